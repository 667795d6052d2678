"""schema.org's events as sites write them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.harvesting.formats.json_ld import read
from generator.harvesting.found import Found, Occasion, Reading, Window
from generator.model.times import ZONE

WINDOW = Window.around(date(2026, 11, 26))


def event(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Koncert",
        "startDate": "2026-12-05T19:30:00+01:00",
        **more,
    }


def page(*blocks: str) -> bytes:
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in blocks)
    return f"<!DOCTYPE html><html><head>{scripts}</head><body>Hej</body></html>".encode()


def reading(*events: Any) -> Reading:
    return read(json.dumps(events).encode(), WINDOW)


def one(**more: Any) -> Found:
    found = reading(event(**more))
    assert not found.refused
    assert not found.faults
    (only,) = found.found
    return only


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def starts(found: Found) -> list[str]:
    return [f"{one_.start:%Y-%m-%d %H:%M}" for one_ in found.occasions]


def test_an_event_with_all_it_says() -> None:
    assert one(
        **{"@id": "https://hus.dk/koncert#event", "@type": ["MusicEvent", "Event"]},
        endDate="2026-12-05T21:00:00+01:00",
        description="<p>Kom &amp; syng</p>",
        url="https://hus.dk/koncert",
        image=[{"@type": "ImageObject", "url": "https://hus.dk/kor.jpg"}],
        keywords="kor, jul",
        location={
            "@type": "Place",
            "name": "Huset",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Torvet 1",
                "postalCode": "4640",
                "addressLocality": "Faxe",
            },
        },
        offers=[
            {"@type": "Offer", "price": "80", "priceCurrency": "DKK"},
            {"@type": "Offer", "price": 120.5, "priceCurrency": "DKK"},
        ],
        organizer={"@type": "Person", "name": "Hanne", "email": "hanne@gmail.com"},
    ) == Found(
        uid="https://hus.dk/koncert#event",
        title="Koncert",
        occasions=(
            Occasion(at("2026-12-05 19:30"), at("2026-12-05 21:00"), at("2026-12-05 19:30")),
        ),
        text="Kom & syng",
        location="Huset, Torvet 1, 4640 Faxe",
        url="https://hus.dk/koncert",
        categories=("Koncert", "kor", "jul"),
        price="80-120,50 kr.",
        row=1,
    )


@pytest.mark.parametrize(
    ("more", "start", "end"),
    [
        ({"startDate": "2026-12-05T18:30:00Z"}, at("2026-12-05 19:30"), None),
        ({"startDate": "2026-12-05T19:30"}, at("2026-12-05 19:30"), None),
        ({"startDate": "2026-12-05 19:30:00"}, at("2026-12-05 19:30"), None),
        ({"startDate": "5. december 2026 kl. 19.30"}, at("2026-12-05 19:30"), None),
        ({"startDate": "2026-12-05T13:30:00-05:00"}, at("2026-12-05 19:30"), None),
        ({"duration": "PT1H30M"}, at("2026-12-05 19:30"), at("2026-12-05 21:00")),
        ({"startDate": "2026-12-05"}, date(2026, 12, 5), None),
        ({"startDate": "2026-12-05", "endDate": "2026-12-05"}, date(2026, 12, 5), None),
        (
            {"startDate": "2026-12-05", "endDate": "2026-12-07"},
            date(2026, 12, 5),
            date(2026, 12, 7),
        ),
        (
            {"startDate": "2026-12-05T00:00:00+01:00", "endDate": "2026-12-06T23:59:59+01:00"},
            date(2026, 12, 5),
            date(2026, 12, 6),
        ),
    ],
)
def test_dates(more: dict[str, str], start: Any, end: Any) -> None:
    assert one(**more).occasions == (Occasion(start, end, start),)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"eventStatus": "https://schema.org/EventCancelled"}, "cancelled"),
        ({"eventStatus": "EventPostponed"}, "postponed"),
        ({"eventStatus": "http://schema.org/EventScheduled"}, "scheduled"),
        ({"name": "AFLYST: Koncert"}, "cancelled"),
        ({"offers": {"availability": "https://schema.org/SoldOut"}}, "sold_out"),
        ({"offers": [{"availability": "SoldOut"}, {"availability": "InStock"}]}, "scheduled"),
    ],
)
def test_states(more: dict[str, Any], status: str) -> None:
    found = one(**more)
    assert found.title == "Koncert"
    assert [one_.status for one_ in found.occasions] == [status]


def test_what_was_moved_remembers_when_it_was() -> None:
    found = one(
        eventStatus="https://schema.org/EventRescheduled",
        previousStartDate="2026-11-28T19:30:00+01:00",
    )
    assert found.occasions == (Occasion(at("2026-12-05 19:30"), None, at("2026-11-28 19:30")),)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("Huset, Torvet 1", "Huset, Torvet 1"),
        ({"@type": "Place", "name": "Huset", "address": "Torvet 1, Faxe"}, "Huset, Torvet 1, Faxe"),
        ({"@type": "Place", "name": "Huset, Torvet 1", "address": "Torvet 1"}, "Huset, Torvet 1"),
        ([{"@type": "VirtualLocation", "url": "https://x.dk"}, {"name": "Huset"}], "Huset"),
        ({"@type": "VirtualLocation", "url": "https://x.dk/live"}, ""),
    ],
)
def test_places(location: Any, words: str) -> None:
    assert one(location=location).location == words


def test_a_place_that_is_only_named_is_looked_up() -> None:
    graph = {"@graph": [event(location={"@id": "#p"}), {"@id": "#p", "name": "Huset"}]}
    (found,) = reading(graph).found
    assert found.location == "Huset"


@pytest.mark.parametrize(
    ("offers", "price"),
    [
        ({"price": "0"}, "gratis"),
        ({"price": "150,00 kr."}, "150 kr."),
        ({"lowPrice": 50, "highPrice": "100", "priceCurrency": "DKK"}, "50-100 kr."),
        ({"price": 20, "priceCurrency": "EUR"}, "20 EUR"),
        ({"price": "efter aftale"}, ""),
        (None, ""),
    ],
)
def test_prices(offers: Any, price: str) -> None:
    assert one(offers=offers).price == price


def test_the_blocks_of_a_page_in_every_wrapping() -> None:
    data = page(
        json.dumps({"@type": "WebPage", "name": "Forside"}),
        json.dumps({"@graph": [{"@type": "WebSite"}, event(name="A")]}),
        json.dumps({"@type": "ItemList", "itemListElement": [
            {"@type": "ListItem", "position": 1, "item": event(name="B")}]}),
        f"<!-- {json.dumps([event(name='C')])} -->",
        f"//<![CDATA[\n{json.dumps(event(name='D'))}\n//]]>",
        json.dumps(event(name="A")),
    )  # fmt: skip
    assert [found.title for found in read(data, WINDOW).found] == ["A", "B", "C", "D"]


def test_broken_json_beside_good_is_told_and_the_good_is_read() -> None:
    found = read(page('{"@type": "Event", "name": x}', json.dumps(event())), WINDOW)
    assert [one_.title for one_ in found.found] == ["Koncert"]
    assert [one_.reason for one_ in found.refused] == ["JSON kan ikke læses (linje 1, tegn 28)"]
    assert not found.complete


def test_a_page_without_events_is_a_fault() -> None:
    assert read(b"<html>Log ind</html>", WINDOW).faults == (
        "Netsiden har ingen arrangementer som JSON-LD (schema.org)",
    )
    assert read(b"{nej", WINDOW).faults == ("JSON kan ikke læses (linje 1, tegn 2)",)


def test_what_is_refused() -> None:
    found = reading(event(name=""), event(startDate=""), event(startDate="snart"))
    assert [one_.reason for one_ in found.refused] == [
        "Det har ingen titel",
        "Det har ingen dato",
        "Datoen »snart« kan ikke læses. Skriv den som 2026-12-05 19:30",
    ]


def test_dates_of_a_series_are_its_parts() -> None:
    parts = [{"@type": "Event", "startDate": f"2026-12-{day}T10:00"} for day in ("12", "05")]
    parts[0]["eventStatus"] = "EventCancelled"
    found = one(**{"@type": "EventSeries"}, subEvent=parts)
    assert starts(found) == ["2026-12-05 10:00", "2026-12-12 10:00"]
    assert [one_.status for one_ in found.occasions] == ["scheduled", "cancelled"]


def test_a_series_has_hours_or_whole_days() -> None:
    parts = [{"startDate": "2026-12-05"}, {"startDate": "2026-12-12T10:00"}]
    found = one(subEvent=parts)
    assert [date_.start for date_ in found.occasions] == [date(2026, 12, 5), date(2026, 12, 12)]
    assert found.doubts == (
        "Nogle datoer har klokkeslæt og andre ikke, så kun dagene er taget med",
    )


def test_parts_with_names_of_their_own_are_events() -> None:
    parts = [event(name="Åbning"), event(name="Afslutning")]
    titles = [found.title for found in reading(event(name="Festival", subEvent=parts)).found]
    assert titles == ["Festival", "Åbning", "Afslutning"]


def test_a_schedule() -> None:
    found = one(
        startDate="2026-12-01",
        eventSchedule={
            "@type": "Schedule",
            "startDate": "2026-12-01",
            "endDate": "2026-12-31",
            "startTime": "19:00:00",
            "endTime": "21:00:00",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Wednesday", "https://schema.org/Friday"],
            "exceptDate": ["2026-12-25"],
        },
    )
    assert starts(found) == [f"2026-12-{day} 19:00" for day in "02 04 09 11 16 18 23 30".split()]
    assert found.occasions[0].end == at("2026-12-02 21:00")


def test_one_identity_for_several_events_names_none() -> None:
    same = {"@id": "https://hus.dk/"}
    assert [found.uid for found in reading(event(**same), event(**same, name="B")).found] == [
        "",
        "",
    ]


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12),
        st.sampled_from(["Event", "2026-12-05", "2026-12-05T10:00", "P1W", "PT9H", "Monday", "#p"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                "@type @id @graph name startDate endDate duration location address offers price "
                "subEvent eventSchedule byDay repeatFrequency repeatCount exceptDate image "
                "keywords description url identifier startTime endTime byMonthDay".split()
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_no_json_raises(tree: Any) -> None:
    read(json.dumps(tree).encode(), WINDOW)
    if isinstance(tree, dict):
        found = reading(event(**{key: tree[key] for key in tree if key != "@context"}))
        assert all(one_.occasions and one_.title for one_ in found.found)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read(data, WINDOW)
    read(b'<script type="application/ld+json">' + data + b"</script>", WINDOW)


def test_a_deep_file_is_told() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert read(deep.encode(), WINDOW).faults == (
        "JSON kan ikke læses: den er for dyb eller har for store tal",
    )
