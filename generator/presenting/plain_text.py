"""A sanitised body as plain text, for those who read no HTML: calendars, the search, machines."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from generator.model.event import Event

REMEMBERED = 4
"""Texts: an event's is counted, searched and told in calendars, one after the other."""
_LEAD = 600
"""Characters of the text that stand in a description where there is no summary."""
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote|pre|dt|dd|table|ul|ol)>|<br ?/?>|<hr ?/?>")
_TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
"""Of the cleaner's own HTML alone: its attributes are quoted, and no other `<` is left in it."""
_BLANKS = re.compile(r"[ \t]+")
_GAP = re.compile(r"\n{3,}")
_CODE = re.compile(r"<(code|pre|kbd)\b.*?</\1>", re.DOTALL)
_CELL_END = re.compile(r"</t[dh]>(?=\s*<t[dh])")


@lru_cache(maxsize=REMEMBERED)
def plain_text(safe: str) -> str:
    """Sanitised HTML → text with one line a block."""
    if "</t" in safe:
        safe = _CELL_END.sub(" ", safe)
    text = html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", safe)))
    text = "\n".join(map(str.strip, text.split("\n")))
    # Looking for what is seldom there takes a tenth of the time that putting it right would.
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    if "\n\n\n" in text:
        text = _GAP.sub("\n\n", text)
    return text.strip()


def prose_of(safe: str) -> str:
    """The same without what stands in it as code."""
    return plain_text(_CODE.sub(" ", safe))


def code_in(safe: str) -> str:
    """What stands in it as code: names of fields and commands, whole examples."""
    return plain_text(" ".join(found[0] for found in _CODE.finditer(safe)))


def lead(event: Event) -> str:
    """The summary, else the text's beginning, cut after a word."""
    if event.summary:
        return event.summary
    text = plain_text(event.body)
    return text if len(text) <= _LEAD else text[:_LEAD].rsplit(None, 1)[0].rstrip(" ,;:–-") + " …"
