"""The open data: each file is as its schema says, says what pages say, and nothing else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace
from openapi_spec_validator import validate as validate_openapi

from generator.artifacts import planned
from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.outputs import changes, data_page, open_data
from generator.presenting.open_data import selection
from generator.presenting.open_data.fields import groups
from generator.presenting.open_data.inventory import FILES
from generator.presenting.open_data.schema import json_schema, openapi, schemas
from generator.presenting.open_data.tables import EVENTS, OF_REGISTERS, SOURCE
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import (
    BASE_URL,
    NOW,
    a_history,
    a_meeting,
    a_partnership,
    a_place,
    a_portal,
    a_school_offer,
    a_tradition,
    an_actor,
    an_edition,
    an_event,
    some_news,
    some_settings,
)
from tests.pages import FRAME

V1 = "data/v1/"
PORTALS = ("demo", "content", "tests/golden/content")


def made(portal: Portal) -> dict[str, bytes]:
    """Every file of the open data, but for the page."""
    edition = replace(an_edition(portal), frames=dict.fromkeys(range(6), FRAME))
    found = [
        *planned(open_data.batches(edition)),
        *data_page.artifacts(edition),
        *changes.artifacts(edition),
    ]
    return {
        one.path: one.render()
        for one in found
        if one.path.startswith("data/") and one.path != "data/index.html"
    }


def of(portal: Portal, name: str) -> Any:
    return json.loads(made(portal)[V1 + name])


def strict(schema: Any) -> Any:
    """The same schema, where what it does not name is an error."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {name: strict(value) for name, value in schema.items()}
    if "properties" in schema and isinstance(schema["properties"], dict):
        inside["additionalProperties"] = False
    return inside


def complaints(found: Mapping[str, bytes]) -> list[str]:
    """What in JSON files is not as the file's own schema has it, nothing more and nothing less."""
    known, said = strict(schemas()), []
    for path, data in found.items():
        shape = next((one.shape for one in FILES if one.shape and is_at(one.address, path)), None)
        if shape is not None:
            whole = {"$ref": f"#/$defs/{shape.__name__}", "$defs": known}
            checker = Draft202012Validator(whole, format_checker=FormatChecker())
            said += [
                f"{path}: {one.json_path} {one.message}"
                for one in checker.iter_errors(json.loads(data))
            ]
    return said


def is_at(address: str, path: str) -> bool:
    begins, parameter, ends = f"{address[1:]}".partition(
        "{month}" if "{month}" in address else "{year}"
    )
    if not parameter:
        return begins == path
    middle = path.removeprefix(begins).removesuffix(ends)
    return path.startswith(begins) and path.endswith(ends) and middle[:4].isdigit()


@pytest.fixture(scope="module", params=PORTALS)
def whole(request: pytest.FixtureRequest) -> tuple[Portal, dict[str, bytes]]:
    portal, _ = read_portal(ROOT / request.param, parse_instant(NOW))
    assert portal is not None
    return portal, made(portal)


def test_every_file_is_as_its_schema_says(whole: tuple[Portal, dict[str, bytes]]) -> None:
    assert complaints(whole[1]) == []


def test_every_file_is_in_the_api_and_the_other_way_round(
    whole: tuple[Portal, dict[str, bytes]],
) -> None:
    portal, found = whole
    validate_openapi(openapi(portal, BASE_URL))
    paths = openapi(portal, BASE_URL)["paths"]
    assert all(any(is_at(address, path) for address in paths) for path in found)
    assert all(any(is_at(address, path) for path in found) for address in paths)


def test_every_event_stands_in_one_month_and_the_overview_tells_where(
    whole: tuple[Portal, dict[str, bytes]],
) -> None:
    portal, found = whole
    overview = json.loads(found[V1 + "events/index.json"])
    slugs = []
    for month in overview["months"]:
        data = found[V1 + f"events/{month['month']}.json"]
        assert month["bytes"] == len(data)
        assert month["sha256"] == hashlib.sha256(data).hexdigest()
        events = json.loads(data)["events"]
        assert month["count"] == len(events)
        assert all(
            event["start"].startswith(month["month"]) for event in events if not event["series"]
        )
        slugs += [event["slug"] for event in events]
    assert sorted(slugs) == sorted(portal.events)
    assert overview["count"] == len(slugs)


def test_the_spreadsheets_have_a_row_for_each_date(
    whole: tuple[Portal, dict[str, bytes]],
) -> None:
    portal, found = whole
    dates = 0
    for entry in json.loads(found[V1 + "events/index.json"])["years"]:
        rows = read(found[V1 + f"csv/events-{entry['year']}.csv"])
        assert len(rows) == entry["dates"]
        assert all(row["Dato"].startswith(str(entry["year"])) for row in rows)
        dates += len(rows)
    assert dates == sum(map(len, portal.occurrences.values()))
    for name in OF_REGISTERS:
        assert len(read(found[V1 + f"csv/{name}.csv"])) == len(portal.of_kind(name))


def test_what_is_coming_is_all_that_is_not_over(whole: tuple[Portal, dict[str, bytes]]) -> None:
    portal, found = whole
    coming = json.loads(found[V1 + "events/upcoming.json"])
    assert {event["slug"] for event in coming["events"]} == {
        event.slug for event in portal.all_events if not portal.is_past(event)
    }
    assert coming["complete"]
    graph = json.loads(found[V1 + "events/upcoming.jsonld"])["@graph"]
    assert [one["url"] for one in graph] == [one["url"] for one in coming["events"]]


def read(data: bytes) -> list[dict[str, str]]:
    """As a program reads it that knows the dialect."""
    text = data.decode("utf-8-sig")
    assert "\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_an_event_in_full() -> None:
    event = an_event(
        end="2026-12-04 21:00",
        summary="Vi synger.",
        body="Se [stedet](/steder/kulturhuset/).",
        venue="kulturhuset",
        organizers=["karise-kirkekor", {"name": "Øby Kro", "url": "https://kro.example/"}],
        partnership="sang-i-byen",
        goals=["flere"],
        price="80-120",
        booking="available",
        languages=["engelsk"],
        sources=["https://kilde.example/a"],
        history=a_history("2026-11-01 10:00", "2026-11-03 11:00", changes=2),
    )
    place = a_place(address="Torvet 1, 4653 Karise", geo={"lat": "55,3", "lon": "12,2"})
    portal = a_portal(
        event, place, an_actor(), a_partnership(goals=[{"id": "flere", "title": "F"}])
    )
    karise = {"code": "karise", "label": "Karise"}

    assert of(portal, "events/2026-12.json")["events"] == [
        {
            "slug": "julekoncert",
            "url": f"{BASE_URL}arrangementer/julekoncert/",
            "title": "Julekoncert",
            "summary": "Vi synger.",
            "text_html": f'<p>Se <a href="{BASE_URL}steder/kulturhuset/" rel="noopener">stedet</a>'
            ".</p>",
            "uid": "julekoncert@kultur.example.dk",
            "sequence": 2,
            "published": "2026-11-01T10:00:00+01:00",
            "modified": "2026-11-03T11:00:00+01:00",
            "calendar_url": f"{BASE_URL}arrangementer/julekoncert/begivenhed.ics",
            "type": {"code": "koncert", "label": "Koncert"},
            "schema_type": "https://schema.org/MusicEvent",
            "start": "2026-12-04T19:30:00+01:00",
            "end": "2026-12-04T21:00:00+01:00",
            "all_day": False,
            "series": False,
            "occurrences": [
                {
                    "start": "2026-12-04T19:30:00+01:00",
                    "end": "2026-12-04T21:00:00+01:00",
                    "original_start": "2026-12-04T19:30:00+01:00",
                    "status": "scheduled",
                    "schema_status": "https://schema.org/EventScheduled",
                    "takes_place": True,
                    "booking": "available",
                }
            ],
            "status": "scheduled",
            "schema_status": "https://schema.org/EventScheduled",
            "booking": "available",
            "venue": {
                "name": "Kulturhuset",
                "slug": "kulturhuset",
                "url": f"{BASE_URL}steder/kulturhuset/",
                "address": "Torvet 1, 4653 Karise",
                "locality": karise,
                "geo": {"latitude": 55.3, "longitude": 12.2, "approximate": False},
            },
            "locality": karise,
            "organizers": [
                {
                    "name": "Karise Kirkekor",
                    "slug": "karise-kirkekor",
                    "url": f"{BASE_URL}aktoerer/karise-kirkekor/",
                },
                {"name": "Øby Kro", "url": "https://kro.example/"},
            ],
            "partnership": {
                "slug": "sang-i-byen",
                "title": "Sang i byen",
                "url": f"{BASE_URL}partnerskaber/sang-i-byen/",
            },
            "goals": ["flere"],
            "topics": [{"code": "musik", "label": "Musik"}],
            "languages": [{"code": "engelsk", "label": "Engelsk"}],
            "price": {"low": 80.0, "high": 120.0, "currency": "DKK", "free": False},
            "sources": [{"text": "kilde.example/a", "url": "https://kilde.example/a"}],
        }
    ]


def test_whole_days_are_dates_and_the_last_is_included() -> None:
    portal = a_portal(an_event(start="2026-12-04", end="2026-12-06"))
    (event,) = of(portal, "events/2026-12.json")["events"]
    assert (event["start"], event["end"], event["all_day"]) == ("2026-12-04", "2026-12-06", True)
    (row,) = read(made(portal)[V1 + "csv/events-2026.csv"])
    assert (row["Dato"], row["Klokken"], row["Slutdato"], row["Slut klokken"]) == (
        "2026-12-04",
        "",
        "2026-12-06",
        "",
    )


def test_each_date_of_a_series_has_its_own_state_and_offset() -> None:
    event = an_event(
        start="2026-10-19 19:00",
        end="2026-10-19 21:00",
        venue="kulturhuset",
        repeat={"every": "week", "on": "monday", "until": "2026-11-09"},
        changes=[
            {"date": "2026-10-26 19:00", "status": "cancelled", "reason": "Sygdom"},
            {"date": "2026-11-02 19:00", "start": "2026-11-03 18:00", "venue": {"name": "Kroen"}},
            {"date": "2026-11-09 19:00", "booking": "sold_out", "title": "Finale"},
        ],
    )
    portal = a_portal(event, a_place())
    (found,) = of(portal, "events/2026-10.json")["events"]
    assert found["series"]
    first, cancelled, moved, last = found["occurrences"]
    assert first["start"] == "2026-10-19T19:00:00+02:00"
    assert cancelled["start"] == "2026-10-26T19:00:00+01:00"
    assert (cancelled["status"], cancelled["takes_place"]) == ("cancelled", False)
    assert cancelled["reason"] == "Sygdom"
    assert moved["start"] == "2026-11-03T18:00:00+01:00"
    assert moved["previous_start"] == moved["original_start"] == "2026-11-02T19:00:00+01:00"
    assert moved["end"] == "2026-11-03T20:00:00+01:00"
    assert moved["status"] == "rescheduled"
    assert moved["venue"] == {"name": "Kroen"}
    assert (last["booking"], last["title"]) == ("sold_out", "Finale")

    rows = read(made(portal)[V1 + "csv/events-2026.csv"])
    assert [(row["Dato"], row["Titel"], row["Status"], row["Sted"]) for row in rows] == [
        ("2026-10-19", "Julekoncert", "Som planlagt", "Kulturhuset"),
        ("2026-10-26", "Julekoncert", "Aflyst", "Kulturhuset"),
        ("2026-11-03", "Julekoncert", "Flyttet", "Kroen"),
        ("2026-11-09", "Finale", "Som planlagt", "Kulturhuset"),
    ]
    assert [row["Billetter"] for row in rows] == ["", "", "", "Udsolgt"]


SECRET = "hemmelighed"


def test_nothing_is_told_that_pages_do_not_show() -> None:
    wish = {"topic": "musik", "text": "Vi mangler en bas.", "method": "survey", "source": "Skema"}
    portal = a_portal(
        an_actor(
            editors=[f"@{SECRET}/redaktoerer"],
            calendar_source=f"https://{SECRET}.example/kalender.ics",
            needs=[wish | {"id": f"{SECRET}-1"}],
            offers=[wish | {"id": f"{SECRET}-2"}],
        ),
        a_place(),
        an_event(
            source={
                "system": f"{SECRET} system",
                "uid": SECRET,
                "url": f"https://{SECRET}.example/",
            },
            accepted_clashes=[{"with": "julekoncert", "reason": SECRET}],
            organizers=["karise-kirkekor", f"{SECRET}-aktoer"],
            venue=f"{SECRET}-sted",
            partnership=f"{SECRET}-partnerskab",
            goals=[f"{SECRET}-maal"],
        ),
        a_tradition(notes=[f"{SECRET} note"]),
        a_partnership(partners=[{"actor": f"{SECRET}-partner"}, {"actor": "karise-kirkekor"}]),
        some_news(actors=[f"{SECRET}-aktoer"]),
        a_meeting(participants=[f"{SECRET}-aktoer"], led_to=[f"{SECRET}-partnerskab"]),
        a_school_offer(partnership=f"{SECRET}-partnerskab"),
        settings=some_settings(edit_url=f"https://{SECRET}.example/{{path}}"),
    )
    found = made(portal)
    assert len(found) > 15
    assert {path for path, data in found.items() if SECRET.encode() in data} == set()
    actor = of(portal, "actors.json")["actors"][0]
    assert actor["needs"][0]["text"] == "Vi mangler en bas."


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", '"; =1', "a;b\n=c"])
def test_no_cell_is_a_formula_and_every_text_comes_back(title: str) -> None:
    (row,) = read(made(a_portal(an_actor(summary=title)))[V1 + "csv/actors.csv"])
    told = " ".join(title.split())
    assert row["Resumé"] == (f"'{told}" if told[0] in "=+-@" else told)


def test_a_spreadsheet_has_these_columns_in_this_order() -> None:
    """They are a promise: others' formulas name them."""
    found = made(a_portal(an_event(price="79,50"), a_place(geo={"lat": "55,25", "lon": "12"})))
    header = found[V1 + "csv/events-2026.csv"].decode("utf-8-sig").splitlines()[0]
    assert header == (
        "Titel;Dato;Klokken;Slutdato;Slut klokken;Status;Hvorfor;Sted;Adresse;Område;Arrangør;Type;"
        "Emner;Målgrupper;Pris fra (kr.);Pris til (kr.);Mere om prisen;Billetter;Køb billet;"
        "Tilmelding;Tilgængelighed;Resumé;Partnerskab;Del af en serie;Side på portalen;Identitet;"
        "Kilde"
    )
    (row,) = read(found[V1 + "csv/events-2026.csv"])
    assert (row["Pris fra (kr.)"], row["Kilde"]) == ("79,5", "Kultur i Prøveby, CC BY 4.0")
    (place,) = read(found[V1 + "csv/places.csv"])
    assert (place["Breddegrad"], place["Længdegrad"]) == ("55,25", "12")


def test_the_metadata_describe_the_columns_that_are_there() -> None:
    found = made(a_portal(an_event(), an_actor()))
    metadata = json.loads(found[V1 + "csv/csv-metadata.json"])
    assert metadata["dialect"]["delimiter"] == ";"
    for table in metadata["tables"]:
        data = found[table["url"].removeprefix(BASE_URL)].decode("utf-8-sig")
        header = data.splitlines()[0].split(";")
        assert [one["titles"]["da"] for one in table["tableSchema"]["columns"]] == header
    assert len({one.name for one in (*EVENTS, SOURCE)}) == len(EVENTS) + 1


def test_an_empty_portal_has_every_file() -> None:
    found = made(a_portal())
    assert complaints(found) == []
    assert json.loads(found[V1 + "events/upcoming.json"])["events"] == []
    assert read(found[V1 + "csv/events-upcoming.csv"]) == []


@pytest.mark.parametrize(("most", "complete"), [(2, False), (3, True), (4, True)])
def test_of_very_many_the_next_are_told_and_that_there_are_more(
    monkeypatch: pytest.MonkeyPatch, most: int, complete: bool
) -> None:
    monkeypatch.setattr(selection, "MOST_UPCOMING", most)
    days = {
        "sidst": "2026-12-24",
        "foerst": "2026-11-23",
        "midt": "2026-12-01",
        "over": "2026-11-01",
    }
    portal = a_portal(*(an_event(slug, start=f"{day} 12:00") for slug, day in days.items()))
    coming = of(portal, "events/upcoming.json")
    assert [event["slug"] for event in coming["events"]] == ["foerst", "midt", "sidst"][:most]
    assert coming["complete"] is complete


def test_a_licence_without_address_has_only_its_name() -> None:
    known = of(a_portal(), "index.json")
    assert known["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    own = of(a_portal(settings=some_settings(licence="Egen licens")), "index.json")
    assert own["licence"] == {"name": "Egen licens"}


def test_every_field_is_explained() -> None:
    silent = [
        f"{name}.{field}"
        for name, schema in schemas().items()
        for field, said in schema["properties"].items()
        if not said.get("description", "").endswith((".", "«.", ")."))
    ]
    assert silent == []
    assert all("description" in schema for schema in schemas().values())
    Draft202012Validator.check_schema(json_schema(BASE_URL))


words = st.sampled_from(["Kor", "=1+1", "a;b", '"Ø"', "<b>", "æøå 🎄", "&", "\\n", "'", "x | y"])
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)


@st.composite
def random_events(draw: st.DrawFn, slug: str) -> Any:
    whole_days = draw(st.booleans())
    day = draw(st.dates(min_value=date(2025, 1, 1), max_value=date(2029, 12, 31)))
    clock = "" if whole_days else f" {draw(st.integers(4, 22)):02d}:30"
    fields: dict[str, Any] = {"start": f"{day}{clock}", "title": draw(texts)}
    options: dict[str, st.SearchStrategy[Any]] = {
        "summary": texts,
        "venue": st.sampled_from(
            ["kulturhuset", {"name": "Kro"}, {"name": "Ø", "address": "Vej 1"}]
        ),
        "organizers": st.sampled_from(
            [["karise-kirkekor"], [{"name": "Kro", "url": "https://x.example/æ"}]]
        ),
        "price": st.sampled_from(["gratis", "0-50", "79,50", "120"]),
        "booking": st.sampled_from(["not_open", "available", "sold_out"]),
        "status": st.sampled_from(["cancelled", "tentative", "postponed"]),
        "capacity": st.just("0"),
        "audiences": st.just(["alle", "boern"]),
        "evidence": st.sampled_from(["held", "announced"]),
        "notes": st.lists(texts, max_size=2),
        "sources": st.lists(texts, max_size=2),
        "locality": st.just("oeby"),
        "online_url": st.just("https://net.example/"),
        "repeat": st.just({"every": "week", "until": f"{day.replace(year=day.year + 1, day=1)}"}),
    }
    for name, strategy in options.items():
        if draw(st.booleans()):
            fields[name] = draw(strategy)
    return an_event(slug, body=draw(texts), **fields)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_editors_write_the_files_are_as_their_schemas_say(data: st.DataObject) -> None:
    events = [
        data.draw(random_events(f"e{number}")) for number in range(data.draw(st.integers(0, 3)))
    ]
    title = data.draw(texts)
    portal = a_portal(
        *events,
        a_place(title=title, summary=data.draw(texts)),
        an_actor(title=title, alternate_names=[title], website="https://x.example/"),
        a_partnership(title=title, vision=data.draw(texts)),
    )
    found = made(portal)
    assert complaints(found) == []
    for path in found:
        if path.endswith(".csv"):
            rows = read(found[path])
            assert all(None not in row and None not in row.values() for row in rows)


def test_the_page_explains_every_shape_that_it_names() -> None:
    shown = [shape for _, shapes in groups() for shape in shapes]
    names = {shape.name for shape in shown}
    assert {field.of for shape in shown for field in shape.fields if field.of} <= names
    # The files' own shapes are told in words, and by what they hold.
    files = {one.shape.__name__ for one in FILES if one.shape}
    assert set(schemas()) - names - files == {"FileEntry", "Publisher"}
