"""Text and addresses made fit for formats that are stricter than a page: iCalendar, XML."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
"""Python and some clients break a line at these; the formats have one line end."""


def clean(value: str) -> str:
    """Without control characters and what no XML may hold; every line end the same."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    if value.isprintable():
        return value
    return "".join(character for character in value if character in "\n\t" or _printable(character))


def ascii_address(address: str) -> str:
    """Non-ASCII characters, spaces and controls percent-encoded (RFC 3986 §2.1)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"
