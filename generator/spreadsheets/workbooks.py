"""XLSX (ECMA-376), looked at before it is opened: nothing that swells, calculates or runs.

calamine lays a sheet out as one full rectangle, so two cells in opposite corners of the largest
sheet that Excel knows would ask for a terabyte. The parts are therefore first read by expat, which
builds nothing, and only what is small and plain is handed on.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn
from xml.parsers import expat

from generator.editing.refusing import Refused

MAX_UNPACKED = 60_000_000
"""Bytes of all parts together, as they are when unpacked."""
MAX_PARTS = 500
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PIECE = 1 << 16
_TARGET = re.compile(r"(?:/xl/)?worksheets/[^/]+\.xml")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,4})\$?([0-9]{1,9})")


def read_xlsx(data: bytes, sheet: str | None, max_rows: int, max_columns: int) -> list[list[str]]:
    """The rows of the named sheet, or of the first. Raises Refused."""
    for name, part in _parts(data):
        if name.endswith((".xml", ".rels")):
            _look(part, max_rows, max_columns, is_sheet=_SHEET.fullmatch(name) is not None)
    # Imported here: no other command opens a spreadsheet.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if not names or (sheet is not None and sheet not in names):
            raise Refused(
                f"Regnearket har intet ark, der hedder »{sheet}«" if sheet else "Intet ark",
                "Ret »sheet« i mappingen, eller slet linjen: så læses det første ark.",
            )
        values = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except (CalamineError, ValueError):
        raise _broken() from None
    return [[_text(cell) for cell in row] for row in values]


def filled_sheets(data: bytes) -> list[str]:
    """The names of the sheets that are shown and hold something, and of the first whatever it is
    like, of a workbook that `read_xlsx` has read."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def is_filled(name: str) -> bool:
        try:
            return book.get_sheet_by_name(name).total_height > 0
        except (CalamineError, ValueError):  # a chart's, or one that is broken
            return False

    first, *others = book.sheets_metadata
    shown = [one.name for one in others if one.visible == SheetVisibleEnum.Visible]
    return [first.name, *filter(is_filled, shown)]


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part, unpacked under a limit, its checksum verified; what is no XLSX is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_others({entry.filename for entry in entries})
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise _swells()
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused("Regnearket er krypteret", "Gem det uden adgangskode.")
            for entry in entries:
                with archive.open(entry) as stream:
                    # By pieces: a part that is larger than it says ends in a wrong checksum, not
                    # in memory, as it would if it were unpacked at once.
                    yield entry.filename, b"".join(iter(lambda: stream.read(_PIECE), b""))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise _broken() from None


def _refuse_others(names: set[str]) -> None:
    """Other files that are zip archives as well."""
    if "content.xml" in names:
        raise Refused("Filen er et OpenDocument-regneark (.ods)", "Gem det som .xlsx eller CSV.")
    if "xl/workbook.bin" in names:
        raise Refused("Regnearket er i formatet .xlsb", "Gem det som .xlsx eller CSV.")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused("Regnearket rummer makroer", "Gem det som .xlsx uden makroer.")
    if "xl/workbook.xml" not in names:
        raise Refused(
            "Filen er en zip-fil, men ikke et regneark",
            "Google Forms pakker sit udtræk: pak .zip-filen ud, og brug .csv-filen i den.",
        )


def _look(part: bytes, max_rows: int, max_columns: int, *, is_sheet: bool) -> None:
    """Read one part without building anything: no DOCTYPE (entities swell), no formula, no cell
    beyond the limits."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def doctype(*_: Any) -> NoReturn:
        raise _swells()

    def element(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if is_sheet and tag == "f":
            raise Refused(
                "Regnearket rummer formler",
                "Et udtræk har kun værdier. Hent det igen, eller gem det som CSV.",
            )
        if is_sheet and tag == "row":
            within("A" + attributes.get("r", "1"))
        elif is_sheet and tag == "c":
            within(attributes.get("r", "A1"))
        elif tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            found_at = _TARGET.fullmatch(attributes.get("Target", ""))
            if found_at is None:  # a sheet that hides elsewhere would not be looked at as one
                raise _broken()

    def within(reference: str) -> None:
        found = _REFERENCE.fullmatch(reference.strip())
        if found is None:
            raise _broken()
        if int(found[2]) > max_rows or _number(found[1]) > max_columns:
            raise Refused(
                f"Regnearket har celler uden for {max_rows} rækker og {max_columns} kolonner",
                "Slet det, der ikke hører til, eller gem arket som CSV.",
            )

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise _broken() from None


def letter(column: int) -> str:
    """0 → A, 26 → AA: a column as spreadsheet programs name it."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for character in letters.upper():
        number = number * 26 + ord(character) - ord("A") + 1
    return number


def _text(cell: object) -> str:
    """A cell as one would have typed it: whole numbers without a decimal, dates as ISO 8601."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def _swells() -> Refused:
    return Refused(
        f"Regnearket fylder over {MAX_UNPACKED // 1_000_000} MB, når det pakkes ud",
        "Det er ikke et almindeligt udtræk. Gem selve arket som CSV.",
    )


def _broken() -> Refused:
    return Refused(
        "Regnearket er skadet og kan ikke åbnes",
        "Hent udtrækket igen, eller gem det som CSV.",
    )
