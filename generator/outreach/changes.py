"""How a newsletter says what became of a date that an earlier one told."""

from __future__ import annotations

from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.told import Difference, Told, told_of
from generator.outreach.entries import LetterEntry
from generator.outreach.memory import Changed, key_of
from generator.presenting.addresses import EVENTS, absolute, address
from generator.presenting.cards import Cards
from generator.presenting.words.differences import mark, said
from generator.presenting.words.wording import sentence


class Changes:
    """Makes entries of changes; pure."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._base_url = portal, base_url
        self._cards = Cards(portal, base_url)

    def of(self, one: Changed) -> LetterEntry:
        """The entry of a date that is otherwise than it was told. Of an event that is gone nothing
        is known but its title; its address leads to the list of those that are there."""
        event = one.listing
        now = _date_of(self._portal, event, one.date) if event else None
        reason = (sentence(now.reason),) if now and now.reason else ()
        told = (self._said(found) for found in one.differences)
        return LetterEntry(
            url=absolute(self._base_url, address(event) if event else EVENTS),
            title=now.title if now else one.title,
            kind=self._portal.settings.vocabularies.event_types[event.type].label if event else "",
            colour=self._cards.colour(event) if event else "lake",
            day="",
            clock="",
            where=self._cards.where(now) if now else "",
            price="",
            marks=tuple(dict.fromkeys(map(mark, one.differences))),
            note="",
            notice=" ".join((*told, *reason)),
            summary="",
            takes_place=now is not None and now.takes_place,
        )

    def _said(self, found: Difference) -> str:
        """Without the word that the line begins with."""
        word, words = mark(found), said(found, self._cards.venue_name)
        return words.removeprefix(f"{word}: ").removeprefix(f"{word} ")


def _date_of(portal: Portal, event: Listing, told: Told) -> Occurrence | None:
    """The date as it is told now; None where it is there no more."""
    keys = {key for key, date in told_of(event).items() if date == told}
    dates = portal.occurrences[event.slug]
    return next((found for found in dates if key_of(found, event) in keys), None)
