"""Numbers as Danish writes them."""

from __future__ import annotations

from decimal import Decimal


def number(value: int | Decimal) -> str:
    """`180.000`, `3,5`, `-2`: points between thousands, a comma before decimals, none too many."""
    whole = Decimal(value).normalize()
    text = f"{whole:,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
