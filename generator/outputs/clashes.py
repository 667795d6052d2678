"""`/aarshjul/sammenfald/`: what is in each other's way, and which evenings are already taken."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.analysing.clashes import Clash, clashes
from generator.analysing.taken import WEEKS, taken
from generator.artifacts import Artifact
from generator.presenting.addresses import CLASHES, YEAR
from generator.presenting.clashes import reasons, when
from generator.presenting.edition import Edition
from generator.presenting.own_pages import crumb
from generator.presenting.pouring import Head, View

MOST = 100
"""So many of each are shown, the soonest first; the page says how many there are."""


class Row(Struct, frozen=True):
    """One clash in words."""

    clash: Clash
    when: str
    why: str


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page, for those who plan; not for search engines."""
    portal = edition.portal

    def view() -> View:
        found = portal.once(clashes)
        rows = [Row(one, when(one), reasons(portal, one)) for one in found]
        told = [row for row in rows if row.clash.reason is None]
        accepted = [row for row in rows if row.clash.reason is not None]
        head = Head(
            description="For alle, der planlægger: kommende arrangementer, der kommer i vejen for "
            "hinanden, og de aftener, der allerede er taget.",
            noindex=True,
        )
        context = {
            "today": portal.today,
            "trail": (crumb(portal, YEAR),),
            "told": tuple(told[:MOST]),
            "told_count": len(told),
            "accepted": tuple(accepted[:MOST]),
            "accepted_count": len(accepted),
            "taken": taken(portal),
            "weeks": WEEKS,
        }
        return View(head, context)

    yield edition.page_of(
        CLASHES,
        "clashes.html",
        title="Sammenfald og optagne aftener",
        section="aarshjul",
        made_of=edition.fingerprints.of(
            (
                portal.today,
                portal.all_events,
                tuple(portal.actors.values()),
                tuple(portal.places.values()),
            )
        ),
        view=view,
    )
