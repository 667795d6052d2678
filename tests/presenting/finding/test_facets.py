"""What a date is found by."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.ages import Ages
from generator.presenting.finding.facets import facets, union
from tests.factories import a_place, a_portal, an_event, some_settings

RANGES = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted), max_size=5)


@given(RANGES)
def test_ages_together_are_every_year_of_each_and_no_other(ranges: list[list[int]]) -> None:
    found = union(Ages(low=low, high=high) for low, high in ranges)

    expected = {year for low, high in ranges for year in range(low, high + 1)}
    assert {year for low, high in found for year in range(low, high + 1)} == expected
    # In order, and none touches the next.
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


def test_its_own_ages_go_before_its_audiences() -> None:
    words = some_settings().vocabularies
    audiences = {
        "boern": words.audiences["boern"].model_copy(update={"ages": Ages(low=6, high=12)}),
        "alle": words.audiences["alle"],
    }
    settings = some_settings()
    settings = settings.model_copy(
        update={"vocabularies": words.model_copy(update={"audiences": audiences})}
    )
    portal = a_portal(
        an_event("egne", audiences=["boern"], ages="3-4"),
        an_event("deres", audiences=["boern", "alle"]),
        an_event("ukendt", audiences=["alle"]),
        settings=settings,
    )

    found = {slug: facets(portal, dates[0]).ages for slug, dates in portal.occurrences.items()}
    assert found == {"egne": ((3, 4),), "deres": ((6, 12),), "ukendt": ()}


def test_a_place_without_a_point_stands_in_the_middle_of_its_locality() -> None:
    portal = a_portal(a_place(locality="karise"), an_event(venue="kulturhuset"))

    (dates,) = portal.occurrences.values()
    assert facets(portal, dates[0]).point == (55.31, 12.2)


def test_what_is_moved_to_the_net_is_found_where_it_was_to_be() -> None:
    portal = a_portal(
        a_place(locality="karise", accessibility=["koerestol"]),
        an_event(venue="kulturhuset", status="moved_online", online_url="https://x.example/"),
    )

    (dates,) = portal.occurrences.values()
    found = facets(portal, dates[0])
    assert (found.locality, found.point, found.accessibility) == ("karise", (55.31, 12.2), ())
    assert portal.events_by_accessibility == {}
