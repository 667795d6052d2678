"""What must never be committed: CPR numbers (the Danish personal identification number)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_CPR = re.compile(
    r"(?<![\w/-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-–]\d{4}(?![\w/-])", re.ASCII
)
"""ddmmyy-xxxx. Without its hyphen ten digits are an account, an ISBN or a telephone number, so
only the written form counts. The old check digit fails for numbers given out since 2007."""
_END = re.compile(r"[-–]\d{4}(?![\w/-])", re.ASCII)
"""How one ends: looked for first, since hyphens are rarer than digits."""

MOST = 50
"""More in one file is a list of people: whoever deletes it needs no line for each."""


def personal_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of what looks like a CPR number; the first `MOST` of them."""
    if _END.search(text) is None:
        return
    for found in islice(_CPR.finditer(text), MOST):
        start = text.rfind("\n", 0, found.start()) + 1
        yield text.count("\n", 0, start) + 1, found.start() - start + 1
