"""Who can lend what, and how much it is used: the register of shared facilities (step 6).

What there is stands on places and actors; how much it is used follows from the events alone, as the
portal knows them. What takes place without standing on the portal is not counted, and the pages say
so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec import Struct

from generator.analysing.booked import MOST_DAYS, Booked, booked, moment
from generator.model.actor import Actor
from generator.model.listing import Listing
from generator.model.need import Need
from generator.model.occurrences import CALLED_OFF
from generator.model.place import Place, Room
from generator.model.portal import Portal

YEAR = timedelta(days=365)
"""Use is counted so long back; what is coming is counted whole."""
ENOUGH = 8
"""Evenings in use; from fewer nothing follows about which ones are free."""
GONE = ("closed",)
_EVENING = ("T18:00:00", "T22:00:00")
"""An evening is taken by what touches these four hours of it."""


class Use(Struct, frozen=True):
    """How much a place is used. `past` is the last year before today and `coming` all from today.

    A date counts on each day it touches, runs of more than a week aside: those are counted among
    the events alone. `evenings` are the evenings in use by weekday, Monday first, past and coming;
    `rooms` the dates in each room, by its name, for those that say which.
    """

    past_events: int = 0
    past_dates: int = 0
    coming_events: int = 0
    coming_dates: int = 0
    evenings: tuple[int, ...] = (0,) * 7
    rooms: tuple[tuple[str, int], ...] = ()

    @property
    def freest(self) -> tuple[int, ...]:
        """The weekdays, from 0, whose evenings are used least; none where too little is known."""
        if sum(self.evenings) < ENOUGH:
            return ()
        least = min(self.evenings)
        return tuple(day for day, count in enumerate(self.evenings) if count == least)


class Lent(Struct, frozen=True):
    """A place that has a facility: in itself, or in rooms of it."""

    place: Place
    everywhere: bool
    rooms: tuple[Room, ...]


class Offered(Struct, frozen=True):
    """An actor that offers a facility, and in which words."""

    actor: Actor
    offer: Need


class Facility(Struct, frozen=True):
    """A word of the vocabulary, and who has what it stands for."""

    code: str
    places: tuple[Lent, ...]
    offers: tuple[Offered, ...]

    @property
    def count(self) -> int:
        return len(self.places) + len(self.offers)


def facilities(portal: Portal) -> tuple[Facility, ...]:
    """Every facility of the vocabulary, in its order; places and actors by slug."""
    places = [place for place in portal.places.values() if place.status not in GONE]
    return tuple(
        Facility(
            code,
            tuple(found for place in places if (found := _lent(place, code)) is not None),
            tuple(_offered(portal.actors.values(), code)),
        )
        for code in portal.settings.vocabularies.facilities
    )


def codes_of(place: Place) -> tuple[str, ...]:
    """The facilities that a place has in itself or in a room, each once."""
    rooms = (code for room in place.rooms for code in room.facilities)
    return tuple(dict.fromkeys((*place.facilities, *rooms)))


def lends(place: Place) -> bool:
    """Whether a place belongs in the register: it has something, and it is there."""
    return place.status not in GONE and bool(place.rooms or codes_of(place) or place.lending)


def use_of(portal: Portal, place: Place, events: Iterable[Listing]) -> Use:
    """How much a place is used by these events, which are (also) there."""
    known, today = tuple(events), portal.today.isoformat()
    dates = [
        date for date in booked(portal, known, portal.today - YEAR) if date.venue == place.slug
    ]
    past = [date for date in dates if date.days[-1] < today]
    coming = [date for date in dates if date.days[-1] >= today]
    runs = list(_runs(portal, place, known))
    evenings = Counter(day for date in dates for day in _evenings(date))
    rooms = Counter(date.room for date in dates if date.room is not None)
    earlier = {date.event.slug for date in past} | {
        run.slug for run in runs if run.last < portal.today.toordinal()
    }
    later = {date.event.slug for date in coming} | {
        run.slug for run in runs if run.last >= portal.today.toordinal()
    }
    return Use(
        past_events=len(earlier),
        past_dates=len(past),
        coming_events=len(later),
        coming_dates=len(coming),
        evenings=tuple(evenings[weekday] for weekday in range(7)),
        rooms=tuple((room.name, rooms[room.name]) for room in place.rooms if rooms[room.name]),
    )


def _lent(place: Place, code: str) -> Lent | None:
    rooms = tuple(room for room in place.rooms if code in room.facilities)
    everywhere = code in place.facilities
    return Lent(place, everywhere, rooms) if everywhere or rooms else None


def _offered(actors: Iterable[Actor], code: str) -> Iterator[Offered]:
    for actor in actors:
        if actor.status == "closed":
            continue
        for offer in actor.offers:
            if offer.facility == code and offer.status not in ("withdrawn", "met"):
                yield Offered(actor, offer)


def _runs(portal: Portal, place: Place, events: Iterable[Listing]) -> Iterator[Listing]:
    """Exhibitions and the like, which `booked` leaves out: single events of more than a week."""
    since = (portal.today - YEAR).toordinal()
    for event in events:
        long = not event.repeat and event.last - event.first >= MOST_DAYS
        there = event.kept_venue == place.slug and event.status not in CALLED_OFF
        if long and there and event.last >= since:
            yield event


def _evenings(date: Booked) -> Iterator[int]:
    """The weekdays whose evenings it takes; a whole day takes its evening too."""
    for day in date.days:
        begins, ends = day + _EVENING[0], day + _EVENING[1]
        if not date.timed or (date.begins < ends and begins < date.ends):
            yield moment(day).weekday()
