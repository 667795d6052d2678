"""What a house has on: events with every date written out, so that nothing need be reckoned to know
what a reader must find. Producers write them in their own ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from generator.model.times import ZONE

When: TypeAlias = date | datetime


@dataclass(frozen=True)
class Held:
    """One date; `end` is exclusive for hours and the last day for days, `original` where the rule
    had it."""

    start: When
    end: When | None
    original: When
    cancelled: bool = False


@dataclass(frozen=True)
class Event:
    """`rule` as RRULE; `first` and `length` its master's; `left_out` what the rule has, and is not
    held."""

    title: str
    held: tuple[Held, ...]
    rule: str = ""
    left_out: tuple[datetime, ...] = ()
    text: str = "Kom og vær med."
    place: str = "Hytten, Torvet 1, 4640 Faxe"

    @property
    def first(self) -> Held:
        return self.held[0]

    @property
    def is_day(self) -> bool:
        return not isinstance(self.first.start, datetime)


@dataclass(frozen=True)
class Programme:
    name: str
    events: tuple[Event, ...]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def evening(text: str, hours: float = 2, *, original: str = "", cancelled: bool = False) -> Held:
    """An evening of some hours, on the wall clock."""
    start = datetime.fromisoformat(text)
    end = start + timedelta(hours=hours)
    return Held(
        start.replace(tzinfo=ZONE), end.replace(tzinfo=ZONE), at(original or text), cancelled
    )


def days(first: str, last: str = "") -> Held:
    day = date.fromisoformat(first)
    return Held(day, date.fromisoformat(last) if last else None, day)


LONG = (
    "Rødgrød med fløde, blåbær; æbler, ål\n\n»Så« synger vi: C:\\noder\\ny — også på ø-hav. " * 6
).strip()

PROGRAMMES = (
    Programme("en-aften", (Event("Fællessang på torvet", (evening("2026-12-05 19:30"),)),)),
    Programme("en-sommeraften", (Event("Sankthans", (evening("2026-06-23 20:00", 3),)),)),
    Programme("over-midnat", (Event("Nytårsbal", (evening("2026-12-31 21:00", 5),)),)),
    Programme("en-dag", (Event("Åbent hus", (days("2026-12-05"),)),)),
    Programme("flere-dage", (Event("Kunstudstilling", (days("2026-11-28", "2027-01-10"),)),)),
    Programme(
        "ugentlig",
        (
            Event(
                "Kor",
                tuple(evening(f"2026-10-{day:02} 19:00") for day in (6, 13, 20, 27)),
                "FREQ=WEEKLY;COUNT=4;BYDAY=TU",
            ),
        ),
    ),
    Programme(
        "ugentlig-uden-to",
        (
            Event(
                "Strik",
                tuple(evening(f"2026-{day} 10:00", 1.5) for day in ("09-02", "09-23", "09-30")),
                "FREQ=WEEKLY;UNTIL=20260930T080000Z;BYDAY=WE",
                (at("2026-09-09 10:00"), at("2026-09-16 10:00")),
            ),
        ),
    ),
    Programme(
        "flyttet-og-aflyst",
        (
            Event(
                "Bogklub",
                (
                    evening("2026-10-01 17:00"),
                    evening("2026-10-16 18:30", original="2026-10-15 17:00"),
                    evening("2026-10-29 17:00", cancelled=True),
                    evening("2026-11-12 17:00"),
                ),
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TH",
            ),
        ),
    ),
    Programme(
        "sidste-fredag",
        (
            Event(
                "Fredagscafé",
                tuple(
                    evening(f"2026-{day} 15:00", 1)
                    for day in ("08-28", "09-25", "10-30", "11-27", "12-25")
                ),
                "FREQ=MONTHLY;COUNT=5;BYDAY=-1FR",
            ),
        ),
    ),
    Programme(
        "to-hverdage",
        (
            Event(
                "Gymnastik",
                tuple(evening(f"2026-11-{day:02} 09:00", 1) for day in (2, 5, 9, 12, 16, 19)),
                "FREQ=WEEKLY;COUNT=6;BYDAY=MO,TH;WKST=MO",
            ),
        ),
    ),
    Programme(
        "aarlig",
        (
            Event(
                "Grundlovsdag",
                (days("2025-06-05"), days("2026-06-05"), days("2027-06-05")),
                "FREQ=YEARLY;COUNT=3",
            ),
        ),
    ),
    Programme(
        "svaer-tekst",
        (
            Event(
                'Æbler, øl & ål; en "aften" \\ med fynd <3',
                (evening("2026-12-05 19:30"),),
                text=LONG,
                place="Hytten; sal 2, Torvet 1",
            ),
        ),
    ),
    Programme(
        "en-saeson",
        tuple(
            Event(f"Koncert nr. {n}", (evening(f"2026-{1 + n % 12:02}-{1 + n:02} 20:00"),))
            for n in range(25)
        ),
    ),
    Programme(
        "lidt-af-hvert",
        (
            Event("Foredrag", (evening("2027-02-03 19:00", 1.5),)),
            Event("Marked", (days("2026-12-12", "2026-12-13"),)),
            Event(
                "Morgensang",
                tuple(evening(f"2027-03-{day:02} 08:15", 0.5) for day in (26, 27, 28, 29)),
                "FREQ=DAILY;COUNT=4",
            ),
        ),
    ),
)
