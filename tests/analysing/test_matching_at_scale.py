"""Many actors cost in proportion; counted, since seconds are the machine's."""

from __future__ import annotations

import pytest

from generator.analysing.fit import FITS, Points, Scale
from generator.analysing.matching import matching_of
from generator.analysing.stock import BEST, Match, Stock
from generator.analysing.wishes import Profile, wishes_of
from tests.analysing.crowd import a_crowd, demo_settings

SETTINGS = demo_settings()


def test_four_times_the_actors_are_no_more_than_some_six_times_the_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points = Scale.points
    compared = 0

    def counted(scale: Scale, need: Profile, offer: Profile) -> Points | None:
        nonlocal compared
        compared += 1
        return points(scale, need, offer)

    monkeypatch.setattr(Scale, "points", counted)
    matching_of(a_crowd(300, SETTINGS))
    few, compared = compared, 0
    many = matching_of(a_crowd(1200, SETTINGS))

    assert 0 < compared < 6.5 * few  # all pairs would be sixteen times
    assert compared < len(many.wishes.needs) * len(many.wishes.offers) / 10


def test_the_best_are_those_that_looking_at_everything_finds() -> None:
    portal = a_crowd(150, SETTINGS, seed=7)
    wishes = wishes_of(portal)
    scale = Scale(portal, wishes.offers)
    stock = Stock(scale, wishes.offers)
    for need in wishes.needs:
        everything = [
            Match(need, offer, points)
            for offer in wishes.offers
            if offer.actor != need.actor
            and (points := scale.points(need.profile, offer.profile)) is not None
            and points.score >= FITS
        ]
        everything.sort(key=lambda match: (-match.score, match.offer))
        assert stock.best(need) == everything[:BEST]
