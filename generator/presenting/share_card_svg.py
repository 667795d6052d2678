"""A share card as SVG: the picture, and beside or below it a bank of chalk with the words."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from generator.imaging.fonts import Font
from generator.presenting import logo
from generator.presenting.drawings.drawing import chance_of, curve, drawing
from generator.presenting.drawings.literal import with_colours
from generator.presenting.share_card_words import Setter, one_line
from generator.presenting.share_cards import Faces, ShareCard, Size


class Box(NamedTuple):
    """In pixels, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


class Layout(NamedTuple):
    """Where things stand. All words but the flag and the credit keep within `words`, whose last
    line is the portal's name; `titles` and `facts` are sizes of type; `flag` is how far down the
    flag begins."""

    picture: Box
    words: Box
    titles: tuple[int, ...]
    facts: int
    flag: int

    @property
    def beside(self) -> bool:
        """Whether the words stand beside the picture, and not below it."""
        return self.picture.x > 0

    @property
    def logo(self) -> float:
        """Its side."""
        return self.facts * 1.35


OG_TITLES = (78, 70, 62, 56, 50, 44, 38, 33)
TITLES = (104, 94, 84, 76, 68, 60, 54, 48, 42, 37)
LAYOUTS: Mapping[Size, Layout] = {
    "og": Layout(Box(620, 0, 580, 630), Box(60, 52, 545, 526), OG_TITLES, 35, 64),
    "square": Layout(Box(0, 0, 1080, 500), Box(80, 540, 920, 470), TITLES[1:], 42, 70),
    # Instagram lays its own controls over the uppermost 14 and the lowest 20 per cent.
    "story": Layout(Box(0, 0, 1080, 860), Box(80, 900, 920, 620), TITLES, 46, 300),
}
WAVE = 14
"""How far the edge of the chalk swings, in pixels."""
_LAYERS = ((44, 0.28), (22, 0.55), (0, 1.0))
"""How far each layer of chalk reaches into the picture, in pixels, and how opaque it is."""


def svg(card: ShareCard, faces: Faces, photo: bytes | None = None) -> str:
    """The drawing, in the card's size. `photo` are the bytes of `card.picture` where it has one."""
    return "".join(_Sheet(card, LAYOUTS[card.size], faces, dict(card.colours)).parts(photo))


class _Sheet(NamedTuple):
    """One card as it is drawn, part by part from what lies lowest."""

    card: ShareCard
    layout: Layout
    faces: Faces
    colours: Mapping[str, str]

    def parts(self, photo: bytes | None) -> Iterator[str]:
        width, height = self.card.width, self.card.height
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">'
        )
        yield self._picture(photo)
        if self.card.flag:
            yield from self._flag(self.card.flag.upper())
        yield from self._chalk()
        yield from self._words()
        yield from self._foot()
        if self.card.credit:
            yield from self._credit(self.card.credit)
        yield "</svg>"

    def _picture(self, photo: bytes | None) -> str:
        box, shown = self.layout.picture, self.card.picture
        at = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
        if shown is None or photo is None:
            colour, title = self.card.drawn
            drawn = with_colours(drawing(colour, title), self.colours["hue"], self.colours)
            # Not cut at its box, since the chalk hides what goes beyond: to cut costs a mask.
            return drawn.replace("<svg", f'<svg {at} overflow="visible"', 1)
        data = f"data:{shown.media_type};base64,{b64encode(photo).decode()}"
        return (
            # Of a photograph through which something shines.
            f'<rect {at} fill="{self.colours["hue"]}"/><svg {at}><image width="{box.width}" '
            f'height="{box.height}" preserveAspectRatio="xMidYMid slice" href="{data}"/></svg>'
        )

    def _flag(self, word: str) -> Iterator[str]:
        """A band of ink right across the picture."""
        box, facts, font = self.layout.picture, self.layout.facts, self.faces.bold
        hidden = WAVE + _LAYERS[0][0] if self.layout.beside else 0
        seen, height = box.width - hidden, facts * 3
        size = facts * min(1.9, (seen - 2 * facts) / font.width(word, facts))
        yield _band(box.x, self.layout.flag, box.width, height, self.colours["ink"])
        base = self.layout.flag + height / 2 + size * 0.34
        middle = box.x + hidden + seen / 2
        yield _text(word, font, size, self.colours["paper"], middle, base, anchor="middle")

    def _chalk(self) -> Iterator[str]:
        """The bank that the words stand on: its edge is a wave, as those of the strata are."""
        chance = chance_of(f"share card\x00{self.card.drawn[1]}")
        box, width, height = self.layout.picture, self.card.width, self.card.height
        for reach, opacity in _LAYERS:
            phase, pace = chance() * math.tau, 0.5 + 0.5 * chance()
            swing = [WAVE * math.sin(phase + pace * step) + WAVE + reach for step in range(9)]
            if self.layout.beside:
                points = [(box.x + off, height * step / 8) for step, off in enumerate(swing)]
                edge = f"M0 0H{points[0][0]:.0f}{curve(points)}H0z"
            else:
                points = [(width * step / 8, box.bottom - off) for step, off in enumerate(swing)]
                edge = f"M0 {height}V{points[0][1]:.0f}{curve(points)}V{height}z"
            yield f'<path fill="{self.colours["paper"]}" fill-opacity="{opacity}" d="{edge}"/>'

    def _words(self) -> Iterator[str]:
        box, facts = self.layout.words, self.layout.facts
        room = box.height - self.layout.logo - facts * 0.7
        setter = Setter(self.faces, self.colours, box.width, room, self.layout.titles, facts)
        sets = setter.set(self.card)
        # Of what is left, a little more stands below them than above.
        y = box.y + max(0.0, room - sum(one.height for one in sets)) * 0.42
        for one in sets:
            y += one.gap
            for line in one.lines:
                base = y + one.size * ((one.leading - 1) / 2 + 0.8)
                yield _text(line, one.font, one.size, one.colour, box.x, base)
                y += one.size * one.leading

    def _foot(self) -> Iterator[str]:
        """The logo and the portal's name."""
        box, side, size, font = (
            self.layout.words,
            self.layout.logo,
            self.layout.facts * 0.8,
            self.faces.serif,
        )
        x, top = box.x + side * 1.3, box.bottom - side
        yield logo.within(self.card.logo, box.x, top, side)
        name = one_line(self.card.portal, font, size, box.right - x)
        yield _text(name, font, size, self.colours["ink"], x, top + side / 2 + size * 0.33)

    def _credit(self, credit: str) -> Iterator[str]:
        """Who took the photograph: on a label of its own, readable on any picture."""
        box, size, font = self.layout.picture, self.layout.facts * 0.62, self.faces.plain
        said = one_line(credit, font, size, box.width * 0.7)
        width, height = font.width(said, size) + size, size * 1.5
        # Below the picture there are words, or the edge of the card.
        bottom = box.bottom if self.layout.beside else self.layout.flag - size
        left, top = box.right - width, bottom - height
        yield _band(left, top, width, height, self.colours["paper"])
        base = top + height / 2 + size * 0.34
        yield _text(said, font, size, self.colours["ink"], left + size / 2, base)


def _band(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'
    )


def _text(
    words: str, font: Font, size: float, colour: str, x: float, y: float, anchor: str = "start"
) -> str:
    # The family in quotes: a name that ends in a number is none in CSS without.
    face = f'font-family="&quot;{font.family}&quot;" font-weight="{font.weight}"'
    return (
        f'<text x="{x:g}" y="{y:.1f}" {face} font-size="{size:g}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
