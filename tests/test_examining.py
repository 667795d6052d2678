"""Events are looked at once; what was only warned of is published all the same, and told again."""

from __future__ import annotations

from pathlib import Path

from generator.caching import Store
from generator.examining import Examined, examine
from generator.model.portal import Portal
from generator.presenting.fingerprints import Fingerprints
from tests.factories import BASE_URL, a_place, a_portal, an_actor, an_event


def examined(portal: Portal, folder: Path) -> Examined:
    return examine(portal, Fingerprints(portal), BASE_URL, Store(folder), 1, making=True)


def test_an_event_with_a_warning_is_published_and_told_of_each_time(tmp_path: Path) -> None:
    """The fourth of December 2026 is a Friday."""
    warned = an_event(summary="Kom lørdag den 4. december 2026.")
    sources = {"sources": "Koret"}
    others = (a_place(**sources), an_actor(**sources))
    portal = a_portal(*others, warned, an_event("andet", title="Noget andet"))
    for _ in range(2):
        found = examined(portal, tmp_path)
        assert "forkert-ugedag" in {finding.code for finding in found.findings}
        assert {*found.fragments} == {"julekoncert", "andet"}
