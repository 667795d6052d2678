"""What partners bring to a partnership (step 5), added up as far as it is the same thing.

Kroner add up with kroner and hours with hours, but only where they are for the same period: twelve
hours a week and forty hours a year are two sums. Rooms and equipment add up only under the same
words, since twenty mornings on a stage and three meeting rooms are no number of anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.partnership import Partnership
from generator.model.structure import Resource, ResourceKind

KINDS: tuple[ResourceKind, ...] = ("money", "hours", "rooms", "equipment")
"""In the order in which they are told."""
_COUNTED_TOGETHER: frozenset[ResourceKind] = frozenset(("money", "hours"))


class Sum(Struct, frozen=True):
    """So much of one thing.

    `amount` is in kroner, in hours, or a number of what `what` names; None where nobody wrote how
    much. `what` is empty for kroner and hours. `period` is as the first of them has it. `entries`
    counts the lines that were added; `ownerless` those that say nobody who brings them.
    """

    kind: ResourceKind
    what: str
    period: str
    amount: int | None
    entries: int
    ownerless: int


class Given(Struct, frozen=True):
    """One resource, and the partnership that it is given to."""

    partnership: Partnership
    resource: Resource


class Giver(Struct, frozen=True):
    """All that one actor brings, kind by kind; None stands for what nobody is named for."""

    actor: str | None
    given: tuple[Given, ...]


def sums(resources: Iterable[Resource]) -> tuple[Sum, ...]:
    """The totals, kind by kind, each in the order in which its first line stands.

    A line without an amount is a sum of its own: of it one knows that it is there, not how much.
    """
    groups: dict[tuple[int, str, str, bool], list[Resource]] = {}
    for resource in resources:
        what = "" if _adds_up(resource) else _plain(resource.title)
        key = (
            KINDS.index(resource.kind),
            what,
            _plain(resource.period or ""),
            resource.amount is None,
        )
        groups.setdefault(key, []).append(resource)
    found = [_sum(members) for members in groups.values()]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def givers(found: Iterable[Given]) -> tuple[Giver, ...]:
    """Who brings what, in the order in which they are named first; what has nobody is last."""
    owners: dict[str | None, list[Given]] = {}
    for one in found:
        owners.setdefault(one.resource.actor, []).append(one)
    told = (
        Giver(actor, tuple(sorted(members, key=lambda one: KINDS.index(one.resource.kind))))
        for actor, members in owners.items()
    )
    return tuple(sorted(told, key=lambda one: one.actor is None))


def apart(found: Iterable[Sum]) -> tuple[ResourceKind, ...]:
    """The kinds of kroner and hours that make more than one sum, since their periods differ."""
    counted = [
        one.kind for one in found if one.kind in _COUNTED_TOGETHER and one.amount is not None
    ]
    return tuple(kind for kind in KINDS if counted.count(kind) > 1)


def given(partnerships: Iterable[Partnership]) -> tuple[Given, ...]:
    """Every resource of the partnerships, in their order."""
    return tuple(
        Given(partnership, resource)
        for partnership in partnerships
        for resource in partnership.structure.resources
    )


def _adds_up(resource: Resource) -> bool:
    return resource.kind in _COUNTED_TOGETHER and resource.amount is not None


def _sum(members: list[Resource]) -> Sum:
    first = members[0]
    amounts = [one.amount for one in members if one.amount is not None]
    return Sum(
        kind=first.kind,
        what="" if _adds_up(first) else first.title,
        period=first.period or "",
        amount=sum(amounts) if amounts else None,
        entries=len(members),
        ownerless=sum(one.actor is None for one in members),
    )


def _plain(text: str) -> str:
    """Periods and things that differ in spaces and capitals alone are the same."""
    return " ".join(text.casefold().split()).rstrip(".")
