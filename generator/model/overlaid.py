"""A mapping with a few values in place of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Overlaid(Mapping[str, Value]):
    """The same names, some of them with other values. However often one is replaced, a value is
    found in two steps."""

    def __init__(self, base: Mapping[str, Value], others: Mapping[str, Value]) -> None:
        if isinstance(base, Overlaid):
            base, others = base.under(others)
        self._base, self._others = base, others

    def under(self, others: Mapping[str, Value]) -> tuple[Mapping[str, Value], dict[str, Value]]:
        """What these are laid over, and all that is laid over it."""
        return self._base, {**self._others, **others}

    def __getitem__(self, name: str) -> Value:
        return self._others[name] if name in self._others else self._base[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)
