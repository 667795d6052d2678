"""What is made once of each event waits in memory until the site is written."""

from __future__ import annotations

import sys
import tracemalloc

from generator.presenting.fragments import FragmentMaker
from tests.factories import BASE_URL, a_portal, an_event

EVENTS = 30


def test_fragments_take_no_more_memory_than_their_bytes() -> None:
    """Whoever writes JSON may hand back a block ten times as large as what stands in it."""
    portal = a_portal(*(an_event(f"nummer-{number}") for number in range(EVENTS)))
    maker = FragmentMaker(portal, BASE_URL)
    events = list(portal.events.values())
    maker.of(events[0])  # what is worked out once, and kept
    tracemalloc.start()
    try:
        made = [maker.of(event) for event in events]
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    held = sum(
        sys.getsizeof(part)
        for one in made
        for part in (one.vevents, one.record, *one.rows, *one.terms)
    )
    assert taken < 3 * held  # the containers, and what is worked out once of each event
