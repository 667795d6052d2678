"""The corpus' hundreds of calendars, brought in: each again without a change or a duplicate, and
every refusal explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.harvesting.formats import FORMATS
from generator.harvesting.found import Found, Reading, Window
from generator.harvesting.proposal import Proposal
from generator.harvesting.proposing import Asked, propose
from generator.harvesting.shelf import Kept, Shelf, kept_in
from generator.model.calendar_source import EventDefaults
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from tests.factories import a_place, a_portal, an_actor
from tests.harvesting.corpus.others import WRITERS
from tests.harvesting.corpus.producers import STYLES, Style, write
from tests.harvesting.corpus.programmes import PROGRAMMES

ACTOR = an_actor("koret", title="Koret")
PORTAL = a_portal(ACTOR, a_place("torvet", title="Torvet"), now="2026-01-01 09:00")
WINDOW = Window.around(date(2026, 11, 26))
ASKED = Asked(ACTOR, EventDefaults(type="koncert"), "https://koret.example/kalender")
NOTHING = Shelf(Path(), {}, frozenset())


def shelf(proposal: Proposal, before: Iterable[Kept] = ()) -> Shelf:
    """The files as they are once the proposal was written."""
    own = {kept.path: kept for kept in before}
    for file in proposal.files:
        notes = Notes()
        kept = kept_in(file.path, file.new, notes)
        assert kept is not None, [*notes.problems, *notes.findings]
        own[file.path] = kept
    return Shelf(Path(), {"koret": tuple(own.values())}, frozenset(map(slug_of, own)))


def brought_in(reading: Reading) -> None:
    first = propose(PORTAL, NOTHING, ASKED, reading)
    assert first.new
    assert all(line.said for line in first.refused), first.refused
    assert {line.path for line in first.new} == {file.path for file in first.files}
    count = len(first.new) + len(first.refused) + first.past + len(first.left_out)
    assert count == len(reading.found) + len(reading.refused)
    files = shelf(first)
    again = propose(PORTAL, files, ASKED, reading)
    assert (again.files, again.unchanged) == ([], len(first.new))
    other = propose(PORTAL, files, ASKED, replace(reading, found=_renamed(reading.found)))
    assert (other.files, other.unchanged) == ([], len(first.new))


def _renamed(found: Iterable[Found]) -> tuple[Found, ...]:
    """Other UIDs, in another order, as some systems give them at each fetch."""
    return tuple(replace(one, uid=f"igen-{n}") for n, one in enumerate(reversed([*found])))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_producer_of_icalendar(style: Style) -> None:
    for programme in PROGRAMMES:
        brought_in(FORMATS["ics"](write(style, programme), WINDOW))


@pytest.mark.parametrize("name", WRITERS)
def test_every_other_format(name: str) -> None:
    form, writer = WRITERS[name]
    for programme in PROGRAMMES:
        brought_in(FORMATS[form](writer(programme), WINDOW))
