"""Clashes (`analysing/clashes.py`): warnings, since whoever planned it may know and mean it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.clashes import clashes, stale
from generator.analysing.duplicates import twins
from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.presenting.addresses import CLASHES
from generator.presenting.clashes import reasons, when
from generator.problems import Finding

MOST = 30
"""So many are told one by one, the soonest first: more are not read, and stand on the page."""


def coming_events_clash_only_where_it_is_meant(portal: Portal) -> Iterator[Finding]:
    """Two coming events clash only where somebody wrote why, and what is written is still so."""
    every = portal.once(clashes)
    # Of what seems to be one event in two files more is said elsewhere (duplicates.py).
    twice = {frozenset((pair.earlier.slug, pair.later.slug)) for pair in portal.once(twins)}
    found = [
        clash
        for clash in every
        if clash.reason is None and frozenset((clash.earlier.slug, clash.later.slug)) not in twice
    ]
    for clash in found[:MOST]:
        other = clash.earlier
        yield Finding(
            clash.later.path,
            ("start",),
            "sammenfald",
            f"Falder sammen med »{other.title}« {when(clash)}: {reasons(portal, clash)}",
            "Flyt det ene, eller skriv hvorfor det er i orden: accepted_clashes: "
            f"[{{with: {other.slug}, reason: …}}]",
            level="warning",
        )
    if len(found) > MOST:
        more = len(found) - MOST
        yield Finding(
            SETTINGS,
            (),
            "sammenfald",
            f"Der er {more} sammenfald mere end de {MOST} første, der er nævnt her",
            f"Se dem på portalens side {CLASHES}.",
            level="warning",
        )
    for one in stale(portal, every):
        if frozenset((one.event.slug, one.other.slug)) in twice:
            continue
        yield Finding(
            one.event.path,
            ("accepted_clashes", one.index),
            "foraeldet-sammenfald",
            f"Arrangementet falder ikke sammen med »{one.other.title}« mere",
            "Slet punktet under »accepted_clashes«.",
            level="warning",
        )
