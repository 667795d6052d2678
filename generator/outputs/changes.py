"""`/aendringer/`: what has happened to events, by day, as a page, as feeds and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import TypeAlias

import orjson
from msgspec import Struct

from generator.artifacts import Artifact, Batch, digest
from generator.model.times import ZONE, day_of
from generator.presenting.addresses import CHANGES, EVENTS, file_path
from generator.presenting.changes import MOST, ChangeRows, Day, Row, by_day, recent, subjects
from generator.presenting.collections import of_changes
from generator.presenting.edition import Edition
from generator.presenting.feed_files import feed_files
from generator.presenting.following import ITEMS_IN_FEED, told_since
from generator.presenting.open_data import files
from generator.presenting.open_data.changes import MOST_CHANGES, change
from generator.presenting.open_data.things import Things, instant
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.syndication.change_items import item
from generator.presenting.syndication.entries import entry_of
from generator.presenting.syndication.feeds import channel
from generator.presenting.words.dates import month_name
from generator.versions import program_digest

OPEN = 40
"""So many changes, and the rest of the day, are shown at once; what is older is folded by month.
All of a year at once is thirty screens of a telephone."""


def batches(edition: Edition) -> Iterator[Batch]:
    """All in one: the ledger, what it names, and the day."""
    inputs = digest(program_digest(), edition.inputs.listed, edition.portal.ledger.digest)
    yield Batch("changes", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The page, the feeds, the file."""
    entries = recent(edition.portal)
    rows = tuple(ChangeRows(edition.portal).rows(entries))
    yield _page(edition, rows)
    yield from _feeds(edition, rows)
    yield _file(edition)


def _page(edition: Edition, rows: tuple[Row, ...]) -> Artifact:
    portal, shown = edition.portal, rows[:MOST]
    told = own_page(portal, CHANGES)
    since = portal.ledger.since
    began = None if since is None else day_of(datetime.fromtimestamp(since, ZONE))
    newest, older = _parted(by_day(shown))
    return edition.page(
        CHANGES,
        "changes.html",
        title=told.title,
        section="arrangementer",
        head=Head(description=told.description, feeds=of_changes(portal)),
        trail=(crumb(portal, EVENTS),),
        lead=told.description,
        days=tuple((one.day, tuple(_together(one.rows))) for one in newest),
        months=tuple(_by_month(older)),
        subjects=subjects(portal, shown),
        more=len(rows) > MOST,
        since=began,
        # One that has looked on for less than is told of says no more than it knows.
        young=began is not None and began > told_since(portal),
        cut_short=portal.ledger.cut_short,
        file=files.CHANGES,
    )


def _parted(days: Sequence[Day]) -> tuple[Sequence[Day], Sequence[Day]]:
    """Those that are read at once, and those that are opened by who looks for something."""
    shown = 0
    for number, day in enumerate(days):
        if shown >= OPEN:
            return days[:number], days[number:]
        shown += len(day.rows)
    return days, ()


def _by_month(days: Sequence[Day]) -> Iterator[tuple[str, int, tuple[tuple[date, Groups], ...]]]:
    """`oktober 2026`, how many changes, and the days with them."""
    for (year, month), found in groupby(days, lambda one: (one.day.year, one.day.month)):
        within = tuple(found)
        told = tuple((one.day, tuple(_together(one.rows))) for one in within)
        yield month_name(year, month), sum(len(one.rows) for one in within), told


class Group(Struct, frozen=True):
    """What happened to one event at once: a heading, and a line for each."""

    title: str
    path: str
    lines: tuple[tuple[str, str, bool, str, str], ...]
    """Anchor, mark, whether it keeps people away, what is said, and why, told once."""


Groups: TypeAlias = tuple[Group, ...]


def _together(rows: Sequence[Row]) -> Iterator[Group]:
    """What stands beside each other and is of the same event and moment."""
    for _, found in groupby(rows, lambda row: (row.at, row.entry.slug if row.entry else "")):
        lines, reasons, about = [], {""}, tuple(found)
        for row in about:
            reason = "" if row.reason in reasons else row.reason
            reasons.add(reason)
            lines.append((row.anchor, row.mark, row.stops, row.said, reason))
        yield Group(about[0].title, about[0].path, tuple(lines))


def _feeds(edition: Edition, rows: tuple[Row, ...]) -> Iterator[Artifact]:
    portal, told = edition.portal, own_page(edition.portal, CHANGES)
    about = channel(
        portal,
        edition.base_url,
        CHANGES,
        of_changes(portal).feed_title,
        f"{told.title}: {told.description}",
    )
    members = tuple(item(portal, edition.base_url, row) for row in rows[:ITEMS_IN_FEED])
    inputs = digest(program_digest(), edition.base_url, about, members)
    return feed_files(edition, about, lambda: map(entry_of, members), inputs, (CHANGES,))


def _file(edition: Edition) -> Artifact:
    portal = edition.portal
    entries = recent(portal)

    def render() -> bytes:
        things, told = Things(portal, edition.base_url), ChangeRows(portal)
        since = portal.ledger.since
        beginning = {
            **files.head(portal, edition.base_url, files.CHANGES),
            **({"since": instant(datetime.fromtimestamp(since, ZONE))} if since else {}),
            "complete": len(entries) <= MOST_CHANGES,
        }
        records = (change(things, told, one) for one in entries[:MOST_CHANGES])
        return files.joined(beginning, "changes", map(orjson.dumps, records))

    inputs = digest(program_digest(), edition.inputs.listed, portal.ledger.digest)
    return Artifact(file_path(files.CHANGES), inputs, render, "de åbne data")
