"""Which file holds which of a source's events.

By the source's own identity first. Where one identity names several events, or another one is given
at each fetch, what was last taken over tells (`base`): whatever an editor has made of it since, the
source still says the same. An event that an editor wrote without an import is found as its twin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from generator.analysing.booked import DAY, Booked, coming
from generator.analysing.duplicates import alike
from generator.harvesting.identities import kept_as
from generator.harvesting.parts import state
from generator.harvesting.saying import Statement
from generator.harvesting.shelf import Kept
from generator.model.listing import Listing
from generator.model.portal import Portal

_MINUTE = len("2026-12-04T19:30")
Same: TypeAlias = Callable[[Statement, Kept], bool]


def pairs(statements: Sequence[Statement], own: Sequence[Kept]) -> dict[int, Kept]:
    """By a statement's place in the list the file that it is about, each file once."""
    pairing = _Pairing(statements, own)
    # Of several with one identity those that say the same belong together before others.
    for same in (_title_time_and_venue, _title_and_time, _time, _title, _any):
        pairing.join(_uid, lambda kept: kept_as(kept.source.uid), same)
    for same in (_title_time_and_venue, _title_and_time):
        pairing.join(_titled, lambda kept: kept.base.get("title"), same)
    pairing.join(_begun, lambda kept: kept.parts["time"]["start"], _renamed)
    return pairing.found


class _Pairing(Struct):
    statements: Sequence[Statement]
    own: Sequence[Kept]
    found: dict[int, Kept] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def join(
        self,
        key: Callable[[Statement], str | None],
        kept_key: Callable[[Kept], str | None],
        same: Same,
    ) -> None:
        """Join those that are left, have one key and are the same."""
        by_key: Mapping[str | None, list[Kept]] = defaultdict(list)
        for kept in self.own:
            if kept.path not in self._taken:
                by_key[kept_key(kept)].append(kept)
        for index, one in enumerate(self.statements):
            wanted = key(one)
            if index in self.found or not wanted:
                continue
            for kept in by_key.get(wanted, ()):
                if kept.path not in self._taken and same(one, kept):
                    self.found[index] = kept
                    self._taken.add(kept.path)
                    break


def _uid(one: Statement) -> str | None:
    return one.uid or None


def _titled(one: Statement) -> str | None:
    return state(one.plain["title"])


def _begun(one: Statement) -> str | None:
    start: str = one.parts_beside(None)["time"]["start"]
    return start


def _title_time_and_venue(one: Statement, kept: Kept) -> bool:
    same_place = state(one.plain.get("venue")) == kept.base.get("venue")
    return same_place and _title_and_time(one, kept)


def _title_and_time(one: Statement, kept: Kept) -> bool:
    return _title(one, kept) and _time(one, kept)


def _title(one: Statement, kept: Kept) -> bool:
    return state(one.plain["title"]) == kept.base.get("title")


def _time(one: Statement, kept: Kept) -> bool:
    return state(one.parts_beside(kept.event)["time"]) == kept.base.get("time")


def _any(one: Statement, kept: Kept) -> bool:
    return True


def _renamed(one: Statement, kept: Kept) -> bool:
    return _time(one, kept) and alike(one.plain["title"], kept.event.title, at_once=True)


# --- events that nobody imported -----------------------------------------------------------------


def twins(portal: Portal, actor: str) -> Callable[[Statement], Listing | None]:
    """Finds the event that is written already: the same day, a title that is alike as the check
    for twins has it, and the actor's own or in the same place."""
    by_day: dict[str, list[Booked]] = defaultdict(list)
    for date in portal.once(coming):
        by_day[date.begins[:DAY]].append(date)

    def twin(one: Statement) -> Listing | None:
        venue = one.plain.get("venue")
        named = venue["name"] if isinstance(venue, dict) else venue
        for day, start in _starts(one):
            for date in by_day.get(day, ()):
                there = date.venue[0] if isinstance(date.venue, tuple) else date.venue
                near = actor in date.event.organizers or (named and there == named)
                # Nobody is in two places at once: elsewhere the title must tell it alone.
                elsewhere = named and there and there != named
                at_once = date.begins[:_MINUTE] == start and not elsewhere
                if near and alike(one.plain["title"], date.event.title, at_once=at_once):
                    return date.event
        return None

    return twin


def _starts(one: Statement) -> Iterator[tuple[str, str]]:
    """Day, and minute where there is one, of each coming date, as a listing has them."""
    for start in (occasion.start.isoformat() for occasion in one.coming):
        yield start[:DAY], start[:_MINUTE]
