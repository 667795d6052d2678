"""A catalogue of words, as `generator/locale/<code>.po` holds it (GNU gettext's PO format).

Read here and not by Babel, whose import alone takes longer than the reading; a test holds the two
equal. Nothing is compiled: what an editor of the catalogue saves is what the next build says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from gettext import c2py
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[2] / "locale"
CONTEXT_END = "\x04"
"""Between a message's context and the message, as in GNU gettext's compiled catalogues."""

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}


class Catalogue(NamedTuple):
    """`locale` as BCP 47 has it with an underscore (`en_GB`), `plural` the C expression of n that
    tells which form is meant, `messages` Danish → the forms, the singular first."""

    locale: str
    plural: str
    messages: Mapping[str, tuple[str, ...]]

    def form(self, number: int) -> int:
        """Which of a message's forms goes with the number."""
        return int(c2py(self.plural)(number))


def codes() -> tuple[str, ...]:
    """The languages that there are words for, Danish not among them."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


def read_catalogue(text: str) -> Catalogue:
    """What a PO file says. Entries without a translation, and those marked `fuzzy`, are left out:
    the Danish words stand there instead."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = entry.splitlines()
        fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        fields = _fields(line for line in lines if not line.startswith("#"))
        if "msgid" not in fields or (fuzzy and fields["msgid"]):
            continue
        forms = tuple(said for name, said in fields.items() if name.startswith("msgstr"))
        key = fields["msgid"]
        if "msgctxt" in fields:
            key = fields["msgctxt"] + CONTEXT_END + key
        if forms and all(forms):
            found[key] = forms
    head = dict(line.split(": ", 1) for line in found.pop("", ("",))[0].split("\n") if ": " in line)
    plural = re.search(r"plural=([^;]+)", head.get("Plural-Forms", ""))
    return Catalogue(head.get("Language", ""), plural[1] if plural else "(n != 1)", found)


def _fields(lines: Iterable[str]) -> dict[str, str]:
    """One entry's keywords and texts; a text goes on over the lines that have no keyword."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        match = _LINE.fullmatch(line.strip())
        if match is not None:
            name = match[1] or name
            said = _ESCAPE.sub(lambda found: _LETTERS.get(found[1], found[1]), match[2])
            fields[name] = fields.get(name, "") + said
    return fields
