"""Which evenings are taken: counted by hand."""

from __future__ import annotations

from datetime import date

from generator.analysing.taken import BUSIEST, WEEKS, taken
from tests.factories import Fields, a_place, a_portal, an_event

HALL = a_place("salen")


def test_evenings_are_counted_from_today_on() -> None:
    found = taken(
        a_portal(
            HALL,
            an_event("a", start="2026-11-23 19:30"),
            an_event("b", start="2026-11-23 16:00", end="2026-11-23 18:00"),
            an_event("c", start="2026-11-23 10:00", end="2026-11-23 12:00"),
            an_event("d", start="2026-11-24"),
            an_event("e", start="2026-11-25 19:30", status="cancelled"),
        )
    )
    this, following = found.weeks[:2]
    assert len(found.weeks) == WEEKS
    # Today is Sunday 22 November.
    assert (this.monday, this.evenings) == (date(2026, 11, 16), (None,) * 6 + (0,))
    assert following.evenings == (2, 0, 0, 0, 0, 0, 0)


def test_busy_days_by_town_and_by_audience() -> None:
    here: Fields = {"venue": "salen", "audiences": ["boern"]}
    found = taken(
        a_portal(
            HALL,
            an_event("a", start="2026-12-04 19:30", **here),
            an_event("b", start="2026-12-04 10:00", **here),
            an_event("c", start="2026-12-05 10:00", **here),
            an_event("d", start="2026-12-04 12:00", audiences=["alle"], locality="oeby"),
        )
    )
    karise, oeby = found.towns
    (day,) = karise.days
    assert (karise.code, day.day, day.count) == ("karise", date(2026, 12, 4), 2)
    assert day.others == (("boern", 2),)
    assert [event.slug for event in day.events] == ["b", "a"]
    assert (oeby.code, oeby.days) == ("oeby", ())
    children = next(crowd for crowd in found.audiences if crowd.code == "boern")
    assert [(one.count, one.others) for one in children.days] == [(2, (("karise", 2),))]


def test_only_the_busiest_days_are_told() -> None:
    crowd = [
        an_event(f"e{day}-{number}", start=f"2026-12-{day:02d} 19:30", venue="salen")
        for day in range(1, 10)
        for number in range(2 + day % 2)
    ]
    (karise,) = taken(a_portal(HALL, *crowd)).towns
    assert [one.day.day for one in karise.days] == [1, 3, 5, 7, 9]
    assert len(karise.days) == BUSIEST
