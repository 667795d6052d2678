"""A sanitised body as blocks of text: for forms that are not HTML (Word, Markdown, plain text).

What the cleaner lets through is read (reading/markdown.py), and nothing of it is lost but
decoration: a table's row is a paragraph with its cells side by side, a picture says what is seen
on it and where it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Literal, NamedTuple, TypeAlias

BlockKind: TypeAlias = Literal["paragraph", "heading", "bullet", "number", "quote"]


class Run(NamedTuple):
    """A stretch of text that looks the same; `href` is absolute, and empty outside links."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


class Block(NamedTuple):
    """One paragraph. `level` is a heading's (1 under the title) and a list's (1 is the outer)."""

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 1

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


HEADINGS: Mapping[str, int] = {"h2": 1, "h3": 2, "h4": 3}
LISTS: Mapping[str, BlockKind] = {"ul": "bullet", "ol": "number"}
_BLOCKS = frozenset("p li blockquote tr hr dt dd pre div figure figcaption".split())
_BOLD, _ITALIC = frozenset("b strong th dt".split()), frozenset("i em cite dfn".split())


def paragraph(text: str) -> Block:
    """Plain text as a paragraph."""
    return Block("paragraph", (Run(text),))


def blocks(safe: str) -> tuple[Block, ...]:
    """Sanitised HTML with absolute addresses → its blocks, the empty ones left out."""
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return reader.found()


class _Reader(HTMLParser):
    """Walks through the body, and ends a block wherever an element of that kind begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._bold = self._italic = self._quotes = self._heading = self._pre = 0
        self._hrefs: list[str] = []
        self._lists: list[BlockKind] = []
        self._in_item = False

    def found(self) -> tuple[Block, ...]:
        self._end()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag in HEADINGS or tag in _BLOCKS or tag in LISTS:
            self._end()
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in LISTS:
            self._lists.append(LISTS[tag])
        elif tag == "li":
            self._in_item = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "a":
            self._hrefs.append(known.get("href", ""))
        elif tag == "img":
            self._take(f"[Billede: {known.get('alt', '')}]", known.get("src", ""))
        elif tag == "br":
            self._take("\n")
        elif tag in ("td", "th") and self._runs:
            self._take(" \N{MIDDLE DOT} ")
        self._bold += tag in _BOLD
        self._italic += tag in _ITALIC

    def handle_endtag(self, tag: str) -> None:
        self._bold -= tag in _BOLD
        self._italic -= tag in _ITALIC
        if tag in HEADINGS or tag in _BLOCKS or tag in LISTS:
            self._end()
        if tag in HEADINGS:
            self._heading = 0
        elif tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag == "a" and self._hrefs:
            self._hrefs.pop()

    def handle_data(self, data: str) -> None:
        self._take(data if self._pre else _one_blank(data))

    def _take(self, text: str, href: str = "") -> None:
        if text:
            link = href or (self._hrefs[-1] if self._hrefs else "")
            self._runs.append(Run(text, self._bold > 0, self._italic > 0, link))

    def _end(self) -> None:
        runs = tuple(_tidy(self._runs))
        self._runs = []
        if not runs:
            return
        if self._heading:
            block = Block("heading", runs, self._heading)
        elif self._lists and self._in_item:
            block = Block(self._lists[-1], runs, len(self._lists))
        elif self._quotes > 0:
            block = Block("quote", runs)
        else:
            block = Block("paragraph", runs, max(1, len(self._lists)))
        # A second paragraph in an item is no item of its own.
        self._in_item = False
        self._blocks.append(block)


def _one_blank(text: str) -> str:
    """Blanks and line ends as HTML shows them: one blank."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Runs that look alike joined, no blank at either end, and never two after another."""
    found: list[Run] = []
    for run in runs:
        text = run.text
        if not found or found[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if found and text.startswith("\n"):
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
        if not text:
            continue
        if found and found[-1][1:] == run[1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + text)
        else:
            found.append(run._replace(text=text))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    return found
