"""An event page's list of facts, in plain values: what, where, when, for whom, what it costs."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from generator.model.entity import Entity
from generator.model.event import Booking, Event, Organizer, Outside, Venue
from generator.model.fields import Price
from generator.model.occurrences import Occurrence, online_url_of
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.access import Access
from generator.presenting.addresses import address, on_site
from generator.presenting.asking import Asking
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.lines import Fact, Line, written
from generator.presenting.programme import is_ongoing
from generator.presenting.words import ages
from generator.presenting.words.dates import capitalised, machine

WORDLESS = "zxx"
"""No linguistic content (ISO 639-2): the word for what is told without words."""


class Facts:
    """Tells the facts of a portal's events; pure but for remembering what hundreds of them share:
    a place, a price, an organiser.

    `in_calendars` are the labels of those that every calendar program shows by itself, `organizers`
    that of several organisers; `opening` is the line that leads to the hours of a run.
    """

    def __init__(self, portal: Portal, base_url: str) -> None:
        language = spoken(portal)
        _ = self._say = language.gettext
        self._portal, self._base_url, self._language = portal, base_url, language
        self._dates, self._series = language.dates, language.series
        self._when, self._at, self._costs = _("Hvornår"), _("Hvor"), _("Pris")
        self._asking, self._ask_whom = Asking(portal, base_url), _("Ikke oplyst endnu. Spørg")
        self.in_calendars = (self._when, self._at)
        self.organizers = language.ngettext("Arrangør", "Arrangører", 2)
        self.opening = Line(_("Se åbningstiderne i teksten eller hos arrangøren"), quiet=True)
        self._venue = cache(self._venue_lines)
        self._who = cache(self._organisers)
        self._price = cache(self._price_fact)
        self._access = cache(Access(portal, base_url).fact)
        self._words = cache(self._words_fact)

    def of(
        self,
        event: Event,
        found: Occurrence,
        *,
        past: bool,
        closed: bool = False,
        booking: bool = False,
    ) -> tuple[Fact, ...]:
        """The facts of an event, told at its next (or last) date; what is not known is left out.

        Of where a coming one takes place, what it costs and how one gets in, it says so instead,
        and whom to ask (`only_known` leaves that out). `closed` once the registration's deadline is
        over. With `booking` it stands at the price whether tickets can be had: calendars and feeds
        say so first of all.
        """
        online, _, come = found.is_online, self._say, not past and found.takes_place
        rows = (
            Fact(self._when, self._when_lines(event, found, past=past), first=True),
            self._where(event, found) or (come and self._not_told(self._at, event)),
            self._price(
                event.price, event.price_note, found.booking if booking and not past else None
            )
            # Where the tickets are sold, or on the net, one sees what it costs.
            or (
                come
                and not (event.ticket_url or event.online_url)
                and self._not_told(self._costs, event)
            ),
            event.audiences and self._words(_("For"), "audiences", event.audiences),
            event.ages and Fact(_("Alder"), (Line(ages.in_words(event.ages, self._language)),)),
            event.grades and self._words(_("Klassetrin"), "grades", event.grades),
            event.subjects and self._words(_("Fag"), "subjects", event.subjects),
            None if past else self._registration(event, closed=closed),
            self._access(
                event.accessibility,
                event.accessibility_note,
                # Nobody comes to the place that it was moved from.
                None if online else found.venue,
                event.organizers[:1],
                past=past,
            ),
            event.organizers and self._who(event.organizers),
            event.languages and self._words(_("Sprog"), "languages", event.languages),
        )
        return tuple(row for row in rows if row)

    def _where(self, event: Event, found: Occurrence) -> Fact | None:
        online = (Line(self._say("På nettet"), href=event.online_url or ""),)
        if found.is_online:
            return Fact(self._at, online, first=True)
        lines: tuple[Line, ...] = self._venue(found.venue, event.locality)
        if event.room and found.venue == event.venue:
            lines = (*lines[:1], Line(event.room), *lines[1:])
        if online_url_of(event, is_online=False):
            lines = (*lines, *online)
        return Fact(self._at, lines, first=True) if lines else None

    def _not_told(self, label: str, event: Event) -> Fact:
        return Fact(label, (self._asking.line(self._ask_whom, event.organizers[:1]),), first=True)

    def _when_lines(self, event: Event, found: Occurrence, *, past: bool) -> tuple[Line, ...]:
        _, dates = self._say, self._dates
        rule = self._series.rule_in_words(event)
        again = (Line(rule, quiet=True),) if rule and not past else ()
        first = machine(found.start)
        if found.status == "postponed":
            planned = _("Skulle have været %(when)s", when=dates.occurrence_in_words(found))
            return (Line(_("Ny tid er ikke fastlagt")), Line(planned, time=first, quiet=True))
        if found.first_day == found.last_day:
            day = Line(capitalised(dates.long_day(found.first_day)), time=first)
            clocks = dates.clock_span(found.start, found.end)
            return (day, *((Line(clocks),) if clocks else ()), *again)
        if isinstance(found.start, datetime) and isinstance(found.end, datetime):
            opens = dates.with_clock(
                dates.long_day(found.first_day), dates.clock_span(found.start, None)
            )
            closes = dates.with_clock(
                dates.long_day(day_of(found.end)), dates.clock_span(found.end, None)
            )
            return (
                Line(capitalised(opens), time=first),
                Line(_("til %(when)s", when=closes), time=machine(found.end)),
                *again,
            )
        span = Line(capitalised(dates.occurrence_in_words(found)), time=first)
        return (span, *((self.opening,) if is_ongoing(found) and not past else ()), *again)

    def _venue_lines(self, venue: Venue | None, locality: str | None) -> tuple[Line, ...]:
        words = self._portal.settings.vocabularies.localities
        if isinstance(venue, Outside):
            name = Line(venue.name, href=venue.url or "")
            return (name, *((Line(venue.address),) if venue.address else ()))
        place = self._portal.place_of(venue)
        if place is None:
            return (Line(words[locality].label),) if locality else ()
        town = words[place.locality].label if place.locality else ""
        name = Line(place.title, href=self._href(place))
        below = place.address or (town if town not in place.title else "")
        return (name, *((Line(below),) if below else ()))

    def _href(self, entity: Entity) -> str:
        return on_site(self._base_url, placed(self._portal, address(entity)))

    def _price_fact(
        self, price: Price | None, note: str | None, booking: Booking | None
    ) -> Fact | None:
        """What stops one from buying stands before the price."""
        state = self._language.status.BOOKING_WORDS[booking] if booking else ""
        words = self._language.prices.in_words(price)
        lines = (
            *((Line(state),) if state else ()),
            *((Line(words, quiet=booking == "sold_out"),) if words else ()),
            *((written(self._language, note),) if note else ()),
        )
        return Fact(self._costs, lines, first=True) if lines else None

    def _registration(self, event: Event, *, closed: bool) -> Fact | None:
        _, dates = self._say, self._dates
        deadline = event.registration_deadline
        if deadline is not None:
            clock = dates.clock_span(deadline, None)
            by = dates.with_clock(dates.long_day(day_of(deadline)), clock)
            said = _("Fristen var %(when)s", when=by) if closed else _("Senest %(when)s", when=by)
            return Fact(_("Tilmelding"), (Line(said, time=machine(deadline), quiet=closed),))
        if event.registration_url:
            return Fact(_("Tilmelding"), (Line(_("Tilmelding er nødvendig")),))
        return None

    def _organisers(self, organizers: tuple[Organizer, ...]) -> Fact | None:
        lines = []
        for organizer in organizers:
            if isinstance(organizer, Outside):
                lines.append(Line(organizer.name, href=organizer.url or ""))
            elif organizer in self._portal.actors:
                actor = self._portal.actors[organizer]
                lines.append(Line(actor.title, href=self._href(actor)))
        label = self._language.ngettext("Arrangør", "Arrangører", len(organizers))
        return Fact(label, tuple(lines)) if lines else None

    def _words_fact(self, label: str, vocabulary: str, codes: tuple[str, ...]) -> Fact | None:
        """All the words on one line, the first with a capital letter."""
        terms = self._portal.settings.vocabularies.terms(vocabulary)
        found = [terms[code] for code in codes if code in terms]
        # Danish writes languages and subjects small; English does not: `Danish and English`. To be
        # without words is no language's name.
        small = self._language.is_danish or vocabulary == "audiences"
        words = [
            term.label.lower() if at and (small or term.bcp47 == WORDLESS) else term.label
            for at, term in enumerate(found)
        ]
        said = capitalised(self._dates.listed(words))
        return Fact(label, (Line(said),)) if said else None
