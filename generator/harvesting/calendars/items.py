"""One VEVENT (RFC 5545 §3.6.1), read: what it says, and when, not yet expanded."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from msgspec import Struct

from generator.analysing.title_marks import marked
from generator.harvesting.calendars.lines import Component
from generator.harvesting.calendars.moments import Stamp, duration, is_skipped, length, stamp
from generator.harvesting.calendars.rules import Rule, parse_rule
from generator.harvesting.calendars.zones import Zones
from generator.harvesting.found import Moment, Status
from generator.harvesting.spans import ENDS_BEFORE, SKIPPED, later, whole_days
from generator.harvesting.texts import LONGEST_TITLE, one_line, place
from generator.harvesting.unreadable import NO_TITLE, PRIVATE, Unreadable

_BUSY = re.compile(
    r"(?:busy|optaget|ledig|free|tentative|foreløbig|private?t?|ikke til stede)", re.I
)
"""What a calendar that hides its events shows instead of a title."""
_DAY = timedelta(days=1)


class Item(Struct, frozen=True):
    """`length` is in days where `is_day`; None where no end is told. `recurrence_id` as written."""

    row: int
    uid: str
    title: str
    status: Status
    start: Stamp
    length: timedelta | None
    is_day: bool
    recurrence_id: Stamp | None
    rule: Rule | None
    component: Component
    location: str
    revision: tuple[int, str]
    doubts: tuple[str, ...]

    def begins(self, moment: Moment) -> Moment:
        """A start as the portal writes it: the day alone for whole days."""
        return moment.date() if self.is_day and isinstance(moment, datetime) else moment

    def ends(self, start: Moment) -> Moment | None:
        """The end that belongs to a start: exclusive, or the last of several days."""
        if self.length is None:
            return None
        if self.is_day:
            return start + self.length - _DAY if self.length > _DAY else None
        return None if not self.length else later(start, self.length)


def item(component: Component, zones: Zones, *, cancelled: bool) -> Item:
    """The event. Raises Unreadable with the reason why it cannot be taken."""
    if (component.text("CLASS") or "PUBLIC").strip().upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise Unreadable(PRIVATE)
    title, mark = marked(one_line(component.text("SUMMARY"), LONGEST_TITLE))
    status: Status = mark
    recurrence = component.first("RECURRENCE-ID")
    # A date that is called off may say no more than which it is.
    if not title and recurrence is None:
        raise Unreadable(NO_TITLE)
    if _BUSY.fullmatch(title):
        raise Unreadable("Kalenderen viser kun, at der er optaget, og ikke hvad der sker")
    if not component.ended:
        raise Unreadable("Filen er klippet over midt i det")
    doubts = list[str]()
    start, size, is_day = _span(component, zones, doubts)
    told = component.text("STATUS").strip().upper()
    if cancelled or told in ("CANCELLED", "CANCELED"):
        status = "cancelled"
    elif told == "TENTATIVE" and status == "scheduled":
        status = "tentative"
    if recurrence is not None and recurrence.parameters.get("RANGE", "").upper() == "THISANDFUTURE":
        doubts.append("En ændring gælder alle senere datoer også, og kun den første er ændret")
    rule = component.first("RRULE")
    if len(component.lines.get("RRULE", ())) > 1:
        doubts.append("Der er flere regler for gentagelsen, og kun den første er brugt")
    return Item(
        row=component.row,
        uid=one_line(component.text("UID"), 250),
        title=title,
        status=status,
        start=start,
        length=size,
        is_day=is_day,
        recurrence_id=stamp(recurrence, zones) if recurrence is not None else None,
        rule=parse_rule(rule.value) if rule is not None and rule.value.strip() else None,
        component=component,
        location=place(component.text("LOCATION")),
        revision=_revision(component),
        doubts=tuple(doubts),
    )


def _span(
    component: Component, zones: Zones, doubts: list[str]
) -> tuple[Stamp, timedelta | None, bool]:
    """Start, length, and whether it is of whole days."""
    line = component.first("DTSTART") or component.first("RECURRENCE-ID")
    if line is None or not line.value.strip():
        raise Unreadable("Det har ingen dato")
    start = stamp(line, zones)
    if start.doubt:
        doubts.append(start.doubt)
    if is_skipped(start.wall, start.zone):
        doubts.append(SKIPPED)
    size = _length(component, start, zones)
    if size is not None and size < timedelta(0):
        doubts.append(ENDS_BEFORE)
        size = None
    if start.is_day:
        return start, size, True
    whole = whole_days(start.moment, size)
    if whole is not None:
        return start, whole, True
    return start, size or None, False


def _length(component: Component, start: Stamp, zones: Zones) -> timedelta | None:
    end, lasts = component.first("DTEND"), component.first("DURATION")
    if end is not None and end.value.strip():
        ends = stamp(end, zones)
        if start.is_day or not ends.is_day:
            return length(start, ends)
        # A day as the end of what begins at an hour tells nothing of when it is over.
        return None
    return duration(lasts.value) if lasts is not None and lasts.value.strip() else None


def _revision(component: Component) -> tuple[int, str]:
    """What orders two versions of one event (§3.8.7.4)."""
    number = component.text("SEQUENCE").strip()
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0, (
        component.text("LAST-MODIFIED") or component.text("DTSTAMP")
    )
