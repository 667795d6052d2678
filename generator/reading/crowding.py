"""What would keep Python-Markdown busy for minutes, told before it is asked: hand-written pages
full of what begins and does not end."""

from __future__ import annotations

import re

MAX_WORK = 5_000_000
"""Characters that Python-Markdown walks through in a hand-written page for the ends of what begins:
it looks for each anew. At this many it takes up to ten seconds; a page of `<a <a <a …` took
minutes. Entities' bodies have another renderer."""
_BRACKET = re.compile(r"[\[\]]")
_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}(?:#|[=-]+[ \t]*$)", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})[\w+-]*[ \t]*")
_BLANK = re.compile(r"\n[ \t]*\n")


def crowded_with(body: str) -> tuple[str, str] | None:
    """What there is too much of, and what to do about it; None where the page is made at once."""
    text = _without_code(body)
    blocks = _BLANK.split(text)
    if sum(map(_walked_for_brackets, blocks)) > MAX_WORK:
        return (
            "Siden har så mange kantede parenteser inde i hinanden eller uden slutning, at det "
            "tager minutter at lave den",
            "Luk dem, eller del den på flere sider.",
        )
    if _walked_for_tags(text) > MAX_WORK:
        return (
            "Siden har så mange tegn < uden et > bagefter, at det tager minutter at lave den",
            "Luk dem, eller skriv &lt; i stedet.",
        )
    if sum(len(block) * len(_HEADING.findall(block)) // 2 for block in blocks) > MAX_WORK:
        return (
            "Siden har så mange overskrifter lige efter hinanden, at det tager minutter at lave "
            "den",
            "Sæt en tom linje før hver af dem.",
        )
    return None


def _walked_for_brackets(block: str) -> int:
    """From each `[` to its `]`, or to the end of the block."""
    walked, began = 0, list[int]()
    for found in _BRACKET.finditer(block):
        if found[0] == "[":
            began.append(found.start())
        elif began:
            walked += found.start() - began.pop()
    return walked + sum(len(block) - start for start in began)


def _walked_for_tags(text: str) -> int:
    """From each `<` that may begin a tag to the next `>`, or to the end."""
    walked, end = 0, -1
    for found in _TAG.finditer(text):
        if end < found.start():
            end = text.find(">", found.start())
            end = len(text) if end < 0 else end
        walked += end - found.start()
    return walked


def _without_code(body: str) -> str:
    """The text outside code between fences, which is taken out before anything is looked for. A
    fence without an end is none."""
    kept: list[str] = []
    fence, since = "", 0
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if fence:
            if line.rstrip(" \t") == fence:
                fence = ""
        elif opened := _FENCE.fullmatch(line):
            fence, since = opened[1], number
        else:
            kept.append(line)
    return "\n".join((*kept, *(lines[since:] if fence else ())))
