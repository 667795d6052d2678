"""`/aarshjul/`: what comes back every year, month by month, as far as it is documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifacts import Artifact
from generator.model.tradition import Tradition
from generator.presenting.alphabet import by_name
from generator.presenting.edition import Edition, Head


@dataclass(frozen=True, slots=True)
class Month:
    """One month's traditions; `number` counts from 1."""

    number: int
    traditions: tuple[Tradition, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page; a tradition over two months stands in both, told in full in the first."""
    portal = edition.portal
    found = sorted(portal.traditions.values(), key=lambda tradition: by_name(tradition.title))
    yield edition.page(
        "/aarshjul/",
        "year_wheel.html",
        title="Årshjul",
        section="aarshjul",
        head=Head(
            description=f"Kulturens år i {portal.settings.municipality}: de traditioner, der "
            "kommer igen, måned for måned, og hvad der er dokumenteret om dem."
        ),
        months=tuple(
            Month(number, tuple(one for one in found if number in one.months))
            for number in range(1, 13)
        ),
        unplaced=tuple(one for one in found if not one.months),
        this_month=portal.today.month,
    )
