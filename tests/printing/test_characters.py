"""Texts are made fit to be set; addresses are left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.printing.characters import BREAK, LONGEST, fit, fit_text, read_characters
from generator.settings import ROOT

KNOWN = read_characters(ROOT / "theme/print/fonts")


@given(st.text(max_size=300))
def test_whatever_is_written_can_be_set(text: str) -> None:
    made = fit_text(text, KNOWN)
    assert set(made) <= KNOWN | {BREAK}
    assert bool(made) == bool(text)
    assert made == made.strip(" ")
    words = made.replace("/", " ").replace("-", " ").replace(BREAK, " ").split()
    assert all(len(word) < LONGEST for word in words)


def test_danish_is_left_as_it_is() -> None:
    said = "Blæst på øen: »Åh«, sagde hun – 3½ gange … 50 % af d’Artagnan"
    assert fit_text(said, KNOWN) == said


def test_a_day_and_a_price_stay_on_their_line() -> None:
    assert fit_text("den 4. december kl. 19.30, 80 kr.", KNOWN) == (
        "den 4.\N{NO-BREAK SPACE}december kl.\N{NO-BREAK SPACE}19.30, 80\N{NO-BREAK SPACE}kr."
    )


def test_addresses_are_not_texts() -> None:
    long = "https://kultur.example/" + "x" * 200
    made = fit({"url": long, "rows": [{"url": long, "title": "Jul \U0001f384", "n": 3}]}, KNOWN)
    assert made == {"url": long, "rows": [{"url": long, "title": "Jul", "n": 3}]}
