"""Facts as plain values: a term and its lines, for a page, a feed or a calendar to set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.settings import DANISH
from generator.presenting.languages.language import Language


class Line(NamedTuple):
    """One line: plain text, a link when `href` is set, a `<time>` when `time` is; `before` stands
    before it. `known` is False where all it says is that nobody has told. `language` is the text's
    where that is not the edition's."""

    text: str
    href: str = ""
    time: str = ""
    quiet: bool = False
    before: str = ""
    known: bool = True
    language: str = ""

    @property
    def words(self) -> str:
        """All of it as plain text."""
        return self.before + self.text


class Fact(NamedTuple):
    """A term and its lines; `first` is what one must know before anything else, and stands before
    the button: on a phone in the first view."""

    label: str
    lines: tuple[Line, ...]
    first: bool = False


def written(language: Language, text: str, *, before: str = "") -> Line:
    """What an editor wrote beside the words of the portal: Danish in every language."""
    foreign = "" if language.is_danish else DANISH
    return Line(text, quiet=True, before=before, language=foreign)


def only_known(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Those of which something is known, without the lines that say that nothing is: for what goes
    out of the house and stays there, where "ikke oplyst" would outlive the day it was true."""
    for fact in facts:
        lines = tuple(line for line in fact.lines if line.known)
        if lines:
            yield fact._replace(lines=lines)
