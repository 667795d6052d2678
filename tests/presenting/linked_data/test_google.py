"""Every event of every portal passes what Google asks of it, and schema.org knows its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.presenting.linked_data import meetings, registers, school_offers
from generator.presenting.linked_data.data_catalog import data_catalog
from generator.presenting.linked_data.events import EventObjects, breadcrumbs
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import BASE_URL, NOW, a_meeting, a_place, a_portal, an_actor, an_event
from tests.outputs.test_open_data import random_events
from tests.presenting.linked_data.google import Json, breadcrumb_faults, faults

KNOWN = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))


def objects(portal: Portal) -> Iterator[tuple[Any, Json]]:
    told = EventObjects(portal, BASE_URL)
    for event in portal.events.values():
        yield event, told.of(event, portal.occurrences[event.slug])


@pytest.fixture(scope="module", params=["demo", "content", "tests/golden/content"])
def whole(request: pytest.FixtureRequest) -> Portal:
    portal, _ = read_portal(ROOT / request.param, parse_instant(NOW))
    assert portal is not None
    return portal


def test_every_event_passes(whole: Portal) -> None:
    said = {event.slug: faults(found, event, whole) for event, found in objects(whole)}
    assert {slug: found for slug, found in said.items() if found} == {}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(random_events("vilkaarligt"))
def test_whatever_editors_write_passes(event: Any) -> None:
    portal = a_portal(event, a_place(locality=None), an_actor())
    ((_, found),) = objects(portal)
    assert faults(found, event, portal) == []
    assert unknown(found) == []


def test_the_checker_sees_what_is_wrong() -> None:
    event = an_event(summary="Vi synger.", price="80", organizers=["karise-kirkekor"])
    portal = a_portal(event, an_actor())
    ((_, found),) = objects(portal)
    assert faults(found, event, portal) == []
    for name in ("name", "startDate", "location", "description", "offers", "eventStatus"):
        assert faults({key: found[key] for key in found if key != name}, event, portal), name
    local = {**found, "startDate": "2026-12-04T19:30"}
    assert faults(local, event, portal) == [
        "startDate: 2026-12-04T19:30 is neither a day nor a moment with its offset"
    ]
    assert "organizer.name" in faults({**found, "organizer": []}, event, portal)
    online = {**found, "location": {"@type": "VirtualLocation", "url": "https://a.example/"}}
    assert faults(online, event, portal) != []


def test_an_event_without_a_place_is_in_the_municipality() -> None:
    ((_, found),) = objects(a_portal(an_event()))
    assert found["location"] == {
        "@type": "Place",
        "name": "Prøveby Kommune",
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "DK",
            "addressRegion": "Prøveby Kommune",
        },
    }
    portal = a_portal(meeting := a_meeting(open_to_all="ja"))
    assert meetings.event(portal, BASE_URL, meeting)["location"] == found["location"]


def test_a_venue_outside_the_register_is_in_the_event_s_town() -> None:
    ((_, found),) = objects(a_portal(an_event(venue={"name": "Kroen"}, locality="oeby")))
    assert found["location"]["address"]["addressLocality"] == "Øby"


def test_the_text_s_beginning_stands_in_for_a_summary() -> None:
    ((_, found),) = objects(a_portal(an_event(body="Kom og *syng*.")))
    assert found["description"] == "Kom og syng."


def test_breadcrumbs_pass() -> None:
    trail = breadcrumbs(
        BASE_URL, [("Arrangementer", "/arrangementer/"), ("X", "/arrangementer/x/")]
    )
    assert breadcrumb_faults(trail) == []
    assert breadcrumb_faults(breadcrumbs(BASE_URL, [("X", "/x/")])) == ["one alone"]


def test_schema_org_has_every_property_for_its_type(whole: Portal) -> None:
    """As another's list of the vocabulary has it (schema_org.json)."""
    found = [one for _, one in objects(whole)]
    found += [registers.organization(whole, BASE_URL, one) for one in whole.actors.values()]
    found += [registers.place(whole, BASE_URL, one) for one in whole.places.values()]
    found += [registers.news_article(whole, BASE_URL, one) for one in whole.news.values()]
    found += [school_offers.school_offer(whole, BASE_URL, o) for o in whole.school_offers.values()]
    found += [meetings.event(whole, BASE_URL, one) for one in whole.meetings.values()]
    found.append(data_catalog(whole, BASE_URL, (2026,)))
    assert sorted({said for one in found for said in unknown(one)}) == []


def unknown(found: Any) -> list[str]:
    """Properties that schema.org does not have for the type, and types that it does not have."""
    if isinstance(found, list | tuple):
        return [said for one in found for said in unknown(one)]
    if not isinstance(found, dict):
        return []
    kind = found["@type"]
    # A gallery is an organisation and a place.
    bases = [kind, *(name for name, below in KNOWN["below"].items() if kind in below)]
    properties = {known for base in bases for known in KNOWN["properties"].get(base, ())}
    if not properties:
        return [f"no type {kind}"]
    wrong = [
        f"{kind}.{name}" for name in found if not name.startswith("@") and name not in properties
    ]
    return wrong + [said for value in found.values() for said in unknown(value)]
