"""Changes as public records."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from generator.model.ledger import LedgerEntry
from generator.model.listing import venue_of, when_of
from generator.model.times import ZONE
from generator.model.told import Told as ToldDate
from generator.presenting.changes import ChangeRows
from generator.presenting.open_data import change_shapes
from generator.presenting.open_data.things import Things, instant, maybe, when

MOST_CHANGES = 1000
"""The newest: the demo's 190 take 237 KB, 24 packed, so 1.2 MB, as of what is upcoming
(`selection.py`)."""


def change(things: Things, told: ChangeRows, entry: LedgerEntry) -> change_shapes.Change:
    """The record of an entry; what is no longer public is not named."""
    row, tied = told.row(entry), entry.tied
    record = maybe(
        {
            "id": row.anchor,
            "at": instant(datetime.fromtimestamp(entry.at, ZONE)),
            "kind": entry.kind,
            "whole": entry.whole,
            "slug": entry.slug,
            "title": row.title,
            "url": things.url(row.path) if row.path else None,
            "text": row.said,
            "reason": row.reason,
            "actors": things.references("actors", tied.actors),
            "places": things.references("places", tied.places),
            "topics": things.terms("topics", tied.topics),
            "partnerships": things.references("partnerships", tied.partnerships),
        }
    )
    record["dates"] = [
        maybe({"before": _date(things, was), "after": _date(things, now)})
        for was, now in entry.pairs
    ]
    return cast("change_shapes.Change", record)


def _date(things: Things, told: ToldDate | None) -> change_shapes.ToldDate | None:
    if told is None:
        return None
    record = {
        "start": when(when_of(told.start)),
        "end": when(when_of(told.end)) if told.end else None,
        "status": told.status,
        "booking": told.booking,
        "venue": things.venue(venue_of(told.venue)),
    }
    return cast("change_shapes.ToldDate", maybe(record))
