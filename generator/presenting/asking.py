"""Whom to ask of what nobody has told about an event."""

from __future__ import annotations

from generator.model.event import Organizer, Outside
from generator.model.portal import Portal
from generator.presenting.addresses import address, on_site
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.lines import Line


class Asking:
    """Leads to those who arrange a portal's events, in the language of its edition."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._base_url = portal, base_url
        self._organiser = spoken(portal).gettext("arrangøren")

    def line(self, before: str, organizers: tuple[Organizer, ...]) -> Line:
        """Whom to ask: the first organiser, on the page that tells how it is reached.

        `before` says what is not told, and ends in the word that asks: `Ikke oplyst. Spørg`.
        """
        organizer, before = organizers[0] if organizers else None, f"{before} "
        if isinstance(organizer, Outside):
            return Line(organizer.name, href=organizer.url or "", before=before, known=False)
        actor = self._portal.actor_of(organizer)
        if actor is None:
            return Line(self._organiser, before=before, known=False)
        here = on_site(self._base_url, placed(self._portal, address(actor)))
        return Line(actor.title, here, before=before, known=False)
