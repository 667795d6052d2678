"""Content lines and components (RFC 5545 §3.1, §3.4–3.6), read as leniently as one safely can.

Nothing here raises: what is no line of its own belongs to the line before, as where a producer
forgot to escape a line break; what is never closed says so.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator

from msgspec import Struct, field

_LINE_ENDS = re.compile(rb"[\r\n]+")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+(?:=(?:"[^"]*"|[^":;])*)?)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)(?:=((?:"[^"]*"|[^":;])*))?')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ITEM = re.compile(r"(?:\\.|[^\\,])+", re.DOTALL)
_DEEPEST = 8
"""Components inside each other: a calendar has three."""
_ALONE = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY"})
"""Components that hold none of their own like: the one before was never ended."""


class Line(Struct, frozen=True):
    """`NAME;PARAMETER=…:value`; names in capitals, the value as it is written."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as TEXT (§3.3.11), or as vCalendar 1.0 has it."""
        if self.parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            whole = self.value.replace("=\\n", "")  # a line that goes on in the next
            return _decoded(quopri.decodestring(whole.encode()))
        return unescaped(self.value)

    @property
    def texts(self) -> list[str]:
        """The value as a list of TEXT, parted by commas."""
        return [unescaped(one) for one in _ITEM.findall(self.value)]


class Component(Struct):
    """A component; `row` is its number among those of its name, from 1."""

    name: str
    row: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)
    ended: bool = False

    def first(self, name: str) -> Line | None:
        """The first line of that name: one that comes twice by mistake is rarely better."""
        found = self.lines.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The first line's text, or the empty text."""
        found = self.first(name)
        return found.text if found else ""

    def every(self, name: str) -> Iterator[Component]:
        """This and all components inside it that are called so, in the order of the file."""
        if self.name == name:
            yield self
        for part in self.parts:
            yield from part.every(name)


def components(data: bytes) -> Component:
    """The file's components under one without a name, which has ended if all of them have."""
    root = Component("", 0)
    open_ones, numbers = [root], dict[str, int]()
    for line in _lines(data):
        name = line.value.strip().upper()
        if line.name == "BEGIN":
            if name in _ALONE:
                _end(open_ones, name)
            numbers[name] = numbers.get(name, 0) + 1
            begun = Component(name, numbers[name])
            if len(open_ones) <= _DEEPEST:
                open_ones[-1].parts.append(begun)
                open_ones.append(begun)
        elif line.name == "END":
            _end(open_ones, name)
        else:
            open_ones[-1].lines.setdefault(line.name, []).append(line)
    root.ended = len(open_ones) == 1
    return root


def _end(open_ones: list[Component], name: str) -> None:
    """Close the innermost open component of that name, and what stands open in it."""
    for depth in range(len(open_ones) - 1, 0, -1):
        if open_ones[depth].name == name:
            for one in open_ones[depth:]:
                one.ended = True
            del open_ones[depth:]
            return


def _lines(data: bytes) -> Iterator[Line]:
    """Unfolded before decoded: folds may part a letter's bytes."""
    whole = _LINE_ENDS.sub(b"\n", _as_utf8(data))
    waiting: tuple[str, str, list[str]] | None = None
    for raw in whole.replace(b"\n ", b"").replace(b"\n\t", b"").split(b"\n"):
        text = _decoded(raw)
        found = _LINE.fullmatch(text)
        if found is None or not _is_name(found[1]):
            # What a server's error adds after the end is no part of its name.
            if waiting and text.strip() and waiting[0] not in ("BEGIN", "END"):
                waiting[2].append(text)
            continue
        if waiting:
            yield _line(*waiting)
        waiting = (found[1].upper(), found[2], [found[3]])
    if waiting:
        yield _line(*waiting)


def _line(name: str, parameters: str, values: list[str]) -> Line:
    found = {key.upper(): value.replace('"', "") for key, value in _PARAMETER.findall(parameters)}
    return Line(name, found, "\\n".join(values))


def _is_name(name: str) -> bool:
    """`Pris: 50` in a text whose line break was not escaped is no property."""
    return name.isupper() or name.upper().startswith("X-") or name.islower()


def _as_utf8(data: bytes) -> bytes:
    if data.startswith(codecs.BOM_UTF8):
        return data[3:]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode()
    return data


def _decoded(raw: bytes) -> str:
    """UTF-8, else Windows-1252, line by line: calendars are put together from many hands."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def unescaped(value: str) -> str:
    r"""`\n` is a line break; any other character stands for itself."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
