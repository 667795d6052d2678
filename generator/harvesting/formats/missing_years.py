"""Dates without a year in a table: `lør 24/4` is one day alone of this year and the next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.harvesting.unreadable import Unreadable
from generator.harvesting.written_dates import weekday_of, written

_BEFORE = r"(?:[a-zæøå]{1,9}\b\.?,?\s*){0,2}"
_FIGURES = re.compile(rf"{_BEFORE}\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?![\d:])(?!\s?[./-]\s?\d)", re.I)
_WORDS = re.compile(rf"{_BEFORE}\d{{1,2}}\.?\s*[a-z]{{3,9}}\b(?!\.?\s*\d{{4}})", re.I)


def with_year(text: str, weekday: str, years: Iterable[int]) -> tuple[str, str]:
    """The date with the only year in which it falls on its weekday, which stands before it or in a
    column of its own, and the doubt that this is to be told with; unchanged where it has a year,
    or none fits. Raises Unreadable for figures without a year that none can be found for."""
    found = _FIGURES.match(text) or _WORDS.match(text)
    if found is None or _is_readable(text):
        return text, ""
    named = weekday_of(text)
    named = weekday_of(weekday) if named is None else named
    between = " " if found.re is _WORDS else "-"
    for year in years if named is not None else ():
        rest = text[found.end() :].removeprefix(".")
        dated = f"{found[0]}{between}{year}{rest}"
        try:
            day = written(dated).day
        except Unreadable:
            continue
        if day.weekday() == named:
            return dated, f"Datoen »{text[:40]}« har intet årstal; ugedagen passer i {year}"
    if found.re is _FIGURES:
        raise Unreadable(f"Datoen »{text[:40]}« mangler et årstal. Skriv den som 2026-12-05 19:30")
    return text, ""


def _is_readable(text: str) -> bool:
    try:
        written(text)
    except Unreadable:
        return False
    return True
