"""Numbers as Danish writes them, and how many there are of something."""

from __future__ import annotations

from decimal import Decimal


def number(value: int | Decimal) -> str:
    """`180.000`, `3,5`, `-2`: points between thousands, a comma before decimals, none too many."""
    whole = Decimal(value).normalize()
    text = f"{whole:,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def counted(how_many: int, one: str, many: str) -> str:
    """`1 sted`, `4 steder`, `0 steder`."""
    return f"{how_many} {one if how_many == 1 else many}"
