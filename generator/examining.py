"""Every event, looked at once: what is wrong with it, and the fragments that are made of it.

Both follow from the event, what it names and the portal's settings. What was found in order, and
what was made of it, is kept until one of those changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from generator import checking
from generator.caching import Bodies, Extent, Shelf, Spill, Store
from generator.forking import heaps, in_turns
from generator.model.portal import Portal
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import (
    FragmentMaker,
    Fragments,
    KeptFragments,
    Outline,
    made_for,
)
from generator.problems import Finding

HEAP = 100
"""Events that a process looks at in a turn: some ten milliseconds."""
MOST = 4
"""So many portals are remembered, each at one address."""

Row: TypeAlias = tuple[str, tuple[Any, ...] | None]
"""The digest of all that an event depends on, and the `Outline` of its fragments; None where it was
but checked."""


class Examined(Struct, frozen=True):
    """What is wrong with a portal; and where nothing is, and it was asked for, its fragments."""

    findings: list[Finding]
    fragments: Mapping[str, Fragments]


def examine(
    portal: Portal,
    fingerprints: Fingerprints,
    base_url: str,
    store: Store,
    jobs: int,
    *,
    making: bool,
) -> Examined:
    """Check the whole portal and, with `making`, make the fragments of its events.

    What is new is shared out among `jobs` processes. Nothing is made of a portal in which
    something is wrong; what is but warned of is no hindrance.
    """
    findings = checking.check_portal(portal)
    shelf = Shelf(store, f"{made_for(portal, base_url)}/fragments", portal.settings_digest)
    store.tidy("made-", MOST)
    digests = {event.slug: fingerprints.of_event(event) for event in portal.all_events}
    rows: dict[str, Row] = {}
    for slug, digest in digests.items():
        row = shelf.rows.get(slug)
        if row is not None and row[0] == digest and (row[1] is not None or not making):
            rows[slug] = row
    fresh = [slug for slug in digests if slug not in rows]
    wrong = any(finding.level == "error" for finding in findings)
    maker = FragmentMaker(portal, base_url) if making and not wrong else None
    spill = shelf.spill()
    extents: dict[str, Extent] = {}
    warned_of: set[str] = set()
    for seen in in_turns(lambda heap: _look(portal, heap, maker, spill), heaps(fresh, HEAP), jobs):
        findings += seen.findings
        warned_of |= seen.warned_of
        extents |= seen.extents
        rows |= {slug: (digests[slug], outline) for slug, outline in seen.in_order.items()}
    # What was warned of is looked at again next time, or nobody would hear of it twice.
    shelf.keep(rows, spill.at(extents), passing=warned_of)
    if maker is None:
        return Examined(findings, {})
    outlines = {slug: Outline._make(row[1]) for slug, row in rows.items() if row[1] is not None}
    return Examined(findings, KeptFragments(outlines, shelf.bodies()))


class _Seen(Struct):
    """What a heap of events was found to be: those in which nothing is wrong, with the outlines of
    their fragments, and where these were left; those of them that are warned of; and all
    findings."""

    in_order: dict[str, tuple[Any, ...] | None]
    extents: dict[str, Extent]
    warned_of: set[str]
    findings: list[Finding]


def _look(portal: Portal, slugs: Sequence[str], maker: FragmentMaker | None, spill: Spill) -> _Seen:
    seen = _Seen({}, {}, set(), [])
    made: dict[str, Bodies] = {}
    for slug in slugs:
        event = portal.events[slug]
        found = checking.check_event(portal, event)
        seen.findings += found
        if any(finding.level == "error" for finding in found):
            continue
        seen.in_order[slug] = None
        if maker is not None:
            outline, made[slug] = maker.made(event)
            seen.in_order[slug] = tuple(outline)
        if found:
            seen.warned_of.add(slug)
    seen.extents = spill.put(made)
    return seen
