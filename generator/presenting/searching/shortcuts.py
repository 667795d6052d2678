"""What is asked for by the day, and the pages that answer it better than any word can.

`i weekenden` has no word that tells: the portal has a page for it, and the finder for what is free
then. The search page has a link for each, and shows the one whose words were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.presenting.addresses import (
    EVENTS,
    FREE,
    TODAY,
    TOMORROW,
    WEEKEND,
    month_address,
    week_address,
)
from generator.presenting.edition import Edition
from generator.presenting.ways import ready
from generator.presenting.words.dates import uncapitalised

_ASKED = {
    TODAY: "i dag|idag|i aften",
    TOMORROW: "i morgen|imorgen",
    WEEKEND: "i weekenden|weekenden|denne weekend",
}
"""How a page is asked for: phrases, one of which is among what was typed."""
_THIS_WEEK, _THIS_MONTH, _FREE = "denne uge", "denne måned", "gratis"


class Shortcut(NamedTuple):
    """A link, and what it answers: phrases of which one was typed (`|` between them), and where a
    `+` stands, one of each side."""

    asked: str
    label: str
    address: str


def shortcuts(edition: Edition) -> Iterator[Shortcut]:
    """Those of the pages that there are; of two that answer the same the closer one first."""
    days = [way for way in ready(edition.portal) if way.address in _ASKED]
    for way in days:
        free = f"Se alt, hvad der er gratis {uncapitalised(way.title)}"
        yield Shortcut(f"{_ASKED[way.address]}+{_FREE}", free, f"{EVENTS}?{way.query}&gratis=1")
    for way in days:
        yield Shortcut(
            _ASKED[way.address], f"Se alt, hvad der sker {uncapitalised(way.title)}", way.address
        )
    today = edition.portal.today
    for week in edition.weeks:
        if week.first <= today <= week.last:
            label = "Se alt, hvad der sker i denne uge"
            yield Shortcut(_THIS_WEEK, label, week_address(*week.key))
    this = (today.year, today.month)
    if any(month.key == this for month in edition.months):
        label = "Se alt, hvad der sker i denne måned"
        yield Shortcut(_THIS_MONTH, label, month_address(*this))
    yield Shortcut(_FREE, "Se alt, hvad der er gratis", FREE)
