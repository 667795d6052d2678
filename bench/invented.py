"""The corpus as values: events, actors, places and partnerships that follow from their number.

Per 1,000 events: 40 actors, 20 places, 10 partnerships; 4 % of the events are series, 2 % are
exhibitions. Same count, same values: nothing here is random, only mixed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
"""Every program builds as if it were this moment."""
PUBLISHED = datetime(2026, 11, 1, 9, 0, tzinfo=ZONE)
FIRST_DAY = date(2026, 11, 23)
DAYS = 540
"""Events are spread over a year and a half from here; a tenth lie in the year before."""

_TYPES = ("koncert", "teater", "udstilling", "foredrag", "film", "tur", "workshop", "festival")
TOPICS = ("musik", "scene", "kunst", "litteratur", "film", "historie", "natur")
AUDIENCES = ("alle", "smaaboern", "boern", "unge", "voksne", "seniorer")
TOWNS = ("haslev", "faxe", "karise", "roennede", "dalby", "terslev")
_WHAT = ("Koncert", "Aften", "Fortælling", "Vandring", "Værksted", "Visesang", "Fest", "Samtale")
_WITH = ("koret", "naboerne", "havnens folk", "orkestret", "børnene", "de unge", "laugene")
_WHERE = ("i laden", "ved søen", "på torvet", "i salen", "under åben himmel", "i klosterhaven")
_SENTENCES = (
    "Dørene åbnes en halv time før, og der er kaffe i foyeren.",
    "Medvirkende fra hele egnen mødes om et program, der spænder fra stille til larmende.",
    "Bagefter er der **samtale** om det, vi har set og hørt.",
    "Alle er velkomne, også den, der aldrig har været her før.",
    "Stedet har niveaufri adgang, og der er plads til kørestole på første række.",
    "Aftenen er blevet til i et samarbejde mellem foreninger, skole og bibliotek.",
    "Læs mere på [arrangørens side](https://eksempel.example/program) eller spørg i døren.",
)


class Mix:
    """Numbers that look mixed but follow from the seed alone."""

    def __init__(self, seed: str) -> None:
        self._bytes = hashlib.sha256(seed.encode()).digest()
        self._at = 0

    def below(self, limit: int) -> int:
        value = int.from_bytes(self._bytes[self._at : self._at + 3], "big")
        self._at = (self._at + 3) % 30
        return value % limit

    def one(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]


@dataclass(frozen=True, slots=True)
class Series:
    """Every week from the event's start to `until`, but for `skipped`; one date is called off."""

    until: date
    skipped: date
    called_off: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One date of an event; `end` is inclusive where they are whole days."""

    start: datetime | date
    end: datetime | date
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An event; an exhibition has dates without a clock."""

    number: int
    title: str
    summary: str
    start: datetime | date
    end: datetime | date
    series: Series | None
    venue: int
    organizers: tuple[int, ...]
    kind: str
    topic: str
    audience: str
    price: str
    partnership: int | None
    cancelled: bool
    body: str

    @property
    def slug(self) -> str:
        return f"arrangement-{self.number}"

    @property
    def days(self) -> tuple[Day, ...]:
        """Every date on which it takes place or was to, in order."""
        if self.series is None or not isinstance(self.start, datetime):
            return (Day(self.start, self.end, self.cancelled),)
        assert isinstance(self.end, datetime)
        found = []
        # Wall-clock time: a concert at 19.30 stays one when the clocks change.
        start, end = self.start, self.end
        while start.date() <= self.series.until:
            if start.date() != self.series.skipped:
                off = self.cancelled or start == self.series.called_off
                found.append(Day(start, end, off))
            start, end = start + timedelta(weeks=1), end + timedelta(weeks=1)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who makes culture."""

    number: int
    title: str
    locality: str
    topic: str
    summary: str
    body: str

    @property
    def slug(self) -> str:
        return f"aktoer-{self.number}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happens; `geo` is (latitude, longitude) in degrees, as written."""

    number: int
    title: str
    locality: str
    address: str
    geo: tuple[str, str]
    body: str

    @property
    def slug(self) -> str:
        return f"sted-{self.number}"


@dataclass(frozen=True, slots=True)
class Partnership:
    """Some actors together."""

    number: int
    title: str
    partners: tuple[int, ...]
    body: str

    @property
    def slug(self) -> str:
        return f"partnerskab-{self.number}"


@dataclass(frozen=True, slots=True)
class Cooperation:
    """What the portal alone is given (`bench/cooperation.py`): whether actors have needs and offers
    and partnerships plans, and how many meetings and school offers there are."""

    wishes: bool = False
    plans: bool = False
    meetings: int = 0
    school_offers: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a site is made of, each kind in the order of its numbers."""

    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    partnerships: tuple[Partnership, ...]
    together: Cooperation = Cooperation()


def corpus(events: int, *, actors: int | None = None, partnerships: int | None = None) -> Corpus:
    """A corpus with that many events, and as many of the rest as belong to them unless stated."""
    actors = max(4, events // 25) if actors is None else actors
    places = max(2, events // 50)
    partnerships = max(1, events // 100) if partnerships is None else partnerships
    return Corpus(
        tuple(_event(number, actors, places, partnerships) for number in range(events)),
        tuple(map(_actor, range(actors))),
        tuple(map(_place, range(places))),
        tuple(_partnership(number, actors) for number in range(partnerships)),
    )


def cooperating(events: int) -> Corpus:
    """A corpus with all kinds of content: for 10,000 events 2,000 actors with needs and offers, 500
    partnerships with plans, 300 meetings and 300 school offers."""
    known = corpus(events, actors=max(8, events // 5), partnerships=max(1, events // 20))
    some = max(1, events * 3 // 100)
    return replace(known, together=Cooperation(True, True, some, some))


def _event(number: int, actors: int, places: int, partnerships: int) -> Event:
    mix = Mix(f"event {number}")
    day = FIRST_DAY + timedelta(days=mix.below(DAYS) - (365 if number % 10 == 0 else 0))
    hour = 10 + mix.below(11)
    organizers = dict.fromkeys(mix.below(actors) for _ in range(1 + mix.below(2)))
    title = f"{mix.one(_WHAT)} {number}: {mix.one(_WITH)} {mix.one(_WHERE)}"
    summary = mix.one(_SENTENCES).replace("**", "").partition(" på [")[0]
    start, end, series = _times(number, day, hour, mix)
    body = "\n\n".join(_SENTENCES[(number + step * 3) % len(_SENTENCES)] for step in range(5))
    return Event(
        number=number,
        title=title,
        summary=summary,
        start=start,
        end=end,
        series=series,
        venue=mix.below(places),
        organizers=tuple(organizers),
        kind=_TYPES[number % len(_TYPES)],
        topic=mix.one(TOPICS),
        audience=mix.one(AUDIENCES),
        price=mix.one(("gratis", "60", "80-120", "145")),
        partnership=mix.below(partnerships) if number % 7 == 0 else None,
        cancelled=number % 41 == 0,
        body=f"{body}\n\n## Praktisk\n\n- {_SENTENCES[3]}\n- {_SENTENCES[4]}\n",
    )


def _times(
    number: int, day: date, hour: int, mix: Mix
) -> tuple[datetime | date, datetime | date, Series | None]:
    if number % 50 == 2:
        return day, day + timedelta(days=30 + mix.below(60)), None
    start = datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZONE)
    series = None
    if number % 25 == 1:
        series = Series(
            until=day + timedelta(weeks=8),
            skipped=day + timedelta(weeks=3),
            called_off=start + timedelta(weeks=2),
        )
    return start, start.replace(hour=hour + 2, minute=0), series


def _actor(number: int) -> Actor:
    mix = Mix(f"actor {number}")
    title = f"Forening {number} {mix.one(_WHERE)}"
    locality, topic = mix.one(TOWNS), mix.one(TOPICS)
    return Actor(number, title, locality, topic, _SENTENCES[3], "\n\n".join(_SENTENCES[:3]))


def _place(number: int) -> Place:
    mix = Mix(f"place {number}")
    return Place(
        number=number,
        title=f"Huset {number}",
        locality=mix.one(TOWNS),
        address=f"Storgade {number}, 4690 Haslev",
        geo=(f"55.{200 + mix.below(150)}", f"12.{mix.below(200):03d}"),
        body=_SENTENCES[4],
    )


def _partnership(number: int, actors: int) -> Partnership:
    mix = Mix(f"partnership {number}")
    partners = dict.fromkeys(mix.below(actors) for _ in range(4))
    return Partnership(number, f"Partnerskab {number}", tuple(partners), _SENTENCES[5])
