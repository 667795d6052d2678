"""A portal with every kind of date that calendars have trouble with, and what each must show."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.words.status import marked_title
from tests.factories import a_place, a_portal, an_actor, an_event

Shown = tuple[str, str, str]
"""Summary, start and end as ISO text: days (end exclusive), or instants in UTC."""

HOSTILE = 'Kager, kaffe; \\N "og" \\, <b>æøå</b> 🎄👩‍👩‍👧 ' + "rødgrød med fløde " * 4


def the_portal() -> Portal:
    return a_portal(
        an_actor(),
        a_place(address="Torvet 1, 4653 Karise", geo={"lat": "55,3091", "lon": "12,2069"}),
        a_place("laden", title="Laden; og gården, Øby"),
        an_event("hostil", title=HOSTILE.strip(), end="2026-12-04 22:00", summary="a\nb, c; d \\n"),
        an_event("uden-slut", title="Uden sluttid", start="2026-12-05 23:30"),
        an_event("hel-dag", title="Hel dag", start="2026-12-06"),
        an_event(
            "udstilling",
            title="Udstilling",
            start="2026-10-04",
            end="2026-12-31",
            type="udstilling",
        ),
        an_event(
            "hverdag",
            title="Kor hver mandag",
            start="2026-09-07 19:00",
            end="2026-09-07 21:00",
            venue="kulturhuset",
            organizers=["karise-kirkekor"],
            repeat={
                "every": "week",
                "on": ["monday"],
                "until": "2027-04-26",
                "except": ["2026-09-07", "2026-10-12", "2026-12-28"],
            },
            changes=[
                {"date": "2026-10-26 19:00", "status": "cancelled", "reason": "Dirigenten er syg"},
                {
                    "date": "2026-11-02 19:00",
                    "start": "2026-11-03 18:30",
                    "end": "2026-11-03 20:00",
                },
                {"date": "2027-03-29 19:00", "venue": "laden", "title": "Forårssang i laden"},
                {"date": "2027-04-26 19:00", "booking": "sold_out"},
            ],
        ),
        an_event(
            "maanedlig",
            title="Fortællecafé",
            start="2026-09-08 15:00",
            end="2026-09-08 16:30",
            repeat={
                "every": "month",
                "on": ["2nd tuesday", "last friday"],
                "interval": "2",
                "until": "2027-06-01",
            },
        ),
        an_event(
            "den-31",
            title="Den sidste dag",
            start="2026-10-31 10:00",
            repeat={"every": "month", "until": "2027-06-30"},
        ),
        an_event(
            "hele-dage-hver-uge",
            title="Torvedag",
            start="2026-10-17",
            repeat={"every": "week", "until": "2026-11-14", "except": ["2026-10-31"]},
            changes=[{"date": "2026-11-07", "status": "cancelled"}],
        ),
        an_event(
            "weekender",
            title="Weekendværksted",
            start="2026-10-24",
            end="2026-10-25",
            repeat={"every": "week", "interval": "2", "until": "2026-12-05"},
        ),
        an_event(
            "nat",
            title="Natklub",
            start="2026-10-10 23:00",
            end="2026-10-11 03:30",
            repeat={"every": "week", "until": "2026-11-07"},
        ),
        an_event(
            "opremset",
            title="Tre aftener",
            start="2026-10-20 19:30",
            end="2026-10-20 21:30",
            repeat={"dates": ["2026-10-27", "2026-11-03 15:00", "2026-11-03"]},
            changes=[{"date": "2026-10-27 19:30", "start": "2026-10-28 19:30"}],
        ),
        an_event(
            "skaev-start",
            title="Begynder uden for reglen",
            start="2026-10-21 17:00",
            end="2026-10-21 18:00",
            repeat={"every": "week", "on": "tirsdag", "until": "2026-11-17", "dates": "2026-11-12"},
        ),
        an_event("foerste-gang", title="Klokken to, første gang", start="2026-10-25 02:00+02:00"),
        an_event("anden-gang", title="Den anden klokken halv tre", start="2026-10-25 02:30+01:00"),
        an_event(
            "flyttet",
            title="Flyttet koncert",
            start="2027-01-15 20:00",
            status="rescheduled",
            previous_start="2026-12-15 20:00",
        ),
        an_event("udsat", title="Udskudt koncert", status="postponed", start="2027-01-16 20:00"),
        an_event("aflyst", title="Aflyst koncert", status="cancelled", start="2027-01-17 20:00"),
        an_event("maaske", title="Måske", status="tentative", start="2027-01-18 20:00"),
        an_event(
            "paa-nettet",
            title="På nettet",
            status="moved_online",
            online_url="https://møde.example/rum?a=1,2;3",
            start="2027-01-19 20:00",
            venue="kulturhuset",
        ),
    )


def expected(portal: Portal) -> list[Shown]:
    """What a calendar program must show: every date of the model, nothing more."""
    return sorted(
        shown(marked_title(found.title, found.status), found.start, end(portal, found))
        for dates in portal.occurrences.values()
        for found in dates
    )


def end(portal: Portal, found: Occurrence) -> date | datetime:
    if not isinstance(found.start, datetime):
        return day_of(found.end or found.start) + timedelta(days=1)
    if isinstance(found.end, datetime):
        return found.end
    minutes = portal.settings.default_duration
    return found.start.astimezone(UTC) + timedelta(minutes=minutes)


def shown(summary: str, start: date | datetime, end: date | datetime) -> Shown:
    return (summary, iso(start), iso(end))


def iso(when: date | datetime) -> str:
    if isinstance(when, datetime):
        assert when.utcoffset() is not None, "floating time"
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return when.isoformat()
