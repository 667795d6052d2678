"""What the table of growth says follows from what was measured."""

from __future__ import annotations

import math

import pytest

from bench.growth import Cost, exponent, table
from bench.invented import corpus


def cost(size: int, build: float) -> Cost:
    return Cost(size, build, edit=0.5, memory=2**20 * (64 + size), files=10 * size, written=1024)


@pytest.mark.parametrize("power", [0, 1, 2])
def test_the_exponent_is_the_power(power: int) -> None:
    assert exponent(7, 7 * 4**power, 4) == pytest.approx(power)


def test_where_there_is_no_cost_there_is_no_exponent() -> None:
    assert math.isnan(exponent(0, 7, 4))


def test_what_is_there_anyway_counts_for_nothing() -> None:
    told = table("events", [cost(0, 1.0), cost(100, 1.2), cost(1000, 21.0)]).splitlines()
    assert told == [
        "| per event | at 100 | at 1,000 | exponent |",
        "|---|---:|---:|---:|",
        "| cold build, ms | 2.00 | 20.00 | 2.00 |",
        "| after an edit, ms | 0.000 | 0.000 | nan |",
        "| peak memory, KiB | 1024.0 | 1024.0 | 1.00 |",
        "| files | 10.0 | 10.0 | 1.00 |",
        "| written, KiB | 0.0 | 0.0 | nan |",
    ]


def test_actors_and_partnerships_grow_by_themselves() -> None:
    known = corpus(30, actors=50, partnerships=40)
    assert (len(known.events), len(known.actors), len(known.partnerships)) == (30, 50, 40)
    assert max(number for event in known.events for number in event.organizers) > 4
    assert max(number for one in known.partnerships for number in one.partners) > 4
    assert max(event.partnership or 0 for event in known.events) > 1
