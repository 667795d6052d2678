"""A Markdown file's two parts: YAML between `---` lines, then the body."""

from __future__ import annotations

import re

from msgspec import Struct

_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """`yaml` and `body` with the line (from 1) on which each begins in the file."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


class FrontMatterFault(Struct, frozen=True):
    """Why a file could not be split; `line` 0 means the whole file."""

    line: int
    code: str
    message: str
    hint: str


def split_front_matter(text: str) -> FrontMatter | FrontMatterFault:
    """Split at the two `---` lines; says which one is missing."""
    if not text.strip():
        return FrontMatterFault(
            0,
            "tom-fil",
            "Filen er tom",
            "Skriv felterne mellem to linjer med --- og teksten under dem, eller slet filen.",
        )
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatterFault(
            1,
            "mangler-felter",
            "Filen begynder ikke med en linje med ---",
            "Sæt felterne øverst mellem to linjer med ---.",
        )
    start = opening.end() + 1
    closing = _FENCE.search(text, start)
    if closing is None:
        return FrontMatterFault(
            1,
            "mangler-felter",
            "Felterne bliver aldrig afsluttet",
            "Sæt en linje med --- efter det sidste felt og før teksten.",
        )
    yaml = text[start : closing.start()] or "\n"
    return FrontMatter(
        yaml=yaml,
        yaml_line=2,
        body=text[closing.end() + 1 :],
        body_line=3 + text.count("\n", start, closing.start()),
    )
