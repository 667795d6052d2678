"""What Google's documentation asks of events, as rules.

Source: Google Search Central, *Event (Event) structured data*, "Structured data type definitions"
and "Guidelines" (https://developers.google.com/search/docs/appearance/structured-data/event), read
in 2026; and *Breadcrumb*, likewise. Recommended properties are asked for where the content has what
they tell: nothing is made up to please a checker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from generator.model.event import Event, Outside
from generator.model.portal import Portal
from generator.presenting.plain_text import plain_text

SCHEMA = "https://schema.org/"
STATUSES = ("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled")
MODES = ("Offline", "Online", "Mixed")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?[+-]\d{2}:\d{2}")

Json = Mapping[str, Any]


def faults(found: Json, event: Event, portal: Portal) -> list[str]:
    """What Google would report of an event's object: errors, and warnings that the content could
    have spared. Of a series, of each date too."""
    said = [*_required(found), *_recommended(found, event, portal)]
    for number, date_ in enumerate(found.get("subEvent", ())):
        said += [f"date {number}: {one}" for one in _required(date_)]
        said += [f"date {number}: {one}" for one in _recommended(date_, event, portal)]
    return said


def _required(found: Json) -> Iterator[str]:
    if not found.get("name"):
        yield "name"
    yield from _time(found, "startDate", required=True)
    yield from _time(found, "endDate", required=False)
    places = found.get("location") or []
    places = places if isinstance(places, list) else [places]
    if not places:
        yield "location"
    for place in places:
        if place["@type"] == "VirtualLocation":
            if not _web(place.get("url")):
                yield "location.url"
        else:
            if not place.get("name"):
                yield "location.name"
            if not {"streetAddress", "addressLocality", "addressRegion"} & set(
                place.get("address", {})
            ):
                yield "location.address"
    yield from _states(found, {place["@type"] for place in places})


def _time(found: Json, name: str, *, required: bool) -> Iterator[str]:
    text = found.get(name)
    if text is None:
        if required:
            yield name
    elif not (DAY.fullmatch(text) or MOMENT.fullmatch(text)):
        yield f"{name}: {text} is neither a day nor a moment with its offset"
    elif name == "endDate" and _moment(text) < _moment(found["startDate"]):
        yield "endDate before startDate"


def _moment(text: str) -> tuple[date, float]:
    if DAY.fullmatch(text):
        return date.fromisoformat(text), 0.0
    moment = datetime.fromisoformat(text)
    return moment.date(), moment.timestamp()


def _states(found: Json, kinds: set[str]) -> Iterator[str]:
    """How the event stands, and how one takes part, agree with the rest."""
    status = found.get("eventStatus", "").removeprefix(SCHEMA)
    if status not in (*STATUSES, "EventMovedOnline"):
        yield f"eventStatus: {status}"
    mode = found.get("eventAttendanceMode", "").removeprefix(SCHEMA)
    mode = mode.removesuffix("EventAttendanceMode")
    if mode not in MODES:
        yield f"eventAttendanceMode: {mode}"
    virtual = "VirtualLocation" in kinds
    expected = "Mixed" if len(kinds) > 1 else "Online" if virtual else "Offline"
    if mode != expected:
        yield f"eventAttendanceMode: {mode} at {kinds}"
    if status == "EventMovedOnline" and kinds != {"VirtualLocation"}:
        yield "moved online, and still at a place"
    # Of a whole series each date says from when it was moved.
    moved = status == "EventRescheduled" and found["@type"] != "EventSeries"
    if moved and "previousStartDate" not in found:
        yield "previousStartDate"
    if "previousStartDate" in found and found["previousStartDate"] == found["startDate"]:
        yield "previousStartDate is startDate"


def _recommended(found: Json, event: Event, portal: Portal) -> Iterator[str]:
    if (event.summary or plain_text(event.body)) and not found.get("description"):
        yield "description"
    if event.image and not _web(found.get("image")):
        yield "image"
    organizers = [
        one for one in event.organizers if isinstance(one, Outside) or one in portal.actors
    ]
    told = found.get("organizer", [])
    if [one.get("name") for one in told] != [
        one.name if isinstance(one, Outside) else portal.actors[one].title for one in organizers
    ]:
        yield "organizer.name"
    for one, named in zip(told, organizers, strict=False):
        if (not isinstance(named, Outside) or named.url) and not _web(one.get("url")):
            yield "organizer.url"
    if found["@type"] != "EventSeries":
        if event.end is not None and "endDate" not in found:
            yield "endDate"
        yield from _offers(found, event)


def _offers(found: Json, event: Event) -> Iterator[str]:
    takes_place = found.get("eventStatus", "").removeprefix(SCHEMA) not in (
        "EventCancelled",
        "EventPostponed",
    )
    offer = found.get("offers")
    if offer is None:
        if event.price is not None and takes_place:
            yield "offers"
        return
    amounts = ("price",) if offer["@type"] == "Offer" else ("lowPrice", "highPrice")
    for name in amounts:
        if not re.fullmatch(r"\d+\.\d{2}", str(offer.get(name))):
            yield f"offers.{name}"
    if offer.get("priceCurrency") != "DKK":
        yield "offers.priceCurrency"
    if not _web(offer.get("url")):
        yield "offers.url"
    if "availability" in offer and offer["availability"].removeprefix(SCHEMA) not in (
        "InStock",
        "SoldOut",
        "PreOrder",
    ):
        yield "offers.availability"


def breadcrumb_faults(found: Json) -> list[str]:
    """At least two, numbered from one, each with its name and address."""
    items = found["itemListElement"]
    said = [] if len(items) > 1 else ["one alone"]
    for number, item in enumerate(items, start=1):
        if item["position"] != number or not item["name"] or not _web(item["item"]):
            said.append(f"item {number}")
    return said


def _web(address: Any) -> bool:
    parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    return parts.scheme in ("http", "https") and bool(parts.netloc)
