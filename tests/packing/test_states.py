"""A pack is out of date exactly when what it says is, and says since which change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.portal import Portal
from generator.packing.sayings import OTHER
from tests.factories import a_partnership, a_place, a_portal, an_actor, an_event, some_settings
from tests.packing.desks import SINGING, SLOW, later, remembered, rendered

STAMPS = re.compile(rb"^(?:DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE):.*\r\n", re.MULTILINE)
IMAGE = {"file": "kor.jpg", "alt": "Koret synger", "credit": "Kim Kamera"}
Options: TypeAlias = dict[str, tuple[Any, ...]]
"""What may be written in each field."""

REPEAT = {"every": "week", "until": "2026-12-25"}

SAYS: Options = {
    "title": ("Julekoncert", "Nytårskoncert"),
    "summary": (None, "Syng med.", "Syng\nmed."),
    "start": ("2026-12-04 19:30", "2026-12-04 20:00", "2026-12-05 19:30"),
    "end": (None, "2026-12-05 21:00", "2026-12-05 22:30"),
    "type": ("koncert", "moede"),
    "venue": (None, "kulturhuset", {"name": "Åen"}, {"name": "Åen", "url": "https://aaen.dk/"}),
    "status": ("scheduled", "cancelled", "postponed", "tentative"),
    "status_reason": (None, "Sygdom."),
    "booking": (None, "sold_out", "available"),
    "price": (None, "120", "0"),
    "price_note": (None, "Børn gratis"),
    "topics": ((), ("musik",), ("kunst", "musik")),
    "organizers": ((), ("karise-kirkekor",), ("karise-kirkekor", {"name": "Båndet"})),
    "ticket_url": (None, "https://billet.dk/1"),
    "registration_url": (None, "https://tilmeld.dk/"),
    "accessibility": ((), ("koerestol",)),
    "partnership": (None, "sang-i-byen"),
    "body": ("", "Vi **synger**.", "Vi synger."),
    "image": (None, IMAGE, IMAGE | {"alt": "Koret"}),
    "repeat": (None, REPEAT),
}
"""Fields that stand in a pack, in whichever way, and what may be written in them."""
SILENT: Options = {
    "aliases": ((), ("/gammel/",)),
    "goals": ((), ("faelles",)),
    "sources": ((), ("vision",)),
}
"""Fields that do not."""
TIMED: Options = {
    "evidence": (None, "announced"),
    "published": (None, "2026-10-01 10:00", "2026-11-21 10:00"),
    "modified": (None, "2026-11-20 10:00"),
}
"""Fields that decide which posts there are: of what came out yesterday nobody is reminded."""


def _written(options: Options) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({field: st.sampled_from(all_) for field, all_ in options.items()})


def _portal(fields: Mapping[str, Any], now: str = "2026-11-22T09:00+01:00") -> Portal:
    given = {name: value for name, value in fields.items() if value not in (None, ())}
    body = given.pop("body", "")
    if "repeat" in given:
        given.pop("end", None)
    event = an_event(body=body, files=("kor.jpg",) if "image" in given else (), **given)
    return a_portal(event, a_place(), an_actor(), a_partnership(), now=now)


def _differing(before: Portal, after: Portal) -> set[str]:
    """The parts of which a file would be another, but for what a calendar says of itself."""
    was, now = rendered(before), rendered(after)
    return {
        name for name in was.keys() | now.keys() if _still(was.get(name)) != _still(now.get(name))
    }


def _still(files: Mapping[str, bytes] | None) -> Mapping[str, bytes] | None:
    return files and {name: STAMPS.sub(b"", data) for name, data in files.items()}


@settings(deadline=None, max_examples=40)
@given(_written(SAYS), _written(SAYS), _written(SILENT | TIMED), _written(SILENT | TIMED))
def test_it_is_out_of_date_exactly_when_it_would_say_something_else(
    before: dict[str, Any], after: dict[str, Any], was_too: dict[str, Any], is_too: dict[str, Any]
) -> None:
    was, now = _portal(before | was_too), _portal(after | is_too)
    manifest, state = remembered(was), later(was, now)
    # What is pixels and pages follows its value; all others are rendered and compared.
    kept = {name for part in SLOW if part in manifest.parts for name in manifest.parts[part].files}
    files = {
        name
        for part in _differing(was, now)
        if part in manifest.parts
        for name in manifest.parts[part].files
    }
    assert set(state.files) - kept == files
    assert state.kind == ("stale" if _differing(was, now) or state.files else "fresh")
    assert bool(state.reasons) == (state.kind == "stale")
    if all(was_too[field] == is_too[field] for field in TIMED):
        assert OTHER not in state.reasons


@settings(deadline=None, max_examples=40)
@given(_written(SAYS), _written(SILENT), _written(SILENT))
def test_what_a_pack_does_not_say_makes_none_out_of_date(
    says: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> None:
    state = later(_portal(says | before), _portal(says | after))
    assert (state.kind, state.reasons, state.files) == ("fresh", (), ())


@settings(deadline=None, max_examples=40)
@given(_written(SAYS | {"repeat": (None,)}), st.integers(0, 11))
def test_time_alone_makes_none_out_of_date(says: dict[str, Any], days: int) -> None:
    later_on = f"2026-11-{22 + days}" if days < 9 else f"2026-12-0{days - 8}"
    state = later(_portal(says), _portal(says, f"{later_on}T09:00+01:00"))
    assert (state.kind, state.reasons) == ("fresh", ())


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ({}, {"title": "Ny titel"}, ("Ændret: titel.",)),
        (
            {},
            {"start": "2026-12-05 19:30"},
            ("Flyttet fra fredag den 4. december kl. 19.30 til lørdag den 5. december kl. 19.30.",),
        ),
        ({}, {"status": "cancelled"}, ("Aflyst: fredag den 4. december kl. 19.30.",)),
        ({}, {"booking": "sold_out"}, ("Udsolgt: fredag den 4. december kl. 19.30.",)),
        (
            {"status": "cancelled"},
            {},
            ("Gennemføres alligevel: fredag den 4. december kl. 19.30.",),
        ),
        (
            {"venue": "kulturhuset"},
            {"venue": {"name": "Åen"}},
            ("Nyt sted fredag den 4. december kl. 19.30: Åen i stedet for Kulturhuset.",),
        ),
        (
            {"price": "80"},
            {"price": "120", "summary": "Syng med.", "title": "Ny titel"},
            ("Ændret: titel, resumé og pris.",),
        ),
        ({"image": IMAGE}, {"image": IMAGE | {"credit": "Bo"}}, ("Ændret: fotograf.",)),
        ({"body": "Vi synger."}, {"body": "Vi spiller."}, ("Ændret: tekst.",)),
        ({"organizers": ("karise-kirkekor",)}, {}, ("Ændret: arrangører.",)),
    ],
)
def test_it_says_since_which_change(
    before: dict[str, Any], after: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    assert later(_portal(before), _portal(after)).reasons == reasons


def test_what_it_names_counts_as_its_own() -> None:
    event = an_event(venue="kulturhuset", organizers=["karise-kirkekor"])
    before = a_portal(event, a_place(), an_actor())
    after = a_portal(event, a_place(title="Det nye hus"), an_actor())
    assert later(before, after).reasons == ("Ændret: hvor.",)
    assert later(before, a_portal(event, a_place(), an_actor(title="Koret"))).reasons == (
        "Ændret: arrangører.",
    )
    # What is told of them elsewhere does not.
    assert later(before, a_portal(event, a_place(), an_actor(cvr="12345678"))).kind == "fresh"


def test_the_portals_name_stands_on_the_poster() -> None:
    before = a_portal(an_event())
    after = a_portal(an_event(), settings=some_settings(name="Kultur ved åen"))
    state = later(before, after)
    assert state.reasons == ("Ændret: portalens navn og farver.",)
    assert "plakat.pdf" in state.files
    assert "fakta.txt" not in state.files


def test_other_events_are_nothing_to_it() -> None:
    before = a_portal(an_event(), an_event("andet", title="Andet"))
    after = a_portal(an_event(), an_event("tredje", title="Nyt", start="2026-12-04 19:30"))
    assert later(before, after).kind == "fresh"


def test_a_poster_of_a_series_invites_to_its_next_date() -> None:
    event = an_event(start="2026-11-23 19:00", repeat={"every": "week", "until": "2026-12-28"})
    before = a_portal(event)
    assert later(before, a_portal(event, now="2026-11-23T21:00+01:00")).kind == "fresh"
    state = later(before, a_portal(event, now="2026-11-24T09:00+01:00"))
    assert state.reasons == (
        "Mandag den 23. november 2026 kl. 19.00 er forbi; "
        "næste gang er mandag den 30. november 2026 kl. 19.00.",
    )
    assert "plakat.pdf" in state.files


def test_what_is_over_is_never_out_of_date() -> None:
    before = a_portal(an_event())
    after = a_portal(an_event(title="Ny titel"), now="2026-12-05T09:00+01:00")
    assert later(before, after).kind == "over"


def test_what_was_taken_off_the_portal_is_told() -> None:
    state = later(a_portal(an_event()), a_portal())
    assert (state.kind, state.out_of_date) == ("gone", True)
    assert state.reasons == (
        "Findes ikke længere på portalen. Tag materialet ned, og slet mappen.",
    )


def test_a_partnerships_pack_follows_its_events() -> None:
    before = a_portal(
        a_partnership(), an_event(partnership="sang-i-byen"), an_event("andet", title="Andet")
    )
    after = a_portal(
        a_partnership(),
        an_event(partnership="sang-i-byen", status="cancelled"),
        an_event("nyt", title="Sangaften", start="2026-12-09 19:00", partnership="sang-i-byen"),
    )
    state = later(before, after, SINGING)
    assert state.reasons == (
        "Julekoncert: Aflyst: fredag den 4. december kl. 19.30.",
        "»Sangaften« er kommet til.",
    )
    assert state.files == ("begivenhed.ics", "fakta.txt")
    without = a_portal(a_partnership(vision="Alle synger."))
    assert later(before, without, SINGING).reasons == (
        "»julekoncert« er ikke længere en del af det.",
        "Ændret: vision.",
    )
