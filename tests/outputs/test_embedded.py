"""Lists and calendars for other sites' frames."""

from __future__ import annotations

import re
from html import unescape

from lxml import html

from generator.model.entity import Entity
from generator.outputs import embedded
from generator.presenting.embedding import snippets
from tests.factories import NOW, a_place, an_actor, an_event
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import element


def _texts(page: str, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element(page).xpath(path)]


def test_a_list_tells_the_next_date_of_each_event_and_no_more_than_ten() -> None:
    events = [
        an_event(f"nr-{n:02}", title=f"Nr. {n}", start=f"2026-12-{n:02} 19:30")
        for n in range(1, 13)
    ]
    weekly = an_event("uge", title="Hver uge", repeat={"every": "week", "until": "2026-12-18"})
    over = an_event("var", title="Var", start="2026-10-01")
    page = rendered(embedded.batches, bare_edition(*events, weekly, over))
    shown = _texts(page["indlejr/arrangementer/liste/index.html"], "//li//a")
    assert shown == [
        *(f"Nr. {n}" for n in range(1, 5)),
        "Hver uge",
        *(f"Nr. {n}" for n in range(5, 10)),
    ]


def test_a_list_says_when_where_and_what_has_changed() -> None:
    event = an_event(
        venue="kulturhuset",
        price="100",
        status="cancelled",
        status_reason="Sygdom",
    )
    pages = rendered(embedded.batches, bare_edition(event, a_place(), an_actor()))
    page = pages["indlejr/steder/kulturhuset/liste/index.html"]
    (row,) = _texts(page, "//li")
    assert row == (
        "Fredag den 4. december kl. 19.30 Julekoncert Kulturhuset, Karise · 100 kr. Aflyst"
    )
    assert element(page).xpath("//li/@data-last") == ["2026-12-04"]
    # Nothing on: said at once, not hidden.
    empty = element(pages["indlejr/aktoerer/karise-kirkekor/liste/index.html"])
    assert empty.xpath("//main/p[1]/@hidden") == []
    assert empty.xpath("//main/p[1]/text()") == ["Der er ikke noget på programmet lige nu."]


def test_a_calendar_has_this_month_and_the_next_and_its_days_lead_to_the_list_below() -> None:
    page = rendered(embedded.batches, bare_edition(an_event(), now="2026-12-31T12:00+01:00"))[
        "indlejr/arrangementer/kalender/index.html"
    ]
    assert _texts(page, "//caption") == ["December 2026", "Januar 2027"]
    page = rendered(embedded.batches, bare_edition(an_event()))[
        "indlejr/arrangementer/kalender/index.html"
    ]
    document = element(page)
    (link,) = document.xpath("//a[@class='month-date'][@href]")
    assert (link.get("href"), link.get("target")) == ("#d2026-12-04", "_self")
    assert document.xpath("//*[@id='d2026-12-04']")
    assert document.xpath("//base/@target") == ["_top"]


def test_a_full_calendar_is_cut_and_its_days_lead_to_the_portals_months() -> None:
    events = [an_event(f"nr-{n}", start=f"2026-12-{1 + n % 28:02} 19:30") for n in range(60)]
    page = rendered(embedded.batches, bare_edition(*events))[
        "indlejr/arrangementer/kalender/index.html"
    ]
    document = element(page)
    assert len(document.xpath("//*[@class='row-title']")) == 20
    links = document.xpath("//a[@class='month-date']/@href")
    assert len(links) == 28
    assert {link.partition("#")[0] for link in links} == {"/kalender/2026/12/"}


def test_an_old_address_leads_on() -> None:
    actor = an_actor(aliases=["/aktoerer/koret/"])
    pages = rendered(
        embedded.batches, bare_edition(actor, an_event(organizers=["karise-kirkekor"]))
    )
    for view in ("liste", "kalender"):
        assert "Julekoncert" in pages[f"indlejr/aktoerer/karise-kirkekor/{view}/index.html"]
        old = element(pages[f"indlejr/aktoerer/koret/{view}/index.html"])
        (refresh,) = old.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == (
            f"0; url=https://kultur.example.dk/indlejr/aktoerer/karise-kirkekor/{view}/"
        )


def test_hostile_names_stay_text_on_the_page_and_in_what_one_copies() -> None:
    name = '"><script>alert(1)</script>'
    pages = rendered(embedded.batches, bare_edition(an_actor(title=name)))
    page = pages["indlejr/aktoerer/karise-kirkekor/liste/index.html"]
    assert _texts(page, "//h1") == [name]
    assert "<script>alert" not in page
    for view in ("liste", "kalender"):
        made = snippets("https://kultur.example.dk/", "/aktoerer/x/", view, name)
        place = html.fragment_fromstring(made.script.partition("\n")[0])
        assert place.get("data-kulturportal") == "https://kultur.example.dk/aktoerer/x/"
        assert place.text_content() == name
        frame = html.fragment_fromstring(made.frame)
        assert frame.get("title") == name
        assert frame.get("src") == f"https://kultur.example.dk/indlejr/aktoerer/x/{view}/"


def test_the_pages_ask_for_nothing_but_their_own_style_and_script() -> None:
    pages = rendered(embedded.batches, bare_edition(an_event()))
    framed = {path: page for path, page in pages.items() if path.startswith("indlejr/")}
    assert len(framed) == 2 * len(bare_edition(an_event()).lists.collections)
    for path, page in framed.items():
        document = element(page)
        policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert [unescape(one) for one in policy] == [
            "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
            "form-action 'none'"
        ]
        assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not re.search(r"<(img|iframe|style)|style=|\son[a-z]+=", page), path


def test_a_page_is_made_anew_when_its_own_events_change_or_the_day_and_not_else() -> None:
    choir, band = an_actor(), an_actor("band", title="Band")
    first = an_event("kor", organizers=["karise-kirkekor"])
    other = an_event("rock", organizers=["band"])

    def inputs(*entities: Entity, now: str = NOW) -> dict[str, str]:
        made = artifacts_of(embedded.batches, bare_edition(choir, band, *entities, now=now))
        return {one.path: one.inputs for one in made if "/aktoerer/" in one.path}

    before = inputs(first, other)
    after = inputs(first, an_event("rock", organizers=["band"], title="Jazz"))
    assert {path for path in before if before[path] != after[path]} == {
        "indlejr/aktoerer/band/liste/index.html",
        "indlejr/aktoerer/band/kalender/index.html",
    }
    tomorrow = inputs(first, now="2026-11-23T09:00+01:00")
    today = inputs(first)
    assert {path for path in today if today[path] != tomorrow[path]} == {
        "indlejr/aktoerer/karise-kirkekor/liste/index.html",
        "indlejr/aktoerer/karise-kirkekor/kalender/index.html",
        "indlejr/aktoerer/band/kalender/index.html",  # which marks the day
    }
