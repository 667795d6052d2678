"""A series in words: its rule (`Hver mandag kl. 19–21`), and what is different about one date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.event import Event, OnDay, Repeat
from generator.model.occurrences import Occurrence, unchanged
from generator.model.times import day_of
from generator.presenting.languages.language import DANISH_LANGUAGE
from generator.presenting.words.dates import capitalised, machine

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language


class DateLine(Struct, frozen=True):
    """One date in a series' list: its words, its state in a word, and what there is to add; what
    editors wrote stands in `told` where the rest is in another language."""

    when: str
    start: str
    flag: str
    notes: tuple[str, ...]
    takes_place: bool
    told: str = ""


class Series:
    """Series in one language; the examples are Danish."""

    def __init__(self, language: Language) -> None:
        _, self._say, self._context = language.gettext, language.gettext, language.pgettext
        self._dates, self._status = language.dates, language.status
        self._is_danish = language.is_danish
        self._weeks = {1: _("Hver %(days)s"), 2: _("Hver anden %(days)s")}
        self._months = {
            1: _("hver måned"),
            2: _("hver anden måned"),
            12: _("samme måned hvert år"),
        }
        self._ordinals = {
            1: language.pgettext("weekday of a month", "1."),
            2: language.pgettext("weekday of a month", "2."),
            3: language.pgettext("weekday of a month", "3."),
            4: language.pgettext("weekday of a month", "4."),
            5: language.pgettext("weekday of a month", "5."),
            -1: language.pgettext("weekday of a month", "sidste"),
        }

    def rule_in_words(self, event: Event) -> str:
        """`Hver mandag kl. 19.00–21.00 til og med den 26. april 2027`; empty for a single event.

        A series that is a list of dates alone has no rule to tell.
        """
        repeat, _ = event.repeat, self._say
        if repeat is None or repeat.every is None or repeat.until is None:
            return ""
        days = (
            self._weekly(event, repeat) if repeat.every == "week" else self._monthly(event, repeat)
        )
        clocks = self._dates.clock_span(event.start, event.end)
        until = self._dates.day_and_year(repeat.until)
        if not clocks:
            return _("%(days)s til og med den %(until)s", days=days, until=until)
        return _(
            "%(days)s %(clock)s til og med den %(until)s", days=days, clock=clocks, until=until
        )

    def _weekly(self, event: Event, repeat: Repeat) -> str:
        _, listed, weekdays = self._say, self._dates.listed, self._dates.WEEKDAYS
        on = repeat.on or (OnDay(weekday=day_of(event.start).weekday()),)
        days = [weekdays[day.weekday] for day in sorted(on, key=lambda day: day.weekday)]
        if repeat.interval in self._weeks:
            return self._weeks[repeat.interval] % {"days": listed(days)}
        # `om mandagen`
        each = listed(
            [self._context("on that weekday", "%(weekday)sen", weekday=day) for day in days]
        )
        return _("Hver %(number)d. uge om %(days)s", number=repeat.interval, days=each)

    def _monthly(self, event: Event, repeat: Repeat) -> str:
        _ = self._say
        every = self._months.get(repeat.interval) or _(
            "hver %(number)d. måned", number=repeat.interval
        )
        if not repeat.on:
            return _("Den %(day)d. i %(every)s", day=day_of(event.start).day, every=every)
        days = [
            _(
                "den %(nth)s %(weekday)s",
                nth=self._ordinals[day.nth or 1],
                weekday=self._dates.WEEKDAYS[day.weekday],
            )
            for day in repeat.on
        ]
        return capitalised(_("%(days)s i %(every)s", days=self._dates.listed(days), every=every))

    def state(self, occurrence: Occurrence) -> str:
        """What sets one date apart in time, place or status: `Aflyst`, `Andet sted`; else empty."""
        event, _ = occurrence.event, self._say
        words = self._status.flag(occurrence.status, occurrence.booking)
        if words and (occurrence.status, occurrence.booking) != (event.status, event.booking):
            return words
        if occurrence.venue != event.venue:
            return _("Andet sted")
        return ""

    def difference(self, event: Event, occurrence: Occurrence) -> str:
        """As `state`, and what else `changes` say of one date, however small: `Anden titel`."""
        _ = self._say
        if said := self.state(occurrence):
            return said
        if occurrence.title != event.title:
            return _("Anden titel")
        if occurrence.changed and occurrence.end != unchanged(event, occurrence.original).end:
            return _("Ny sluttid")
        changed = occurrence.changed and occurrence.reason != event.status_reason
        return _("Ændret") if changed else ""

    def date_line(self, event: Event, occurrence: Occurrence, where: str) -> DateLine:
        """`where` is the venue in words, told only where it is not the series' own."""
        _, dates = self._say, self._dates
        notes = []
        if occurrence.title != event.title:
            notes.append(occurrence.title)
        if (before := occurrence.previous) is not None:
            notes.append(
                _("Flyttet fra %(when)s", when=dates.in_words(before, None, day_of(before)))
            )
        if occurrence.venue != event.venue and not occurrence.is_online:
            notes.append(_("Sted: %(where)s", where=where))
        reason = (occurrence.reason or "") if occurrence.changed else ""
        if reason and self._is_danish:
            notes.append(reason)
        return DateLine(
            when=capitalised(dates.occurrence_in_words(occurrence)),
            start=machine(occurrence.start),
            flag=self.difference(event, occurrence),
            notes=tuple(notes),
            takes_place=occurrence.takes_place,
            told="" if self._is_danish else reason,
        )


rule_in_words = DANISH_LANGUAGE.series.rule_in_words
