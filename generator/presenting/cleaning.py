"""Text and addresses made fit for formats that are stricter than a page: iCalendar, XML."""

from __future__ import annotations

import re
from urllib.parse import quote

_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
"""Python and some clients break a line at these; the formats have one line end."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls, halves of characters, and the two that XML 1.0 §2.2 leaves out beside them."""


_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""All that `clean` changes; most texts have none of it, and are looked through faster than read."""


def clean(value: str) -> str:
    """Without control characters and what no XML may hold; every line end the same."""
    if _UNUSUAL.search(value) is None:
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    return _FORBIDDEN.sub("", value)


_BLANK = "".join(map(chr, range(0x21)))


def leads_away(address: str) -> bool:
    """Whether a browser would ask another host for this address (or read a scheme in it).

    As browsers read it (WHATWG URL §4.4): tabs and line ends are left out, blanks at the ends cut
    off, and a backslash is a slash.
    """
    read = re.sub(r"[\t\n\r]", "", address).strip(_BLANK).replace("\\", "/")
    return re.match(r"[a-z][a-z0-9+.-]*:|//", read, re.IGNORECASE) is not None


_PLAIN_ADDRESS = re.compile(r"[\w/:.?&=%#+,~@-]+", re.ASCII)


def ascii_address(address: str) -> str:
    """Non-ASCII characters, spaces and controls percent-encoded (RFC 3986 §2.1)."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")
