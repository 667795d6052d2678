"""Tables, CSV or XLSX, a row an event: columns are known by their headings, Danish or English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from generator.analysing.title_marks import marked
from generator.editing.refusing import Refused as Refusal
from generator.harvesting.formats.columns import LOOKED_THROUGH, MOST_COLUMNS, columns_of
from generator.harvesting.formats.missing_years import with_year
from generator.harvesting.formats.month_order import Order, order_of
from generator.harvesting.found import Found, LeftOut, Moment, Occasion, Reading, Status, Window
from generator.harvesting.identities import unshared
from generator.harvesting.limits import MAX_BYTES, MAX_EVENTS
from generator.harvesting.spans import here, occasion, within
from generator.harvesting.texts import LONGEST_TITLE, one_line, place, prose, web_address
from generator.harvesting.unreadable import NO_TITLE, PRIVATE, Unreadable
from generator.harvesting.written_dates import (
    Written,
    are_hours,
    clocks,
    hours_doubts,
    is_weekday,
    weekday_doubts,
    written,
)
from generator.model.times import day_of
from generator.spreadsheets.comma_separated import read_csv
from generator.spreadsheets.workbooks import filled_sheets, read_xlsx

_WORKBOOK = (
    "Det er et regneark: brug »portal import xlsx …«, eller skriv »format: xlsx« under "
    "»calendar_source«"
)
_YES = frozenset({"true", "ja", "sand", "yes", "1", "til"})
_HOURS = frozenset({"clock", "ends"})
_TENTATIVE = re.compile(r"(?:foreløbigt?|ikke bekræftet|ubekræftet|tentative)", re.I)
_CANCELLED = re.compile(r"(?:aflyst|cancel+ed|annulleret|ja|true|x|1|event ?cancelled)", re.I)


def read_comma_separated(data: bytes, window: Window) -> Reading:
    """A CSV file's events."""
    return _read(data, window, is_workbook=False)


def read_workbook(data: bytes, window: Window) -> Reading:
    """The events on an XLSX file's first sheet."""
    return _read(data, window, is_workbook=True)


def _read(data: bytes, window: Window, *, is_workbook: bool) -> Reading:
    if len(data) > MAX_BYTES:
        return Reading((), faults=(f"Filen fylder mere end {MAX_BYTES // 1_000_000} MB",))
    if not is_workbook and data.startswith(b"PK") and b"xl/workbook" in data:
        return Reading((), faults=(_WORKBOOK,))
    try:
        rows = (
            read_xlsx(data, None, MAX_EVENTS + LOOKED_THROUGH, MOST_COLUMNS)
            if is_workbook
            else read_csv(data)
        )
        others = _other_sheets(data) if is_workbook else []
    except Refusal as why:
        return Reading((), faults=(f"{why.message}. {why.advice}".rstrip("."),))
    columns = columns_of(rows)
    if columns is None:
        return Reading((), faults=(_no_headings(rows),))
    told = [
        (number, columns.cells(row))
        for number, row in enumerate(rows[columns.first :], columns.first + 1)
        if any(cell.strip() for cell in row)
    ]
    return _reading(told, window, [*columns.doubts, *others])


def _other_sheets(data: bytes) -> list[str]:
    first, *others = filled_sheets(data) or [""]
    if not others:
        return []
    named = ", ".join(f"»{one_line(name, 40)}«" for name in others[:10])
    return [
        f"Kun arket »{one_line(first, 40)}« er læst; i regnearket står der også noget i {named}"
    ]


def _no_headings(rows: Sequence[Sequence[str]]) -> str:
    first = ", ".join(f"»{one_line(cell, 30)}«" for cell in (rows[0] if rows else ())[:8] if cell)
    return "Tabellen har ingen række med overskrifter som »Titel« og »Dato«" + (
        f"; den første række er {first}" if first else ""
    )


def _reading(rows: list[tuple[int, dict[str, str]]], window: Window, unread: list[str]) -> Reading:
    order = order_of([cells for _, cells in rows], window)
    doubts = [*order.doubts, *unread]
    found, refused, outside = list[Found](), list[LeftOut](), 0
    for number, cells in rows[:MAX_EVENTS]:
        name = one_line(cells.get("title", ""), 80) or f"række {number}"
        try:
            one = _event(number, cells, order)
        except Unreadable as why:
            told = f"række {number}" if why.reason == PRIVATE else name
            refused.append(LeftOut(number, told, why.reason, cells.get("uid", "")[:250]))
            continue
        if any(within(date_, window) for date_ in one.occasions):
            found.append(one)
        elif day_of(one.occasions[0].start) > window.last:
            # Of what is over nobody asks; this one somebody will miss.
            late = f"Datoen ligger efter {window.last.year}, og så langt frem læses der ikke"
            refused.append(LeftOut(number, name, late, cells.get("uid", "")[:250]))
        else:
            outside += 1
    if len(rows) > MAX_EVENTS:
        doubts.append(f"Tabellen har {len(rows)} rækker, og kun de første {MAX_EVENTS} er læst")
    return Reading(
        unshared(found),
        tuple(refused),
        outside=outside,
        complete=len(rows) <= MAX_EVENTS,
        doubts=tuple(doubts),
    )


def _event(number: int, cells: Mapping[str, str], order: Order) -> Found:
    if cells.get("private", "").lower() in _YES:
        raise Unreadable(PRIVATE)
    title, status = marked(one_line(cells.get("title", ""), LONGEST_TITLE))
    if not title:
        raise Unreadable(NO_TITLE)
    doubts = list[str]()
    date_ = _occasion(cells, _status(cells, status), doubts, order)
    text = prose(cells.get("text", ""))
    where = filter(None, (place(cells.get("location", "")), place(cells.get("address", ""))))
    words = re.split(r"[,;|]", cells.get("categories", "")[:2_000])
    return Found(
        uid=one_line(cells.get("uid", ""), 250),
        title=title,
        occasions=(date_,),
        text=text.text,
        location=", ".join(dict.fromkeys(where)),
        url=web_address(cells.get("url", "")),
        categories=tuple(dict.fromkeys(filter(None, (one_line(word, 80) for word in words))))[:20],
        price=one_line(cells.get("price", ""), 80),
        row=number,
        doubts=tuple(dict.fromkeys((*doubts, *text.doubts))),
    )


def _status(cells: Mapping[str, str], marked_as: Status) -> Status:
    told = cells.get("status", "").strip()
    if _CANCELLED.fullmatch(told):
        return "cancelled"
    if _TENTATIVE.fullmatch(told) and marked_as == "scheduled":
        return "tentative"
    return "sold_out" if told.lower() in ("udsolgt", "sold out") else marked_as


def _occasion(
    cells: Mapping[str, str], status: Status, doubts: list[str], order: Order
) -> Occasion:
    if not cells.get("day"):
        raise Unreadable("Det har ingen dato")
    if {cells.get("all_day", "").lower(), cells.get("whole_day", "").lower()} & _YES:
        cells = {key: cell for key, cell in cells.items() if key not in _HOURS}
    weekday = cells.get("weekday", "")
    day, guessed = cells["day"], ""
    if not order.month_first:
        day, guessed = with_year(day, weekday, order.years)
    first = written(day, month_first=order.month_first)
    doubts += filter(None, (guessed, *first.doubts, order.doubt(day)))
    if is_weekday(weekday):
        doubts += weekday_doubts(f"{weekday} {day}", weekday, first.day)
    # A spreadsheet's date is often midnight's.
    begins, ends = first.clock if first.clock != time() else None, first.ends
    if cells.get("clock") and not _is_all_day(cells["clock"]):
        begins, until = clocks(cells["clock"])
        doubts += hours_doubts(cells["clock"])
        ends = until or ends
    last = None
    if cells.get("last"):
        last = _last(cells["last"], first, month_first=order.month_first)
        doubts += filter(None, (*last.doubts, order.doubt(cells["last"])))
        ends = last.clock or ends
    if cells.get("ends") and not _is_all_day(cells["ends"]):
        ends = clocks(cells["ends"])[0]
    last_day = last.day if last is not None else first.last or first.day
    start: Moment = first.day
    end: Moment | None = last_day if last_day != first.day else None
    if begins is not None:
        start = here(datetime.combine(first.day, begins), doubts)
        if ends is not None:
            end = here(datetime.combine(last_day, ends), doubts)
            if end <= start and last is None and first.last is None and ends < begins:
                # »kl. 20–02« ends the next morning.
                end = here(datetime.combine(last_day + timedelta(days=1), ends), doubts)
    return occasion(start, end, doubts, status)


def _last(text: str, first: Written, *, month_first: bool) -> Written:
    """A column »Slut« may hold a date, or an hour of the same day."""
    try:
        if not are_hours(text):
            return written(text, month_first=month_first)
    except Unreadable as why:
        try:
            return Written(first.last or first.day, clocks(text)[0])
        except Unreadable:
            raise why from None
    return Written(first.last or first.day, clocks(text)[0])


def _is_all_day(text: str) -> bool:
    return text.lower() in ("hele dagen", "heldags", "all day", "-", "–")
