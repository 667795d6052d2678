"""What has happened to an event, in sentences for feeds and calendars (docs/complaints.md 2, 6).

A title says `AFLYST:`; the sentences say what that means: the old and the new time, and why. What
cannot be seen of the event as it stands – that it is on again, that it was elsewhere – is told by
the differences that git or the record knows of (`words/differences.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from generator.model.event import Booking, EventStatus, Venue
from generator.model.listing import Announced, Listing, kept_when, when_of
from generator.model.occurrences import CALLED_OFF, Occurrence
from generator.model.times import When, day_of
from generator.model.told import ONLY, Difference, difference_of
from generator.presenting.languages.language import DANISH_LANGUAGE
from generator.presenting.words.dates import capitalised

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language

_MOST_DATES = 3
"""A headline names so many dates of a series; the sentences below it name them all."""

VenueName = Callable[[Venue | None], str]
"""The name of a venue, from the register or as written."""


class Changes:
    """Changes in one language; the examples are Danish."""

    def __init__(self, language: Language) -> None:
        _ = self._say = language.gettext
        self._dates, self._words = language.dates, language.status
        self._state, self._word = language.series.state, language.differences.word
        self._new_date = _("Ny dato").upper()
        self._status: dict[EventStatus, str] = {
            "cancelled": _("Aflyst."),
            "postponed": _("Udskudt. Den nye tid er ikke fastsat."),
            "rescheduled": _("Flyttet."),
            "moved_online": _("Flyttet til nettet."),
            "tentative": _("Ikke bekræftet endnu."),
        }
        self._booking: dict[Booking, str] = {
            "sold_out": _("Udsolgt."),
            "not_open": _("Billetsalget er ikke åbnet."),
        }

    def of_date(self, found: Occurrence, venue_name: VenueName) -> str:
        """What sets this date apart from a plain announcement; empty when nothing does."""
        return " ".join(self._sentences(found, venue_name, found.previous))

    def of_series(
        self, event: Announced, dates: tuple[Occurrence, ...], venue_name: VenueName
    ) -> Iterator[str]:
        """One line for each date that a series' `changes` tell of, with the date it had."""
        if event.repeat is None:
            return
        for found in dates:
            told = " ".join(self._sentences(found, venue_name, None)) if found.changed else ""
            if told:
                original = self._dates.in_words(found.original, None, day_of(found.original))
                yield f"{capitalised(original)}: {told}"

    def headline(
        self,
        event: Announced,
        dates: tuple[Occurrence, ...],
        since: date,
        news: tuple[Difference, ...] = (),
    ) -> str:
        """`AFLYST: Julekoncert`, `AFLYST fredag den 11. december: Korprøve`; empty without a
        change. First what is `news` (`untold`), then what else sets the event apart.

        `dates` are all the event's; those of a series that were over on the day `since`, when the
        change was made, are left out.
        """
        changed = self.told_dates(event, dates, since)
        whole, parts = self._of_news(event, dates, since, news)
        whole += self._of_event(event)
        ordered = sorted(changed, key=lambda found: (found.takes_place, day_of(found.original)))
        parts += [(self._state(found).upper(), day_of(found.original)) for found in ordered]
        alone = len(changed) == 1 == len(parts) and not whole
        title = changed[0].title if alone else event.title
        words = ", ".join((*whole, *self._of_dates(parts, since)))
        return f"{words}: {title}" if words else ""

    def untold(
        self, event: Announced, dates: tuple[Occurrence, ...], news: tuple[Difference, ...]
    ) -> tuple[Difference, ...]:
        """What of the news cannot be seen of the event as it stands: that it is on again, is
        elsewhere than it was, has a date less."""
        by_start = {ONLY if event.repeat is None else _start(found): found for found in dates}
        return tuple(
            one
            for one in news
            if _is_untold(one, by_start.get(_key(event, one)), series=bool(event.repeat))
        )

    def _of_news(
        self,
        event: Announced,
        dates: tuple[Occurrence, ...],
        since: date,
        news: tuple[Difference, ...],
    ) -> tuple[list[str], list[tuple[str, date]]]:
        """`NYT STED`, where it holds for all that is still to come, and else with each date."""
        ahead = sum(found.takes_place and found.last_day >= since for found in dates)
        whole: list[str] = []
        parts: list[tuple[str, date]] = []
        untold = self.untold(event, dates, news)
        for kind in dict.fromkeys(one.kind for one in untold):
            about = [one.date for one in untold if one.kind == kind]
            word = self._new_date if kind == "new" else self._word(kind).upper()
            if not event.repeat or (kind not in ("new", "removed") and len(about) >= ahead > 1):
                whole.append(word)
            else:
                days = [day_of(when_of(told.original)) for told in about]
                parts += [("" if number else word, day) for number, day in enumerate(days)]
        return whole, parts

    def told_dates(
        self, event: Announced, dates: tuple[Occurrence, ...], since: date
    ) -> tuple[Occurrence, ...]:
        """The dates of a series that differ in time, place or status and were not over on that
        day."""
        if event.repeat is None or event.status in CALLED_OFF:
            return ()
        return tuple(
            found
            for found in dates
            if max(found.last_day, day_of(found.original)) >= since
            and found.status != "tentative"
            and self._state(found)
        )

    def _of_event(self, event: Announced) -> Iterator[str]:
        """`FLYTTET`, `UDSOLGT`: what holds for the event as a whole."""
        if event.status != "tentative" and self._words.STATUS_WORDS[event.status]:
            yield self._words.STATUS_WORDS[event.status].upper()
        if event.booking == "sold_out" and event.status not in CALLED_OFF:
            yield self._words.BOOKING_WORDS["sold_out"].upper()

    def _of_dates(self, parts: list[tuple[str, date]], since: date) -> Iterator[str]:
        """`AFLYST 11. december`; the weekday where it is one date, no word where it is the same."""
        dates = self._dates
        for position, (word, day) in enumerate(parts[:_MOST_DATES], start=1):
            this_year = day.year == since.year
            if len(parts) == 1:
                said = dates.weekday_day(day) if this_year else dates.long_day(day)
            else:
                said = dates.short_day(day) if this_year else dates.day_and_year(day)
            words = f"{word} {said}" if word else said
            more = len(parts) > _MOST_DATES and position == _MOST_DATES
            yield self._say("%(dates)s m.fl.", dates=words) if more else words

    def _sentences(
        self, found: Occurrence, venue_name: VenueName, before: When | None
    ) -> Iterator[str]:
        """`before` is the time that it had, where that is to be told."""
        event, _ = found.event, self._say
        if found.status == "rescheduled" and found.previous is not None:
            now = self._dates.occurrence_in_words(found)
            if before is None:
                yield _("Flyttet til %(now)s.", now=now)
            else:
                then = self._dates.in_words(before, None, day_of(before))
                yield _("Flyttet fra %(before)s til %(now)s.", before=then, now=now)
        elif found.status in self._status:
            yield self._status[found.status]
        if found.changed and found.title != event.title:
            yield _("»%(title)s«.", title=found.title)
        if found.takes_place and found.venue != event.venue and venue_name(found.venue):
            yield _("Nyt sted: %(venue)s.", venue=venue_name(found.venue))
        if found.takes_place and found.booking in self._booking:
            yield self._booking[found.booking]
        if found.reason:
            yield found.reason if found.reason[-1] in ".!?" else f"{found.reason}."


def news_at(event: Listing, at: int) -> tuple[Difference, ...]:
    """What was different at that moment (seconds since 1970), if it is the last that git, or the
    record, knows of."""
    if not event.changed_at or event.changed_at[0] != at:
        return ()
    return tuple(map(difference_of, event.differences))


def places_left(event: Listing, at: int) -> tuple[str, ...]:
    """The places in the register that dates of it were moved away from then, by slug."""
    left = (one.before for one in news_at(event, at) if one.kind == "new_venue")
    places = (told.venue for told in left if told is not None and isinstance(told.venue, str))
    return tuple(dict.fromkeys(places))


def _start(found: Occurrence) -> str:
    return kept_when(found.original)


def _key(event: Announced, one: Difference) -> str:
    return ONLY if event.repeat is None else one.date.original


def _is_untold(one: Difference, found: Occurrence | None, *, series: bool) -> bool:
    if found is None or one.kind == "removed":
        return found is None and one.kind == "removed"
    if not found.takes_place:
        return False
    match one.kind:
        case "cancelled" | "postponed" | "moved_online" | "sold_out":
            return False
        case "available":
            return found.booking != "sold_out"
        case "moved":
            return found.status != "rescheduled"
        case "new_venue":
            return not (series and found.has_new_venue)
        case _:
            return True


headline = DANISH_LANGUAGE.changes.headline
of_date, of_series = DANISH_LANGUAGE.changes.of_date, DANISH_LANGUAGE.changes.of_series
told_dates = DANISH_LANGUAGE.changes.told_dates
