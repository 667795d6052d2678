"""Calendars that went wrong on the way: nothing raises, what can be read is, all else is told."""

from __future__ import annotations

from datetime import date

import pytest

from generator.harvesting.formats import FORMATS
from generator.harvesting.found import Window
from tests.harvesting.corpus.hard import HARD, Hard

WINDOW = Window.around(date(2026, 11, 26))


@pytest.mark.parametrize("hard", HARD, ids=lambda hard: hard.name)
def test_a_hard_calendar(hard: Hard) -> None:
    reading = FORMATS["ics"](hard.data, WINDOW)
    found = tuple(
        f"{one.title}: " + " ".join(f"{date_.start:%Y-%m-%d %H:%M}" for date_ in one.occasions)
        for one in reading.found
    )
    doubts = (*reading.doubts, *(doubt for one in reading.found for doubt in one.doubts))
    assert found == hard.found
    assert tuple(one.reason for one in reading.refused) == hard.refused
    assert doubts == hard.doubts
    assert reading.complete == hard.complete
    assert reading.faults == hard.faults
