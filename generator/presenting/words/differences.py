"""What is different about a date since it was told (`model/told.py`), in a word and in a sentence.

`syndication/changes.py` says how an event stands; this says what became of it: a date that was
cancelled and is on again has nothing to say there, and much to say here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from generator.model.event import Outside, Venue
from generator.model.listing import KeptVenue, kept_day, venue_of, when_of
from generator.model.times import When, day_of
from generator.model.told import Difference, DifferenceKind, Told
from generator.presenting.languages.language import DANISH_LANGUAGE

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language

VenueName = Callable[[Venue | None], str]
"""The name of a venue, from the register or as written."""


class Differences:
    """Differences in one language; the examples are Danish.

    A day is told without its year, which the text around it gives: a letter, the day of a change.
    Only what moves from one year into another names both.
    """

    def __init__(self, language: Language) -> None:
        _ = self._say = language.gettext
        self._dates = language.dates
        status, booking = language.status.STATUS_WORDS, language.status.BOOKING_WORDS
        self._marks: dict[DifferenceKind, str] = {
            "new": language.pgettext("an event or a date", "Nyt"),
            "removed": _("Taget af programmet"),
            "cancelled": status["cancelled"],
            "postponed": status["postponed"],
            "back_on": _("Gennemføres alligevel"),
            "moved": status["rescheduled"],
            "new_end": _("Ny sluttid"),
            "moved_online": status["moved_online"],
            "new_venue": _("Nyt sted"),
            "sold_out": booking["sold_out"],
            "available": _("Ikke længere udsolgt"),
            "confirmed": _("Bekræftet"),
        }

    def mark(self, difference: Difference) -> str:
        """`Flyttet`, `Aflyst`: the one word for a list."""
        return self.word(difference.kind)

    def word(self, kind: DifferenceKind) -> str:
        """As `mark`, of a kind."""
        return self._marks[kind]

    def said(self, difference: Difference, venue_name: VenueName) -> str:
        """`Flyttet fra lørdag den 28. november kl. 14.00 til søndag den 29. november kl. 14.00.`"""
        _, mark, now = self._say, self.mark(difference), difference.date
        when = self.day_and_clock(when_of(now.start))
        match difference.kind:
            case "new":
                return _("Ny dato: %(when)s.", when=when)
            case "postponed":
                return _("Udskudt: %(when)s. Den nye tid er ikke fastsat.", when=when)
            case "moved":
                return self._moved(*_both(difference))
            case "new_end":
                return self._new_end(now)
            case "new_venue":
                return self._new_venue(*_both(difference), when, venue_name)
            case _:
                return _("%(what)s: %(when)s.", what=mark, when=when)

    def _moved(self, was: Told, now: Told) -> str:
        _, before, after = self._say, when_of(was.start), when_of(now.start)
        if isinstance(before, datetime) and isinstance(after, datetime) and _same_day(was, now):
            return _(
                "Flyttet fra %(before)s til %(now)s %(day)s.",
                before=self._dates.clock_span(before, None),
                now=self._dates.clock_span(after, None),
                day=self._dates.weekday_day(day_of(after)),
            )
        year = day_of(before).year != day_of(after).year
        return _(
            "Flyttet fra %(before)s til %(now)s.",
            before=self.day_and_clock(before, year=year),
            now=self.day_and_clock(after, year=year),
        )

    def _new_end(self, now: Told) -> str:
        _, start = self._say, when_of(now.start)
        day = self._dates.weekday_day(day_of(start))
        end = when_of(now.end or now.start)
        if not isinstance(end, datetime):
            return _("Slutter nu %(when)s.", when=self.day_and_clock(end))
        same = day_of(end) == day_of(start)
        until = self._dates.clock_span(end, None) if same else self.day_and_clock(end)
        return _("Ny sluttid %(day)s: %(end)s.", day=day, end=until)

    def _new_venue(self, was: Told, now: Told, when: str, venue_name: VenueName) -> str:
        _, place, before = self._say, *(venue_name(venue_of(one.venue)) for one in (now, was))
        if not place:
            return _("Stedet er ikke længere oplyst: %(when)s.", when=when)
        if before and before != place:
            return _(
                "Nyt sted %(when)s: %(place)s i stedet for %(before)s.",
                when=when,
                place=place,
                before=before,
            )
        return _("Nyt sted %(when)s: %(place)s.", when=when, place=_with_address(place, now.venue))

    def day_and_clock(self, when: When, *, year: bool = False) -> str:
        """`lørdag den 28. november kl. 14.00`."""
        day = day_of(when)
        said = self._dates.long_day(day) if year else self._dates.weekday_day(day)
        return self._dates.with_clock(said, self._dates.clock_span(when, None))


def _both(difference: Difference) -> tuple[Told, Told]:
    """Of a date that was there, and still is."""
    assert difference.before is not None
    assert difference.after is not None
    return difference.before, difference.after


def _same_day(was: Told, now: Told) -> bool:
    return kept_day(was.start) == kept_day(now.start)


def _with_address(name: str, kept: KeptVenue | None) -> str:
    """With the address, where the venue is not in the register: that may be all that is new."""
    venue = venue_of(kept)
    address = venue.address if isinstance(venue, Outside) else None
    return f"{name}, {address}" if address else name


mark, said = DANISH_LANGUAGE.differences.mark, DANISH_LANGUAGE.differences.said
