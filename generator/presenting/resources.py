"""What partners bring, in words: totals as far as they can be added up, and who brings what."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.resources import KINDS, Given, Sum, apart, givers, sums
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.structure import Resource, ResourceKind
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.dates import capitalised, listed
from generator.presenting.words.names import actor_name
from generator.presenting.words.numbers import number

KIND_WORDS: dict[ResourceKind, str] = {
    "money": "Penge",
    "hours": "Timer",
    "rooms": "Lokaler",
    "equipment": "Udstyr",
}


_UNTOLD: dict[ResourceKind, str] = {
    "money": "beløbet er ikke oplyst",
    "hours": "antallet er ikke oplyst",
}


class Total(Struct, frozen=True):
    """One kind in words, and its sums, each in words: kroner and hours one for each period, rooms
    and equipment one for each thing."""

    kind: str
    sums: tuple[str, ...]


class Totals(Struct, frozen=True):
    """The rows, and what must be said with them, each a Danish sentence."""

    rows: tuple[Total, ...]
    remarks: tuple[str, ...]


class Line(Struct, frozen=True):
    """One resource, how much in words, and the partnership that it is given to."""

    title: str
    amount: str
    partnership: Partnership


class GiverView(Struct, frozen=True):
    """An actor's slug, None for what nobody is named for, and all that it brings."""

    actor: str | None
    lines: tuple[Line, ...]


def totals(resources: Iterable[Resource]) -> Totals:
    """All of it added up, with a word of what is not."""
    found = sums(resources)
    rows = (
        Total(KIND_WORDS[kind], tuple(_sum_words(one) for one in found if one.kind == kind))
        for kind in KINDS
    )
    return Totals(tuple(row for row in rows if row.sums), tuple(_remarks(found)))


def _sum_words(one: Sum) -> str:
    words = how_much(one.kind, one.amount, one.period)
    if one.amount is None:
        # A room or a box is there, whatever its number; a sum of money is not.
        words = " ".join(filter(None, (_UNTOLD.get(one.kind), one.period)))
    return ": ".join(filter(None, (one.what, words)))


def who_brings_what(portal: Portal, given: Iterable[Given]) -> tuple[GiverView, ...]:
    """The actors by name, what has nobody last."""

    def order(giver: GiverView) -> tuple[bool, tuple[str, str]]:
        return giver.actor is None, by_name(actor_name(portal, giver.actor or ""))

    found = (GiverView(one.actor, tuple(map(_line, one.given))) for one in givers(given))
    return tuple(sorted(found, key=order))


def _line(one: Given) -> Line:
    resource = one.resource
    amount = how_much(resource.kind, resource.amount, resource.period)
    return Line(resource.title, amount, one.partnership)


def how_much(kind: ResourceKind, amount: int | None, period: str | None) -> str:
    """`180.000 kr. pr. skoleår`, `12 timer om ugen`, `300`; empty where nothing is said."""
    words = ""
    if amount is not None:
        words = number(amount)
        if kind == "money":
            words += " kr."
        elif kind == "hours":
            words += " time" if amount == 1 else " timer"
    return " ".join(filter(None, (words, period)))


def _remarks(found: tuple[Sum, ...]) -> Iterable[str]:
    if kinds := apart(found):
        words = listed([KIND_WORDS[kind].lower() for kind in kinds])
        yield (
            f"{capitalised(words)} står i flere linjer, fordi de gælder hver sin periode. "
            "Dem lægger vi ikke sammen."
        )
    unmeasured = sum(one.entries for one in found if one.amount is None and one.kind in _UNTOLD)
    if unmeasured:
        yield (
            "Ved én ressource står der ikke, hvor meget det er. Den er ikke talt med."
            if unmeasured == 1
            else f"Ved {unmeasured} ressourcer står der ikke, hvor meget det er. "
            "De er ikke talt med."
        )
    ownerless = sum(one.ownerless for one in found)
    if ownerless:
        yield (
            "Ved én ressource er der ikke nævnt nogen part."
            if ownerless == 1
            else f"Ved {ownerless} ressourcer er der ikke nævnt nogen part."
        )
