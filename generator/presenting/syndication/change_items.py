"""The ledger's entries as items of a feed: one for each, with an identity for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import escape

from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.presenting.addresses import CHANGES, absolute
from generator.presenting.changes import Row
from generator.presenting.cleaning import ascii_address
from generator.presenting.syndication.items import Item
from generator.presenting.syndication.publication import tag


def item(portal: Portal, base_url: str, row: Row) -> Item:
    """It leads to the event, and to the page of changes where the event is gone."""
    at = datetime.fromtimestamp(row.at, ZONE)
    url = absolute(base_url, row.path or f"{CHANGES}#{row.anchor}")
    return Item(
        id=tag(portal.settings.identity_host, f"change:{row.anchor}"),
        url=url,
        title=row.headline,
        summary=" ".join(filter(None, (row.said, row.reason))),
        html="".join(_html(portal, row, url)),
        published=at,
        modified=at,
        categories=(row.mark,),
    )


def _html(portal: Portal, row: Row, url: str) -> Iterator[str]:
    yield f"<p><strong>{escape(row.mark)}.</strong> {escape(row.said)}</p>"
    if row.reason:
        yield f"<p>{escape(row.reason)}</p>"
    if row.path:
        yield f'<p><a href="{escape(ascii_address(url))}">{escape(row.title)}</a></p>'
    if portal.settings.invented:
        yield "<p>Arrangementet er opdigtet.</p>"
