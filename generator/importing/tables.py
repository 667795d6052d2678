"""An export, read: headings and rows of text. Which kind of file it is, its own bytes tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct

from generator.editing.refusing import Refused
from generator.model.fields import INVISIBLE
from generator.spreadsheets.comma_separated import read_csv
from generator.spreadsheets.workbooks import letter, read_xlsx

MAX_FILE = 20_000_000
"""Bytes. A thousand answers of fifty columns take about one megabyte."""
MAX_ROWS = 10_000
MAX_COLUMNS = 500

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Excel before 2007 and everything that Office encrypts begins (MS-CFB §2.2)."""


class Row(Struct, frozen=True):
    """One answer; `number` is the row's in a spreadsheet program, the headings being row 1."""

    number: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """All rows have as many cells as there are headings; headings are `plain`."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(file: Path, *, sheet: str | None = None, label_rows: int = 0) -> Table:
    """The file's table. Raises Refused for all that is no safe export, OSError if it is not there.

    A file that is too large is refused before it is read.
    """
    about = file.stat()
    if not S_ISREG(about.st_mode) and not S_ISDIR(about.st_mode):
        # A pipe or a device says that it is empty and may go on for ever.
        raise Refused("Det er ikke en almindelig fil", "Gem udtrækket som en fil først.")
    size = about.st_size
    if size > MAX_FILE:
        raise Refused(
            f"Filen fylder {size // 1_000_000} MB, og der læses højst {MAX_FILE // 1_000_000} MB",
            "Hent udtrækket igen, kun med svarene, uden bilag og billeder.",
        )
    data = file.read_bytes()
    if not data.strip():
        raise Refused("Filen er tom", "Hent udtrækket igen.")
    if data.startswith(_COMPOUND):
        raise _old_or_encrypted(data)
    rows = read_xlsx(data, sheet, MAX_ROWS, MAX_COLUMNS) if data[:2] == b"PK" else read_csv(data)
    return _table(rows, label_rows)


def plain(text: str) -> str:
    """Without line breaks, doubled and invisible spaces, composed (NFC): how names are compared."""
    text = unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _table(rows: Sequence[Sequence[str]], label_rows: int) -> Table:
    if len(rows) > MAX_ROWS:
        raise Refused(
            f"Filen har {len(rows)} rækker, og der læses højst {MAX_ROWS}",
            "Del udtrækket i flere filer.",
        )
    # Headings are told about on a screen, which no character of theirs may steer.
    headings = [INVISIBLE.sub("\ufffd", plain(cell)) for cell in rows[0]] if rows else []
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    if width == 0 or width > MAX_COLUMNS:
        raise Refused(
            f"Filens første række har {width} overskrifter, og der skal være 1–{MAX_COLUMNS}",
            "Den første række skal være kolonnernes overskrifter, som systemet skrev dem.",
        )
    _same_width(rows, width)
    _named(headings, rows)
    found = tuple(
        Row(number, (*row[:width], *[""] * (width - len(row))))
        for number, row in enumerate(rows, 1)
        if number > 1 + label_rows and any(cell.strip() for cell in row)
    )
    return Table(tuple(headings), found)


def _same_width(rows: Sequence[Sequence[str]], width: int) -> None:
    """A row of another length has its answers in the wrong columns, and nobody would see it."""
    wrong = [
        number
        for number, row in enumerate(rows, 1)
        if any(row) and (any(cell.strip() for cell in row[width:]) or 1 < len(row) < width)
    ]
    if wrong:
        shown = ", ".join(map(str, wrong[:10])) + (" …" if len(wrong) > 10 else "")
        raise Refused(
            f"Rækkerne er ikke lige lange: der er {width} overskrifter, og det passer ikke med "
            f"række {shown}",
            "Et semikolon eller anførselstegn er nok kommet forkert. Hent udtrækket igen, eller "
            "gem det som .xlsx.",
        )


def _named(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    seen: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if not heading and any(row[column].strip() for row in rows if column < len(row)):
            raise Refused(
                f"Kolonne {letter(column)} har ingen overskrift", "Skriv en i den første række."
            )
        other = seen.setdefault(heading.casefold(), column) if heading else column
        if other != column:
            raise Refused(
                f"Kolonne {letter(other)} og {letter(column)} hedder begge »{heading[:60]}«",
                "Giv det ene spørgsmål en anden overskrift.",
            )


def _old_or_encrypted(data: bytes) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused(
            "Regnearket er beskyttet med en adgangskode",
            "Gem det uden adgangskode et sted, kun du har adgang til, og slet det bagefter.",
        )
    return Refused(
        "Filen er et regneark i det gamle format .xls",
        "Gem det som .xlsx eller CSV, eller hent udtrækket igen.",
    )
