"""Tables for spreadsheets: comma-separated values (RFC 4180) as a Danish Excel opens them.

With semicolons, a comma before decimals and a byte order mark: without these a double click shows
one column of broken letters. Programs are told so where the columns are described (CSV on the Web),
or read the JSON. No cell is a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.presenting.cleaning import clean

DELIMITER = ";"
LINE_END = "\r\n"
_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins with one of these is run as a formula by Excel and its like (OWASP); the last
four are the wide forms of the first (＝＋－＠), which some editions take for them."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The header and the rows, each cell on one line."""
    return beginning(columns) + "".join(map(line, rows))


def beginning(columns: Sequence[str]) -> str:
    """What a file begins with: the mark and the header."""
    return _MARK + line(columns)


def line(cells: Iterable[str]) -> str:
    """A row, and the end of its line."""
    return DELIMITER.join(map(_cell, cells)) + LINE_END


@lru_cache(maxsize=4096)
def _cell(text: str) -> str:
    """The cell as it stands in the file. A year's dates have few places, kinds and organisers."""
    safe = safe_cell(one_line(text))
    if DELIMITER in safe or '"' in safe:
        return '"' + safe.replace('"', '""') + '"'
    return safe


def one_line(text: str) -> str:
    """Without line ends, and without what could command a terminal."""
    return " ".join(clean(text).split())


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
