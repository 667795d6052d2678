"""Ages as authors write them, in words, and as schema.org has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.ages import OLDEST, Ages
from generator.model.settings import Term
from generator.presenting.words.ages import in_words, typical_range
from tests.factories import an_event

YEARS = st.integers(0, OLDEST)


@pytest.mark.parametrize(
    ("written", "words", "machine"),
    [
        ("5-9", "5–9 år", "5-9"),
        ("5–9 år", "5–9 år", "5-9"),
        ("5 - 9", "5–9 år", "5-9"),
        ("7", "7 år", "7-7"),
        ("0", "0 år", "0-0"),
        ("12+", "Fra 12 år", "12-"),
        ("18-99", "Fra 18 år", "18-"),
        ("0-99", "Alle aldre", "0-"),
        (["3", "12"], "3–12 år", "3-12"),
        (["5"], "5 år", "5-5"),
    ],
)
def test_as_written(written: object, words: str, machine: str) -> None:
    ages = an_event(ages=written).ages
    assert ages is not None
    assert (in_words(ages), typical_range(ages)) == (words, machine)


@given(st.tuples(YEARS, YEARS).map(sorted))
def test_a_list_and_a_text_are_the_same(pair: list[int]) -> None:
    low, high = pair
    listed = Term(label="x", ages=[low, high]).ages
    assert listed == an_event(ages=f"{low}-{high}").ages == Ages(low=low, high=high)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "fem",
        "5-",
        "-5",
        "9-5",
        "5-100",
        "100",
        "5+9",
        "5.5",
        [],
        ["1", "2", "3"],
        {"from": "5"},
    ],
)
def test_what_is_no_age(written: object) -> None:
    with pytest.raises(ValidationError, match=r"er ikke en alder|går nedad"):
        an_event(ages=written)
