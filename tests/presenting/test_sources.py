"""How addresses are shown to readers."""

from __future__ import annotations

import pytest

from generator.presenting.sources import shown


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://www.avisen.example/byen/?side=2", "avisen.example/byen"),
        ("https://xn--kulturregionstorstrm-tcc.dk/a/", "kulturregionstorstrøm.dk/a"),
        ("https://www.xn--mgd-ula.example", "mågd.example"),
        # A Cyrillic а in `apple`: it looks like another address, and so is shown as it is written.
        ("https://xn--pple-43d.example", "xn--pple-43d.example"),
        ("https://xn--a.example", "xn--a.example"),
    ],
)
def test_an_address_is_shown_in_letters_that_danes_know(url: str, told: str) -> None:
    assert shown(url) == told
