"""Values for iCalendar that the library would write wrongly or not check (FEEDS.md)."""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import vDDDTypes, vText, vUri

from generator.model.times import ZONE, When
from generator.presenting.cleaning import ascii_address, clean


class Text(vText):
    r"""TEXT (RFC 5545 §3.3.11). The library takes the two letters `\N` in a text for a line end."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def text(value: str) -> Text:
    """Plain text, cleaned; a line end stays one."""
    return Text(clean(value))


def uri(address: str) -> vUri:
    """An address in ASCII, with nothing in it that could end the line."""
    return vUri(ascii_address(address))


def when(moment: When) -> vDDDTypes:
    """A day; or an instant by Copenhagen's clock, in UTC where that clock shows it twice.

    The standard takes the first of two equal hours, ical.js the second. An hour that the clock
    skips is written as the hour that it shows then.
    """
    if not isinstance(moment, datetime):
        return vDDDTypes(moment)
    local = moment.astimezone(UTC).astimezone(ZONE)
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return vDDDTypes(local.astimezone(UTC) if twice else local)
