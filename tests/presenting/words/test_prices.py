"""Danish prices in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.presenting.languages.language import DANISH_LANGUAGE
from generator.presenting.words.prices import in_words
from tests.factories import an_event


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("gratis", "Gratis"),
        ("0", "Gratis"),
        ("gratis - 120", "Gratis – 120 kr."),
        ("80-120", "80–120 kr."),
        ("120", "120 kr."),
        ("79,50", "79,50 kr."),
        ("1250", "1.250 kr."),
        ("0,50 - 1.50 kr.", "0,50–1,50 kr."),
    ],
)
def test_prices(written: str, words: str) -> None:
    assert in_words(an_event(price=written).price) == words


def test_no_price_says_nothing() -> None:
    assert in_words(None) == ""


def test_large_amounts_with_oere() -> None:
    assert DANISH_LANGUAGE.prices.amount(Decimal("12345.6")) == "12.345,60"
