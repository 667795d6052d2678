"""The draft's Markdown as an issue's or a comment's text on GitHub, where it calls nobody.

GitHub makes links of its own in every text: `@name` writes to that person, `#12`, `GH-12` and
`owner/name#12` leave a mark in that issue (docs.github.com, "Basic writing and formatting syntax").
And a body may have 65,536 characters (googleapis/release-please#1034; checked 2026-11-26).
"""

from __future__ import annotations

import re

from generator.outreach.systems import WORD_JOINER

_ROOM = 60_000
"""Bytes of the letter, well below those characters, since what GitHub counts as a character is not
documented."""
_MARKS = re.compile(r"[@#](?=[A-Za-z0-9_-])|(?<=[Gg][Hh])-(?=\d)")
_PARAGRAPH = re.compile(r"\n{2,}")
_CUT = "*Resten står i udkastets filer.*"


def note(markdown: str) -> str:
    """The text with every mention and reference undone, cut between paragraphs if it is too long.

    A character without width parts the sign from the name; links' addresses hold neither in ours.
    """
    safe = _MARKS.sub(rf"\g<0>{WORD_JOINER}", markdown).strip()
    kept: list[str] = []
    room = _ROOM
    for paragraph in _PARAGRAPH.split(safe):
        room -= len(paragraph.encode()) + 2
        if room < 0:
            kept.append(_CUT)
            break
        kept.append(paragraph)
    return "\n\n".join(kept) + "\n"
