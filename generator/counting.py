"""How many there are of something, in Danish words."""

from __future__ import annotations


def counted(how_many: int, one: str, many: str) -> str:
    """`1 sted`, `4 steder`, `0 steder`."""
    return f"{how_many} {one if how_many == 1 else many}"
