"""A share card's words, measured with the fonts that they are set in, and set as large as they go.

Pure. What has no room is cut; what the fonts have no letters for is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.imaging.fonts import Font
from generator.presenting.characters import readable, settable
from generator.presenting.diagrams.lettering import Measure, balanced, broken_by, cut_by
from generator.presenting.share_cards import Faces, ShareCard
from generator.presenting.words.dates import tied

LEADING_SERIF, LEADING_SANS = 1.12, 1.3
MOST_PLACE, MOST_SUMMARY = 2, 3
"""Lines."""


class Set(NamedTuple):
    """Lines of one size; `gap` is the room above them."""

    lines: tuple[str, ...]
    font: Font
    size: float
    colour: str
    leading: float = LEADING_SANS
    gap: float = 0

    @property
    def height(self) -> float:
        """With the room above."""
        return self.gap + len(self.lines) * self.size * self.leading


class Setter(NamedTuple):
    """Sets cards in these faces and colours, in lines no wider than `width` and all together no
    higher than `height`. `titles` are the sizes that a title may have, the largest first; `facts`
    is that of time and place."""

    faces: Faces
    colours: Mapping[str, str]
    width: float
    height: float
    titles: tuple[int, ...]
    facts: float

    def set(self, card: ShareCard) -> list[Set]:
        """What stands above the portal's name: kind, title, time, place and the rest."""
        kind, facts = self._kind(card.kind), tuple(self._facts(card))
        title = readable(card.title, self._has)
        if not title:
            # A name in letters that we have not: say at least what it is.
            title, kind = card.kind, kind._replace(lines=())
        room = self.height - kind.height - sum(one.height for one in facts)
        return [one for one in (kind, self._title(title, room), *facts) if one.lines]

    def _has(self, letter: str) -> bool:
        return self.faces.serif.has(letter) or self.faces.bold.has(letter)

    def _kind(self, kind: str) -> Set:
        size, font = self.facts * 0.92, self.faces.bold
        words = cut_by(_in(font, size), settable(kind, font.has), self.width)
        return Set((words,), font, size, self.colours["hue"])

    def _title(self, text: str, room: float) -> Set:
        """As large as lets it all in without a word torn; else small, and cut."""
        serif = self.faces.serif
        font = serif if all(map(serif.has, text)) else self.faces.bold
        tried = [self._tried(text, font, size) for size in self.titles]
        for one in tried:
            if one.height <= room and _whole(one.lines, text):
                return one
        least = tried[-1]
        most = max(1, int((room - least.gap) / (least.size * least.leading)))
        return least._replace(lines=shortened(_in(font, least.size), text, self.width, most))

    def _tried(self, text: str, font: Font, size: float) -> Set:
        lines = balanced(_in(font, size), text, self.width)
        return Set(lines, font, size, self.colours["ink"], LEADING_SERIF, gap=10)

    def _facts(self, card: ShareCard) -> Iterator[Set]:
        """Time in bold letters; place, what was moved, and the summary below it."""
        size, width, bold, plain = self.facts, self.width, self.faces.bold, self.faces.plain
        muted, gap = self.colours["muted"], size * 0.62
        if card.when:
            # Day and clock on one line where it has room for both, else one below the other.
            whole, measure = " ".join(card.when), _in(bold, size)
            pieces = (whole,) if measure(whole) <= width else card.when
            lines = (balanced(measure, tied(settable(one, bold.has)), width) for one in pieces)
            together = tuple(line for some in lines for line in some)
            yield Set(together, bold, size, self.colours["ink"], gap=gap)
            gap = 0
        if place := settable(card.where, plain.has):
            lines_of_it = shortened(_in(plain, size), place, width, MOST_PLACE)
            yield Set(lines_of_it, plain, size, muted, gap=gap)
            gap = size * 0.4
        if note := tied(settable(card.note, plain.has)):
            small = size * 0.8
            yield Set(balanced(_in(plain, small), note, width), plain, small, muted, gap=size * 0.3)
        if summary := readable(card.summary, plain.has):
            small = size * 0.9
            told = shortened(_in(plain, small), summary, width, MOST_SUMMARY)
            yield Set(told, plain, small, muted, gap=gap)


def shortened(measure: Measure, text: str, width: float, most: int) -> tuple[str, ...]:
    """In so many lines at most; what is too much becomes `…`."""
    lines = broken_by(measure, text, width)
    if len(lines) <= most:
        return balanced(measure, text, width)
    return (*lines[: most - 1], cut_by(measure, f"{lines[most - 1]} {lines[most]}", width))


def one_line(text: str, font: Font, size: float, width: float) -> str:
    """What has room on one line, of the letters that the font has."""
    return cut_by(_in(font, size), settable(text, font.has), width)


def _in(font: Font, size: float) -> Measure:
    return lambda text: font.width(text, size)


def _whole(lines: tuple[str, ...], text: str) -> bool:
    """Whether no word was torn: joined, the lines are the text again."""
    return "".join(lines).replace(" ", "") == text.replace(" ", "")
