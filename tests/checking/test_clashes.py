"""What editors are told of clashes, word for word."""

from __future__ import annotations

from typing import Any

from generator.checking.clashes import MOST, coming_events_clash_only_where_it_is_meant
from generator.checking.events import rooms_are_those_of_the_place
from generator.model.portal import Portal
from tests.factories import Fields, a_place, a_portal, an_actor, an_event

HALL = a_place("salen", title="Kulturhuset", rooms=[{"name": "Scenen"}, {"name": "Foyeren"}])
BARN = a_place("laden", title="Laden")
EVENING: Fields = {"start": "2026-12-04 19:30", "end": "2026-12-04 21:00"}


def told(portal: Portal) -> list[str]:
    found = list(coming_events_clash_only_where_it_is_meant(portal))
    assert {finding.level for finding in found} <= {"warning"}
    return [finding.message for finding in found]


def test_the_place_with_its_room_and_the_way_out() -> None:
    here: Fields = {"venue": "salen", "room": "Scenen"}
    portal = a_portal(
        HALL, an_event("a", title="Revy", **here, **EVENING), an_event("b", **here, **EVENING)
    )
    (finding,) = coming_events_clash_only_where_it_is_meant(portal)
    assert (finding.path, finding.field) == ("events/2026/b.md", ("start",))
    assert finding.message == (
        "Falder sammen med »Revy« fredag den 4. december 2026 kl. 19.30–21.00: "
        "begge er i Scenen i Kulturhuset"
    )
    assert finding.hint == (
        "Flyt det ene, eller skriv hvorfor det er i orden: accepted_clashes: [{with: a, reason: …}]"
    )


def test_who_is_in_two_places_and_how_often() -> None:
    weekly: Fields = {"repeat": {"every": "week", "until": "2026-12-18"}, "organizers": ["koret"]}
    portal = a_portal(
        HALL,
        BARN,
        an_actor("koret", title="Koret"),
        an_event("a", title="Prøve", venue="salen", **weekly, **EVENING),
        an_event("b", venue="laden", **weekly, **EVENING),
    )
    assert told(portal) == [
        "Falder sammen med »Prøve« fredag den 4. december 2026 kl. 19.30–21.00 og 2 gange til: "
        "Koret er to steder på én gang"
    ]


def test_what_they_share_besides_the_place_is_not_read_as_a_place() -> None:
    here: Fields = {"venue": "salen", "room": "Scenen", "audiences": ["boern"]}
    portal = a_portal(
        HALL,
        an_event("a", title="Sang", organizers=["koret"], **here, **EVENING),
        an_event("b", organizers=["bandet"], **here, **EVENING),
    )
    (said,) = told(portal)
    assert said.endswith(
        "begge er i Scenen i Kulturhuset, og de har samme by, målgruppe og emne "
        "(Karise, børn, musik)"
    )


def test_whose_guests_both_want() -> None:
    one: Fields = {"venue": "salen", "organizers": ["koret"], "audiences": ["boern"]}
    other: Fields = {"venue": "laden", "organizers": ["bandet"], "audiences": ["boern"]}
    portal = a_portal(
        HALL, BARN, an_event("a", title="Sang", **one, **EVENING), an_event("b", **other, **EVENING)
    )
    assert told(portal) == [
        "Falder sammen med »Sang« fredag den 4. december 2026 kl. 19.30–21.00: "
        "samme by, målgruppe og emne (Karise, børn, musik)"
    ]


def test_words_that_nobody_knows_are_said_as_they_are() -> None:
    """They have errors of their own, told in the same report."""
    here: Fields = {"audiences": ["baabe"], "locality": "ukendtby", "type": "konsert"}
    portal = a_portal(
        HALL,
        BARN,
        an_event("a", title="Sang", venue="salen", organizers=["koret"], **here, **EVENING),
        an_event("b", venue="laden", organizers=["bandet"], **here, **EVENING),
    )
    assert told(portal) == [
        "Falder sammen med »Sang« fredag den 4. december 2026 kl. 19.30–21.00: "
        "samme by, målgruppe og type (Karise, baabe, konsert)"
    ]


def test_what_is_accepted_is_not_told_and_what_is_no_clash_is() -> None:
    reason = [{"with": "a", "reason": "De spiller sammen"}]
    one = an_event("a", title="Revy", venue="salen", **EVENING)
    known = an_event("b", venue="salen", accepted_clashes=reason, **EVENING)
    gone = an_event("b", venue="laden", accepted_clashes=reason, **EVENING)
    assert told(a_portal(HALL, BARN, one, known)) == []
    (finding,) = coming_events_clash_only_where_it_is_meant(a_portal(HALL, BARN, one, gone))
    assert finding.field == ("accepted_clashes", 0)
    assert finding.message == "Arrangementet falder ikke sammen med »Revy« mere"


def test_nobody_is_drowned_in_warnings() -> None:
    crowd = [
        an_event(f"e{number:02d}", title=f"Hold {number}", venue="salen", **EVENING)
        for number in range(12)
    ]
    found = told(a_portal(HALL, *crowd))
    assert len(found) == MOST + 1
    assert found[-1] == f"Der er {66 - MOST} sammenfald mere end de {MOST} første, der er nævnt her"


def test_a_room_is_one_of_the_place() -> None:
    def said(**fields: Any) -> list[str]:
        event = an_event(**fields)
        return [
            finding.message + " | " + finding.hint
            for finding in rooms_are_those_of_the_place(a_portal(event, HALL, BARN), event)
        ]

    assert said(venue="salen", room="Scenen") == []
    assert said(venue="salen") == []
    assert said(venue="salen", room="Scenan") == [
        "»Scenan« kan ikke findes: det står ikke blandt lokalerne i »Kulturhuset« "
        "| Mente du »Scenen«?"
    ]
    assert said(venue="salen", room="Tagterrassen") == [
        "»Tagterrassen« kan ikke findes: det står ikke blandt lokalerne i »Kulturhuset« "
        "| Vælg mellem »Scenen« og »Foyeren«."
    ]
    assert said(venue="laden", room="Loftet") == [
        "»Loftet« kan ikke findes: »Laden« har ingen lokaler "
        "| Skriv lokalerne som »rooms« i places/laden.md, eller slet linjen."
    ]
    assert said(venue={"name": "Teltet"}, room="Scenen") == [
        "»Scenen« kan ikke findes: arrangementet har intet sted fra registret "
        "| Skriv stedets kortnavn i »venue«, eller flyt lokalet op i stedets navn."
    ]
