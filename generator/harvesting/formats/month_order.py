"""Whether a table's dates are month/day/year, as Americans write them, told by all of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.harvesting.found import Window
from generator.harvesting.unreadable import Unreadable
from generator.harvesting.written_dates import written
from generator.presenting.words.dates import day_and_year

_HALF = re.compile(r"\d\s?[ap]\.?m\b", re.I)
_MONTH_FIRST = "Datoerne er læst som måned/dag/år"
_BOTH = "Nogle datoer er måned/dag/år og andre dag/måned/år; går begge dele an, er dagen først"


class Order(Struct, frozen=True):
    """How a table's dates are read. `years` are those in which a date without one may lie;
    `doubts` are the whole table's; `is_doubtful` where each date that might be either is to be
    doubted."""

    years: tuple[int, ...] = ()
    month_first: bool = False
    is_doubtful: bool = False
    doubts: tuple[str, ...] = ()

    def doubt(self, text: str) -> str:
        """That a date might be another as well; empty where it may not."""
        if not self.is_doubtful:
            return ""
        taken = _day(text, month_first=self.month_first)
        other = _day(text, month_first=not self.month_first)
        if taken is None or other is None or taken == other:
            return ""
        return (
            f"Datoen »{text[:40]}« kan også være den {day_and_year(other)}; "
            f"den er læst som {day_and_year(taken)}"
        )


def order_of(rows: Sequence[Mapping[str, str]], window: Window) -> Order:
    """By the dates that can be read in one order alone: month first where some are and none the
    other way round, or where the hours or the headings (Google's) are American."""
    coming = (window.last.year - 1, window.last.year)  # this year and the next
    days = [text for cells in rows for key in ("day", "last") if (text := cells.get(key))]
    either = [(_day(text, month_first=False), _day(text, month_first=True)) for text in days]
    danish = any(month_last and not month_first for month_last, month_first in either)
    american = any(month_first and not month_last for month_last, month_first in either)
    if danish:
        return Order(coming, is_doubtful=american, doubts=(_BOTH,) if american else ())
    if _is_american(rows) and any(month_first for _, month_first in either):
        return Order(coming, month_first=True, doubts=(_MONTH_FIRST,))
    if american:
        return Order(coming, month_first=True, is_doubtful=True, doubts=(_MONTH_FIRST,))
    return Order(coming)


def _is_american(rows: Iterable[Mapping[str, str]]) -> bool:
    return any(
        "all_day" in cells or _HALF.search(f"{cells['day']} {cells.get('clock', '')}")
        for cells in rows
        if cells.get("day")
    )


def _day(text: str, *, month_first: bool) -> date | None:
    try:
        return written(text, month_first=month_first).day
    except Unreadable:
        return None
