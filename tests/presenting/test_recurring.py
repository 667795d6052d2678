"""What a rule in words says of this year's day; what leaves a doubt says nothing."""

from __future__ import annotations

from datetime import date

import pytest

from generator.presenting.recurring import last_day


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("anden lørdag i november", date(2026, 11, 14)),
        ("Første søndag i november", date(2026, 11, 1)),
        ("sidste fredag i september", date(2026, 9, 25)),
        ("Natten til den sidste søndag i marts", date(2026, 3, 29)),
        ("Første weekend i februar", date(2026, 2, 8)),
        ("sidste weekend i oktober", date(2026, 11, 1)),
        ("1. maj", date(2026, 5, 1)),
        ("31. december kl. 14", date(2026, 12, 31)),
        ("begyndelsen af september", date(2026, 9, 15)),
    ],
)
def test_plain_rules_name_a_day(when: str, day: date) -> None:
    assert last_day(when, 2026) == day


@pytest.mark.parametrize(
    "when",
    [
        None,
        "",
        "december",
        "Når det blæser",
        "fredage i september",
        "midt i juni",
        "uge 26 eller begyndelsen af juli",
        "sidste fredag før første søndag i advent",
        "begyndelsen af september (i 2019 i maj)",
        "30. februar",
    ],
)
def test_what_leaves_a_doubt_names_none(when: str | None) -> None:
    assert last_day(when, 2026) is None
