"""Bodies where they are shown: the same text on pages and in feeds, each address in its form."""

from __future__ import annotations

import pytest

from generator.presenting.bodies import in_feeds, on_pages
from tests.factories import a_tradition, an_event

BASE = "https://vaert.example/portal/"
OWN = "arrangementer/julekoncert/"


@pytest.mark.parametrize(
    ("written", "on_page", "in_feed"),
    [
        ("/steder/", "/portal/steder/", f"{BASE}steder/"),
        ("program.pdf", f"/portal/{OWN}program.pdf", f"{BASE}{OWN}program.pdf"),
        ("#pris", "#pris", f"{BASE}{OWN}#pris"),
        ("//andre.example/a", "//andre.example/a", "https://andre.example/a"),
        ("https://andre.example/?a=1&b=2", *["https://andre.example/?a=1&amp;b=2"] * 2),
        ("mailto:kor@kor.example", *["mailto:kor@kor.example"] * 2),
    ],
)
def test_each_address_leads_there(written: str, on_page: str, in_feed: str) -> None:
    event = an_event(body=f"Se [her]({written}).")

    assert f'href="{on_page}"' in on_pages(event, BASE)
    assert f'href="{in_feed}"' in in_feeds(event, BASE)


def test_pictures_too_and_more_than_one_in_a_line() -> None:
    event = an_event(body="![a](a.jpg) [![b](b.jpg)](/b/)", files=("a.jpg", "b.jpg"))

    html = on_pages(event, BASE)
    for address in (f'src="/portal/{OWN}a.jpg"', f'src="/portal/{OWN}b.jpg"', 'href="/portal/b/"'):
        assert html.count(address) == 1


def test_what_looks_like_an_address_in_the_text_stays_text() -> None:
    event = an_event(body='Skriv `<a href="/steder/">` eller bare src="foto.jpg".')

    for html in (on_pages(event, BASE), in_feeds(event, BASE)):
        assert 'src="foto.jpg"' in html
        assert 'href="/steder/"' in html


def test_a_tradition_has_no_page_beside_which_anything_lies() -> None:
    assert 'href="/portal/x"' in on_pages(a_tradition(body="[x](x)"), BASE)
