"""What must never be committed: CPR numbers (the Danish personal identification number)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CPR = re.compile(
    r"(?<![\w/-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-–]\d{4}(?![\w/-])", re.ASCII
)
"""ddmmyy-xxxx. Without its hyphen ten digits are an account, an ISBN or a telephone number, so
only the written form counts. The old check digit fails for numbers given out since 2007."""


def personal_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of everything that looks like a CPR number."""
    for found in _CPR.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        yield text.count("\n", 0, start) + 1, found.start() - start + 1
