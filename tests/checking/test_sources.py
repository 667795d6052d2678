"""Sources: errors of what is always a fact, warnings of events, since days pass by themselves."""

from __future__ import annotations

import pytest

from generator.checking.sources import MOST, events_have_sources, facts_have_sources
from tests.factories import a_place, a_portal, an_actor, an_event, some_settings

REAL = some_settings(invented="nej")


@pytest.mark.parametrize("start", ["2025-12-04 19:30", "2026-12-04 19:30"])
def test_an_event_without_sources_is_only_warned_of(start: str) -> None:
    """Before it is held and after: what is accepted today must build tomorrow."""
    told = an_event("jul", start=start, sources="koret")
    portal = a_portal(an_event("nytaar", start=start), told, settings=REAL)
    (found,) = events_have_sources(portal)
    assert (found.path, found.level) == ("events/2026/nytaar.md", "warning")
    assert found.message == "Der står ikke, hvor oplysningerne kommer fra"
    assert found.hint.startswith("Tilføj, gerne inden" if "2026" in start else "Tilføj en linje")


def test_of_many_events_the_latest_are_told_one_by_one() -> None:
    events = [an_event(f"e{n}", start=f"2027-01-01 {n % 24:02}:00") for n in range(MOST + 2)]
    *_, last = events_have_sources(a_portal(*events, settings=REAL))
    assert last.message == f"Der er 2 arrangementer mere uden kilde end de {MOST} nævnte"


def test_what_is_always_a_fact_has_sources() -> None:
    portal = a_portal(an_actor("koret"), a_place("torvet"), settings=REAL)
    assert [found.level for found in facts_have_sources(portal)] == ["error", "error"]
    assert list(events_have_sources(portal)) == []
