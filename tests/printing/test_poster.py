"""What stands on a poster, as a value: pages' own words, and what only paper must say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import a_partnership, a_place, a_portal, an_actor, an_event, some_settings
from tests.printing.sheets import a_poster


def test_a_poster_says_what_the_page_says() -> None:
    event = an_event(
        end="2026-12-04 21:00",
        venue="kulturhuset",
        price="80-120",
        organizers=["karise-kirkekor", {"name": "Byens Band"}, {"name": "Skolen"}],
        partnership="sang-i-byen",
        accessibility=["koerestol"],
        summary="Vi synger julen ind.",
    )
    place = a_place(address="Torvegade 1, 4653 Karise")
    poster = a_poster(a_portal(event, place, an_actor(), a_partnership()))
    assert poster.title == "Julekoncert"
    assert poster.kind == "Koncert"
    assert poster.when == ("Fredag den 4. december 2026", "kl. 19.30–21.00")
    assert {fact.label: fact.lines for fact in poster.facts} == {
        "Hvor": ("Kulturhuset", "Torvegade 1, 4653 Karise"),
        "Pris": ("80–120 kr.",),
        "Adgang": ("Arrangementet: Kørestol",),
        "Arrangører": ("Karise Kirkekor, Byens Band og Skolen",),
        "Partnerskab": ("Sang i byen",),
    }
    assert poster.page.url == "https://kultur.example.dk/arrangementer/julekoncert/"
    assert poster.page.shown == "kultur.example.dk/arrangementer/julekoncert"
    assert (poster.flag, poster.notices) == ("", ())


def test_what_is_not_known_is_left_out() -> None:
    assert [fact.label for fact in a_poster(a_portal(an_event())).facts] == []


@pytest.mark.parametrize(
    ("fields", "flag", "notices"),
    [
        (
            {"status": "cancelled", "status_reason": "Sygdom."},
            "Aflyst",
            ("Arrangementet er aflyst. Sygdom.",),
        ),
        (
            {"status": "postponed"},
            "Udskudt",
            ("Arrangementet er udskudt. Den nye tid er ikke fastlagt.",),
        ),
        (
            {"status": "rescheduled", "previous_start": "2026-12-03 19:00"},
            "Flyttet",
            (
                "Arrangementet er flyttet fra torsdag den 3. december 2026 kl. 19.00 "
                "til fredag den 4. december 2026 kl. 19.30.",
            ),
        ),
        (
            {"status": "moved_online", "online_url": "https://x.dk/", "venue": "kulturhuset"},
            "Flyttet til nettet",
            ("Arrangementet holdes på nettet i stedet for Kulturhuset.",),
        ),
        (
            {"status": "tentative"},
            "Ikke bekræftet",
            ("Arrangøren har ikke endeligt bekræftet arrangementet endnu.",),
        ),
        ({"booking": "sold_out"}, "Udsolgt", ("Der er ikke flere billetter.",)),
        (
            {"booking": "sold_out", "registration_url": "https://x.dk/"},
            "Udsolgt",
            ("Der er ikke flere pladser.",),
        ),
        # No tickets are asked about for what does not take place.
        (
            {"status": "cancelled", "booking": "sold_out"},
            "Aflyst",
            ("Arrangementet er aflyst.",),
        ),
    ],
)
def test_what_a_passer_by_must_know_first(
    fields: dict[str, Any], flag: str, notices: tuple[str, ...]
) -> None:
    poster = a_poster(a_portal(an_event(**fields), a_place()))
    assert (poster.flag, poster.notices) == (flag, notices)


def test_a_series_invites_to_its_next_date() -> None:
    repeat = {"every": "week", "until": "2026-12-18"}
    changes = [{"date": "2026-12-04 19:30", "status": "cancelled"}]
    poster = a_poster(a_portal(an_event(repeat=repeat, changes=changes)))
    assert poster.when == (
        "Fredag den 11. december 2026",
        "kl. 19.30",
        "Hver fredag kl. 19.30 til og med den 18. december 2026",
    )
    assert poster.flag == ""


def test_a_photograph_comes_with_its_words() -> None:
    image = {"file": "kor.jpg", "alt": "Koret synger", "credit": "Kim Kamera"}
    poster = a_poster(a_portal(an_event(image=image, files=("kor.jpg",))))
    assert poster.picture is not None
    assert poster.picture.path == "events/2026/julekoncert/kor.jpg"
    assert (poster.alt, poster.credit) == ("Koret synger", "Kim Kamera")


def test_a_note_is_cut_where_a_poster_has_no_room_for_it() -> None:
    poster = a_poster(a_portal(an_event(price="80", price_note="Rabat for medlemmer. " * 13)))
    (price,) = poster.facts
    assert price.lines[0] == "80 kr."
    assert len(price.lines[1]) <= 160
    assert price.lines[1].endswith("Rabat for …")


def test_an_invented_portal_says_so_on_paper() -> None:
    poster = a_poster(a_portal(an_event(), settings=some_settings(invented="true")))
    assert poster.issuer.name == "Kultur i Prøveby (opdigtet)"
    assert poster.issuer.disclaimer.startswith("Prøveby Kommune er opdigtet.")


def test_of_an_exhibition_the_hours_stand_on_its_page() -> None:
    poster = a_poster(a_portal(an_event(start="2026-11-01", end="2027-02-01")))
    assert poster.when == (
        "Søndag den 1. november 2026–mandag den 1. februar 2027",
        "Se åbningstiderne på siden nedenfor",
    )
