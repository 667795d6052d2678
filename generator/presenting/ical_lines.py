"""Content lines (RFC 5545 §3.1): the library's own values, joined and folded here.

icalendar folds letter by letter, which is most of a calendar's cost; cutting the finished bytes
gives the same lines in a tenth of the time. A property test holds the bytes equal to icalendar's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from icalendar.cal.component import Component

FOLD = 74
"""Octets a line may hold; with the space that begins a continued one, 75."""


def serialised(component: Component) -> bytes:
    """The component with everything in it, ending in CRLF: what `to_ical` gives."""
    return b"".join(_lines(component))


def _lines(component: Component) -> Iterator[bytes]:
    items: list[tuple[str, Any]] = component.property_items()
    for name, value in items:
        written = value if isinstance(value, bytes) else value.to_ical()
        data = written if isinstance(written, bytes) else str(written).encode()
        parameters = getattr(value, "params", None)
        said = b";" + parameters.to_ical() if parameters else b""
        yield from _folded(b"%b%b:%b" % (name.encode(), said, data))


def _folded(line: bytes) -> Iterator[bytes]:
    """Pieces of a line: never within a character, nor between an escape and what it escapes."""
    start = 0
    while len(line) - start > FOLD:
        end = start + FOLD
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in b"\\^" and end - 1 > start:
            end -= 1
        yield line[start:end] + b"\r\n "
        start = end
    yield line[start:] + b"\r\n"
