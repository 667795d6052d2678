"""Which files are made of a picture, and what they are called."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.imaging import variants as module
from generator.imaging.variants import LARGEST, largest, variants, widths
from generator.model.picture import Picture
from tests.factories import a_picture

sizes = st.tuples(st.integers(1, 16_000), st.integers(1, 16_000))


@pytest.mark.parametrize(
    ("width", "offered"),
    [
        (4000, (320, 640, 960, 1280)),
        (1280, (320, 640, 960, 1280)),
        (1279, (320, 640, 960, 1279)),
        (1060, (320, 640, 960)),
        (960, (320, 640, 960)),
        (500, (320, 500)),
        (340, (320,)),
        (320, (320,)),
        (80, (80,)),
    ],
)
def test_widths(width: int, offered: tuple[int, ...]) -> None:
    assert widths(a_picture(width=width)) == offered


@given(size=sizes)
def test_never_larger_than_it_is_and_always_in_its_proportions(size: tuple[int, int]) -> None:
    picture = a_picture(width=size[0], height=size[1])
    made = (*variants(picture, "avif"), largest(picture, "jpeg"))

    assert made
    for variant in made:
        assert 1 <= variant.width <= min(picture.width, LARGEST)
        assert 1 <= variant.height <= max(1, picture.height)
        exact = picture.height * variant.width / picture.width
        assert abs(variant.height - exact) <= 0.5 or (variant.height == 1 and exact < 1)
    assert all(narrow.width < wide.width for narrow, wide in pairwise(variants(picture, "avif")))


@given(size=sizes)
def test_the_widest_loses_little(size: tuple[int, int]) -> None:
    picture = a_picture(width=size[0], height=size[1])

    assert widths(picture)[-1] >= 0.9 * min(picture.width, LARGEST)


def test_a_name_for_each_of_the_bytes() -> None:
    one, other = a_picture("a.jpg"), a_picture("b.jpg")
    made = [
        variant
        for picture in (one, other)
        for kind in ("avif", "webp", "jpeg")
        for variant in variants(picture, kind)
    ]

    assert len({variant.key for variant in made}) == len(made) == 24


def test_the_name_follows_the_encoders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts keep the files for ever, so what is packed differently must be called differently."""
    picture = a_picture()
    before = largest(picture, "avif").key
    monkeypatch.setattr(module, "library_version", lambda name: f"{name}==99")
    module.recipe.cache_clear()
    module.stem.cache_clear()
    try:
        assert largest(picture, "avif").key != before
    finally:
        monkeypatch.undo()
        module.recipe.cache_clear()
        module.stem.cache_clear()
    assert largest(picture, "avif").key == before


def test_a_picture_is_its_bytes() -> None:
    assert a_picture("a.jpg").digest != a_picture("b.jpg").digest
    assert isinstance(a_picture(), Picture)
