"""CSV as survey systems and Excel write it: three separators; RFC 4180."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

from generator.editing.refusing import Refused
from generator.spreadsheets.encodings import decoded

SEPARATORS = ";,\t"


def read_csv(data: bytes) -> list[list[str]]:
    """The rows. Raises Refused for what is no text and for broken quotes."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    forced, above = "", 0
    if first.strip().lower()[:4] == "sep=":  # Excel's own line
        forced, text, above = first.strip()[4:5], rest, 1
    best = forced if forced and forced in SEPARATORS else _separator(text)
    try:
        return _rows(text, best)
    except csv.Error:
        raise _broken(text, best, above) from None


def _rows(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))


def _broken(text: str, separator: str, above: int) -> Refused:
    """Where and why no rows can be made of it; so many lines stand above the text."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    whole = 0
    with suppress(csv.Error):
        for _ in reader:
            whole = reader.line_num
    line, alone = whole + 1 + above, reader.line_num == whole + 1
    cause, remedy = f"et anførselstegn er aldrig lukket i rækken fra linje {line}", "Ret rækken"
    row = text.split("\n", whole + 1)[whole]
    if alone and len(row) > csv.field_size_limit():
        limit = csv.field_size_limit()
        cause, remedy = f"et felt på linje {line} er på mere end {limit} tegn", "Gør det kortere"
    elif alone and row.count('"') % 2 == 0:
        cause = f"der står noget lige efter et anførselstegn på linje {line}"
    return Refused(
        f"Filen kan ikke læses som CSV: {cause}",
        f"{remedy}, hent udtrækket igen, eller gem det som .xlsx.",
    )


def _separator(text: str) -> str:
    """The one that gives most columns, and the same number of them in every row."""
    first = text.partition("\n")[0]

    def worth(separator: str) -> tuple[bool, int]:
        try:
            widths = [len(row) for row in _rows(text, separator) if row]
        except csv.Error:
            return False, first.count(separator) + 1
        return len(set(widths)) == 1 and widths[0] > 1, widths[0] if widths else 0

    return max(SEPARATORS, key=worth)
