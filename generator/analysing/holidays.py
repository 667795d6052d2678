"""Public holidays in Denmark, as the law has them.

They follow from Easter, which `dateutil` knows, so no library of the world's holidays is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import easter

PRAYER_DAY = range(1687, 2024)
"""The years of store bededag, abolished by law no. 214 of 6 March 2023."""
_MOVABLE = (
    (-3, "Skærtorsdag"),
    (-2, "Langfredag"),
    (0, "Påskedag"),
    (1, "2. påskedag"),
    (39, "Kristi himmelfartsdag"),
    (49, "Pinsedag"),
    (50, "2. pinsedag"),
)
"""Days after Easter Sunday."""


def public_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """The year's holidays with their Danish names, in order of date."""
    return tuple(sorted(_holidays(year)))


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    sunday = easter(year)
    yield date(year, 1, 1), "Nytårsdag"
    for days, name in _MOVABLE:
        yield sunday + timedelta(days=days), name
    if year in PRAYER_DAY:
        yield sunday + timedelta(days=26), "Store bededag"
    yield date(year, 12, 25), "Juledag"
    yield date(year, 12, 26), "2. juledag"
