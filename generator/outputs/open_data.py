"""`/data/v1/`: everything that pages tell, as files that programs read (docs/data.md).

Each event is written as JSON once, where it is examined (`presenting/fragments.py`); the files join
these. Events stand in the file of the month of their first day: an edit rewrites that month, what
is coming, and the overview.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import orjson

from generator.artifacts import Artifact, Batch, digest
from generator.model.listing import DATE_START, Listing
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import file_path
from generator.presenting.edition import Edition
from generator.presenting.linked_data.schema_org import CONTEXT
from generator.presenting.open_data import files, partnerships, registers
from generator.presenting.open_data.file_shapes import EventIndex, MonthEntry, YearEntry
from generator.presenting.open_data.selection import (
    by_month,
    by_year,
    dates_in,
    is_complete,
    told_today,
    upcoming,
)
from generator.presenting.open_data.tables import EVENTS, OF_REGISTERS, Column, header, line_of
from generator.presenting.open_data.things import Things, instant
from generator.presenting.syndication.publication import last_change
from generator.versions import program_digest

ORIGIN = "de åbne data"
_WHOLE: dict[str, Callable[[Edition], str]] = {
    "actors": lambda edition: edition.inputs.registered("actors"),
    "places": lambda edition: edition.inputs.registered("places"),
    "partnerships": lambda edition: edition.inputs.of_partnerships,
    "news": lambda edition: edition.inputs.registered("news"),
    "school_offers": lambda edition: edition.inputs.registered("school_offers"),
    "meetings": lambda edition: edition.inputs.registered("meetings", "partnerships"),
    "traditions": lambda edition: edition.inputs.registered("traditions"),
    "vocabularies": lambda edition: edition.portal.settings_digest,
}
"""What the file of each register depends on, besides the program and the portal's address."""
assert tuple(_WHOLE) == files.REGISTERS


def batches(edition: Edition) -> Iterator[Batch]:
    """A batch a month, one of what joins the months, one a register."""
    shared, months = _shared(edition), by_month(edition.portal.all_events)
    told = {month: digest(shared, _records(edition, events)) for month, events in months.items()}
    for month, events in months.items():
        inputs = told[month]
        yield Batch(f"open_data/{month}", partial(_month, edition, month, events, inputs), inputs)
    yield from _joined(edition, months, told)
    for name, depends in _WHOLE.items():
        inputs = digest(shared, depends(edition))
        yield Batch(f"open_data/{name}", partial(_register, edition, name, inputs), inputs)


def _shared(edition: Edition) -> str:
    """What every file depends on: the program, the settings, the address."""
    return digest(program_digest(), edition.portal.settings_digest, edition.base_url)


def _joined(
    edition: Edition, months: Mapping[str, tuple[Listing, ...]], told: Mapping[str, str]
) -> Iterator[Batch]:
    """The overview, what is coming, and the spreadsheets: each shows many events, and few of them
    show an event's text. `told` are digests of what is told of each month."""
    shared, portal = _shared(edition), edition.portal
    coming, years = upcoming(portal), by_year(portal.all_events)
    today = digest(shared, portal.today)
    complete = is_complete(portal)
    rendered: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (
            "upcoming",
            files.UPCOMING,
            digest(today, _records(edition, coming), complete),
            lambda: _upcoming(edition, coming, complete),
        ),
        (
            "linked",
            files.UPCOMING_LINKED,
            digest(shared, _linked(edition, coming)),
            lambda: _graph(edition, coming),
        ),
        (
            "upcoming_csv",
            files.UPCOMING_CSV,
            digest(today, _rows(edition, coming)),
            lambda: _dates_csv(edition, coming, partial(_from_today, portal)),
        ),
        *(
            (
                f"csv/{year}",
                files.year_csv(year),
                digest(shared, _rows(edition, events)),
                partial(_year_csv, edition, year, events),
            )
            for year, events in years.items()
        ),
        (
            "index",
            files.EVENT_INDEX,
            digest(told),
            lambda: _index(edition, months, told, years),
        ),
    )
    for name, address, inputs, render in rendered:
        artifact = Artifact(file_path(address), inputs, render, ORIGIN)
        yield Batch(f"open_data/{name}", partial(iter, (artifact,)), inputs)


def _records(edition: Edition, events: Sequence[Listing]) -> str:
    """A digest of the events' records, in their order."""
    return _together(edition.fragments[event.slug].outline.record_digest for event in events)


def _rows(edition: Edition, events: Sequence[Listing]) -> str:
    """The same of the spreadsheets' rows, which say nothing of an event's text."""
    return _together(edition.fragments[event.slug].outline.rows_digest for event in events)


def _together(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _linked(edition: Edition, events: Sequence[Listing]) -> str:
    """A digest of what JSON-LD says of the events today."""
    return digest([_linked_of(edition, event) for event in events])


def _linked_of(edition: Edition, event: Listing) -> str:
    """The same of one: as its page, of a series only the dates that are to come."""
    portal = edition.portal
    told = event.repeat and len(told_today(portal, event))
    return digest(edition.fingerprints.of_event(event), portal.is_past(event), told)


def _month(
    edition: Edition, month: str, events: Sequence[Listing], inputs: str
) -> Iterator[Artifact]:
    address = files.month_file(month)
    yield Artifact(file_path(address), inputs, lambda: _month_file(edition, month, events), ORIGIN)


def _month_file(edition: Edition, month: str, events: Sequence[Listing]) -> bytes:
    head = files.head(edition.portal, edition.base_url, files.month_file(month))
    return files.joined(
        {**head, "month": month}, "events", (edition.fragments[one.slug].record for one in events)
    )


def _graph(edition: Edition, events: Sequence[Listing]) -> bytes:
    """The objects that the events' pages have, but for what is drawn of those without a
    photograph: that goes with the day."""
    rows = edition.kept("linked").renewed(
        {event.slug: _linked_of(edition, event) for event in events},
        lambda slug: (_object(edition, slug),),
    )
    return files.joined({"@context": CONTEXT}, "@graph", (told for (told,) in rows.values()))


def _object(edition: Edition, slug: str) -> bytes:
    event, dates = (
        edition.portal.events[slug],
        told_today(edition.portal, edition.portal.listings[slug]),
    )
    told = edition.event_objects.of(event, dates)
    return orjson.dumps({name: value for name, value in told.items() if name != "@context"})


def _upcoming(edition: Edition, events: Sequence[Listing], complete: bool) -> bytes:
    head = files.head(edition.portal, edition.base_url, files.UPCOMING)
    beginning = {
        **head,
        "first_day": edition.portal.today.isoformat(),
        "complete": complete,
    }
    records = (edition.fragments[one.slug].record for one in events)
    return files.joined(beginning, "events", records)


def _year_csv(edition: Edition, year: int, events: Sequence[Listing]) -> bytes:
    begins = str(year)
    return _dates_csv(
        edition,
        events,
        lambda event: [kept[DATE_START].startswith(begins) for kept in event.kept_dates],
    )


def _from_today(portal: Portal, event: Listing) -> list[bool]:
    return [found.last_day >= portal.today for found in portal.occurrences[event.slug]]


def _dates_csv(
    edition: Edition, events: Sequence[Listing], wanted: Callable[[Listing], Sequence[bool]]
) -> bytes:
    """A row for each date that is wanted, by when it begins."""
    rows: list[tuple[str, str, bytes]] = []
    for event in events:
        told = edition.fragments[event.slug].rows
        for kept, is_wanted, row in zip(event.kept_dates, wanted(event), told, strict=True):
            if is_wanted:
                # Texts of times sort as the times do (model/listing.py).
                rows.append((kept[DATE_START], event.slug, row))
    return header(EVENTS) + b"".join(row for *_, row in sorted(rows))


def _index(
    edition: Edition,
    months: Mapping[str, tuple[Listing, ...]],
    told: Mapping[str, str],
    years: Mapping[int, tuple[Listing, ...]],
) -> bytes:
    sizes = _sizes(edition, months, told)
    value: EventIndex = {
        **files.head(edition.portal, edition.base_url, files.EVENT_INDEX),
        "count": len(edition.portal.all_events),
        "upcoming_url": edition.url(files.UPCOMING),
        "upcoming_jsonld_url": edition.url(files.UPCOMING_LINKED),
        "upcoming_csv_url": edition.url(files.UPCOMING_CSV),
        "months": [
            _month_entry(edition, month, events, *sizes[month]) for month, events in months.items()
        ],
        "years": [_year_entry(edition, year, events) for year, events in years.items()],
    }
    return files.written(value)


def _sizes(
    edition: Edition, months: Mapping[str, tuple[Listing, ...]], told: Mapping[str, str]
) -> Mapping[str, tuple[int, str]]:
    """Of each month's file the bytes and their SHA-256, as an earlier build left them while its
    records are the same: an edit changes one month, and all together are megabytes."""

    def made(month: str) -> tuple[int, str]:
        data = _month_file(edition, month, months[month])
        return len(data), hashlib.sha256(data).hexdigest()

    rows = edition.kept("months").renewed(told, made)
    return {month: (size, sha256) for month, (size, sha256) in rows.items()}


def _month_entry(
    edition: Edition, month: str, events: Sequence[Listing], size: int, sha256: str
) -> MonthEntry:
    launched = int(start_of(edition.portal.settings.launched).timestamp())
    changed = max(last_change(event, launched) for event in events)
    return {
        "month": month,
        "url": edition.url(files.month_file(month)),
        "count": len(events),
        "last_day": max(event.last_day for event in events).isoformat(),
        "modified": instant(datetime.fromtimestamp(changed, UTC)),
        "bytes": size,
        "sha256": sha256,
    }


def _year_entry(edition: Edition, year: int, events: Sequence[Listing]) -> YearEntry:
    url = edition.url(files.year_csv(year))
    return {"year": year, "url": url, "dates": dates_in(events, year)}


def _register(edition: Edition, name: str, inputs: str) -> Iterator[Artifact]:
    """All of one kind, and its spreadsheet where it has one."""
    things = Things(edition.portal, edition.base_url)
    json_address = files.register_file(name)

    def render() -> bytes:
        head = files.head(edition.portal, edition.base_url, json_address)
        if name == "vocabularies":
            return files.written({**head, name: registers.vocabularies(things)})
        return files.joined(head, name, map(orjson.dumps, _of_register(things, name)))

    yield Artifact(file_path(json_address), inputs, render, ORIGIN)
    columns = OF_REGISTERS.get(name)
    if columns is not None:
        address = files.register_csv(name)
        yield Artifact(file_path(address), inputs, partial(_table, things, name, columns), ORIGIN)


def _table(things: Things, name: str, columns: Sequence[Column[Any]]) -> bytes:
    source = files.source(things.portal)
    rows = (line_of(columns, row, source) for row in _of_register(things, name))
    return header(columns) + b"".join(rows)


def _of_register(things: Things, name: str) -> Iterator[object]:
    """The records of a register, in the file's order."""
    portal = things.portal
    match name:
        case "actors":
            return (registers.actor(things, one) for one in portal.actors.values())
        case "places":
            return (registers.place(things, one) for one in portal.places.values())
        case "partnerships":
            return (partnerships.partnership(things, one) for one in portal.partnerships.values())
        case "news":
            newest = sorted(portal.news.values(), key=lambda one: one.published, reverse=True)
            return (registers.news(things, one) for one in newest)
        case "school_offers":
            return (registers.school_offer(things, one) for one in portal.school_offers.values())
        case "traditions":
            return (registers.tradition(things, one) for one in portal.traditions.values())
        case "meetings":
            return iter(partnerships.meetings(things))
    raise ValueError(name)
