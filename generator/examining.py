"""Every event, looked at once: what is wrong with it, and the fragments that are made of it.

Both follow from the event, what it names and the portal's settings. What was found in order, and
what was made of it, is kept until one of those changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator import checking
from generator.caching import Shelf, Store
from generator.forking import heaps, in_turns
from generator.model.portal import Portal
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import FragmentMaker, Fragments, made_for
from generator.problems import Finding

HEAP = 100
"""Events that a process looks at in a turn: some ten milliseconds."""
MOST = 4
"""So many portals are remembered, each at one address."""

Made: TypeAlias = tuple[str, Fragments | None]
"""The digest of all that an event depends on, and its fragments; None where it was but checked."""


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
    made: dict[str, Made] = {}
    for slug, digest in digests.items():
        row = shelf.rows.get(slug)
        if row is not None and row[0] == digest and (row[1] is not None or not making):
            made[slug] = (digest, None if row[1] is None else Fragments._make(row[1]))
    fresh = [slug for slug in digests if slug not in made]
    wrong = any(finding.level == "error" for finding in findings)
    maker = FragmentMaker(portal, base_url) if making and not wrong else None
    told: set[str] = set()
    for fragments, warned, found in in_turns(
        lambda heap: _look(portal, heap, maker), heaps(fresh, HEAP), jobs
    ):
        findings += found
        told |= warned
        made |= {slug: (digests[slug], one) for slug, one in fragments.items()}
    # What was warned of is looked at again next time, or nobody would hear of it twice.
    kept = ((slug, digest, one) for slug, (digest, one) in made.items() if slug not in told)
    shelf.keep({slug: (digest, one and tuple(one)) for slug, digest, one in kept})
    return Examined(findings, {slug: one for slug, (_, one) in made.items() if one is not None})


def _look(
    portal: Portal, slugs: Sequence[str], maker: FragmentMaker | None
) -> tuple[dict[str, Fragments | None], set[str], list[Finding]]:
    """The events in which nothing is wrong, with their fragments; those of them that are warned of;
    and what is told of any."""
    findings: list[Finding] = []
    in_order: dict[str, Fragments | None] = {}
    warned: set[str] = set()
    for slug in slugs:
        event = portal.events[slug]
        found = checking.check_event(portal, event)
        findings += found
        if any(finding.level == "error" for finding in found):
            continue
        in_order[slug] = maker.of(event) if maker is not None else None
        if found:
            warned.add(slug)
    return in_order, warned, findings
