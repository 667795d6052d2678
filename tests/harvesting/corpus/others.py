"""The same programmes as JSON-LD, tables and feeds: as plugins, ticket shops and people write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from generator.model.times import day_of
from tests.harvesting.corpus.programmes import Event, Held, Programme, When
from tests.importing import exports

Writer = Callable[[Programme], bytes]


def each(programme: Programme) -> Iterator[tuple[Event, Held]]:
    return ((event, held) for event in programme.events for held in event.held)


def iso(when: When) -> str:
    return when.isoformat()


def _place(event: Event) -> dict[str, Any]:
    return {
        "@type": "Place",
        "name": event.place.split(",")[0],
        "address": {"@type": "PostalAddress", "streetAddress": "Torvet 1", "postalCode": "4640"},
    }


def _thing(event: Event, held: Held, **more: Any) -> dict[str, Any]:
    status = "EventCancelled" if held.cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.text,
        "startDate": iso(held.start),
        **({"endDate": iso(held.end)} if held.end is not None else {}),
        "eventStatus": f"https://schema.org/{status}",
        "location": _place(event),
        **more,
    }


def _page(*trees: Any) -> bytes:
    blocks = (json.dumps(tree).replace("</", "<\\/") for tree in trees)
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in blocks)
    return f"<!doctype html>\n<html lang=da><head>{scripts}</head><body></body></html>".encode()


def wordpress_page(programme: Programme) -> bytes:
    """The Events Calendar: one list in one script; whole days from midnight to the last second."""

    def thing(event: Event, held: Held) -> dict[str, Any]:
        if isinstance(held.start, datetime):
            return _thing(event, held)
        return _thing(
            event,
            held,
            startDate=f"{held.start}T00:00:00{_offset(held.start)}",
            endDate=f"{held.end or held.start}T23:59:59{_offset(held.end or held.start)}",
        )

    return _page([{"@context": "http://schema.org", **thing(*one)} for one in each(programme)])


def _offset(day: When) -> str:
    return f"+0{2 if day.month in range(4, 11) else 1}:00"


def graph_page(programme: Programme) -> bytes:
    """An SEO plugin's graph, beside its page and organisation, places by name."""
    nodes: list[Any] = [{"@type": "WebPage", "@id": "/#page", "name": "Kalender"}]
    for n, (event, held) in enumerate(each(programme)):
        nodes += [
            _thing(event, held, **{"@id": f"/#event-{n}", "location": {"@id": f"/#place-{n}"}}),
            {"@id": f"/#place-{n}", **_place(event)},
        ]
    return _page({"@context": "https://schema.org", "@graph": nodes})


def series_json(programme: Programme) -> bytes:
    """An interface's JSON: a series is one, its dates are parts of it; times in UTC."""
    things = list[Any]()
    for event in programme.events:
        parts = [_utc(_thing(event, held)) for held in event.held]
        if len(parts) == 1:
            things += parts
        else:
            whole = {key: parts[0][key] for key in ("name", "description", "location")}
            dates = [{k: v for k, v in part.items() if k != "name"} for part in parts]
            things.append({"@type": "EventSeries", **whole, "subEvent": dates})
    return json.dumps({"@context": "https://schema.org", "events": things}).encode()


def _utc(thing: dict[str, Any]) -> dict[str, Any]:
    for key in ("startDate", "endDate"):
        if "T" in thing.get(key, ""):
            moment = datetime.fromisoformat(thing[key]).astimezone(UTC)
            thing[key] = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return thing


def _csv(rows: list[list[str]], separator: str, encoding: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode(encoding)


def _danish(programme: Programme) -> list[list[str]]:
    rows = [["Titel", "Dato", "Klokkeslæt", "Slutdato", "Sted", "Beskrivelse", "Aflyst"]]
    for event, held in each(programme):
        hours, last = "", ""
        if isinstance(held.start, datetime) and isinstance(held.end, datetime):
            hours = f"kl. {held.start:%H.%M}-{held.end:%H.%M}"
        elif held.end is not None:
            last = f"{held.end.day}/{held.end.month} {held.end.year}"
        day = day_of(held.start)
        cancelled = "ja" if held.cancelled else ""
        written = f"{day.day}/{day.month}-{day.year}"
        rows.append([event.title, written, hours, last, event.place, event.text, cancelled])
    return rows


def danish_table(programme: Programme) -> bytes:
    """As an association's secretary keeps it in a Danish Excel."""
    return _csv(_danish(programme), ";", "cp1252")


def workbook(programme: Programme) -> bytes:
    return exports.xlsx(_danish(programme))


def google_table(programme: Programme) -> bytes:
    """Google's own columns, with its American dates."""
    rows = [
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,"
        "Private,Status".split(",")
    ]
    for event, held in each(programme):
        is_day = not isinstance(held.start, datetime)
        end = held.end if held.end is not None else held.start
        hours = [
            f"{one:%I:%M %p}" if isinstance(one, datetime) else "" for one in (held.start, end)
        ]
        rows.append(
            [
                *(event.title, f"{held.start:%m/%d/%Y}", hours[0], f"{end:%m/%d/%Y}", hours[1]),
                *(str(is_day), event.text, event.place, "False"),
                "cancelled" if held.cancelled else "",
            ]
        )
    return _csv(rows, ",", "utf-8")


def _rss(programme: Programme, inside: Callable[[Held], str]) -> bytes:
    items = "".join(
        f"<item><title>{escape(('AFLYST: ' if held.cancelled else '') + event.title)}</title>"
        f"<guid>{n}</guid><pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate>"
        f"<description>{escape(escape(event.text))}</description>{inside(held)}</item>"
        for n, (event, held) in enumerate(each(programme))
    )
    spaces = (
        'xmlns:ev="http://purl.org/rss/1.0/modules/event/" '
        'xmlns:xcal="urn:ietf:params:xml:ns:xcal" '
        'xmlns:libcal="https://libcal.com/rss_xmlns.php"'
    )
    head = f'<?xml version="1.0"?><rss version="2.0" {spaces}>'
    return f"{head}<channel>{items}</channel></rss>".encode()


def event_module(programme: Programme) -> bytes:
    def inside(held: Held) -> str:
        end = f"<ev:enddate>{iso(held.end)}</ev:enddate>" if held.end is not None else ""
        return f"<ev:startdate>{iso(held.start)}</ev:startdate>{end}"

    return _rss(programme, inside)


def library_feed(programme: Programme) -> bytes:
    """LibCal: a day and two hours; the end of what lasts past midnight is an hour, too."""

    def inside(held: Held) -> str:
        day = day_of(held.start)
        if not isinstance(held.start, datetime) or not isinstance(held.end, datetime):
            hours = ("00:00:00", "23:59:59")
        else:
            hours = (f"{held.start:%H:%M:%S}", f"{held.end:%H:%M:%S}")
        return (
            f"<libcal:date>{day}</libcal:date><libcal:start>{hours[0]}</libcal:start>"
            f"<libcal:end>{hours[1]}</libcal:end>"
        )

    return _rss(programme, inside)


WRITERS: Mapping[str, tuple[str, Writer]] = {
    "wordpress-side": ("jsonld", wordpress_page),
    "graf-side": ("jsonld", graph_page),
    "serie-json": ("jsonld", series_json),
    "dansk-tabel": ("csv", danish_table),
    "regneark": ("xlsx", workbook),
    "google-tabel": ("csv", google_table),
    "event-modul": ("rss", event_module),
    "bibliotek": ("rss", library_feed),
}
ONE_DAY_ONLY = frozenset({"bibliotek"})
"""Those that cannot say that something lasts several days."""
