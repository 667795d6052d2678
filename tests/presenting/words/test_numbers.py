from __future__ import annotations

from decimal import Decimal

import pytest

from generator.presenting.words.numbers import number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1.000"),
        (1_234_567, "1.234.567"),
        (Decimal("3.50"), "3,5"),
        (Decimal("-1234.25"), "-1.234,25"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_danish_numbers(value: int | Decimal, written: str) -> None:
    assert number(value) == written
