"""An event's accessibility and its place's, apart, and whom to ask where nobody has told."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.event import Organizer, Venue
from generator.model.portal import Portal
from generator.presenting.asking import Asking
from generator.presenting.languages.language import spoken
from generator.presenting.lines import Fact, Line, written
from generator.presenting.words.dates import uncapitalised


class Access:
    """Tells what is known of access to a portal's events, in the language of its edition."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._language = portal, spoken(portal)
        _ = self._language.gettext
        self._label = _("Adgang")
        self._of_place, self._of_event = _("Stedet:") + " ", _("Arrangementet:") + " "
        self._asking, self._ask_whom = Asking(portal, base_url), _("Ikke oplyst. Spørg")
        self._place_unknown = Line("", before=_("Ikke oplyst"), known=False)

    def fact(
        self,
        features: tuple[str, ...],
        note: str | None,
        venue: Venue | None,
        organizers: tuple[Organizer, ...],
        *,
        past: bool,
    ) -> Fact | None:
        """The event's own and the place's, apart: a ramp goes with the house, an interpreter does
        not.

        What nobody has told is said to be so, with whom to ask; of what is over there is no need.
        """
        place = self._portal.place_of(venue)
        of_event = (self._features(features), note)
        of_place = (
            (self._features(place.accessibility), place.accessibility_note) if place else None
        )
        ask = None if past else self._asking.line(self._ask_whom, organizers)
        if of_place is None or not any((*of_event, *of_place)):
            lines = (*self._told("", *of_event, ask),)
        else:
            lines = (
                *self._told(self._of_place, *of_place, None if past else self._place_unknown),
                *self._told(self._of_event, *of_event, ask),
            )
        return Fact(self._label, lines) if lines else None

    def _told(self, of: str, words: str, note: str | None, unknown: Line | None) -> Iterator[Line]:
        if words:
            yield Line(words, before=of)
        if note:
            yield written(self._language, note, before="" if words else of)
        if not words and not note and unknown is not None:
            begun = unknown.before
            said = of + uncapitalised(begun) if of else begun
            yield unknown._replace(before=said, quiet=True)

    def _features(self, codes: tuple[str, ...]) -> str:
        terms = self._portal.settings.vocabularies.accessibility
        return " · ".join(terms[code].label for code in codes if code in terms)
