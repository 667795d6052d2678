"""Finding dates as a visitor does, with the finder's modules in Node; and the same in Python."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from generator.model.occurrences import Occurrence
from generator.model.place import Geo, Place
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.programme import is_ongoing
from generator.presenting.words.dates import machine
from tests.outputs.searching import SCRIPTS, node

Point = tuple[float, float]
SWITCHES = {"gratis": "1", "aflyste": "nej", "loebende": "nej"}
LISTS = ("emne", "type", "maalgruppe", "adgang")
DISTANCES = (5, 10, 20)


@dataclass(frozen=True)
class Asked:
    """What a visitor chose; `days` are a preset or a first and a last day."""

    day: date = date(2026, 11, 22)
    hvornaar: str = ""
    fra: date | None = None
    til: date | None = None
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alder: int | None = None
    omraade: str = ""
    inden_for: int = 0
    switches: frozenset[str] = frozenset()

    @property
    def query(self) -> str:
        """As `format` in find-state.js has it."""
        pairs: list[tuple[str, object]] = []
        if self.hvornaar:
            pairs.append(("hvornaar", self.hvornaar))
        elif self.fra or self.til:
            pairs += [(n, d.isoformat()) for n, d in (("fra", self.fra), ("til", self.til)) if d]
        pairs += [(name, code) for name in LISTS for code in self.lists.get(name, ())]
        if self.alder is not None:
            pairs.append(("alder", self.alder))
        if self.omraade:
            pairs.append(("omraade", self.omraade))
            pairs += [("inden-for", self.inden_for)] if self.inden_for else []
        pairs += [(name, SWITCHES[name]) for name in SWITCHES if name in self.switches]
        return urlencode(pairs)

    @property
    def range(self) -> tuple[date, date]:
        day = self.day
        sunday = day + timedelta(days=6 - day.weekday())
        if self.hvornaar:
            month_end = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            return {
                "i-dag": (day, day),
                "i-morgen": (day + timedelta(days=1),) * 2,
                "i-weekenden": (max(day, sunday - timedelta(days=2)), sunday),
                "denne-uge": (day, sunday),
                "denne-maaned": (day, month_end - timedelta(days=1)),
            }[self.hvornaar]
        return max(day, self.fra or day), self.til or date.max


class Reference:
    """The same answers, from the portal itself and one date at a time."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.dates = [found for slug in portal.listings for found in portal.occurrences[slug]]

    def found(self, asked: Asked) -> list[Occurrence]:
        return [date for date in self.dates if self._passes(date, asked)]

    def count(self, asked: Asked) -> int:
        return len({found.event.slug for found in self.found(asked)})

    def by_day(self, asked: Asked) -> list[tuple[str, list[list[str]]]]:
        first = asked.range[0]
        days: dict[date, list[Occurrence]] = {}
        for found in self.found(asked):
            if not is_ongoing(found):
                days.setdefault(max(first, found.first_day), []).append(found)
        return [
            (day.isoformat(), [_told(one) for one in sorted(days[day], key=_order)])
            for day in sorted(days)
        ]

    def ongoing(self, asked: Asked) -> list[list[str]]:
        lasting = [found for found in self.found(asked) if is_ongoing(found)]
        return [_told(one) for one in sorted(lasting, key=lambda o: (o.last_day, o.event.slug))]

    def _passes(self, found: Occurrence, asked: Asked) -> bool:
        event = found.event
        first, last = asked.range
        if found.last_day < max(first, asked.day) or found.first_day > last:
            return False
        bears = {
            "type": {event.type},
            "emne": set(self.portal.topics_of(event)),
            "maalgruppe": set(event.audiences),
            "adgang": self._access(found),
        }
        for name, codes in asked.lists.items():
            # Of what is done for access all is needed; of the rest any word will do.
            wanted = set(codes)
            if wanted and not (wanted <= bears[name] if name == "adgang" else wanted & bears[name]):
                return False
        if asked.alder is not None and not self._is_for(found, asked.alder):
            return False
        if asked.omraade and not self._is_in(found, asked.omraade, asked.inden_for):
            return False
        if "gratis" in asked.switches and not (event.price and event.price.free):
            return False
        off = found.status in ("cancelled", "postponed") or found.booking == "sold_out"
        if "aflyste" in asked.switches and off:
            return False
        return not ("loebende" in asked.switches and is_ongoing(found))

    def _access(self, found: Occurrence) -> set[str]:
        place = self._place(found)
        return {*found.event.accessibility, *(place.accessibility if place else ())}

    def _is_for(self, found: Occurrence, age: int) -> bool:
        event, words = found.event, self.portal.settings.vocabularies.audiences
        ages = event.ages
        own = [ages] if ages else [words[code].ages for code in event.audiences]
        pairs = [one if isinstance(one, tuple) else (one.low, one.high) for one in own if one]
        return any(low <= age <= high for low, high in pairs)

    def _place(self, found: Occurrence) -> Place | None:
        if found.status == "moved_online" or not isinstance(found.venue, str):
            return None
        return self.portal.places.get(found.venue)

    def _locality(self, found: Occurrence) -> str | None:
        place = self._place(found)
        if place and found.venue != found.event.venue:
            return str(place.locality) if place.locality else None
        return self.portal.locality_of(found.event)

    def _is_in(self, found: Occurrence, code: str, km: int) -> bool:
        own, terms = self._locality(found), self.portal.settings.vocabularies.localities
        if own == code or not km:
            return own == code
        place, centre = self._place(found), terms[code]
        geo = place.geo if place and place.geo else terms[own] if own else None
        here, there = _point(geo), _point(centre)
        return here is not None and there is not None and distance(here, there) <= km


def _point(geo: Geo | Term | None) -> Point | None:
    if geo is None or geo.lat is None or geo.lon is None:
        return None
    return round(geo.lat, 3), round(geo.lon, 3)


def distance(one: Point, other: Point) -> float:
    """Kilometres, by the haversine formula."""
    (lat, lon), (to_lat, to_lon) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))


def with_choice(asked: Asked, name: str, value: str) -> Asked:
    """What would be asked if this were chosen, too; in a list of words, alone."""
    if name == "adgang":
        codes = tuple(dict.fromkeys((*asked.lists.get(name, ()), value)))
        return replace(asked, lists={**asked.lists, name: codes})
    if name in LISTS:
        return replace(asked, lists={**asked.lists, name: (value,)})
    if name == "hvornaar":
        return replace(asked, hvornaar=value, fra=None, til=None)
    if name == "omraade":
        return replace(asked, omraade=value)
    if name == "inden-for":
        return replace(asked, inden_for=int(value or 0))
    return replace(asked, switches=asked.switches | {name})


def without(asked: Asked, name: str) -> Asked:
    """What would be asked if nothing were chosen in the group."""
    if name in LISTS:
        return replace(asked, lists={**asked.lists, name: ()})
    if name == "hvornaar":
        return replace(asked, hvornaar="", fra=None, til=None)
    if name == "omraade":
        return replace(asked, omraade="", inden_for=0)
    if name == "alder":
        return replace(asked, alder=None)
    return replace(asked, switches=asked.switches - {name})


class Finder:
    """The modules at work, one question at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, query: str, day: date = date(2026, 11, 22), here: Point | None = None) -> Any:
        return self._told({"query": query, "day": day.isoformat(), "here": here})

    def distance(self, one: Point, other: Point) -> float:
        return float(self._told({"points": [one, other], "query": "", "day": ""}))

    def _told(self, question: dict[str, Any]) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the modules failed; see the error above"
        return json.loads(answer)


@contextmanager
def finder(folder: Path) -> Iterator[Finder]:
    """The modules over the files that lie in `folder`, which ends with a slash."""
    program = [node(), str(Path(__file__).with_name("find.mjs")), str(SCRIPTS), f"{folder}/"]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Finder(process)
        assert process.stdin
        process.stdin.close()


def _told(found: Occurrence) -> list[str]:
    return [found.event.slug, machine(found.start)]


def _order(found: Occurrence) -> tuple[date, str, str]:
    """As `by_time`: whole days first, then by the clock, then by name."""
    return found.first_day, machine(found.start)[:16], found.event.slug
