"""The finder's files and modules: on the demo, equal to the same questions asked of the portal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.portal import Portal
from generator.outputs import finding
from generator.presenting.addresses import FINDER
from generator.presenting.programme import is_ongoing
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import a_place, a_portal, an_edition, an_event
from tests.outputs.finding import (
    DISTANCES,
    LISTS,
    SWITCHES,
    Asked,
    Finder,
    Reference,
    distance,
    finder,
    with_choice,
    without,
)
from tests.outputs.searching import written
from tests.outputs.test_demo import NOW

TODAY = date(2026, 11, 22)
PRESETS = ("i-dag", "i-morgen", "i-weekenden", "denne-uge", "denne-maaned")
GROUPS = ("hvornaar", *LISTS, "alder", "omraade", *SWITCHES)


def files(portal: Portal) -> dict[str, bytes]:
    made = finding.artifacts(an_edition(portal))
    return {one.path.removeprefix(FINDER[1:]): one.render() for one in made}


@pytest.fixture(scope="module")
def demo() -> Portal:
    portal, problems = read_portal(ROOT / "demo", NOW)
    assert portal is not None
    assert problems == []
    return portal


@pytest.fixture(scope="module")
def reference(demo: Portal) -> Reference:
    return Reference(demo)


@pytest.fixture(scope="module")
def modules(demo: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    with finder(written(files(demo), tmp_path_factory.mktemp("find"))) as found:
        yield found


WORDS: dict[str, list[str]] = {}


@pytest.fixture(scope="module", autouse=True)
def words(demo: Portal) -> None:
    """What can be chosen: the table of contents says."""
    WORDS.update(json.loads(files(demo)["indeks.json"])["words"])


def some(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Nothing, mostly; else a few words of the list."""
    few = st.lists(st.deferred(lambda: st.sampled_from(WORDS[name])), max_size=2, unique=True)
    return st.one_of(st.just(()), few.map(tuple))


DAYS = st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=200))


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    when = draw(st.sampled_from(("", *PRESETS, "dato")))
    day = draw(st.sampled_from((TODAY, TODAY, date(2026, 11, 25), date(2026, 11, 30))))
    first = last = None
    if when == "dato":
        first, last = draw(st.tuples(st.none() | DAYS, st.none() | DAYS))
        if first and last and last < first:
            first, last = last, first
    place = draw(st.just("") | st.deferred(lambda: st.sampled_from(WORDS["omraade"])))
    return Asked(
        day=day,
        hvornaar="" if when == "dato" else when,
        fra=first,
        til=last,
        lists={name: draw(some(name)) for name in LISTS},
        alder=draw(st.none() | st.integers(0, 99)),
        omraade=place,
        inden_for=draw(st.sampled_from((0, *DISTANCES))) if place else 0,
        switches=draw(st.frozensets(st.sampled_from(tuple(SWITCHES)))),
    )


many = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@many
@given(asked=questions())
def test_what_is_found_is_what_the_portal_has(
    asked: Asked, modules: Finder, reference: Reference
) -> None:
    told = modules.ask(asked.query, asked.day)

    assert [(day, found) for day, found in told["dates"]] == reference.by_day(asked)
    assert told["ongoing"] == reference.ongoing(asked)
    assert told["total"] == reference.count(asked)
    assert told["unknown"] == []
    assert told["again"] == asked.query


@settings(many, max_examples=40)
@given(asked=questions())
def test_a_number_beside_a_choice_is_what_the_choice_would_find(
    asked: Asked, modules: Finder, reference: Reference
) -> None:
    told = modules.ask(asked.query, asked.day)

    counts = {**told["counts"], "hvornaar": told["whole"]}
    if not asked.omraade:
        del counts["inden-for"]
    expected = {
        name: {value: reference.count(with_choice(asked, name, value)) for value in counts[name]}
        for name in counts
    }
    assert counts == expected


@settings(many, max_examples=40)
@given(asked=questions())
def test_what_leaving_a_group_out_would_find(
    asked: Asked, modules: Finder, reference: Reference
) -> None:
    told = modules.ask(asked.query, asked.day)["without"]

    for group in GROUPS:
        # Days out of the months that were fetched are not known here.
        if group != "hvornaar":
            assert told[group] == reference.count(without(asked, group)), group


@many
@given(asked=questions())
def test_what_is_offered_instead_finds_what_it_says(
    asked: Asked, modules: Finder, reference: Reference
) -> None:
    offered = modules.ask(asked.query, asked.day)["alternatives"]

    for one in offered["without"]:
        assert one["count"] == reference.count(without(asked, one["group"])) > 0
    for one in offered["near"]:
        assert one["code"] != asked.omraade
        assert one["count"] == reference.count(replace(asked, omraade=one["code"])) > 0
    assert [one["km"] for one in offered["near"]] == sorted(one["km"] for one in offered["near"])
    first, last = asked.range
    for one in offered["days"]:
        day = date(1970, 1, 1) + timedelta(days=one["day"])
        assert asked.day <= day
        assert not first <= day <= last
        there = replace(asked, hvornaar="", fra=day, til=day)
        assert one["count"] == reference.count(there) > 0


def test_the_days_offered_are_the_nearest_on_either_side(
    modules: Finder, reference: Reference
) -> None:
    asked = Asked(fra=date(2026, 12, 24), til=date(2026, 12, 25), lists={"emne": ("film",)})
    assert reference.count(asked) == 0

    offered = modules.ask(asked.query)["alternatives"]["days"]

    dates = sorted(
        found.first_day
        for found in reference.found(without(asked, "hvornaar"))
        if not is_ongoing(found)
    )
    before = max(day for day in dates if day < date(2026, 12, 24))
    after = min(day for day in dates if day > date(2026, 12, 25))
    epoch = date(1970, 1, 1)
    assert [epoch + timedelta(days=one["day"]) for one in offered] == [before, after]


@pytest.mark.parametrize("name", [*LISTS, "omraade"])
def test_every_word_by_itself(name: str, modules: Finder, reference: Reference) -> None:
    for code in WORDS[name]:
        asked = Asked(omraade=code) if name == "omraade" else Asked(lists={name: (code,)})
        assert modules.ask(asked.query)["total"] == reference.count(asked) > 0


@pytest.mark.parametrize("age", [0, 5, 6, 12, 13, 17, 18, 59, 60, 99])
def test_every_age(age: int, modules: Finder, reference: Reference) -> None:
    assert modules.ask(f"alder={age}")["total"] == reference.count(Asked(alder=age)) > 0


def test_only_the_months_asked_for_are_fetched(modules: Finder) -> None:
    told = modules.ask("fra=2027-01-30&til=2027-02-02")

    first = told["fetched"][
        : told["fetched"].index(next(x for x in told["fetched"] if "2026" in x))
    ]
    assert [one.split("?")[0] for one in first] == [
        "indeks.json",
        "loebende.json",
        "2027-01.json",
        "2027-02.json",
    ]


def test_what_nobody_knows_is_told_and_left_out(modules: Finder) -> None:
    told = modules.ask(
        "hvornaar=i-gaar&emne=musik,rap&emne=musik&alder=200&omraade=%3Cscript%3E&inden-for=7"
        "&gratis=ja&fra=2026-02-30&til=x&utm_source=mail&adgang="
    )

    assert told["again"] == "emne=musik"
    assert sorted(told["unknown"]) == sorted(
        ["rap", "2026-02-30", "x", "i-gaar", "200", "<script>", "7", "ja"]
    )


def test_a_last_day_before_the_first_is_kept_but_not_asked_for(modules: Finder) -> None:
    told = modules.ask("fra=2026-12-05&til=2026-12-01")

    assert told["range"] == ["2026-12-05", None]
    assert told["unknown"] == []
    assert told["again"] == "fra=2026-12-05&til=2026-12-01"


@pytest.mark.parametrize("day", [TODAY + timedelta(days=ahead) for ahead in range(-1, 40)])
def test_relative_words_mean_the_visitors_days(day: date, modules: Finder) -> None:
    for preset in PRESETS:
        expected = [one.isoformat() for one in Asked(day=day, hvornaar=preset).range]
        assert modules.ask(f"hvornaar={preset}", day)["range"] == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    one=st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    other=st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)
def test_distances(one: tuple[float, float], other: tuple[float, float], modules: Finder) -> None:
    assert modules.distance(one, other) == pytest.approx(distance(one, other), abs=1e-3)


def test_where_the_visitor_is_counts_once_it_is_known(
    modules: Finder, demo: Portal, reference: Reference
) -> None:
    centre = demo.settings.vocabularies.localities["svaleoe"]
    assert centre.lat is not None
    assert centre.lon is not None
    query = "omraade=min-placering&inden-for=5"

    unknown = modules.ask(query)
    known = modules.ask(query, here=(centre.lat, centre.lon))

    assert unknown["total"] == reference.count(Asked())
    # Who stands in the middle of it finds what is near; and not what lies in it but far away.
    assert 0 < known["total"] < unknown["total"]
    there = reference.count(Asked(omraade="svaleoe", inden_for=5))
    assert known["total"] <= there
    assert known["again"] == query


def dates_of(portal: Portal, name: str) -> list[Any]:
    return list(json.loads(files(portal)[name])["dates"])


def test_a_date_stands_in_each_month_that_it_touches_from_today_on() -> None:
    portal = a_portal(
        an_event("over", start="2026-11-21"),
        an_event("igang", start="2026-11-20", end="2026-11-22"),
        an_event("skift", start="2026-11-29", end="2026-12-02"),
        an_event("lang", start="2026-11-01", end="2027-02-01"),
    )

    assert sorted(files(portal)) == ["2026-11.json", "2026-12.json", "indeks.json", "loebende.json"]
    assert [one[1] for one in dates_of(portal, "2026-11.json")] == ["2026-11-20", "2026-11-29"]
    assert [one[1] for one in dates_of(portal, "2026-12.json")] == ["2026-11-29"]
    assert [one[1] for one in dates_of(portal, "loebende.json")] == ["2026-11-01"]


def test_each_date_of_a_series_has_its_own_state_and_place() -> None:
    portal = a_portal(
        a_place(accessibility=["koerestol"], geo={"lat": "55.3", "lon": "12.2"}),
        a_place("salen", title="Salen", locality="oeby"),
        an_event(
            "kor",
            title="Kor",
            venue="kulturhuset",
            start="2026-12-01 19:00",
            repeat={"every": "week", "until": "2026-12-22"},
            changes=[
                {"date": "2026-12-08 19:00", "status": "cancelled"},
                {"date": "2026-12-15 19:00", "venue": "salen", "booking": "sold_out"},
            ],
        ),
    )

    told = json.loads(files(portal)["2026-12.json"])

    assert [one[:5] for one in told["dates"]] == [
        [0, "2026-12-01T19:00+01:00", 0, 0, "kl.\u00a019.00"],
        [0, "2026-12-08T19:00+01:00", 0, 2, "kl.\u00a019.00"],
        [1, "2026-12-15T19:00+01:00", 0, 1, "kl.\u00a019.00"],
        [0, "2026-12-22T19:00+01:00", 0, 0, "kl.\u00a019.00"],
    ]
    assert [one[6:] for one in told["dates"]] == [[], ["Aflyst"], ["Udsolgt"], []]
    assert [(one[0], one[6], one[7], one[8]) for one in told["things"]] == [
        ("kor", 0, [55.3, 12.2], [0]),
        ("kor", 1, [55.25, 12.12], []),
    ]


def test_nothing_coming_is_nothing_to_fetch() -> None:
    made = files(a_portal(an_event(start="2020-01-01")))

    assert sorted(made) == ["indeks.json", "loebende.json"]
    assert json.loads(made["indeks.json"])["months"] == []


def test_hostile_titles_stay_text(tmp_path: Path) -> None:
    title = "</script><b>\"'\u2028 & æ"
    portal = a_portal(an_event(start="2026-12-01").model_copy(update={"title": title}))

    with finder(written(files(portal), tmp_path)) as modules:
        assert modules.ask("")["total"] == 1
    assert json.loads(files(portal)["2026-12.json"])["things"][0][1] == title
