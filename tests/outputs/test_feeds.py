"""The feeds, to the byte and as feedparser reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.imaging.looking import look
from generator.model.event import Event
from generator.model.portal import Portal
from generator.outputs import changes, feeds, images, meetings, newsletters, opml
from generator.presenting.addresses import COMBINATIONS
from generator.presenting.cards import Cards
from generator.presenting.pictures import PublishedFile
from generator.presenting.syndication.atom_rss import atom, rss
from generator.presenting.syndication.entries import Entries
from generator.presenting.syndication.feeds import channel, feed
from generator.presenting.syndication.items import FeedItems
from generator.presenting.syndication.json_feed import json_feed
from generator.presenting.syndication.publication import FeedItem
from tests.factories import (
    BASE_URL,
    Fields,
    a_history,
    a_place,
    a_portal,
    an_actor,
    an_edition,
    an_event,
    some_news,
    some_settings,
)
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition
from tests.photographs import photograph

RSS = "arrangementer/rss.xml"
ATOM = "arrangementer/atom.xml"
JSON = "arrangementer/feed.json"
PICTURE = "arrangementer/julekoncert/kor.jpg"
PHOTOGRAPH = photograph(400, 300, secrets=True)
ID = "tag:kultur.example.dk,2026:event:julekoncert@kultur.example.dk"
ITEM = (
    "<item><title>AFLYST: Sang &amp; »jul« 🎄</title>"
    "<link>https://kultur.example.dk/arrangementer/julekoncert/</link>"
    "<description>Aflyst. Koret er sygt. Fredag den 4. december 2026 kl. 19.30, "
    "Kulturhuset, Karise. Vi synger.</description>"
    "<content:encoded>&lt;p&gt;&lt;strong&gt;Aflyst. Koret er sygt.&lt;/strong&gt;&lt;/p&gt;"
    "&lt;p&gt;Vi synger.&lt;/p&gt;"
    "&lt;p&gt;Hvornår: Fredag den 4. december 2026 · kl. 19.30&lt;br&gt;"
    'Hvor: &lt;a href="https://kultur.example.dk/steder/kulturhuset/"&gt;Kulturhuset&lt;/a&gt;'
    " · Torvet 1, 4653 Karise&lt;br&gt;Pris: 80 kr.&lt;br&gt;"
    '&lt;a href="https://billet.example/?a=1&amp;amp;b=2"&gt;Køb billet&lt;/a&gt;&lt;/p&gt;'
    "&lt;p&gt;Se &lt;a"
    ' href="https://kultur.example.dk/steder/kulturhuset/" rel="noopener"&gt;huset&lt;/a&gt;'
    ".&lt;/p&gt;</content:encoded>"
    '<guid isPermaLink="false">tag:kultur.example.dk,2026:event:julekoncert@kultur.example.dk'
    "</guid><category>Koncert</category><category>Musik</category>"
    '<enclosure url="https://kultur.example.dk/arrangementer/julekoncert/kor.jpg" length="LENGTH"'
    ' type="image/jpeg"/>'
    "<pubDate>Sun, 01 Nov 2026 12:00:00 +0100</pubDate>"
    "<atom:updated>2026-11-20T12:00:00+01:00</atom:updated></item>"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "events" / "2026" / "julekoncert"
    folder.mkdir(parents=True)
    (folder / "kor.jpg").write_bytes(PHOTOGRAPH)
    return tmp_path


def the_event(**fields: Any) -> Event:
    written: Fields = {
        "title": "Sang & »jul« 🎄",
        "summary": "Vi synger.",
        "body": "Se [huset](/steder/kulturhuset/).",
        "venue": "kulturhuset",
        "price": "80",
        "ticket_url": "https://billet.example/?a=1&b=2",
        "status": "cancelled",
        "status_reason": "Koret er sygt",
        "image": {"file": "kor.jpg", "alt": "Koret", "credit": "Koret"},
        "files": ("kor.jpg",),
        "history": a_history("2026-11-01 12:00", "2026-11-20 12:00", 1),
    }
    return an_event(**written | fields)


def the_portal(**fields: Any) -> Portal:
    place = a_place(address="Torvet 1, 4653 Karise")
    earlier = an_event("tidligere", published="2026-10-01 12:00", start="2026-12-01 20:00")
    beside = {"events/2026/julekoncert/kor.jpg": look(PHOTOGRAPH)}
    return a_portal(place, an_actor(), the_event(**fields), earlier, some_news(), images=beside)


def published_length(portal: Portal, content: Path, path: str) -> str:
    """How many bytes are published at that address."""
    made = {one.path: one for one in images.artifacts(an_edition(portal, content=content))}
    return str(len(made[path].render()))


def files(portal: Portal, **options: Any) -> dict[str, bytes]:
    made = list(artifacts_of(feeds.batches, an_edition(portal, **options)))
    assert len({one.path for one in made}) == len(made)
    return {one.path: one.render() for one in made}


def test_an_item_of_rss_to_the_byte(content: Path) -> None:
    made = files(the_portal(), content=content)[RSS].decode()
    item = made[made.index("<item>") : made.index("</item>") + 7]
    length = published_length(the_portal(), content, PICTURE)
    assert item == ITEM.replace("LENGTH", length)


def test_feedparser_reads_the_same_from_rss_and_atom(content: Path) -> None:
    made = files(the_portal(), content=content)
    for path, kind in ((RSS, "application/rss+xml"), (ATOM, "application/atom+xml")):
        read = feedparser.parse(made[path])
        assert not read.bozo, read.get("bozo_exception")
        assert read.feed.title == "Kultur i Prøveby"
        assert read.feed.language == "da"
        assert read.feed.link == "https://kultur.example.dk/arrangementer/"
        assert {"rel": "self", "type": kind, "href": f"{BASE_URL}{path}"} in read.feed.links
        assert read.feed.updated_parsed[:5] == (2026, 11, 20, 11, 0), "the last change"
        item = read.entries[0]
        assert (item.id, item.title) == (ID, "AFLYST: Sang & »jul« 🎄")
        assert item.link == "https://kultur.example.dk/arrangementer/julekoncert/"
        assert item.published_parsed[:5] == (2026, 11, 1, 11, 0)
        assert item.updated_parsed[:5] == (2026, 11, 20, 11, 0)
        assert item.content[0].type == "text/html"
        assert item.content[0].value.startswith("<p><strong>Aflyst. Koret er sygt.</strong></p>")
        assert [tag.term for tag in item.tags] == ["Koncert", "Musik"]
        (picture,) = item.enclosures
        assert picture.href == "https://kultur.example.dk/arrangementer/julekoncert/kor.jpg"
        length = published_length(the_portal(), content, PICTURE)
        assert (picture.type, picture.length) == ("image/jpeg", length)
        assert read.entries[1].title == "Julekoncert", "newest first"


def test_json_feed_says_the_same(content: Path) -> None:
    made = files(the_portal(), content=content)
    read = json.loads(made[JSON])
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["feed_url"] == BASE_URL + JSON
    assert read["home_page_url"] == "https://kultur.example.dk/arrangementer/"
    assert read["language"] == "da"
    item, parsed = read["items"][0], feedparser.parse(made[ATOM]).entries[0]
    assert (item["id"], item["title"], item["url"]) == (parsed.id, parsed.title, parsed.link)
    assert item["content_html"] in made[ATOM].decode().replace("&lt;", "<").replace(
        "&gt;", ">"
    ).replace("&amp;", "&")
    assert item["date_published"] == "2026-11-01T12:00:00+01:00"
    assert item["date_modified"] == "2026-11-20T12:00:00+01:00"
    length = published_length(the_portal(), content, PICTURE)
    assert item["attachments"][0]["size_in_bytes"] == int(length)


def test_a_change_keeps_the_id_and_raises_the_date(content: Path) -> None:
    before = the_portal(
        status="scheduled", status_reason=None, history=a_history("2026-11-01 12:00")
    )
    first = feedparser.parse(files(before, content=content)[ATOM]).entries[0]
    after = feedparser.parse(files(the_portal(), content=content)[ATOM]).entries[0]
    assert first.id == after.id
    assert first.published == after.published
    assert first.updated_parsed < after.updated_parsed


def changed_portal() -> Portal:
    """Newer events, and one that was cancelled after them all."""
    newer = [an_event(f"nr-{day:02}", published=f"2026-11-{day:02} 08:00") for day in range(2, 20)]
    return a_portal(
        an_event(
            title="Sang & »jul«",
            summary="Vi synger.",
            status="cancelled",
            status_reason="Koret er sygt",
            history=a_history(
                "2026-11-01 12:00", "2026-11-21 12:00", 2, told_at="2026-11-20 12:00", told_as=2
            ),
        ),
        *newer,
    )


def test_a_change_is_an_item_of_its_own_in_every_format() -> None:
    made = files(changed_portal())
    told = json.loads(made[JSON])["items"]
    first, last = told[0], told[-1]
    assert (first["id"], last["id"]) == (f"{ID}:change:2", ID)
    assert (first["title"], last["title"]) == ("AFLYST: Sang & »jul«",) * 2
    assert first["url"] == last["url"]
    assert first["date_published"] == "2026-11-20T12:00:00+01:00"
    assert first["date_modified"] == "2026-11-21T12:00:00+01:00"
    assert last["date_published"] == "2026-11-01T12:00:00+01:00"
    assert first["summary"].startswith("Aflyst. Koret er sygt. ")
    assert first["content_html"].startswith(
        "<p><strong>Aflyst. Koret er sygt.</strong></p><p>Vi synger.</p>"
    )
    assert len(told) == len({one["id"] for one in told}) == 20
    for path in (RSS, ATOM):
        read = feedparser.parse(made[path])
        assert not read.bozo
        assert [one.id for one in read.entries] == [one["id"] for one in told]
        assert read.entries[0].title == first["title"]
        assert read.entries[0].published_parsed[:5] == (2026, 11, 20, 11, 0)
        assert read.entries[0].content[0].value == first["content_html"]


def test_a_cancellation_reaches_a_feed_that_the_event_has_long_left() -> None:
    many = [an_event(f"nr-{n:02}", published=f"2026-11-02 {n // 4:02}:0{n % 4}") for n in range(60)]
    cancelled = an_event(
        status="cancelled", published="2026-10-01 12:00", modified="2026-11-20 12:00"
    )
    read = feedparser.parse(files(a_portal(cancelled, *many))[RSS])
    assert len(read.entries) == 50, "both kinds count"
    assert [one.id for one in read.entries if one.id.startswith(ID)] == [f"{ID}:change:1"]
    assert read.entries[0].title == "AFLYST: Julekoncert"


def test_a_date_of_a_series_is_told_with_its_own_sentences() -> None:
    event = an_event(
        start="2026-11-06 19:30",
        published="2026-10-01 12:00",
        modified="2026-11-20 12:00",
        revision="3",
        repeat={"every": "week", "until": "2026-12-25"},
        changes=[
            {"date": "2026-11-06 19:30", "status": "cancelled"},
            {"date": "2026-12-11 19:30", "status": "cancelled", "reason": "Salen er optaget"},
        ],
    )
    first, second = json.loads(files(a_portal(event))[JSON])["items"]
    assert (first["id"], second["id"]) == (f"{ID}:change:3", ID)
    assert first["title"] == "AFLYST fredag den 11. december: Julekoncert"
    sentence = "Fredag den 11. december 2026 kl. 19.30: Aflyst. Salen er optaget."
    assert first["content_html"].startswith(f"<ul><li><strong>{sentence}</strong></li></ul>")
    assert "6. november 2026 kl. 19.30: Aflyst" not in first["content_html"]
    assert "6. november 2026 kl. 19.30: Aflyst" in second["content_html"]
    assert first["summary"].startswith(f"{sentence} Hver fredag kl. 19.30")


def html(portal: Portal) -> str:
    return str(json.loads(files(portal)[JSON])["items"][0]["content_html"])


def test_a_moved_event_tells_the_old_and_the_new_time() -> None:
    moved = an_event(
        status="rescheduled", previous_start="2026-12-03 19:30", booking="sold_out", end=None
    )
    assert html(a_portal(moved)).startswith(
        "<p><strong>Flyttet fra torsdag den 3. december 2026 kl. 19.30 til fredag den 4. december "
        "2026 kl. 19.30. Udsolgt.</strong></p>"
    )


def test_a_series_tells_which_dates_differ_and_is_one_item() -> None:
    event = an_event(
        repeat={"every": "week", "until": "2026-12-25"},
        changes=[
            {"date": "2026-12-04 19:30", "status": "cancelled"},
            {"date": "2026-12-11 19:30", "start": "2026-12-12 15:00", "venue": "kulturhuset"},
        ],
    )
    told = html(a_portal(event, a_place()))
    assert "<li><strong>Fredag den 4. december 2026 kl. 19.30: Aflyst.</strong></li>" in told
    assert (
        "<li><strong>Fredag den 11. december 2026 kl. 19.30: Flyttet til lørdag den 12. december "
        "2026 kl. 15.00. Nyt sted: Kulturhuset.</strong></li>" in told
    )
    assert "Hver fredag kl. 19.30 til og med den 25. december 2026" in told


def test_addresses_in_the_text_are_absolute_and_text_that_looks_like_one_is_left() -> None:
    body = 'Se [her](kort.pdf), [der](#noter), [dér](/steder/) og `href="/x"`.\n\n![k](kor.jpg)'
    made = files(a_portal(an_event(body=body)), base_url="https://p.example.org/portal/")
    told = json.loads(made[JSON])["items"][0]["content_html"]
    here = "https://p.example.org/portal/arrangementer/julekoncert/"
    assert f'href="{here}kort.pdf"' in told
    assert f'href="{here}#noter"' in told
    assert 'href="https://p.example.org/portal/steder/"' in told
    assert f'src="{here}kor.jpg"' in told
    assert '<code>href="/x"</code>' in told
    assert ID in made[ATOM].decode(), "the identity does not follow the address"


def test_a_feed_holds_the_fifty_newest_and_no_archive() -> None:
    many = [
        an_event(f"nr-{number:02}", published=f"2026-11-{1 + number // 4:02} {number % 4:02}:00")
        for number in range(60)
    ]
    archive = an_event("arkiv", start="2025-05-01 20:00", published="2026-11-20 12:00")
    read = feedparser.parse(files(a_portal(archive, *many))[RSS])
    ids = [item.id for item in read.entries]
    assert len(ids) == 50
    assert ids[0].endswith("event:nr-59@kultur.example.dk")
    assert ids[-1].endswith("event:nr-10@kultur.example.dk")


def test_news_has_feeds_of_its_own(content: Path) -> None:
    made = files(the_portal(), content=content)
    read = feedparser.parse(made["nyheder/rss.xml"])
    assert [item.id for item in read.entries] == ["tag:kultur.example.dk,2026:news:ny-portal"]
    assert read.entries[0].link == "https://kultur.example.dk/nyheder/ny-portal/"
    assert json.loads(made["nyheder/feed.json"])["items"][0]["title"] == "Ny portal"


def test_old_addresses_serve_the_same_feeds_which_name_the_new_address() -> None:
    actor = an_actor(aliases="/aktoerer/koret/")
    made = files(a_portal(actor, an_event(organizers="karise-kirkekor")))
    for name in ("rss.xml", "atom.xml", "feed.json"):
        assert made[f"aktoerer/koret/{name}"] == made[f"aktoerer/karise-kirkekor/{name}"]
    assert (
        b"https://kultur.example.dk/aktoerer/karise-kirkekor/rss.xml"
        in made["aktoerer/koret/rss.xml"]
    )


def test_an_empty_feed_is_one_too() -> None:
    made = files(a_portal(a_place()))
    read = feedparser.parse(made["steder/kulturhuset/atom.xml"])
    assert not read.bozo
    assert read.entries == []
    assert read.feed.updated == "2026-01-15T00:00:00+01:00"


def test_an_invented_portal_says_so_in_title_and_item() -> None:
    made = files(a_portal(an_event(), settings=some_settings(invented="ja")))
    assert feedparser.parse(made[RSS]).feed.title == "Kultur i Prøveby (opdigtet)"
    assert "Arrangementet er opdigtet." in made[JSON].decode()


def test_no_two_feeds_have_one_name_in_the_opml() -> None:
    """rss2email imports none then, and sfeed lays both in one file."""
    portal = a_portal(
        an_actor("huset", title="Huset"),
        a_place("huset", title="Huset"),
        a_place("andet-hus", title="Huset"),
    )
    (made,) = opml.artifacts(an_edition(portal))
    outlines = etree.fromstring(made.render()).iter("outline")
    names = [one.get("text", "") for one in outlines if one.get("xmlUrl")]
    assert len(names) == len(set(names))
    named = [name for name in names if name.startswith("Huset")]
    whose = "Huset – Kultur i Prøveby"
    assert named == [whose, f"{whose} (Steder)", f"{whose} (Steder 2)"]


def test_opml_lists_every_rss_feed_that_there_is(content: Path) -> None:
    portal = the_portal()
    (made,) = opml.artifacts(an_edition(portal))
    assert made.path == "abonner/feeds.opml"
    root = etree.fromstring(made.render())
    listed = [one.get("xmlUrl", "") for one in root.iter("outline") if one.get("type") == "rss"]
    of_others = (made.artifacts(bare_edition()) for made in (meetings, newsletters, changes))
    paths = (*files(portal, content=content), *(one.path for made in of_others for one in made))
    # Those of two words are hundreds, most of them with nothing to tell: one chooses them.
    one_by_one = [path for path in paths if not path.startswith(COMBINATIONS[1:])]
    there = [BASE_URL + path for path in one_by_one if path.endswith("rss.xml")]
    there.append(BASE_URL + "netvaerk/match/rss.xml")  # that module's; its page needs a frame
    assert sorted(listed) == sorted(there)
    assert listed[0] == BASE_URL + RSS
    assert [one.get("text") for one in root.iterfind("body/*")][:3] == [
        "Hele portalen",
        "Aktører",
        "Steder",
    ]


def test_the_digest_follows_the_items_and_not_the_day() -> None:
    def inputs(portal: Portal) -> str:
        made = {one.path: one.inputs for one in artifacts_of(feeds.batches, an_edition(portal))}
        return made[RSS]

    place, event = a_place(), an_event(venue="kulturhuset")
    before = inputs(a_portal(place, event))
    assert inputs(a_portal(place, event, now="2026-12-24T12:00+01:00")) == before
    assert inputs(a_portal(a_place(title="Et andet hus"), event)) != before
    assert inputs(a_portal(place, event, an_event("ny"))) != before


def _no_picture(_: PublishedFile) -> int:
    raise AssertionError("the event has none")


ANYTHING = st.text(min_size=1, max_size=100)


@given(title=ANYTHING, summary=ANYTHING)
def test_no_text_breaks_a_feed(title: str, summary: str) -> None:
    """Even what the model would refuse, control characters and half characters among it."""
    event = an_event()
    hostile = event.model_copy(update={"title": title, "summary": summary})
    hostile.found_at(event.origin)
    portal = a_portal(hostile)
    items = FeedItems(portal, BASE_URL, Cards(portal, BASE_URL), _no_picture)
    about, told = (
        channel(portal, BASE_URL, "/x/", "x", "x"),
        FeedItem(hostile, int(portal.now.timestamp())),
    )
    whole = feed(portal, about, [Entries(items).of(told)])
    title = items.of(told).title
    for written in (rss(whole, BASE_URL), atom(whole, BASE_URL)):
        root = etree.fromstring(written)
        titles = (*root.iterfind(".//item/title"), *root.iterfind(".//{*}entry/{*}title"))
        assert [one.text for one in titles] == [title]
    read = json.loads(json_feed(whole, BASE_URL))
    assert read["items"][0]["title"] == title
    assert not re.search(r"<(?!/?(p|strong|br|a|ul|li)\b)", read["items"][0]["content_html"])
