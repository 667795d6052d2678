"""Many actors cost in proportion; counted, since seconds are the machine's."""

from __future__ import annotations

from generator.analysing.fit import FITS, Scale
from generator.analysing.matching import matching_of
from generator.analysing.stock import BEST, Match, Stock
from generator.analysing.wishes import wishes_of
from tests.analysing.crowd import a_crowd, demo_settings

SETTINGS = demo_settings()


def test_four_times_the_actors_are_no_more_than_some_six_times_the_comparisons() -> None:
    few, many = (matching_of(a_crowd(number, SETTINGS)) for number in (300, 1200))

    assert many.scale.compared < 6.5 * few.scale.compared  # all pairs would be sixteen times
    all_pairs = len(many.wishes.needs) * len(many.wishes.offers)
    assert many.scale.compared < all_pairs / 10


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
