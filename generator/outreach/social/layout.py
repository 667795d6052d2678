"""Pieces of a text → the text that a network has room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum, auto
from typing import NamedTuple

from generator.outreach.social.counting import LEAST, fits, shortened
from generator.outreach.social.networks import Network


class Rank(IntEnum):
    """What is given room first. Day and place come before all else: without them a post sends
    people to the wrong place, or nowhere."""

    DAY = auto()
    PLACE = auto()
    TITLE = auto()
    INVENTED = auto()
    LINK = auto()
    WHY = auto()
    PRICE = auto()
    ENTRY = auto()
    WHO = auto()
    TAGS = auto()
    SUMMARY = auto()
    CREDIT = auto()


class Piece(NamedTuple):
    """One piece in its place. The first of `options` for which there is room is taken; with `cut`
    the last of them is shortened where none fits, to no less than `least` characters. `apart` puts
    an empty line before it."""

    rank: Rank
    options: tuple[str, ...]
    apart: bool = False
    cut: bool = False
    least: int = LEAST


def fitted(pieces: Sequence[Piece], network: Network) -> str:
    """The pieces in their order, as far as there is room: by rank, each whole or shortened."""
    chosen: dict[int, str] = {}
    for index in sorted(range(len(pieces)), key=lambda index: pieces[index].rank):
        fitting = _beside(pieces, chosen, index, network)
        piece = pieces[index]
        text = next(filter(fitting, piece.options), "")
        if not text and piece.cut:
            text = shortened(piece.options[-1], fitting, piece.least)
        if text:
            chosen[index] = text
    return _joined(pieces, chosen)


def _beside(
    pieces: Sequence[Piece], chosen: Mapping[int, str], index: int, network: Network
) -> Callable[[str], bool]:
    """Whether a text has room at `index` beside what was chosen before."""
    return lambda text: fits(_joined(pieces, {**chosen, index: text}), network)


def _joined(pieces: Sequence[Piece], chosen: Mapping[int, str]) -> str:
    text = ""
    apart = False
    for index, piece in enumerate(pieces):
        apart = apart or piece.apart
        if index in chosen:
            text += ("\n\n" if apart else "\n") * bool(text) + chosen[index]
            apart = False
    return text
