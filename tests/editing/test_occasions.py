"""Events that are cancelled, moved and held again: exactly the lines that must change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.occasions import cancelled, copied, moved, slug_of_copy, written
from generator.editing.refusing import Refused, Unchangeable
from generator.model.event import Event
from generator.model.occurrences import occurrences
from generator.model.times import When, day_of, parse_when
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml

TODAY = day_of(parse_when("2026-12-02"))
SINGLE = """\
# Øverst
title: Jul # titlen
start: 2026-12-05 19:30
end: 2026-12-06 01:00 # sent
type: koncert
# om prisen
price: gratis
"""
SERIES = """\
title: Kor
start: 2026-12-01 19:00
end: 2026-12-01 21:00
type: koncert
repeat: {every: week, until: 2026-12-22}
published: 2026-10-01 12:00
"""


def event_of(text: str) -> Event:
    event = validate(Event, read_yaml(text).data, "x.md")
    assert isinstance(event, Event), event
    return event


def cancel(text: str, on: str | None = None, *, whole: bool = False) -> str:
    when = None if on is None else parse_when(on)
    return cancelled(text, event_of(text), when, "Sne: vejen er lukket", whole=whole, today=TODAY)


def move(text: str, to: str, on: str | None = None, reason: str | None = None) -> str:
    when = None if on is None else parse_when(on)
    return moved(text, event_of(text), when, parse_when(to), reason, today=TODAY)


def refusal(run: Callable[..., str], *arguments: object) -> str:
    with pytest.raises(Refused) as refused:
        run(*arguments)
    return str(refused.value)


# --- cancelled ----------------------------------------------------------------------------------


@pytest.mark.parametrize("on", [None, "2026-12-05", "2026-12-05 19:30"])
def test_a_single_event_is_cancelled(on: str | None) -> None:
    lines = 'price: gratis\nstatus: cancelled\nstatus_reason: "Sne: vejen er lukket"\n'
    assert cancel(SINGLE, on) == SINGLE.replace("price: gratis\n", lines)


def test_a_moved_event_is_cancelled() -> None:
    text = SINGLE + "status: rescheduled\nstatus_reason: Salen\nprevious_start: 2026-12-04 19:30\n"
    status = 'status: cancelled\nstatus_reason: "Sne: vejen er lukket"\n'
    assert cancel(text) == SINGLE + status


def test_one_date_of_a_series_is_cancelled() -> None:
    once = cancel(SERIES, "2026-12-08")
    item = '  - {date: 2026-12-08 19:00, status: cancelled, reason: "Sne: vejen er lukket"}\n'
    assert once == SERIES.replace("published:", f"changes:\n{item}published:")
    twice = cancel(once, "2026-12-15")
    assert twice == once.replace(item, item + item.replace("12-08", "12-15"))
    assert [one.status for one in occurrences(event_of(twice))] == [
        "scheduled", "cancelled", "cancelled", "scheduled",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "changes: [{date: 2026-12-08 19:00, booking: sold_out}] # a\n",
            "changes: [{date: 2026-12-08 19:00, status: cancelled, booking: sold_out, "
            'reason: "Sne: vejen er lukket"}] # a\n',
        ),
        (
            "changes:\n- date: 2026-12-08 19:00 # a\n  start: 2026-12-09 19:00\n  reason: Salen\n",
            "changes:\n- date: 2026-12-08 19:00 # a\n  status: cancelled\n"
            '  start: 2026-12-09 19:00\n  reason: "Sne: vejen er lukket"\n',
        ),
        (
            "changes: [{date: 2026-12-15 19:00, booking: sold_out}]\n",
            "changes: [{date: 2026-12-15 19:00, booking: sold_out}, {date: 2026-12-08 19:00, "
            'status: cancelled, reason: "Sne: vejen er lukket"}]\n',
        ),
    ],
)
def test_a_date_that_was_changed_already(before: str, after: str) -> None:
    assert cancel(SERIES + before, "2026-12-08") == SERIES + after


def test_a_moved_date_goes_by_its_new_day_too() -> None:
    text = move(SERIES, "2026-12-09", "2026-12-08")
    assert "{date: 2026-12-08 19:00, status: cancelled, " in cancel(text, "2026-12-09")


def test_the_next_date_that_takes_place_is_named_as_the_example() -> None:
    first_is_off = cancel(SERIES, "2026-12-08")
    assert "for eksempel 2026-12-15, eller" in refusal(cancel, first_is_off)


def test_a_whole_series_is_cancelled_only_when_that_is_said() -> None:
    assert refusal(cancel, SERIES) == (
        "Arrangementet er en serie med 4 datoer. Skriv, hvilken dato det er, for eksempel "
        "2026-12-08, eller --all, hvis hele serien er aflyst."
    )
    assert event_of(cancel(SERIES, whole=True)).status == "cancelled"


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        (SINGLE, "2026-12-06", "Arrangementet er ikke den 2026-12-06. De nærmeste datoer: "
         "2026-12-05 19:30."),
        (SERIES, "2026-12-09", "Arrangementet er ikke den 2026-12-09. De nærmeste datoer: "
         "2026-12-01 19:00, 2026-12-08 19:00, 2026-12-15 19:00."),
        (SINGLE + "status: cancelled\n", None, "Arrangementet er allerede aflyst. Intet er "
         "skrevet."),
        (SERIES.replace("until", "dates: [2026-12-08 21:00], until"), "2026-12-08",
         "Der er flere den dag: 2026-12-08 19:00, 2026-12-08 21:00. Skriv klokkeslættet med."),
    ],
)  # fmt: skip
def test_what_cannot_be_cancelled(text: str, on: str | None, said: str) -> None:
    assert refusal(cancel, text, on) == said


# --- moved --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "start", "end"),
    [
        ("2026-12-12", "2026-12-12 19:30", "2026-12-13 01:00"),
        ("2026-12-12 18:00", "2026-12-12 18:00", "2026-12-12 23:30"),
        # The night on which the clock goes back: half past two comes twice.
        ("2026-10-24 21:00", "2026-10-24 21:00", "2026-10-25 02:30+02:00"),
    ],
)
def test_a_single_event_is_moved(to: str, start: str, end: str) -> None:
    text = move(SINGLE, to, reason="Salen")
    assert text == SINGLE.replace("start: 2026-12-05 19:30", f"start: {start}").replace(
        "end: 2026-12-06 01:00", f"end: {end}"
    ).replace(
        "gratis\n",
        "gratis\nstatus: rescheduled\nstatus_reason: Salen\nprevious_start: 2026-12-05 19:30\n",
    )
    event_of(text)


def test_one_date_of_a_series_is_moved_and_keeps_its_length() -> None:
    text = move(SERIES, "2026-12-09 18:00", "2026-12-08", "Salen")
    item = "  - {date: 2026-12-08 19:00, start: 2026-12-09 18:00, reason: Salen}\n"
    assert text == SERIES.replace("published:", f"changes:\n{item}published:")
    found = occurrences(event_of(text))[1]
    assert (found.start, found.end) == (
        parse_when("2026-12-09 18:00"),
        parse_when("2026-12-09 20:00"),
    )
    again = move(text, "2026-12-10", "2026-12-08")
    assert again == text.replace("2026-12-09 18:00", "2026-12-10 19:00")


def test_a_date_with_an_end_of_its_own() -> None:
    changes = "changes:\n  - {date: 2026-12-08 19:00, status: postponed, end: 2026-12-08 22:00}\n"
    assert move(SERIES + changes, "2026-12-09", "2026-12-08") == SERIES + (
        "changes:\n  - {date: 2026-12-08 19:00, status: rescheduled, start: 2026-12-09 19:00, "
        "end: 2026-12-09 22:00}\n"
    )


def test_whole_days_are_moved() -> None:
    text = "title: A\nstart: 2026-12-05\nend: 2026-12-07\ntype: koncert\n"
    after = event_of(move(text, "2026-12-30"))
    assert (written(after.start), written(after.last_day)) == ("2026-12-30", "2027-01-01")
    assert refusal(move, text, "2026-12-30 10:00").startswith("Arrangementet varer hele dage. ")


@pytest.mark.parametrize(
    ("text", "to", "on", "said"),
    [
        (SINGLE, "2026-12-05", None, "Det er allerede den 2026-12-05 19:30."),
        (SINGLE + "status: cancelled\n", "2026-12-06", None, "Det er aflyst."),
        (SERIES, "2026-12-09", None, "Arrangementet er en serie med 4 datoer."),
        (move(SERIES, "2026-12-09", "2026-12-08"), "2026-12-08", "2026-12-08",
         "Datoen 2026-12-08 19:00 er den, serien har i forvejen."),
        (cancel(SERIES, "2026-12-08"), "2026-12-09", "2026-12-08", "Det er aflyst."),
    ],
)  # fmt: skip
def test_what_cannot_be_moved(text: str, to: str, on: str | None, said: str) -> None:
    assert refusal(move, text, to, on).startswith(said)


NIGHT = "title: A\nstart: 2026-12-04 02:30\nend: 2026-12-04 03:00\ntype: koncert\n"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("2027-03-28", "Klokken i »2027-03-28 02:30« findes ikke: uret stilles en time frem den "
         "nat. Vælg et klokkeslæt før 02:00 eller fra 03:00. Intet er skrevet."),
        ("2027-10-31", "Klokken i »2027-10-31 02:30« findes to gange: uret stilles en time "
         "tilbage den nat. Skriv »2027-10-31 02:30+02:00« for den første"),
    ],
)  # fmt: skip
def test_an_hour_that_the_clock_skips_or_shows_twice_is_refused(to: str, said: str) -> None:
    assert refusal(move, NIGHT, to).startswith(said)
    assert refusal(copied, NIGHT, event_of(NIGHT), parse_when(to)).startswith(said)


@pytest.mark.parametrize(
    ("to", "end"),
    [
        ("2026-10-25 02:15+01:00", "2026-10-25 03:00"),
        # In the second hour of the same name: the clock alone would have it end in the first.
        ("2026-10-25 02:10+01:00", "2026-10-25 02:55+01:00"),
    ],
)
def test_an_end_does_not_come_before_its_start(to: str, end: str) -> None:
    text = "title: A\nstart: 2026-12-04 22:45\nend: 2026-12-04 23:30\ntype: koncert\n"
    after = event_of(move(text, to))
    assert (after.start, after.end) == (parse_when(to), parse_when(end))


# --- held again ---------------------------------------------------------------------------------


def test_a_copy_has_another_time_and_no_past() -> None:
    past = "status: cancelled\nstatus_reason: Sne\npublished: 2026-10-01 12:00\nuid: a@b\n"
    text = SINGLE + past + "aliases: [/arrangementer/x/]\nsources: vision\n"
    assert copied(text, event_of(text), parse_when("2027-12-04")) == SINGLE.replace(
        "2026-12-05 19:30", "2027-12-04 19:30"
    ).replace("2026-12-06 01:00", "2027-12-05 01:00")


@pytest.mark.parametrize(
    ("slug", "copy"),
    [("jul", "jul-2027"), ("jul-2026", "jul-2027"), ("jul-i-2026-b", "jul-i-2026-b-2027")],
)
def test_the_name_of_a_copy(slug: str, copy: str) -> None:
    assert slug_of_copy(slug, parse_when("2027-12-04 19:30")) == copy


# --- whenever it is -----------------------------------------------------------------------------

days = st.dates(parse_when("2026-01-01"), parse_when("2027-12-31")).map(str)
clocks = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30])).map(
    lambda clock: f" {clock[0]:02}:{clock[1]:02}"
)


@given(days, clocks, st.just("") | clocks)
def test_what_was_moved_is_where_it_was_moved_to(day: str, clock: str, other: str) -> None:
    try:
        to: When = parse_when(day + (other or clock))
        parse_when(f"2026-12-05{clock}")
    except ValueError:
        return  # an hour that the clock skips or shows twice
    text = f"title: A\nstart: 2026-12-05{clock}\ntype: koncert\n"
    if to == event_of(text).start:
        return
    assert event_of(move(text, day + other)).start == to


def test_a_field_written_in_a_way_of_its_own_is_left() -> None:
    with pytest.raises(Unchangeable):
        cancel(SINGLE + "status:\n")
