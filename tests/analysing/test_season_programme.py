"""The season's programme: every event once, where and when it begins, and never without end."""

from __future__ import annotations

from datetime import date

from generator.analysing.season_programme import SeasonProgramme, season_programme
from generator.model.entity import Entity
from generator.presenting.seasons import Season, season_of, seasons
from tests.factories import a_place, a_portal, an_event, some_settings

FIRST, LAST = date(2027, 1, 1), date(2027, 6, 30)


def told(*entities: Entity, most: int = 100) -> SeasonProgramme:
    portal = a_portal(a_place("huset"), a_place("laden", locality="oeby"), *entities)
    return season_programme(portal, portal.all_events, FIRST, LAST, most)


def test_months_then_towns_then_time() -> None:
    found = told(
        an_event("c", start="2027-02-01 19:30", venue="laden"),
        an_event("b", start="2027-01-09 19:30", venue="huset"),
        an_event("a", start="2027-01-09 10:00", venue="huset"),
        an_event("d", start="2027-01-02 10:00"),
        an_event("foer", start="2026-12-31 19:30", end="2026-12-31 21:00"),
        an_event("efter", start="2027-07-01 10:00"),
        an_event("aflyst", start="2027-01-09 10:00", status="cancelled"),
    )
    assert [
        (month.number, town.code, [one.occurrence.event.slug for one in town.entries])
        for month in found.months
        for town in month.towns
    ] == [(1, "karise", ["a", "b"]), (1, None, ["d"]), (2, "oeby", ["c"])]
    assert found.count == 4


def test_a_series_stands_once_with_the_dates_of_the_season() -> None:
    repeat = {"every": "week", "until": "2027-07-30"}
    found = told(an_event("a", start="2026-12-18 19:30", repeat=repeat))
    (entry,) = found.months[0].towns[0].entries
    assert entry.occurrence.first_day == date(2027, 1, 1)
    assert (entry.more, entry.last) == (25, date(2027, 6, 25))


def test_a_run_stands_apart() -> None:
    found = told(an_event("a", start="2026-12-01", end="2027-02-01"), an_event("b", start=FIRST))
    assert [run.event.slug for run in found.runs] == ["a"]
    assert [month.count for month in found.months] == [1]


def test_a_season_is_never_endless() -> None:
    crowd = [an_event(f"e{n:02d}", start=f"2027-{1 + n // 10:02d}-05 10:00") for n in range(30)]
    found = told(*crowd, most=15)
    assert [(month.count, month.left_out) for month in found.months] == [(10, 0), (5, 5), (0, 10)]
    assert (found.count, found.left_out) == (30, 15)


def test_every_day_has_a_season_and_every_season_an_address() -> None:
    assert season_of(date(2027, 6, 30)).address == "/program/foraar-2027/"
    assert season_of(date(2027, 7, 1)).address == "/program/efteraar-2027/"
    assert season_of(date(2027, 12, 31)).name == "Efteråret 2027"
    assert Season(2026, 2).next == Season(2027, 1)
    assert Season(2027, 2).months[-1] == (2027, 12)


def test_seasons_keep_their_page_from_the_launch_to_the_next() -> None:
    old = a_portal(settings=some_settings(launched="2025-08-01"))
    coming = a_portal(settings=some_settings(launched="2027-08-01"))
    assert [season.address.strip("/").split("/")[1] for season in seasons(old)] == [
        "efteraar-2025",
        "foraar-2026",
        "efteraar-2026",
        "foraar-2027",
    ]
    assert seasons(coming) == (Season(2026, 2), Season(2027, 1))
