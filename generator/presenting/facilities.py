"""The register of shared facilities in words and addresses."""

from __future__ import annotations

from msgspec import Struct

from generator.analysing.facilities import Facility, Use, facilities
from generator.counting import counted
from generator.model.place import Place, Room
from generator.model.portal import Portal
from generator.presenting.words.dates import WEEKDAYS, listed


class UseView(Struct, frozen=True):
    """How much a place is used: one line each for what was, what comes, and when there is room.

    `evenings` are weekdays with their count, from Monday; empty where too little is known. `rooms`
    tells the dates of each room that has any.
    """

    lines: tuple[str, ...]
    evenings: tuple[tuple[str, int], ...] = ()
    rooms: tuple[tuple[str, int], ...] = ()


class PlaceRow(Struct, frozen=True):
    """A place in the register: what is lent, in which rooms, who can come in, and its use."""

    place: Place
    rooms: tuple[Room, ...]
    everywhere: bool
    access: str
    use: UseView


def facility_words(portal: Portal) -> tuple[tuple[Facility, str], ...]:
    """Every facility with how many have it in words: `4 steder og 1 aktør`."""
    return tuple((found, _count(found)) for found in facilities(portal))


def use_in_words(use: Use) -> UseView:
    """`12 arrangementer på 20 dage det seneste år`, `Mest ledig: tirsdag aften`, …"""
    lines = []
    if use.past_events:
        lines.append(f"{_events(use.past_events, use.past_dates)} det seneste år")
    if use.coming_events:
        lines.append(f"{_events(use.coming_events, use.coming_dates)} i kalenderen fra i dag")
    if not lines:
        lines.append("Ingen arrangementer på portalen det seneste år")
    evenings: tuple[tuple[str, int], ...] = ()
    if free := use.freest:
        evenings = tuple(zip(WEEKDAYS, use.evenings, strict=True))
        same = len(free) == len(WEEKDAYS)
        days = listed([WEEKDAYS[day] for day in free])
        lines.append("Lige meget brugt alle aftener" if same else f"Mest ledig: {days} aften")
    return UseView(tuple(lines), evenings, use.rooms)


def access_in_words(portal: Portal, place: Place) -> str:
    """The place's accessibility features, by the vocabulary's order."""
    terms = portal.settings.vocabularies.accessibility
    return ", ".join(term.label for code, term in terms.items() if code in place.accessibility)


def _events(events: int, dates: int) -> str:
    said = counted(events, "arrangement", "arrangementer")
    return f"{said} på {dates} datoer" if dates > events else said


def _count(found: Facility) -> str:
    places, actors = len(found.places), len({offered.actor.slug for offered in found.offers})
    said = []
    if places:
        said.append(counted(places, "sted", "steder"))
    if actors:
        said.append(counted(actors, "aktør", "aktører"))
    return listed(said) or "Ingen oplyst endnu"
