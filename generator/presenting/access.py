"""An event's accessibility and its place's, apart, and whom to ask where nobody has told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.event import Organizer, Outside
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.addresses import address, on_site
from generator.presenting.lines import Fact, Line


def access(
    portal: Portal,
    base_url: str,
    features: tuple[str, ...],
    note: str | None,
    venue: str | None,
    organizers: tuple[Organizer, ...],
    past: bool,
) -> Fact | None:
    """The event's own and the place's, apart: a ramp goes with the house, an interpreter does not.

    What nobody has told is said to be so, with whom to ask; of what is over there is no need.
    """
    terms = portal.settings.vocabularies.accessibility
    place = portal.places.get(venue) if venue is not None else None
    of_event = (_features(terms, features), note)
    of_place = (_features(terms, place.accessibility), place.accessibility_note) if place else None
    ask = _ask(portal, base_url, organizers)
    if of_place is None or not any((*of_event, *of_place)):
        lines = (*_told_access("", *of_event, None if past else ask),)
    else:
        lines = (
            *_told_access("Stedet: ", *of_place, None if past else _PLACE_UNKNOWN),
            *_told_access("Arrangementet: ", *of_event, None if past else ask),
        )
    return Fact("Adgang", lines) if lines else None


_PLACE_UNKNOWN = Line("", before="Ikke oplyst", known=False)


def _told_access(of: str, words: str, note: str | None, unknown: Line | None) -> Iterator[Line]:
    if words:
        yield Line(words, before=of)
    if note:
        yield Line(note, before="" if words else of, quiet=True)
    if not words and not note and unknown is not None:
        begun = unknown.before
        said = of + begun[:1].lower() + begun[1:] if of else begun
        yield unknown._replace(before=said, quiet=True)


def _ask(portal: Portal, base_url: str, organizers: tuple[Organizer, ...]) -> Line:
    """Whom to ask: the first organiser, on the page that tells how it is reached."""
    organizer = organizers[0] if organizers else None
    before = "Ikke oplyst. Spørg "
    if isinstance(organizer, Outside):
        return Line(organizer.name, href=organizer.url or "", before=before, known=False)
    actor = portal.actors.get(organizer) if organizer else None
    if actor is None:
        return Line("arrangøren", before=before, known=False)
    return Line(actor.title, on_site(base_url, address(actor)), before=before, known=False)


def _features(terms: Mapping[str, Term], codes: tuple[str, ...]) -> str:
    return " · ".join(terms[code].label for code in codes if code in terms)
