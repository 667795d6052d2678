"""Whose identity a UID is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.harvesting.found import Found


def unshared(found: Sequence[Found]) -> tuple[Found, ...]:
    """The same, but a UID that several events have is taken from all: it names none of them."""
    used = Counter(one.uid for one in found)
    return tuple(replace(one, uid="") if used[one.uid] > 1 else one for one in found)
