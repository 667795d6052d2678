"""A stranger's words as plain ones."""

from __future__ import annotations

import pytest

from generator.harvesting.texts import Said, one_line, prose, web_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            "https://sal.example/?id=5&section=3&copy=1",
            "https://sal.example/?id=5&section=3&copy=1",
        ),
        ("https://sal.example/?id=5&amp;section=3", "https://sal.example/?id=5&section=3"),
        ("https://sal.example/?id=5&#038;b=2", "https://sal.example/?id=5&b=2"),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_keeps_its_parameters(written: str, address: str | None) -> None:
    assert web_address(written) == address


def test_plain_text_with_html_s_letters_keeps_its_addresses() -> None:
    said = prose("S&oslash;ren &amp; co: https://sal.example/?id=5&section=3").text
    assert said == "Søren & co: https://sal.example/?id=5&section=3"


def test_blanks_before_a_text_are_no_part_of_it() -> None:
    """A description of 20,001 blanks cost all events of its calendar."""
    assert prose(" " * 20_001) == Said("")
    assert prose(" " * 20_001 + "Kom og syng").text == "Kom og syng"
    assert one_line(" " * 2_000 + "Sang") == "Sang"
    assert prose("\u00ad" * 20_001 + " x").text == "…"
