"""CSV as survey systems and Excel write it: three separators, four encodings; RFC 4180."""

from __future__ import annotations

import codecs
import csv
import io

from generator.editing.refusing import Refused

SEPARATORS = ";,\t"


def read_csv(data: bytes) -> list[list[str]]:
    """The rows. Raises Refused for what is no text and for broken quotes."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    forced = ""
    if first.strip().lower()[:4] == "sep=":  # Excel's own line
        forced, text = first.strip()[4:5], rest
    best = forced if forced and forced in SEPARATORS else _separator(text)
    try:
        return _rows(text, best)
    except csv.Error as error:
        raise Refused(
            f"Filen kan ikke læses som CSV ({_cause(error)})",
            "Et anførselstegn er nok aldrig lukket. Hent udtrækket igen, eller gem det som .xlsx.",
        ) from None


def _rows(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))


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


def _decoded(data: bytes) -> str:
    """UTF-16 by its mark or its zero bytes, UTF-8 with or without mark, else Windows-1252."""
    try:
        return _text(data).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise _no_text() from None


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    zeros = data[:4_000].count(0)
    if zeros:
        if zeros * 3 < len(data[:4_000]):
            raise _no_text()
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
        if any(ord(character) < 32 and character not in "\t\n\r" for character in text):
            raise _no_text() from None
        return text


def _no_text() -> Refused:
    return Refused(
        "Filen er hverken CSV eller et regneark",
        "Hent udtrækket som CSV eller .xlsx. Er det pakket i en .zip, så pak det ud først.",
    )


def _cause(error: csv.Error) -> str:
    said = str(error)
    if "field larger" in said:
        return "et felt er for langt"
    return "et anførselstegn er aldrig lukket" if "unexpected end" in said else "anførselstegn"
