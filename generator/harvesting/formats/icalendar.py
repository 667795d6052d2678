"""iCalendar files (RFC 5545) → what they tell: VEVENTs gathered by UID, series expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice

from msgspec.structs import replace

from generator.harvesting.calendars.items import Item, item
from generator.harvesting.calendars.lines import Component, components
from generator.harvesting.calendars.moments import at, stamps
from generator.harvesting.calendars.rules import Wall, starts
from generator.harvesting.calendars.versions import by_uid, instant, latest, overriding
from generator.harvesting.calendars.zones import Zones
from generator.harvesting.found import Found, LeftOut, Moment, Occasion, Reading, Window
from generator.harvesting.limits import MAX_BYTES, MAX_DATES, MAX_DAYS_TRIED, MAX_EVENTS
from generator.harvesting.spans import within
from generator.harvesting.texts import one_line, prose, web_address
from generator.harvesting.unreadable import NO_TITLE, PRIVATE, Unreadable
from generator.model.times import day_of, start_of

_DAY = timedelta(days=1)


def read(data: bytes, window: Window) -> Reading:
    """All events of the file within the window."""
    if len(data) > MAX_BYTES:
        return Reading((), faults=(f"Kalenderen fylder mere end {MAX_BYTES // 1_000_000} MB",))
    calendar = components(data)
    events = list(calendar.every("VEVENT"))
    if not events and not any(calendar.every("VCALENDAR")):
        return Reading((), faults=("Det er ikke en kalender: der står ikke BEGIN:VCALENDAR",))
    return _Reader(calendar, window).read(events)


class _Reader:
    """The state of one reading: its zones, and how many days may still be tried."""

    def __init__(self, calendar: Component, window: Window) -> None:
        self._window, self._zones = window, Zones(calendar, window)
        self._cancelled = any(
            one.text("METHOD").strip().upper() == "CANCEL" for one in calendar.every("VCALENDAR")
        )
        self._days_left = MAX_DAYS_TRIED
        self._complete = calendar.ended
        self._doubts = [] if calendar.ended else ["Kalenderen er klippet over før sin slutning"]
        self._refused = list[LeftOut]()
        self._outside = 0

    def read(self, events: list[Component]) -> Reading:
        if len(events) > MAX_EVENTS:
            self._complete = False
            self._doubts.append(
                f"Kalenderen har {len(events)} arrangementer, og kun de første {MAX_EVENTS} er læst"
            )
        items = list(filter(None, map(self._item, events[:MAX_EVENTS])))
        found = sorted(chain.from_iterable(map(self._of_uid, by_uid(items))), key=lambda f: f.row)
        return Reading(
            tuple(found),
            tuple(sorted(self._refused, key=lambda one: one.row)),
            outside=self._outside,
            complete=self._complete,
            doubts=tuple(self._doubts),
        )

    def _item(self, component: Component) -> Item | None:
        try:
            return item(component, self._zones, cancelled=self._cancelled)
        except Unreadable as why:
            self._refuse(component, why.reason)
            return None

    def _refuse(self, component: Component, reason: str) -> None:
        name = "" if reason == PRIVATE else one_line(component.text("SUMMARY"), 80)
        uid = one_line(component.text("UID"), 250)
        self._refused.append(LeftOut(component.row, name or f"nr. {component.row}", reason, uid))

    def _of_uid(self, items: list[Item]) -> Iterator[Found]:
        """The events of one UID: as a rule one, with its changed dates."""
        masters = latest([one for one in items if one.recurrence_id is None])
        overrides = latest([one for one in items if one.recurrence_id is not None])
        if not masters:
            yield from self._one(overrides[:1], overrides, True)
        elif len({(one.title.casefold(), one.is_day) for one in masters}) == 1:
            yield from self._one(masters, overrides, True)
        else:  # a name that is given to several events names none of them
            for number, master in enumerate(masters):
                yield from self._one([master], overrides if number == 0 else [], False)

    def _one(self, masters: list[Item], overrides: list[Item], named: bool) -> Iterator[Found]:
        first = masters[0]
        if not first.title:
            self._refuse(first.component, NO_TITLE)
            return
        doubts = list(chain.from_iterable(one.doubts for one in masters))
        try:
            dates = self._dates(masters, overrides, doubts)
        except Unreadable as why:
            self._refuse(first.component, why.reason)
            return
        if not dates:
            self._outside += 1
            return
        yield _told(first, tuple(dates), doubts, first.uid if named else "")

    def _dates(
        self, masters: list[Item], overrides: list[Item], doubts: list[str]
    ) -> list[Occasion]:
        """All dates in the window, each once, in order."""
        found = dict[datetime, Occasion]()
        for master in masters:
            if master.recurrence_id is None:
                for one in self._expanded(master, doubts):
                    found.setdefault(instant(one.original), one)
        for override in overrides:
            one = overriding(override, masters[0], found, doubts)
            if _is_outdated(override, masters[0], one, found, self._window):
                continue
            found[instant(one.original)] = one
            if override is not masters[0]:
                doubts += (doubt for doubt in override.doubts if doubt not in doubts)
        shown = (one for one in found.values() if within(one, self._window))
        dates = sorted(shown, key=lambda one: (start_of(one.start), instant(one.original)))
        if len(dates) > MAX_DATES:
            doubts.append(f"Der er {len(dates)} datoer, og kun de første {MAX_DATES} er taget med")
        return dates[:MAX_DATES]

    def _expanded(self, master: Item, doubts: list[str]) -> Iterator[Occasion]:
        excluded = set[Moment]()
        for line in master.component.lines.get("EXDATE", ()):
            for one, _ in stamps(line, self._zones):
                # A day alone takes all that begins on it.
                excluded.add(master.begins(one.moment))
        clocks = set[object]()
        for wall in self._walls(master):
            begins = master.begins(at(wall, master.start.zone))
            if begins in excluded or day_of(begins) in excluded:
                continue
            if isinstance(begins, datetime):
                clocks.add(begins.time())
            yield Occasion(begins, master.ends(begins), begins, master.status)
        if master.rule and not master.rule.hours and master.start.zone is UTC and len(clocks) > 1:
            doubts.append("Serien er skrevet i UTC, så den skifter klokkeslæt, når uret stilles om")
        for line in master.component.lines.get("RDATE", ()):
            for one, size in stamps(line, self._zones):
                begins = master.begins(one.moment)
                own = replace(master, length=size) if size is not None else master
                if begins not in excluded and isinstance(begins, datetime) != master.is_day:
                    yield Occasion(begins, own.ends(begins), begins, master.status)

    def _walls(self, master: Item) -> Iterator[Wall]:
        rule, first = master.rule, master.start.wall
        if rule is None:
            yield first
            return
        since = self._window.first - (master.length or _DAY) - _DAY
        until = _until(rule.until, master)
        found = starts(rule, first, since, self._window.last, self._tried)
        # Some before the window and some excluded are among them, never as many again.
        for wall in islice(found, 2 * MAX_DATES):
            if until is not None and start_of(at(wall, master.start.zone)) > until:
                return
            yield wall

    def _tried(self, days: int) -> None:
        self._days_left -= days
        if self._days_left < 0:
            raise Unreadable("Kalenderen har flere gentagelser, end det kan være rigtigt")


def _until(written: str, master: Item) -> datetime | None:
    """The last instant of a rule; a day alone counts to its end."""
    found = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d*(Z?))?", written)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None or master.start.is_day:
            return start_of(min(day, date(2100, 12, 31)) + _DAY) - timedelta(seconds=1)
        wall = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]))
    except (ValueError, OverflowError):
        raise Unreadable(f"Gentagelsens slutning »{written[:30]}« findes ikke") from None
    return start_of(at(wall, UTC if found[6] else master.start.zone))


def _is_outdated(
    override: Item, master: Item, one: Occasion, found: dict[datetime, Occasion], window: Window
) -> bool:
    """A change of an earlier version, of a date that the series no longer has."""
    return (
        override.revision[0] < master.revision[0]
        and instant(one.original) not in found
        and window.first <= day_of(one.original) <= window.last
    )


def _told(first: Item, dates: tuple[Occasion, ...], doubts: list[str], uid: str) -> Found:
    component = first.component
    text = prose(component.text("DESCRIPTION") or component.text("X-ALT-DESC"))
    words = chain.from_iterable(line.texts for line in component.lines.get("CATEGORIES", ()))
    return Found(
        uid=uid,
        title=first.title,
        occasions=dates,
        text=text.text,
        location=first.location,
        url=web_address(component.text("URL")) or web_address(component.text("LOCATION")),
        categories=tuple(dict.fromkeys(filter(None, (one_line(word, 80) for word in words))))[:20],
        price=one_line(component.text("X-COST"), 80),
        row=first.row,
        doubts=tuple(dict.fromkeys((*doubts, *text.doubts))),
    )
