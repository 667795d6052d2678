"""A sanitised body as plain text, for those who read no HTML: calendars, the search, machines."""

from __future__ import annotations

import html
import re

from generator.model.event import Event

_LEAD = 600
"""Characters of the text that stand in a description where there is no summary."""
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote|pre|dt|dd|table|ul|ol)>|<br ?/?>|<hr ?/?>")
_TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
"""Of the cleaner's own HTML alone: its attributes are quoted, and no other `<` is left in it."""
_BLANKS = re.compile(r"[ \t]+")
_GAP = re.compile(r"\n{3,}")
_CODE = re.compile(r"<(code|pre|kbd)\b.*?</\1>", re.DOTALL)
_CELL_END = re.compile(r"</t[dh]>(?=\s*<t[dh])")


def plain_text(safe: str) -> str:
    """Sanitised HTML → text with one line a block."""
    if "</t" in safe:
        safe = _CELL_END.sub(" ", safe)
    text = html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", safe)))
    text = "\n".join([_BLANKS.sub(" ", line.strip()) for line in text.split("\n")])
    return _GAP.sub("\n\n", text).strip()


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
