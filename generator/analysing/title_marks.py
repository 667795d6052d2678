"""A state that is written in a title: `AFLYST: Koncert`, `Koncert – udsolgt`.

Other people's calendars have no other way to say it; the portal has fields for it, which its lists,
calendars and feeds are made from.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["scheduled", "cancelled", "postponed", "sold_out"]
"""`scheduled` is no mark."""

_MARKS: tuple[tuple[str, Mark], ...] = (
    (r"aflyst|cancelled|canceled|annulleret|indstillet", "cancelled"),
    (r"udsat|postponed", "postponed"),
    (r"udsolgt|sold ?out|alt udsolgt|fuldt booket", "sold_out"),
)
_BEFORE = re.compile(
    r"\s*[\[(*!]*\s*(?:"
    + "|".join(f"(?P<m{number}>{words})" for number, (words, _) in enumerate(_MARKS))
    + r")\s*(?:[\])*!]+\s*[:–—-]*|[:–—-]+)\s*(?=\S)",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:[–—:-]+\s*|[\[(*!]+)\s*(?:"
    + "|".join(f"(?P<m{number}>{words})" for number, (words, _) in enumerate(_MARKS))
    + r")\s*[\])*!.]*\s*$",
    re.I,
)


# Of ten thousand titles hardly one has any of these: the long patterns are for that one.
_STEMS = ("aflyst", "cancel", "annul", "indstil", "udsat", "postpon", "sold", "udsolgt", "booket")


def marked(title: str) -> tuple[str, Mark]:
    """`AFLYST: Koncert` → `Koncert`, `cancelled`; a word in the middle is part of the title."""
    plain = title.lower()
    if not any(stem in plain for stem in _STEMS):
        return title, "scheduled"
    for pattern in (_BEFORE, _AFTER):
        found = pattern.match(title) if pattern is _BEFORE else pattern.search(title)
        if found is not None and found[0].strip() != title.strip():
            name = found.lastgroup or "m0"
            rest = title[found.end() :] if pattern is _BEFORE else title[: found.start()]
            return rest.strip(), _MARKS[int(name[1:])][1]
    return title, "scheduled"
