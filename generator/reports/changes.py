"""The ledger for editors, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import orjson

from generator.model.ledger import LedgerEntry
from generator.model.portal import Portal
from generator.model.times import ZONE, day_of
from generator.presenting.changes import ChangeRows, by_day, newest_first, recent
from generator.presenting.open_data.changes import change
from generator.presenting.open_data.things import Things
from generator.presenting.words.dates import capitalised, long_day


def as_text(portal: Portal, since: int | None) -> str:
    """By day, the newest first; a line an entry, and its sentence below it."""
    return "\n".join(_lines(portal, since)) + "\n"


def as_json(portal: Portal, base_url: str, since: int | None) -> str:
    """A list of records as in the open data, the newest first."""
    things, told = Things(portal, base_url), ChangeRows(portal)
    found = [change(things, told, one) for one in _chosen(portal, since)]
    return orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _chosen(portal: Portal, since: int | None) -> tuple[LedgerEntry, ...]:
    """Of the last twelve months, or from that moment on (seconds since 1970)."""
    if since is None:
        return recent(portal)
    return newest_first(portal.ledger.entries(since))


def _lines(portal: Portal, since: int | None) -> Iterator[str]:
    begun = portal.ledger.since
    if begun is None:
        yield "Portalen ved ikke, hvad der er sket: Git kender intet til det, og intet er optaget."
        yield "Skriv »portal changes --record« for at begynde."
        return
    day = day_of(datetime.fromtimestamp(begun, UTC).astimezone(ZONE))
    if portal.ledger.cut_short:
        yield f"Kun en del af historikken i git er hentet: fra {long_day(day)}."
    days = by_day(ChangeRows(portal).rows(_chosen(portal, since)))
    if not days:
        yield f"Ingen ændringer. Portalen ved, hvad der er sket, fra {long_day(day)}."
    for one in days:
        yield capitalised(long_day(one.day))
        for row in one.rows:
            yield f"  {row.headline}"
            yield f"    {' '.join(filter(None, (row.said, row.reason)))}"
