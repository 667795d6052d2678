"""Where a venue stands, as the page says it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.model.entity import Entity
from generator.model.settings import Settings
from generator.outputs import events, places
from tests.factories import VOCABULARIES, a_place, a_portal, an_event, some_settings
from tests.pages import made, tree, words

EVENT = "arrangementer/julekoncert/index.html"
SECTION = "//section[@class='standing']"


def faxe() -> Settings:
    """Three towns; Haslev is the first in the vocabulary."""
    towns = {
        "haslev": {"label": "Haslev", "lat": 55.323, "lon": 11.964},
        "karise": {"label": "Karise", "lat": 55.306, "lon": 12.207},
        "faxe": {"label": "Faxe", "lat": 55.256, "lon": 12.119},
        "uden-punkt": {"label": "Uden Punkt"},
    }
    return some_settings(vocabularies={**VOCABULARIES, "localities": towns})


def page(*entities: Entity, **fields: Any) -> str:
    return made(a_portal(*entities, an_event(**fields), settings=faxe()), events.batches, EVENT)


def said(place: dict[str, Any]) -> str:
    html = page(a_place(**place), venue="kulturhuset")
    label: str = tree(html).xpath(f"{SECTION}//*[local-name()='svg']/@aria-label")[0]
    return label.removeprefix("Kort: ")


@pytest.mark.parametrize(
    ("place", "where"),
    [
        # Karise lies some fifteen kilometres east of Haslev, as every map has it.
        ({"geo": {"lat": 55.306, "lon": 12.207}}, "Karise, 15 km øst for Haslev i luftlinje"),
        ({"locality": "haslev", "geo": {"lat": 55.323, "lon": 11.966}}, "Haslev"),
        (
            {"locality": "haslev", "geo": {"lat": 55.337, "lon": 11.964}},
            "1,5 km nord for Haslev i luftlinje",
        ),
        (
            {"geo": {"lat": 55.288, "lon": 12.207}},
            "2 km syd for Karise og 16 km øst for Haslev i luftlinje",
        ),
        (
            {"locality": None, "geo": {"lat": 55.20, "lon": 12.119}},
            "6 km syd for Faxe og 17 km sydøst for Haslev i luftlinje",
        ),
        ({"geo": None}, "Karise, 15 km øst for Haslev i luftlinje"),
    ],
)
def test_where_it_is_in_words(place: dict[str, Any], where: str) -> None:
    assert said(place) == where


def test_what_is_approximate_says_so_and_asks_for_no_directions() -> None:
    place = a_place(geo={"lat": 55.306, "lon": 12.207, "approximate": "true"})
    html = page(place, venue="kulturhuset")
    found = tree(html).xpath(SECTION)[0]

    assert "Kortet viser området, ikke det præcise sted." in words(html, SECTION)
    assert found.xpath(".//*[@class='map-area']")
    assert not found.xpath(".//*[@class='map-pin']")
    assert [link.text for link in found.xpath(".//li/a")] == [
        "Vis området på kort (OpenStreetMap)",
        "Bus og tog (Rejseplanen)",
    ]


def test_an_exact_place_has_a_pin_and_a_way() -> None:
    place = a_place(
        geo={"lat": 55.3, "lon": 12.2}, address="Torvet 1, 4653 Karise", transport="Bus 1."
    )
    html = page(place, venue="kulturhuset")
    found = tree(html).xpath(SECTION)[0]

    assert found.xpath(".//*[@class='map-pin']")
    assert parse_qs(urlsplit(found.xpath(".//li/a/@href")[0]).query) == {"to": ["55.3,12.2"]}
    assert "Bus 1." in words(html, SECTION)
    assert found.xpath(".//p/a/@href") == ["/steder/kulturhuset/"]


def test_without_a_point_the_address_is_searched_for() -> None:
    html = page(venue={"name": "Øby Kro & Sal", "address": "Åvej 7 »baghuset«"}, locality="karise")
    found = tree(html).xpath(SECTION)[0]
    (search,) = found.xpath(".//li/a[contains(@href, 'search')]/@href")

    assert parse_qs(urlsplit(search).query) == {"query": ["Åvej 7 »baghuset«, Karise"]}
    assert "Øby Kro & Sal" in words(html, SECTION)
    assert found.xpath(".//*[@class='map-area']")


def test_a_town_without_a_point_has_no_map_but_its_name() -> None:
    html = page(locality="uden-punkt")

    assert words(html, SECTION).startswith("Sådan finder du frem Uden Punkt.")
    assert not tree(html).xpath(f"{SECTION}//*[local-name()='svg']")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"venue": {"name": "Et sted, vi siger senere"}},
        {"venue": "kulturhuset", "status": "cancelled"},
        {"venue": "kulturhuset", "status": "postponed"},
        {"venue": "kulturhuset", "start": "2026-01-04"},
        {"venue": "kulturhuset", "status": "moved_online", "online_url": "https://a.example/"},
    ],
)
def test_nobody_is_shown_the_way_to_what_is_not_there(fields: dict[str, Any]) -> None:
    place = a_place(geo={"lat": 55.3, "lon": 12.2})

    assert tree(page(place, **fields)).xpath(SECTION) == []


def test_the_places_own_page_has_the_same_map_without_a_link_to_itself() -> None:
    place = a_place(geo={"lat": 55.3, "lon": 12.2}, address="Torvet 1")
    portal = a_portal(place, settings=faxe())
    own = tree(made(portal, places.artifacts, "steder/kulturhuset/index.html")).xpath(SECTION)[0]
    there = tree(page(place, venue="kulturhuset")).xpath(SECTION)[0]

    def drawing(found: Any) -> Any:
        return [(e.tag, dict(e.attrib)) for e in found.xpath(".//*[local-name()='svg']//*")]

    assert drawing(own) == drawing(there)
    assert "/steder/kulturhuset/" not in own.xpath(".//a/@href")


def test_the_map_is_small() -> None:
    import gzip

    from lxml import etree

    place = a_place(geo={"lat": 55.3, "lon": 12.2}, address="Torvet 1", transport="Bus 1.")
    section = etree.tostring(tree(page(place, venue="kulturhuset")).xpath(SECTION)[0])

    assert len(gzip.compress(section)) < 2_000


def test_nobody_is_shown_the_way_to_a_date_on_the_net_though_its_time_was_changed() -> None:
    html = page(
        a_place(),
        venue="kulturhuset",
        status="moved_online",
        online_url="https://a.example/",
        repeat={"every": "week", "until": "2026-12-11"},
        changes=[{"date": "2026-12-04 19:30", "start": "2026-12-05 19:30"}],
    )
    assert not tree(html).xpath(SECTION)
