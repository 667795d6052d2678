"""Bodies where they are shown: the same text on pages and in feeds, each address in its form."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from generator.model.entity import Entity
from generator.presenting import bodies
from generator.presenting.pictures import Gallery
from tests.factories import a_place, a_portal, a_tradition, an_event, found

BASE = "https://vaert.example/portal/"
OWN = "arrangementer/julekoncert/"


def on_pages(entity: Entity, *others: Entity) -> str:
    return bodies.on_pages(entity, Gallery(a_portal(entity, *others)), BASE)


def in_feeds(entity: Entity, *others: Entity) -> str:
    return bodies.in_feeds(entity, Gallery(a_portal(entity, *others)), BASE)


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

    assert f'href="{on_page}"' in on_pages(event)
    assert f'href="{in_feed}"' in in_feeds(event)


def test_pictures_too_and_more_than_one_in_a_line() -> None:
    event = an_event(body="![a](a.jpg) [![b](b.jpg)](/b/)", files=("a.jpg", "b.jpg"))

    html = on_pages(event)
    for address in (f'src="/portal/{OWN}a.jpg"', f'src="/portal/{OWN}b.jpg"', 'href="/portal/b/"'):
        assert html.count(address) == 1


def test_a_picture_on_a_page_is_offered_in_files_for_every_screen_with_its_size() -> None:
    html = on_pages(an_event(body='![Koret <3 "sang"](a.jpg "Titel")', files=("a.jpg",)))

    shown = fragment_fromstring(html)
    [image] = shown.xpath("//picture//img")  # lxml does not know that <source> ends at once
    assert dict(image.attrib) == {
        "src": f"/portal/{OWN}a.jpg",
        "width": "1280",
        "height": "720",
        "alt": 'Koret <3 "sang"',
        "title": "Titel",
        "loading": "lazy",
        "decoding": "async",
    }
    assert shown.xpath("//picture//source/@type") == ["image/avif", "image/webp"]
    for offered in shown.xpath("//picture//source/@srcset"):
        assert [word for word in offered.split() if word[0] != "/"] == [
            "320w,",
            "640w,",
            "960w,",
            "1280w",
        ]


def test_a_feed_gets_one_file_that_every_reader_knows() -> None:
    html = in_feeds(an_event(body="![a](a.webp)", files=("a.webp",)))

    [image] = fragment_fromstring(html).xpath("//img")
    assert image.get("src") == f"{BASE}{OWN}a.webp.jpg"
    assert (image.get("width"), image.get("height")) == ("1280", "720")
    assert "<picture" not in html


@pytest.mark.parametrize(
    ("written", "laid_out"),
    [
        ('width="400"', ("400", "225")),
        ('height="90"', ("160", "90")),
        ('width="400" height="400"', ("400", "225")),
        ('width="4000"', ("1280", "720")),
        ('width="0" height="-3"', ("1280", "720")),
        ('width="50%"', ("1280", "720")),
        ('width="1e3"', ("1280", "720")),
        ('width="²"', ("1280", "720")),
        ("", ("1280", "720")),
    ],
)
def test_a_width_that_the_author_wrote_counts_and_the_proportions_always(
    written: str, laid_out: tuple[str, str]
) -> None:
    event = an_event(body=f'<img src="a.jpg" alt="a" {written}>', files=("a.jpg",))

    [image] = fragment_fromstring(on_pages(event)).xpath("//img")
    assert (image.get("width"), image.get("height")) == laid_out


def test_a_picture_of_another_page_is_shown_as_well() -> None:
    place = found(a_place(), "kulturhuset", "places/kulturhuset/index.md", files=("sal.png",))
    event = an_event(body="![Salen](/steder/kulturhuset/sal.png)")

    html = on_pages(event, place)
    assert 'src="/portal/steder/kulturhuset/sal.png.jpg" width="1280" height="720"' in html


def test_a_picture_that_nobody_knows_is_left_as_it_is() -> None:
    html = on_pages(an_event(body="![x](/assets/share.png) ![y](//andre.example/y.png)"))

    assert 'src="/portal/assets/share.png"' in html
    assert 'src="//andre.example/y.png"' in html
    assert "<picture" not in html


def test_what_looks_like_an_address_in_the_text_stays_text() -> None:
    event = an_event(body='Skriv `<a href="/steder/">` eller bare src="foto.jpg".')

    for html in (on_pages(event), in_feeds(event)):
        assert 'src="foto.jpg"' in html
        assert 'href="/steder/"' in html


def test_a_tradition_has_no_page_beside_which_anything_lies() -> None:
    assert 'href="/portal/x"' in on_pages(a_tradition(body="[x](x)"))
