"""What happens when."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.portal import Portal
from generator.presenting.programme import limited, month_index, next_occurrence, past, programme
from tests.factories import a_portal, an_event


def portal(**events: dict[str, Any]) -> Portal:
    return a_portal(
        *(an_event(slug.replace("_", "-"), **fields) for slug, fields in events.items())
    )


def days(found: Portal, *span: date) -> dict[str, list[str]]:
    shown = programme(found, found.listings.values(), *span)
    return {
        day.day.isoformat(): [occurrence.event.slug for occurrence in day.occurrences]
        for day in shown.days
    }


def test_by_day_then_by_the_clock_and_whole_days_first() -> None:
    found = portal(
        aften={"start": "2026-11-22 20:00"},
        dag={"start": "2026-11-22"},
        morgen={"start": "2026-11-22 8:00"},
        foer={"start": "2026-11-21 8:00"},
        siden={"start": "2026-11-25"},
    )

    assert days(found) == {"2026-11-22": ["dag", "morgen", "aften"], "2026-11-25": ["siden"]}


def test_what_began_earlier_stands_on_the_first_day_shown() -> None:
    found = portal(festival={"start": "2026-11-20", "end": "2026-11-24"})

    assert days(found) == {"2026-11-22": ["festival"]}
    assert days(found, date(2026, 11, 1), date(2026, 11, 30)) == {"2026-11-20": ["festival"]}


def test_a_night_belongs_to_the_evening_it_began() -> None:
    found = portal(nat={"start": "2026-11-21 22:00", "end": "2026-11-22 4:00"})

    assert days(found) == {}


def moved(found: Portal, *span: date) -> dict[str, list[str]]:
    shown = programme(found, found.listings.values(), *span)
    return {
        day.day.isoformat(): [occurrence.event.slug for occurrence in day.moved]
        for day in shown.days
        if day.moved
    }


def test_what_was_moved_is_told_on_its_old_day_and_counted_on_the_new_one() -> None:
    found = portal(
        koncert={
            "start": "2026-11-29 15:00",
            "status": "rescheduled",
            "previous_start": "2026-11-28 15:00",
        },
        serie={
            "start": "2026-11-24 19:00",
            "repeat": {"every": "week", "until": "2026-12-08"},
            "changes": [{"date": "2026-12-01 19:00", "start": "2026-11-28 12:00"}],
        },
    )
    shown = programme(found, found.listings.values())

    assert moved(found) == {"2026-11-28": ["koncert"], "2026-12-01": ["serie"]}
    assert [len(day.occurrences) for day in shown.days] == [1, 1, 1, 0, 1]
    assert (shown.count, shown.event_count) == (4, 2)
    assert moved(found, date(2026, 12, 1), date(2026, 12, 31)) == {"2026-12-01": ["serie"]}


def test_an_old_day_that_is_past_or_still_the_day_is_not_told() -> None:
    fields = {"status": "rescheduled"}
    found = portal(
        i_gaar={"start": "2026-11-29 15:00", "previous_start": "2026-11-21 15:00", **fields},
        samme_dag={"start": "2026-11-28 18:00", "previous_start": "2026-11-28 15:00", **fields},
        midt_i={
            "start": "2026-11-23",
            "end": "2026-11-25",
            "previous_start": "2026-11-24",
            **fields,
        },
    )

    assert moved(found) == {}
    assert moved(found, date(2026, 11, 1), date(2026, 11, 30)) == {"2026-11-21": ["i-gaar"]}


def test_a_month_keeps_its_page_when_all_in_it_was_moved_away() -> None:
    found = portal(
        nytaar={"start": "2027-01-02", "status": "rescheduled", "previous_start": "2026-12-30"}
    )
    december, january = month_index(found)

    assert (december.key, december.events, december.moved) == (
        (2026, 12),
        (),
        (found.listings["nytaar"],),
    )
    assert (january.key, len(january.events), january.moved) == ((2027, 1), 1, ())


def test_an_exhibition_is_shown_once_and_apart() -> None:
    found = portal(udstilling={"start": "2026-10-01", "end": "2027-01-31"})
    shown = programme(found, found.listings.values())

    assert shown.days == ()
    assert [occurrence.event.slug for occurrence in shown.ongoing] == ["udstilling"]


def test_counts_are_of_dates_and_of_events() -> None:
    found = portal(
        serie={"start": "2026-11-23 19:00", "repeat": {"every": "week", "until": "2026-12-07"}}
    )
    shown = programme(found, found.listings.values())

    assert (shown.count, shown.event_count) == (3, 1)


def test_a_limit_never_cuts_a_day_in_two() -> None:
    found = portal(
        a={"start": "2026-11-23"},
        b={"start": "2026-11-24 10:00"},
        c={"start": "2026-11-24 12:00"},
        d={"start": "2026-11-25"},
    )
    whole = programme(found, found.listings.values())

    assert limited(whole, 2).count == 3
    assert limited(whole, 1).count == 1


def test_the_next_date_is_one_that_takes_place() -> None:
    found = portal(
        serie={
            "start": "2026-11-16 19:00",
            "repeat": {"every": "week", "until": "2026-12-07"},
            "changes": [{"date": "2026-11-23 19:00", "status": "cancelled"}],
        }
    )

    assert next_occurrence(found, found.events["serie"]).first_day == date(2026, 11, 30)


def test_a_series_that_is_over_shows_its_last_date() -> None:
    found = portal(serie={"start": "2026-11-01", "repeat": {"dates": ["2026-11-08"]}})

    assert next_occurrence(found, found.events["serie"]).first_day == date(2026, 11, 8)


def test_the_archive_has_the_latest_first() -> None:
    found = portal(
        gammel={"start": "2024-01-01"}, ny={"start": "2026-11-21"}, kommer={"start": "2026-11-22"}
    )

    assert [event.slug for event in past(found, found.listings.values())] == ["ny", "gammel"]


def test_a_run_stands_in_every_month_it_spans() -> None:
    found = portal(
        udstilling={"start": "2026-11-30", "end": "2027-01-02"}, nat={"start": "2027-01-31"}
    )
    index = month_index(found)

    assert [(month.key, len(month.events)) for month in index] == [
        ((2026, 11), 1),
        ((2026, 12), 1),
        ((2027, 1), 2),
    ]
    assert index[1].last == date(2026, 12, 31)
    assert not index[0].is_past(date(2026, 11, 30))
    assert index[0].is_past(date(2026, 12, 1))
