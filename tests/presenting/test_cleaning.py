"""Text and addresses for formats stricter than a page."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.cleaning import ascii_address, clean


def test_line_ends_become_one_and_invisible_control_goes() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\x0bf") == "a\nb\nc\nd\ne\nf"
    assert clean("a\x00b\x1fc\x7fd\ufffee\ud800f\tg") == "abcdef\tg"
    assert clean("Rødgrød 🎄👩‍👩‍👧") == "Rødgrød 🎄👩‍👩‍👧"


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_what_is_clean_has_no_control_and_stays_as_it_is(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert {unicodedata.category(one) for one in once} & {"Cc", "Cs"} <= {"Cc"}
    assert {one for one in once if unicodedata.category(one) == "Cc"} <= {"\n", "\t"}


def test_addresses_are_ascii_and_percent_signs_are_left() -> None:
    assert ascii_address("https://a.example/ø?q=1,2&x=%20#y") == (
        "https://a.example/%C3%B8?q=1,2&x=%20#y"
    )
    assert ascii_address("https://a.example/x\r\nEVIL:1") == "https://a.example/x%0D%0AEVIL:1"
