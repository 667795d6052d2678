"""Any text in a title comes out of page, JSON-LD, feeds and calendar as it went in."""

from __future__ import annotations

import json
from typing import Any

import html5lib
import pytest
import vobject
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

from generator.model.event import Event
from generator.outputs import calendars, events, feeds, news
from generator.presenting.cleaning import leads_away
from tests.factories import Fields, a_portal, an_event, some_news
from tests.pages import made
from tests.site.hostile.payloads import LINES

PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from([*LINES, "</script>", "-->", "]]>", "{{", "\\n", '"', "'", "&amp;", "<b>"]),
)
TITLES = st.lists(PIECES, min_size=1, max_size=4).map("".join)


def _event(title: str) -> Event:
    try:
        return an_event(title=title, published="2026-11-01 10:00")
    except ValidationError:
        assume(False)
        raise


@given(title=TITLES)
@settings(max_examples=30, deadline=None)
def test_a_title_goes_round_exactly(title: str) -> None:
    event = _event(title)
    portal = a_portal(event, some_news(title=title))
    page = _tree(made(portal, events.batches, "arrangementer/julekoncert/index.html"))
    told = [json.loads(script.text) for script in page.iter("script") if script.text]
    assert [one["name"] for one in told if "startDate" in one] == [event.title]
    assert "".join(next(page.iter("h1")).itertext()) == event.title
    assert page.find(".//meta[@property='og:title']").get("content").startswith(event.title)

    written = _tree(made(portal, news.artifacts, "nyheder/ny-portal/index.html"))
    assert "".join(next(written.iter("h1")).itertext()) == event.title

    for name in ("rss.xml", "atom.xml"):
        feed = etree.fromstring(made(portal, feeds.batches, f"nyheder/{name}").encode())
        entries = [*feed.iterfind(".//item"), *feed.iterfind("{*}entry")]
        assert [entry.findtext("{*}title") for entry in entries] == [event.title]
    feed = json.loads(made(portal, feeds.batches, "nyheder/feed.json"))
    assert [item["title"] for item in feed["items"]] == [event.title]

    calendar = made(portal, calendars.batches, "arrangementer/julekoncert/begivenhed.ics")
    assert vobject.readOne(calendar).vevent.summary.value == event.title


def _event_with(field: str, value: Any) -> Event:
    fields: Fields = {field: value}
    return an_event(**fields)


def _tree(page: str) -> Any:
    return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\r",
        "\x0b",
        "\x1b",
        "\x85",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\uffff",
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
@pytest.mark.parametrize("field", ["title", "summary", "price_note", "accessibility_note"])
def test_what_nobody_sees_is_refused_however_it_came_in(field: str, character: str) -> None:
    """The file may hold none as it stands, and YAML's escapes bring in none either."""
    with pytest.raises(ValidationError, match="usynligt styretegn"):
        _event_with(field, f"a{character}b")


@pytest.mark.parametrize("field", ["organizers", "type", "partnership", "aliases", "uid"])
def test_no_error_repeats_a_megabyte(field: str) -> None:
    long = "/" + "a" * 900_000 + "/" if field == "aliases" else "a" * 900_000
    with pytest.raises(ValidationError):
        _event_with(field, [long] if field in ("organizers", "aliases") else long)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x.png",
        "HTTPS://evil.example/x.png",
        " https://evil.example/x.png",
        "//evil.example/x.png",
        "/\\evil.example/x.png",
        "\\\\evil.example/x.png",
        "/\t/evil.example/x.png",
        "h\nttps://evil.example/x.png",
        "\x01//evil.example/x.png",
        "data:image/svg+xml,x",
        "blob:x",
    ],
)
def test_addresses_that_lead_away_are_seen_as_browsers_see_them(address: str) -> None:
    assert leads_away(address)


@pytest.mark.parametrize(
    "address", ["x.png", "/x/y.png", "../x.png", "?a:b", "#a", "", "1:2", "./a:b"]
)
def test_addresses_on_the_portal_do_not_lead_away(address: str) -> None:
    assert not leads_away(address)
