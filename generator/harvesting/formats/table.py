"""Tables, CSV or XLSX, a row an event: columns are known by their headings, Danish or English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from generator.analysing.title_marks import marked
from generator.editing.refusing import Refused as Refusal
from generator.harvesting.found import Found, Moment, Occasion, Reading, Refused, Status, Window
from generator.harvesting.identities import unshared
from generator.harvesting.limits import MAX_BYTES, MAX_EVENTS
from generator.harvesting.spans import here, occasion, within
from generator.harvesting.texts import LONGEST_TITLE, one_line, place, prose, web_address
from generator.harvesting.unreadable import NO_TITLE, PRIVATE, Unreadable
from generator.harvesting.written_dates import Written, clocks, written
from generator.spreadsheets.comma_separated import read_csv
from generator.spreadsheets.workbooks import read_xlsx

_COLUMNS: Mapping[str, str] = {
    "title": "titel|navn|arrangement|arrangementets navn|begivenhed|overskrift|emne|event|"
    "event name|name|title|subject|summary|event title",
    "day": "dato|date|dag|startdato|start dato|start date|event start date|fra dato|hvornår|"
    "dato og tid|start|starter|begynder|starts|begin|tidspunkt",
    "clock": "tid|klokkeslæt|kl|klokken|starttid|start tid|start time|event start time|time|"
    "starttidspunkt|fra kl|mødetid",
    "last": "slutdato|slut dato|end date|event end date|til dato|slut|slutter|ender|end|ends|"
    "sidste dag",
    "ends": "sluttid|slut tid|end time|event end time|sluttidspunkt|til kl",
    "location": "sted|lokation|location|venue|event venue name|hvor|lokale|place|spillested",
    "address": "adresse|address|vej|gade",
    "text": "beskrivelse|description|event description|tekst|omtale|indhold|noter|notes|body|"
    "brødtekst|program",
    "url": "link|url|hjemmeside|website|event website|web|webside|adresse på nettet|netadresse",
    "price": "pris|priser|entré|entre|price|cost|event cost|billetpris",
    "categories": "kategori|kategorier|type|genre|category|categories|event category|emner|tags|"
    "emneord",
    "uid": "uid|id|event id|arrangement id",
    "status": "status|aflyst|event status",
    "private": "privat|private",
    "all_day": "all day event",
    "whole_day": "heldagsbegivenhed|heldag",
}  # fmt: skip
_KNOWN = {heading: key for key, words in _COLUMNS.items() for heading in words.split("|")}
_YES = frozenset({"true", "ja", "sand", "yes", "1", "til"})
_HOURS = frozenset({"clock", "ends"})
_LOOKED_THROUGH = 10
"""Rows in which headings are looked for: many put a title and the year above them."""
_MOST_COLUMNS = 200
_CANCELLED = re.compile(r"(?:aflyst|cancel+ed|annulleret|ja|true|x|1|event ?cancelled)", re.I)
_HALF = re.compile(r"\d\s?[ap]\.?m\b", re.I)
_MONTH_FIRST = "Datoerne er læst som måned/dag/år"


def read_comma_separated(data: bytes, window: Window) -> Reading:
    """A CSV file's events."""
    return _read(data, window, is_workbook=False)


def read_workbook(data: bytes, window: Window) -> Reading:
    """The events on an XLSX file's first sheet."""
    return _read(data, window, is_workbook=True)


def _read(data: bytes, window: Window, *, is_workbook: bool) -> Reading:
    if len(data) > MAX_BYTES:
        return Reading((), faults=(f"Filen fylder mere end {MAX_BYTES // 1_000_000} MB",))
    try:
        rows = (
            read_xlsx(data, None, MAX_EVENTS + _LOOKED_THROUGH, _MOST_COLUMNS)
            if is_workbook
            else read_csv(data)
        )
    except Refusal as why:
        return Reading((), faults=(f"{why.message}. {why.advice}".rstrip("."),))
    head = next((n for n, row in enumerate(rows[:_LOOKED_THROUGH]) if _columns(row)), None)
    if head is None:
        return Reading((), faults=(_no_headings(rows),))
    columns = _columns(rows[head])
    told = [
        (number, {key: row[at].strip() for key, at in columns.items() if at < len(row)})
        for number, row in enumerate(rows[head + 1 :], head + 2)
        if any(cell.strip() for cell in row)
    ]
    return _reading(told, window)


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Which column holds what; empty where the row is not one of headings."""
    found = dict[str, int]()
    for at, cell in enumerate(row[:_MOST_COLUMNS]):
        heading = " ".join(re.sub(r"[^\wæøåé]+", " ", cell.strip().lower()).split())[:60]
        key = _KNOWN.get(heading)
        if key is not None:
            found.setdefault(key, at)
    return found if {"title", "day"} <= found.keys() else {}


def _no_headings(rows: Sequence[Sequence[str]]) -> str:
    first = ", ".join(f"»{one_line(cell, 30)}«" for cell in (rows[0] if rows else ())[:8] if cell)
    return "Tabellen har ingen række med overskrifter som »Titel« og »Dato«" + (
        f"; den første række er {first}" if first else ""
    )


def _reading(rows: list[tuple[int, dict[str, str]]], window: Window) -> Reading:
    month_first = _is_month_first([cells for _, cells in rows])
    doubts = [_MONTH_FIRST] if month_first else []
    found, refused, outside = list[Found](), list[Refused](), 0
    for number, cells in rows[:MAX_EVENTS]:
        name = one_line(cells.get("title", ""), 80) or f"række {number}"
        try:
            one = _event(number, cells, month_first=month_first)
        except Unreadable as why:
            told = f"række {number}" if why.reason == PRIVATE else name
            refused.append(Refused(number, told, why.reason, cells.get("uid", "")[:250]))
            continue
        if any(within(date_, window) for date_ in one.occasions):
            found.append(one)
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


def _is_month_first(rows: list[dict[str, str]]) -> bool:
    """American, where all dates are ones in American, and one is none in Danish, or the hours or
    the headings (Google's) are American as well."""
    days = [cells["day"] for cells in rows if cells.get("day")]

    def readable(*, month_first: bool) -> bool:
        try:
            for text in days:
                written(text, month_first=month_first)
        except Unreadable:
            return False
        return True

    if not days or not readable(month_first=True):
        return False
    american = any(
        "all_day" in cells or _HALF.search(f"{cells['day']} {cells.get('clock', '')}")
        for cells in rows
        if cells.get("day")
    )
    return american or not readable(month_first=False)


def _event(number: int, cells: Mapping[str, str], *, month_first: bool) -> Found:
    if cells.get("private", "").lower() in _YES:
        raise Unreadable(PRIVATE)
    title, status = marked(one_line(cells.get("title", ""), LONGEST_TITLE))
    if not title:
        raise Unreadable(NO_TITLE)
    doubts = list[str]()
    date_ = _occasion(cells, _status(cells, status), doubts, month_first=month_first)
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
    return "sold_out" if told.lower() in ("udsolgt", "sold out") else marked_as


def _occasion(
    cells: Mapping[str, str], status: Status, doubts: list[str], *, month_first: bool
) -> Occasion:
    if not cells.get("day"):
        raise Unreadable("Det har ingen dato")
    if {cells.get("all_day", "").lower(), cells.get("whole_day", "").lower()} & _YES:
        cells = {key: cell for key, cell in cells.items() if key not in _HOURS}
    first = written(cells["day"], month_first=month_first)
    # A spreadsheet's date is often midnight's.
    begins, ends = first.clock if first.clock != time() else None, first.ends
    if cells.get("clock") and not _is_all_day(cells["clock"]):
        begins, until = clocks(cells["clock"])
        ends = until or ends
    last = None
    if cells.get("last"):
        last = _last(cells["last"], first, month_first=month_first)
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
        return written(text, month_first=month_first)
    except Unreadable as why:
        try:
            return Written(first.last or first.day, clocks(text)[0])
        except Unreadable:
            raise why from None


def _is_all_day(text: str) -> bool:
    return text.lower() in ("hele dagen", "heldags", "all day", "-", "–")
