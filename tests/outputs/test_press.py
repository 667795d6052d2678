"""`/presse/` and each release's page, files, feeds, place in the search and in the sitemap."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import feedparser
import pytest
from msgspec.structs import replace

from generator.artifacts import Artifact, planned
from generator.model.entity import Entity
from generator.outputs import feeds, news, opml, press
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.linked_data.registers import press_article
from generator.presenting.press.release import compose
from generator.presenting.searching.documents import documents
from generator.presenting.site_map import listed
from tests.factories import BASE_URL, a_release, an_actor, some_settings
from tests.outputs.rendering import bare_edition
from tests.pages import element
from tests.presenting.press.releases import PRESS, composed, the_portal

OLD = a_release("gammel", title="Gammel", published="2025-05-01 10:00")
NEW = a_release("ny", title="Ny", published="2026-11-01 10:00")
HELD = a_release("holdt", title="Holdt", published="2026-10-01 10:00", embargo="2026-11-20 10:00")
WRONG = a_release("forkert", title="Forkert", withdrawn="Det passede ikke.", body="Hemmeligt nu.")
ASKED = an_actor(email="kor@example.dk")


def made(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.render() for one in press.artifacts(edition)}


def edition(*releases: Entity) -> Edition:
    return bare_edition(ASKED, *releases, settings=some_settings(press=PRESS))


def words(page: bytes) -> str:
    return " ".join(element(page.decode()).text_content().split())


def test_the_archive_tells_the_newest_first_by_year_and_whom_to_ask() -> None:
    page = made(edition(OLD, NEW, HELD))["presse/index.html"].decode()
    headings = re.findall(r"<h[23][^>]*>(?:<a[^>]*>)?([^<]*)", page)
    assert headings[:6] == ["Spørg os", "2026", "Holdt", "Ny", "2025", "Gammel"]
    assert 'href="tel:+4512345678"' in page
    assert 'href="mailto:kor@example.dk"' in page


def test_the_news_lead_the_press_to_what_there_is() -> None:
    def led(portal: Edition) -> str:
        (listed,) = (one for one in news.artifacts(portal) if one.path == "nyheder/index.html")
        return words(listed.render()).partition("tv-hold? ")[2].partition(".")[0]

    assert led(edition(OLD)) == "Så find pressemeddelelserne, og hvem du kan spørge"
    assert led(edition()) == "Så find hvem du kan spørge"
    assert led(bare_edition(OLD)) == "Så find pressemeddelelserne"
    assert led(bare_edition()) == ""


def test_an_empty_archive_says_so() -> None:
    assert "endnu ingen pressemeddelelser" in words(made(edition())["presse/index.html"])


def test_the_page_says_what_the_document_says() -> None:
    portal = the_portal()
    release = composed(portal)
    whole = replace(edition(), portal=portal, fingerprints=Fingerprints(portal))
    page = words(made(whole)["presse/ny-sal/index.html"])
    for text in (
        *(release.title, release.summary, release.dateline, *release.facts),
        *(block.text for block in release.body),
        *(one.title for one in release.about),
        *("Vi er glade.", "– Formanden, Karise Kirkekor", "Foto: Koret, CC BY 4.0"),
    ):
        assert text in page, text


def test_a_desk_can_take_it_as_word_and_as_markdown() -> None:
    files = made(edition(NEW))
    assert sorted(files) == [
        *("presse/index.html", "presse/ny/index.html", "presse/ny/ny.docx", "presse/ny/ny.md"),
    ]
    assert files["presse/ny/ny.docx"].startswith(b"PK")
    assert files["presse/ny/ny.md"].decode().startswith("**Til frigivelse straks**\n\n# Ny\n")
    page = files["presse/ny/index.html"].decode()
    assert 'href="/presse/ny/ny.docx" download' in page


def test_of_a_withdrawn_one_the_page_stays_and_nothing_else() -> None:
    files = made(edition(WRONG))
    assert sorted(files) == ["presse/forkert/index.html", "presse/index.html"]
    page = files["presse/forkert/index.html"].decode()
    assert "Det passede ikke." in page
    assert "noindex" in page
    assert "Hemmeligt" not in page + files["presse/index.html"].decode()
    assert "ld+json" not in page
    assert "Trukket tilbage: Forkert" in files["presse/index.html"].decode()


def test_nothing_is_planned_anew_but_what_changed() -> None:
    """A document is made again when its release, its contact or what it is about changed."""
    before = {one.path: one.inputs for one in press.artifacts(edition(OLD, NEW))}
    other = a_release("ny", title="Nyere", published="2026-11-01 10:00")
    after = {one.path: one.inputs for one in press.artifacts(edition(OLD, other))}
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        *("presse/index.html", "presse/ny/index.html", "presse/ny/ny.docx", "presse/ny/ny.md"),
    }


def test_it_has_feeds_and_they_are_in_the_list_of_all() -> None:
    found = edition(OLD, HELD, WRONG)
    read = feedparser.parse(_made(planned(feeds.batches(found)), "presse/rss.xml"))
    assert [(item.title, item.id) for item in read.entries] == [
        ("Trukket tilbage: Forkert", "tag:kultur.example.dk,2026:press:forkert"),
        ("Holdt", "tag:kultur.example.dk,2026:press:holdt"),
        ("Gammel", "tag:kultur.example.dk,2026:press:gammel"),
    ]
    assert read.entries[1].published_parsed[:5] == (2026, 11, 20, 9, 0)
    assert "Hemmeligt" not in json.dumps(read.entries[0])
    assert b'xmlUrl="https://kultur.example.dk/presse/rss.xml"' in _made(
        opml.artifacts(found), "abonner/feeds.opml"
    )


def _made(artifacts: Iterator[Artifact], path: str) -> bytes:
    return next(one for one in artifacts if one.path == path).render()


def test_the_search_and_the_sitemap_have_it() -> None:
    portal = edition(HELD, WRONG).portal
    rows = {one.row.path: one for one in documents(portal) if one.row.kind == "presse"}
    assert list(rows) == ["/presse/holdt/", "/presse/forkert/"]
    assert rows["/presse/holdt/"].row.about == "Pressemeddelelse · 20.\u00a0november 2026"
    assert rows["/presse/forkert/"].row.title == "Trukket tilbage: Forkert"
    assert "Hemmeligt" not in repr(rows)
    addresses = [page.address for page in listed(portal)]
    assert {"/presse/", "/presse/holdt/"} <= set(addresses)
    assert "/presse/forkert/" not in addresses, "its page asks not to be found"


def test_machines_read_an_article_with_its_dateline_and_document() -> None:
    portal = the_portal(embargo="2026-11-21 10:00")
    release = portal.press["ny-sal"]
    article = press_article(
        portal, BASE_URL, compose(portal, BASE_URL, release, portal.now), release
    )
    assert article["@type"] == "NewsArticle"
    assert article["dateline"] == "Prøveby, den 20. november 2026"
    assert article["datePublished"] == "2026-11-21T10:00+01:00"
    assert article["encoding"]["contentUrl"] == f"{BASE_URL}presse/ny-sal/ny-sal.docx"
    assert [one["name"] for one in article["about"]] == ["Julekoncert", "Sang i byen"]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=1>'])
def test_hostile_words_stay_words(hostile: str) -> None:
    quote = {"text": hostile, "by": hostile}
    release = a_release(title=hostile, summary=hostile, facts=hostile, quote=quote, place=hostile)
    page = made(edition(release))["presse/ny-sal/index.html"].decode()
    main = page[page.index("<main>") :]
    assert "<script>alert" not in page
    assert "<img" not in main
    assert main.count(hostile) == 0
    assert unescape(main).count(hostile) >= 5
