"""libyaml's errors, said to someone who has never heard of YAML."""

from __future__ import annotations

import re
from typing import TypeAlias

import yaml
from msgspec import Struct


class YamlFault(Struct, frozen=True):
    """One fault in the YAML itself; `line` and `column` count from 1 within the YAML text."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""


Said: TypeAlias = tuple[str, str]
"""What is wrong, and the remedy."""

ALIAS: Said = (
    "& og * i begyndelsen af en tekst er YAML-henvisninger, og de er ikke tilladt",
    "Sæt anførselstegn om teksten, eller skriv den uden tegnet.",
)
_COLON: Said = (
    "Her står et kolon, hvor der ikke kan stå et",
    'Sæt anførselstegn om teksten: title: "Koncert: Jul i byen".',
)
_INDENTED: Said = (
    "Linjen er rykket længere ind end den før",
    "Lad felter på samme niveau begynde i samme kolonne.",
)
_BEFORE: Said = (
    "Linjen er ikke et felt: der mangler et kolon eller et mellemrum efter det",
    "Skriv »navn: værdi« med kolon og et mellemrum.",
)
_AFTER: Said = (
    "Der står noget efter det afsluttende anførselstegn eller den afsluttende parentes",
    "Slet det, eller sæt anførselstegn om hele teksten.",
)
_MISFIT: Said = (
    "Linjen passer ikke sammen med dem før den",
    "Tjek indrykningen: felter på samme niveau begynder i samme kolonne.",
)
_TAB: Said = ("Her står en tabulator", "Brug mellemrum i stedet.")
_SIGN: Said = (
    "En tekst kan ikke begynde med det tegn",
    'Sæt anførselstegn om teksten: title: "@koret synger".',
)
_BLOCK: Said = (
    "Efter > og | skal teksten stå på de næste linjer",
    "Flyt teksten ned på sin egen linje med to mellemrum foran, eller sæt anførselstegn om den.",
)
_UNREADABLE: Said = (
    "Linjen kan ikke læses",
    "Skriv »navn: værdi«, og sæt anførselstegn om tekst med særlige tegn.",
)

# A part of libyaml's own text → what it means.
_MEANINGS: tuple[tuple[str, Said], ...] = (
    ("tab character", _TAB),
    (
        "unexpected end of stream",
        ("Et anførselstegn bliver aldrig lukket", "Sæt det afsluttende anførselstegn."),
    ),
    ("did not find expected ',' or", ("En parentes bliver aldrig lukket", "Slut med ] eller }.")),
    (
        "escape",
        (
            "Der står en omvendt skråstreg, som ikke kan stå der",
            "Brug enkelte anførselstegn ('…') om teksten, eller skriv \\\\.",
        ),
    ),
    (
        "hexdecimal",
        (
            "Der står en omvendt skråstreg, som ikke kan stå der",
            "Brug enkelte anførselstegn ('…') om teksten, eller skriv \\\\.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        (
            "Her kan der ikke begynde en liste",
            "Sæt listens bindestreger på egne linjer under feltets navn.",
        ),
    ),
    ("comment or line break", _BLOCK),
    ("could not find expected ':'", _BEFORE),
    ("did not find expected node content", _SIGN),
    ("did not find expected <document start>", _MISFIT),
)

_BEGAN_EARLIER = (
    "unexpected end of stream",
    "did not find expected ',' or",
    "could not find expected ':'",
    "alphabetic or numeric character",
)
"""Here the mark is where libyaml gave up; what to mend is where it began: quote, bracket, word."""


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> YamlFault:
    """What a scanner's or parser's error means, and where the mistake is."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in problem for part in _BEGAN_EARLIER):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = [*text.split("\n"), ""]
    here = lines[min(line, len(lines) - 1)]
    if "an alias" in context or "an anchor" in context:
        return YamlFault(line + 1, column + 1, "alias", *ALIAS)
    if "mapping values are not allowed" in problem:
        return _misplaced_colon(lines, line, column)
    if "cannot start any token" in problem:
        said = _TAB if here[column : column + 1] == "\t" else _SIGN
    elif "did not find expected key" in problem or "'-' indicator" in problem:
        said = _AFTER if here[:column].strip() else _MISFIT
    else:
        said = next((said for part, said in _MEANINGS if part in problem), _UNREADABLE)
    return YamlFault(line + 1, column + 1, "yaml", *said)


def _misplaced_colon(lines: list[str], line: int, column: int) -> YamlFault:
    """The colon is one too many in its own line, or its line was read as part of the one before."""
    here, before = lines[line], lines[line - 1] if line else ""
    if line == 0 or ":" in here[:column]:
        return YamlFault(line + 1, column + 1, "yaml", *_COLON)
    if _indentation(here) > _indentation(before):
        return YamlFault(line + 1, _indentation(here) + 1, "yaml", *_INDENTED)
    return YamlFault(line, _indentation(before) + 1, "yaml", *_BEFORE)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 §5.1 leaves out; `document.py` refuses most of it before."""


def character_fault(text: str) -> YamlFault:
    """A character that YAML does not read at all."""
    found = _UNPRINTABLE.search(text)
    position = found.start() if found else 0
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return YamlFault(line, column, "usynligt-tegn", "Her står et usynligt styretegn", "Slet det.")
