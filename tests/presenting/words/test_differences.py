"""What became of a date, in a word and in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.event import Event
from generator.model.listing import listing_of
from generator.model.told import Difference, differences, told_of
from generator.presenting.languages.language import language
from generator.presenting.words.differences import mark, said
from generator.presenting.words.names import venue_name
from tests.factories import a_place, a_portal, an_event

PORTAL = a_portal(a_place(), a_place("laden", title="Laden"))
SERIES = {"repeat": {"every": "week", "until": "2026-12-18"}}


def between(before: Event, after: Event) -> tuple[Difference, ...]:
    return differences(told_of(listing_of(before)), told_of(listing_of(after)))


def sentences(
    before: dict[str, Any], after: dict[str, Any], code: str = "da"
) -> list[tuple[str, str]]:
    found = between(an_event(**before), an_event(**after))
    words = language(code).differences
    return [
        (words.mark(one), words.said(one, lambda venue: venue_name(PORTAL, venue))) for one in found
    ]


@pytest.mark.parametrize(
    ("before", "after", "word", "sentence"),
    [
        (
            {},
            {"start": "2026-12-05 14:00"},
            "Flyttet",
            "Flyttet fra fredag den 4. december kl. 19.30 til lørdag den 5. december kl. 14.00.",
        ),
        (
            {},
            {"start": "2026-12-04 20:00"},
            "Flyttet",
            "Flyttet fra kl. 19.30 til kl. 20.00 fredag den 4. december.",
        ),
        (
            {"start": "2026-12-31"},
            {"start": "2027-01-02"},
            "Flyttet",
            "Flyttet fra torsdag den 31. december 2026 til lørdag den 2. januar 2027.",
        ),
        ({}, {"status": "cancelled"}, "Aflyst", "Aflyst: fredag den 4. december kl. 19.30."),
        (
            {},
            {"status": "postponed"},
            "Udskudt",
            "Udskudt: fredag den 4. december kl. 19.30. Den nye tid er ikke fastsat.",
        ),
        (
            {"status": "cancelled"},
            {},
            "Gennemføres alligevel",
            "Gennemføres alligevel: fredag den 4. december kl. 19.30.",
        ),
        (
            {"end": "2026-12-04 21:00"},
            {"end": "2026-12-04 22:15"},
            "Ny sluttid",
            "Ny sluttid fredag den 4. december: kl. 22.15.",
        ),
        (
            {"end": "2026-12-04 21:00"},
            {"end": "2026-12-05 02:00"},
            "Ny sluttid",
            "Ny sluttid fredag den 4. december: lørdag den 5. december kl. 2.00.",
        ),
        (
            {"start": "2026-12-04", "end": "2026-12-05"},
            {"start": "2026-12-04", "end": "2026-12-06"},
            "Ny sluttid",
            "Slutter nu søndag den 6. december.",
        ),
        (
            {"venue": "kulturhuset"},
            {"status": "moved_online", "online_url": "https://a.example/"},
            "Flyttet til nettet",
            "Flyttet til nettet: fredag den 4. december kl. 19.30.",
        ),
        (
            {"venue": "kulturhuset"},
            {"venue": "laden"},
            "Nyt sted",
            "Nyt sted fredag den 4. december kl. 19.30: Laden i stedet for Kulturhuset.",
        ),
        (
            {"venue": {"name": "Gården", "address": "Vej 1"}},
            {"venue": {"name": "Gården", "address": "Vej 2"}},
            "Nyt sted",
            "Nyt sted fredag den 4. december kl. 19.30: Gården, Vej 2.",
        ),
        (
            {},
            {"venue": "laden"},
            "Nyt sted",
            "Nyt sted fredag den 4. december kl. 19.30: Laden.",
        ),
        (
            {"venue": "laden"},
            {},
            "Nyt sted",
            "Stedet er ikke længere oplyst: fredag den 4. december kl. 19.30.",
        ),
        ({}, {"booking": "sold_out"}, "Udsolgt", "Udsolgt: fredag den 4. december kl. 19.30."),
        (
            {"booking": "sold_out"},
            {"booking": "available"},
            "Ikke længere udsolgt",
            "Ikke længere udsolgt: fredag den 4. december kl. 19.30.",
        ),
        (
            {"status": "tentative"},
            {},
            "Bekræftet",
            "Bekræftet: fredag den 4. december kl. 19.30.",
        ),
    ],
)
def test_one_difference(
    before: dict[str, Any], after: dict[str, Any], word: str, sentence: str
) -> None:
    assert sentences(before, after) == [(word, sentence)]


def test_dates_that_came_and_went() -> None:
    longer = {"repeat": {"every": "week", "until": "2026-12-25"}}
    assert sentences(SERIES, longer) == [
        ("Nyt", "Ny dato: fredag den 25. december kl. 19.30."),
    ]
    assert sentences(longer, SERIES) == [
        ("Taget af programmet", "Taget af programmet: fredag den 25. december kl. 19.30."),
    ]


def test_english_says_it_in_its_own_order() -> None:
    assert sentences({}, {"start": "2026-12-05 14:00"}, "en") == [
        (
            "Moved",
            "Moved from Friday 4 December, 19:30 to Saturday 5 December, 14:00.",
        )
    ]
    assert sentences({}, {"booking": "sold_out"}, "en") == [
        ("Sold out", "Sold out: Friday 4 December, 19:30.")
    ]


def test_the_modules_own_words_are_danish() -> None:
    (only,) = between(an_event(), an_event(status="cancelled"))
    assert (mark(only), said(only, lambda venue: "")) == (
        "Aflyst",
        "Aflyst: fredag den 4. december kl. 19.30.",
    )
