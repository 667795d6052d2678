"""Letters on the portal: what was sent stays as it was, and of a draft nothing is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from generator import cli
from generator.model.settings import Settings
from generator.outputs import newsletters, opml, subscribe
from tests.factories import a_newsletter, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered

LIST = "nyhedsbreve/index.html"
EDITIONS: dict[str, Any] = {
    "borgere": {"title": "Kultur i Prøveby", "description": "Til alle."},
    "boern": {"title": "For børn", "signup_url": "https://nyhedsbrev.example/boern"},
}


def settings(**more: Any) -> Settings:
    return some_settings(newsletter={"editions": EDITIONS, **more})


def a_letter(slug: str, *entries: dict[str, Any], **fields: Any) -> Any:
    """One that was sent."""
    section = {"title": "Fredag den 4. december", "entries": entries, "more": "2"}
    told = {"subject": "x", "title": f"Brev {slug}", "intro": "Her er det.", "sections": [section]}
    written = {"state": "sent", "sent": "2026-11-01 10:00", "edition": "borgere"}
    return a_newsletter(slug, **written | {"manifest": {"letter": told}} | fields)


def site(*entities: Any, **more: Any) -> dict[str, str]:
    return rendered(newsletters.artifacts, bare_edition(*entities, settings=settings(**more)))


def test_where_to_follow_it_leads_to_letters_that_were_sent_and_to_no_others() -> None:
    def said(letter: Any) -> str:
        edition = bare_edition(letter, settings=settings())
        return rendered(subscribe.artifacts, edition)["abonner/index.html"]

    assert "Det, der er sendt, kan læses her" in said(a_letter("nr-1"))
    assert "Det, der er sendt, kan læses her" not in said(a_newsletter())


def test_a_portal_that_has_sent_nothing_says_so_and_where_to_sign_up() -> None:
    said = site(a_newsletter(title="Hemmeligt"))[LIST]
    assert said.count("Der er ikke sendt noget brev endnu.") == 2
    assert 'href="https://nyhedsbrev.example/boern"' in said
    assert "Man kan endnu ikke tilmelde sig." in said
    assert "Hemmeligt" not in said
    bare = rendered(newsletters.artifacts, bare_edition())[LIST]
    assert "Der er ikke sendt noget nyhedsbrev endnu." in bare


def test_letters_stand_under_their_edition_the_newest_first() -> None:
    pages = site(
        a_letter("nr-1"),
        a_letter("nr-2", sent="2026-11-15 10:00"),
        a_letter("nr-3", edition="boern"),
        a_newsletter("kladde", title="Hemmeligt"),
    )
    found = re.findall(r'id="(borgere|boern)"|href="/nyhedsbreve/(nr-\d)/"', pages[LIST])
    assert ["".join(one) for one in found] == ["borgere", "nr-2", "nr-1", "boern", "nr-3"]
    assert not [path for path, text in pages.items() if "kladde" in path or "Hemmeligt" in text]


def test_a_letter_says_what_it_said_and_leads_to_what_is_there_now() -> None:
    entries = (
        {"title": "Før <b>", "page": "/arrangementer/gammel/", "marks": ["Aflyst"], "note": "Syg."},
        {"title": "Væk", "page": "/arrangementer/vaek/", "facts": "Koncert · Kl. 19.00"},
    )
    event = an_event("ny", title="Et andet navn", aliases="/arrangementer/gammel/")
    said = site(a_letter("nr-1", *entries), event)["nyhedsbreve/nr-1/index.html"]
    assert '<a href="/arrangementer/ny/">Før &lt;b&gt;</a>' in said
    assert "Aflyst</strong>" in said
    assert "<strong>Syg.</strong>" in said
    assert re.search(r"<h3>\s*Væk</h3>", said)
    assert "Et andet navn" not in said
    assert "Og 2 mere på portalen." in said
    assert "søndag den 1. november 2026".replace(". ", ".\N{NO-BREAK SPACE}") in said


def test_feeds_hold_each_letter_in_full_in_every_format() -> None:
    entry = {"title": "Kor & orgel", "page": "/arrangementer/julekoncert/", "marks": ["Udsolgt"]}
    pages = site(
        a_letter("nr-1", entry), a_letter("nr-2", edition="boern"), an_event(), a_newsletter("x")
    )
    for name in ("rss.xml", "atom.xml"):
        feed = feedparser.parse(pages[f"nyhedsbreve/{name}"].encode())
        assert not feed.bozo
        assert [one.title for one in feed.entries] == ["Brev nr-2", "Brev nr-1"]
        assert feed.entries[1].link == "https://kultur.example.dk/nyhedsbreve/nr-1/"
        html = feed.entries[1].content[0].value
        assert "<strong>UDSOLGT:</strong>" in html
        assert 'href="https://kultur.example.dk/arrangementer/julekoncert/"' in html
        assert "Kor &amp; orgel" in html
    own = json.loads(pages["nyhedsbreve/udgaver/boern/feed.json"])
    assert [one["title"] for one in own["items"]] == ["Brev nr-2"]
    assert own["home_page_url"] == "https://kultur.example.dk/nyhedsbreve/"


def test_they_can_be_followed_where_everything_can() -> None:
    edition = bare_edition(settings=settings())
    (text,) = rendered(opml.artifacts, edition).values()
    urls = {one.get("xmlUrl") for one in etree.fromstring(text.encode()).iter("outline")}
    assert "https://kultur.example.dk/nyhedsbreve/rss.xml" in urls
    assert "https://kultur.example.dk/nyhedsbreve/udgaver/boern/rss.xml" in urls
    said = rendered(subscribe.artifacts, edition)["abonner/index.html"]
    assert 'href="/nyhedsbreve/udgaver/boern/atom.xml"' in said
    assert 'href="/nyhedsbreve/udgaver/boern/"' not in said


SECRET = "Zebrafinkerne kommer"


@pytest.mark.slow
def test_nothing_of_a_draft_is_anywhere_in_the_site(tmp_path: Path) -> None:
    """Built by the command, with every output there is; every file is looked through."""
    content = Path(__file__).parents[1] / "comparing" / "content"
    copy = tmp_path / "content"
    copy.mkdir()
    text = (content / "portal.yml").read_text("utf-8")
    (copy / "portal.yml").write_text(text, encoding="utf-8")
    (copy / "newsletters").mkdir()
    letter = f"title: {SECRET}\nintro: {SECRET} i aften.\nstart: 2026-12-01\nend: 2026-12-14\n"
    (copy / "newsletters" / "zebra-2026.yml").write_text(letter, encoding="utf-8")
    where = ("--content", str(copy), "--output", str(tmp_path / "site"))
    now = ("--now", "2026-12-01 09:00")
    assert cli.main(["build", *where, *now]) == 0
    found = [file for file in (tmp_path / "site").rglob("*") if file.is_file()]
    assert len(found) > 50
    told = [file for file in found if SECRET.encode() in file.read_bytes()]
    told += [file for file in found if b"zebra-2026" in file.read_bytes() or "zebra" in file.name]
    assert told == []
    drafts = ("--content", str(copy), "--output", str(tmp_path / "breve"), *now)
    assert cli.main(["newsletter", "draft", "zebra-2026", *drafts]) == 0
    assert cli.main(["newsletter", "sent", "zebra-2026", *drafts]) == 0
    assert cli.main(["build", *where, *now]) == 0
    page = tmp_path / "site" / "nyhedsbreve" / "zebra-2026" / "index.html"
    assert SECRET in page.read_text("utf-8")
