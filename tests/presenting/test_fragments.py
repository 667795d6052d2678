"""What is made once of each event waits on disk until the site is written."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping
from pathlib import Path

from generator.caching import Store
from generator.examining import examine
from generator.model.portal import Portal
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import Fragments
from tests.factories import BASE_URL, a_portal, an_event

EVENTS = 60


def portal_of(title: str) -> Portal:
    text = f"<p>{title} i kirken. {'Alle er velkomne. ' * 500}</p>"
    return a_portal(
        *(an_event(f"nummer-{number}", title=title, body=text) for number in range(EVENTS))
    )


def examined(portal: Portal, folder: Path) -> Mapping[str, Fragments]:
    known = Fingerprints(portal)
    return examine(portal, known, BASE_URL, Store(folder), 1, making=True).fragments


def test_fragments_do_not_wait_in_memory(tmp_path: Path) -> None:
    """Neither they nor the block that they were written into: whoever writes JSON may hand back one
    ten times as large as what stands in it."""
    first, second = portal_of("Aftensang"), portal_of("Morgensang")
    examined(first, tmp_path)  # what is worked out once, and kept
    tracemalloc.start()
    try:
        made = examined(second, tmp_path)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    waiting = sum(len(one.vevents("da")) + len(one.record) for one in made.values())
    assert taken < waiting / 2
