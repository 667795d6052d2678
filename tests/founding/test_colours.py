"""One colour makes a look that can be read, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.look import ENOUGH, PAIRS, contrast
from generator.founding.colours import NAMED, colour_of, look_of, nearest, readable
from generator.model.settings import Look

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(colours)
def test_the_nearest_can_be_read_and_is_the_colour_itself_where_that_can(colour: str) -> None:
    found = nearest(colour)
    assert readable(found)
    assert (found == colour) is readable(colour)
    assert nearest(found) == found


@given(colours)
def test_a_look_can_be_read_in_light_and_in_dark(colour: str) -> None:
    look = look_of(nearest(colour))
    for front, back in PAIRS:
        for scheme in (0, 1):
            assert contrast(getattr(look, front)[scheme], getattr(look, back)[scheme]) >= ENOUGH


@given(colours)
def test_the_nearest_is_no_darker_than_it_must_be(colour: str) -> None:
    found = nearest(colour)
    if found != colour:
        assert contrast(found, Look.model_construct().surface[0]) < ENOUGH + 0.2


def test_the_theme_s_own_colour_keeps_the_twin_that_was_drawn_for_it() -> None:
    assert look_of(NAMED["hav"]) == Look.model_construct()


def test_every_named_colour_can_be_read() -> None:
    assert [name for name, colour in NAMED.items() if not readable(colour)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skov", "#2F5D34"),
        ("Skov", "#2F5D34"),
        ("#0b5563", "#0B5563"),
        ("0b5563", "#0B5563"),
        ("rød", None),
        ("#12345", None),
        ("url(x)", None),
        ("", None),
    ],
)
def test_how_a_colour_may_be_written(text: str, found: str | None) -> None:
    assert colour_of(text) == found
