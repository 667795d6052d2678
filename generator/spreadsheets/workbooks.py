"""XLSX (ECMA-376), looked at before it is opened: nothing that swells, calculates or runs.

calamine lays a sheet out as one full rectangle, so two cells in opposite corners of the largest
sheet that Excel knows would ask for a terabyte. The parts are therefore first read by expat, which
builds nothing, and only what is small and plain is handed on, packed anew: of the same bytes two
programs may read two archives, and in the same part two sheets.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn
from xml.parsers import expat

from generator.editing.refusing import Refused
from generator.system_errors import is_panic

MAX_UNPACKED = 60_000_000
"""Bytes of all parts together, as they are when unpacked."""
MAX_PARTS = 500
MAX_CELLS = 2_000_000
"""Of one sheet, the empty ones among them: ten thousand answers of two hundred columns. calamine
and the lists that come of it take some hundred bytes for each."""
MOST_SHEETS = 50
"""That are looked into for something in them: each is read as a whole."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_NEEDED = ("[content_types].xml", "_rels/", "xl/")
"""How the parts begin that calamine is given. Others are not looked at: Excel keeps queries in
`customXml/`, in UTF-16."""
_PIECE = 1 << 16
_TARGET = re.compile(r"(?:/xl/)?worksheets/[^/]+\.xml")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,4})\$?([0-9]{1,9})")


def read_xlsx(data: bytes, sheet: str | None, max_rows: int, max_columns: int) -> list[list[str]]:
    """The rows of the named sheet, or of the first. Raises Refused."""
    parts = _parts(data)
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            is_sheet = _SHEET.fullmatch(name) is not None
            _look(part, max_rows, max_columns if is_sheet else None)
    # Imported here: no other command opens a spreadsheet.
    from python_calamine import CalamineWorkbook

    with _as_broken():
        book = CalamineWorkbook.from_filelike(_packed(parts))
        names = book.sheet_names
        if not names or (sheet is not None and sheet not in names):
            raise Refused(
                f"Regnearket har intet ark, der hedder »{sheet}«" if sheet else "Intet ark",
                "Ret »sheet« i mappingen, eller slet linjen: så læses det første ark.",
            )
        values = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in values]


def filled_sheets(data: bytes) -> list[str]:
    """The names of the sheets that are shown and hold something, and of the first whatever it is
    like, of a workbook that `read_xlsx` has read. Raises Refused."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    with _as_broken():
        book = CalamineWorkbook.from_filelike(_packed(_parts(data)))
        first, *others = book.sheets_metadata

    def is_filled(name: str) -> bool:
        try:
            with _as_broken():
                return book.get_sheet_by_name(name).total_height > 0
        except Refused:  # a chart's, or one that is broken
            return False

    shown = [one.name for one in others if one.visible == SheetVisibleEnum.Visible]
    return [first.name, *filter(is_filled, shown[:MOST_SHEETS])]


@contextlib.contextmanager
def _as_broken() -> Iterator[None]:
    """What calamine cannot read is refused: Rust's panics too, which are no `Exception`, and the
    dates that Python has none for."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, ValueError, OverflowError):
        raise _broken() from None
    except BaseException as error:
        if not is_panic(error):
            raise
        raise _broken() from None


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts that are needed, unpacked under a limit, each checksum verified; what is no XLSX is
    refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            # calamine takes either slash, and the same letters large or small.
            names = [entry.filename.replace("\\", "/") for entry in entries]
            _refuse_others({name.lower() for name in names})
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise _swells()
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused("Regnearket er krypteret", "Gem det uden adgangskode.")
            parts = {}
            for name, entry in zip(names, entries, strict=True):
                if not name.lower().startswith(_NEEDED):
                    continue
                with archive.open(entry) as stream:
                    # By pieces: a part that is larger than it says ends in a wrong checksum, not
                    # in memory, as it would if it were unpacked at once.
                    parts[name] = b"".join(iter(lambda: stream.read(_PIECE), b""))
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise _broken() from None


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """An archive of what was looked at, and of nothing else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    stream.seek(0)
    return stream


def _refuse_others(names: set[str]) -> None:
    """Other files that are zip archives as well."""
    if "content.xml" in names:
        raise Refused("Filen er et OpenDocument-regneark (.ods)", "Gem det som .xlsx eller CSV.")
    if "xl/workbook.bin" in names:
        raise Refused("Regnearket er i formatet .xlsb", "Gem det som .xlsx eller CSV.")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("Regnearket rummer makroer", "Gem det som .xlsx uden makroer.")
    if "xl/workbook.xml" not in names:
        raise Refused(
            "Filen er en zip-fil, men ikke et regneark",
            "Google Forms pakker sit udtræk: pak .zip-filen ud, og brug .csv-filen i den.",
        )


class _Extent:
    """How far a sheet's cells go, numbered from 1 as calamine numbers them: an `r` says where a row
    or a cell is, and without one it is the next."""

    def __init__(self, max_rows: int, max_columns: int) -> None:
        self._max_rows, self._max_columns = max_rows, max_columns
        self._row = self._column = 1
        self._rows = self._widest = 0

    def row(self, number: str | None) -> None:
        """A row begins."""
        if number is not None:
            self._row = self._located("A" + number)[0]
        self._reach(self._row, 0)

    def row_ends(self) -> None:
        self._row += 1
        self._column = 1

    def cell(self, reference: str | None) -> None:
        row = self._row
        if reference is not None:
            row, self._column = self._located(reference)
        self._reach(row, self._column)
        self._column += 1

    def _located(self, reference: str) -> tuple[int, int]:
        found = _REFERENCE.fullmatch(reference.strip())
        if found is None or int(found[2]) == 0:
            raise _broken()
        return int(found[2]), _number(found[1])

    def _reach(self, row: int, column: int) -> None:
        self._rows, self._widest = max(self._rows, row), max(self._widest, column)
        if row > self._max_rows or column > self._max_columns:
            raise Refused(
                f"Regnearket har celler uden for {self._max_rows} rækker og "
                f"{self._max_columns} kolonner",
                "Slet det, der ikke hører til, eller gem arket som CSV.",
            )
        if self._rows * self._widest > MAX_CELLS:
            raise Refused(
                f"Regnearket er på over {MAX_CELLS // 1_000_000} millioner celler: mindst "
                f"{self._rows} rækker og {self._widest} kolonner",
                "Slet de tomme rækker og kolonner, eller gem arket som CSV.",
            )


def _look(part: bytes, max_rows: int, max_columns: int | None) -> None:
    """Read one part without building anything: no DOCTYPE (entities swell), and of a sheet, which
    alone has `max_columns`, no formula and no cell beyond the limits."""
    if b"\0" in part:
        raise _broken()  # UTF-16, which calamine reads as if it were UTF-8
    parser = expat.ParserCreate(namespace_separator=" ")

    def doctype(*_: Any) -> NoReturn:
        raise _broken()

    def relationship(name: str, attributes: dict[str, str]) -> None:
        if _tag(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            found_at = _TARGET.fullmatch(attributes.get("Target", ""))
            if found_at is None:  # a sheet that hides elsewhere would not be looked at as one
                raise _broken()

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = relationship
    if max_columns is not None:
        _measure(parser, _Extent(max_rows, max_columns))
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError):  # the latter two: of no such encoding
        raise _broken() from None


def _measure(parser: expat.XMLParserType, extent: _Extent) -> None:
    """Let the parser tell `extent` of a sheet's cells."""

    def starts(name: str, attributes: dict[str, str]) -> None:
        tag = _tag(name)
        if tag == "f":
            raise Refused(
                "Regnearket rummer formler",
                "Et udtræk har kun værdier. Hent det igen, eller gem det som CSV.",
            )
        if tag == "row":
            extent.row(attributes.get("r"))
        elif tag == "c":
            extent.cell(attributes.get("r"))

    def ends(name: str) -> None:
        if _tag(name) == "row":
            extent.row_ends()

    parser.StartElementHandler = starts
    parser.EndElementHandler = ends


def _tag(name: str) -> str:
    """An element's name without its namespace, which calamine does not look at either."""
    return name.rpartition(" ")[2]


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
