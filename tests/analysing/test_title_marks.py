"""States that are written in titles."""

from __future__ import annotations

import pytest

from generator.analysing.title_marks import marked


@pytest.mark.parametrize(
    ("title", "rest", "mark"),
    [
        ("AFLYST: Koncert", "Koncert", "cancelled"),
        ("Koncert – udsolgt", "Koncert", "sold_out"),
        ("(Udsat) Koncert", "Koncert", "postponed"),
        ("INDSTILLET - Tur", "Tur", "cancelled"),
        ("Sold out: Jazz", "Jazz", "sold_out"),
        ("Annulleret: Jazz", "Jazz", "cancelled"),
        ("Jazz [fuldt booket]", "Jazz", "sold_out"),
    ],
)
def test_a_mark_before_or_after_is_a_state(title: str, rest: str, mark: str) -> None:
    assert marked(title) == (rest, mark)


@pytest.mark.parametrize("title", ["Den aflyste koncert", "Udsat for vind", "Aflyst", "Koncert"])
def test_a_word_within_is_part_of_the_title(title: str) -> None:
    assert marked(title) == (title, "scheduled")
