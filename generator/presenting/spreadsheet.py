"""Tables for spreadsheets: comma-separated values (RFC 4180) as a Danish Excel opens them.

With semicolons, a comma before decimals and a byte order mark: without these a double click shows
one column of broken letters. Programs are told so where the columns are described (CSV on the Web),
or read the JSON. No cell is a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.presenting.cleaning import clean

DELIMITER = ";"
LINE_END = "\r\n"
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins with one of these is run as a formula by Excel and its like (OWASP)."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The header and the rows, each cell on one line."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=DELIMITER, lineterminator=LINE_END).writerow
    write(columns)
    known: dict[str, str] = {}  # a year's dates have few places, kinds and organisers
    for row in rows:
        write([known.get(cell) or known.setdefault(cell, _fit(cell)) for cell in row])
    return _MARK + out.getvalue()


def _fit(cell: str) -> str:
    return safe_cell(one_line(cell))


def one_line(text: str) -> str:
    """Without line ends, and without what could command a terminal."""
    return " ".join(clean(text).split())


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
