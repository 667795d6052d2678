"""Every title leads to a file name that can be used and is free, or to none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.naming import LONGEST
from generator.model.fields import SLUG
from generator.starting.placing import path_of, slug_for, slugs_in
from generator.starting.starters import STARTERS, Starter
from generator.starting.writing import Value

DATES: dict[str, Value] = {"start": "2027-02-01", "date": "2027-02-01", "end": "2027-02-28"}


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
@given(title=st.text(max_size=150), taken=st.frozensets(st.sampled_from(["a", "index", "a-2027"])))
def test_any_title(starter: Starter, title: str, taken: frozenset[str]) -> None:
    values = {**DATES, "title": title}
    slug = slug_for(starter, values, taken)
    if slug is None:
        return
    assert SLUG.fullmatch(slug)
    assert slug not in {*taken, "index"}
    assert len(slug) <= LONGEST + len("-2027-02-01")
    parts = path_of(starter, values, slug, "syng-sammen").split("/")
    assert ".." not in parts
    assert all(parts)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Åbent hus: kor & kaffe", "aabent-hus-kor-kaffe"),
        ("../../etc/passwd", "etc-passwd"),
        ("Index", "index-2027"),
        ("!!!", None),
        ("Aux", "aux-2027"),  # no name for a file on Windows, whatever its ending
        ("COM1", "com1-2027"),
        ("Con amore", "con-amore"),
        (
            f"Et {'meget ' * 12}langt navn",
            "et-meget-meget-meget-meget-meget-meget-meget-meget-meget",
        ),
    ],
)
def test_some_titles(title: str, slug: str | None) -> None:
    (starter,) = (one for one in STARTERS if one.name == "event")
    assert slug_for(starter, {**DATES, "title": title}, frozenset()) == slug


def test_what_has_a_slug_in_a_folder(tmp_path: Path) -> None:
    for name in (
        *("events/2026/koncert.md", "events/2026/koncert.en.md", "events/2027/fest/index.md"),
        *("partnerships/sang/index.md", "partnerships/sang/plan.yml"),
        *("partnerships/sang/meetings/2027-02-styregruppen.yml",),
        *("newsletters/2027-02.yml", "newsletters/2027-02.sent.yml"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert slugs_in(tmp_path, "events") == {"koncert", "fest"}
    assert slugs_in(tmp_path, "partnerships") == {"sang"}
    assert slugs_in(tmp_path, "partnerships/sang/meetings") == {"2027-02-styregruppen"}
    assert slugs_in(tmp_path, "newsletters") == {"2027-02"}
    assert slugs_in(tmp_path, "actors") == frozenset()
