"""Which events seem to be one in two files, and which only look like it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.duplicates import MOST_BESIDE, alike, twins
from generator.checking.clashes import coming_events_clash_only_where_it_is_meant
from generator.checking.duplicates import MOST, coming_events_are_written_once
from generator.model.event import Event
from tests.factories import Fields, a_history, a_place, a_portal, an_event

HALL, BARN = a_place("salen", title="Den store sal"), a_place("laden", title="Laden")
EVENING = {"start": "2026-12-04 19:30", "end": "2026-12-04 21:00"}
RUN: Fields = {"start": "2026-12-01", "end": "2027-01-31", "type": "udstilling"}


def an_evening(slug: str, **fields: Any) -> Event:
    return an_event(
        slug, **({"venue": "salen", "title": "Koret synger julen ind"} | EVENING | fields)
    )


def told(*events: Event) -> list[tuple[str, str]]:
    portal = a_portal(HALL, BARN, *events)
    return [(pair.earlier.slug, pair.later.slug) for pair in twins(portal)]


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "Koret synger julen ind!"},
        {"title": "Koret synger  JULEN ind"},
        {"title": "Julen ind: koret synger"},
        {"title": "Koret synger julen"},
        {"title": "Koret synger julen ind i Salen"},
        {"start": "2026-12-04 19:00"},
        {"start": "2026-12-04", "end": None},
        {"venue": None},
        {"venue": {"name": "den store Sal"}},
        {"room": "Scenen"},
    ],
)
def test_what_seems_to_be_one(other: dict[str, Any]) -> None:
    assert told(an_evening("a"), an_evening("b", **other)) == [("a", "b")]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Nytårskoncert"},
        {"title": "Koret synger julen ind for 2. klasse"},
        {"start": "2026-12-05 19:30", "end": "2026-12-05 21:00"},
        {"start": "2026-12-04 21:00", "end": "2026-12-04 22:00"},
        {"venue": "laden"},
        {"venue": {"name": "Kroen"}},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"status": "moved_online", "online_url": "https://koret.example/"},
        {"title": "Koret synger julen ind i Salen", "start": "2026-12-04 19:00"},
    ],
)
def test_what_only_looks_like_it(other: dict[str, Any]) -> None:
    assert told(an_evening("a"), an_evening("b", **other)) == []


def test_rooms_runs_and_what_is_over() -> None:
    rooms = [an_evening("a", room="Scenen"), an_evening("b", room="Foyeren")]
    assert told(*rooms) == []
    shows = [an_event(slug, title="Fotografier", venue="salen", **RUN) for slug in ("a", "b")]
    assert told(*shows) == [("a", "b")]
    over = {"start": "2026-11-04 19:30", "end": "2026-11-04 21:00"}
    assert told(an_evening("a", **over), an_evening("b", **over)) == []


def test_a_date_that_its_series_leaves_out_has_an_event_of_its_own() -> None:
    weekly = {"every": "week", "until": "2026-12-18"}
    last = an_evening("sidste", start="2026-12-11 19:30", end="2026-12-11 21:00")
    assert told(an_evening("serie", repeat=weekly), last) == [("serie", "sidste")]
    assert told(an_evening("serie", repeat={**weekly, "except": ["2026-12-11"]}), last) == []
    assert told(an_evening("a", repeat=weekly), an_evening("b", repeat=weekly)) == [("a", "b")]


def test_the_later_file_is_told_with_the_other_and_the_way_out() -> None:
    older = an_evening("b", history=a_history("2026-10-01 10:00"))
    newer = an_evening("a", history=a_history("2026-11-01 10:00"))
    (finding,) = coming_events_are_written_once(a_portal(HALL, older, newer))
    assert (finding.path, finding.field, finding.level) == (
        *("events/2026/a.md", ("title",)),
        "warning",
    )
    assert finding.message == (
        "Ligner »Koret synger julen ind« i events/2026/b.md fredag den 4. december 2026 kl. 19.30: "
        "er det det samme?"
    )
    assert finding.hint == (
        "Så behold den ene fil, slet den anden, og skriv dens adresse i »aliases«. "
        "Er det to: accepted_clashes: [{with: b, reason: …}]"
    )


def test_it_is_told_once_and_not_as_a_clash_too() -> None:
    portal = a_portal(HALL, an_evening("a"), an_evening("b"))
    assert len([*coming_events_are_written_once(portal)]) == 1
    assert [*coming_events_clash_only_where_it_is_meant(portal)] == []


@pytest.mark.parametrize("times", [{}, {"start": "2026-12-04", "end": None}])
def test_what_is_accepted_is_not_told_and_its_reason_not_called_stale(
    times: dict[str, Any],
) -> None:
    meant = [{"with": "a", "reason": "To hold"}]
    portal = a_portal(HALL, an_evening("a"), an_evening("b", accepted_clashes=meant, **times))
    assert [*coming_events_are_written_once(portal)] == []
    assert [*coming_events_clash_only_where_it_is_meant(portal)] == []


def test_of_a_failed_import_the_first_are_told_and_how_many_more() -> None:
    many = [
        an_event(
            f"{n:03}-{half}",
            start=f"2026-12-{n % 28 + 1:02} {n % 12 + 8}:00",
            end=f"2026-12-{n % 28 + 1:02} {n % 12 + 8}:30",
            title=f"Hold {n}",
            venue="salen",
        )
        for n in range(84)
        for half in "ab"
    ]
    found = [*coming_events_are_written_once(a_portal(HALL, *many))]
    assert len(found) == MOST + 1
    assert (
        found[-1].message == f"Der er {84 - MOST} par mere end de {MOST} første, der er nævnt her"
    )


def test_the_work_grows_as_the_number_of_dates_does() -> None:
    for count in (100, 200):
        pairs = told(*(an_evening(f"e{number:03}") for number in range(count)))
        assert count < len(pairs) <= count * MOST_BESIDE


VENUES = st.sampled_from(["salen", "laden", {"name": "Laden"}, None])
STARTS = st.sampled_from(["2026-12-04 18:00", "2026-12-04 19:00", "2026-12-04", "2026-12-05 19:00"])


@given(st.lists(st.tuples(STARTS, VENUES, st.sampled_from(["Koncert", "Stor koncert", "Film"]))))
def test_the_order_of_files_decides_nothing_and_none_is_its_own_twin(
    made: list[tuple[str, Any, str]],
) -> None:
    events = [
        an_event(f"e{n:02}", start=start, venue=venue, title=title)
        for n, (start, venue, title) in enumerate(made[:12])
    ]
    pairs = set(told(*events))
    assert pairs == {tuple(pair) for pair in told(*reversed(events))}
    assert all(one < other for one, other in pairs)
    for one, other in pairs:
        assert told(*(event for event in events if event.slug in (one, other))) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"), [("🎄", "Julekoncert"), ("!!!", "Koncert"), ("🎄", "!!!")]
)
def test_a_title_without_words_is_like_no_other(one: str, other: str) -> None:
    assert not alike(one, other, at_once=True, within=True)
