"""Recurrence rules beside dateutil's, which is another's reckoning of the same section."""

from __future__ import annotations

import datetime as datetime_module
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from generator.harvesting.calendars.rules import parse_rule, starts

SINCE, LAST = date(2025, 1, 1), date(2027, 12, 31)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def numbers(most: int, *, below: bool = True) -> st.SearchStrategy[str]:
    one = st.integers(1, most)
    if below:
        one = one | st.integers(-most, -1)
    return st.lists(one, min_size=1, max_size=3, unique=True).map(lambda n: ",".join(map(str, n)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": freq}
    if draw(st.booleans()):
        parts["INTERVAL"] = str(draw(st.integers(1, 5)))
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 40)))
    # All with an ordinal or none: where both stand, dateutil wants a day to be of both kinds.
    ordinal = freq in ("MONTHLY", "YEARLY") and draw(st.booleans())
    nth = st.sampled_from(["1", "2", "-1", "5"] if ordinal else [""])
    day = st.tuples(nth, st.sampled_from(WEEKDAYS)).map("".join)
    more = {
        "BYDAY": st.lists(day, min_size=1, max_size=3, unique=True).map(",".join),
        "BYMONTH": numbers(12, below=False),
        "WKST": st.sampled_from(["MO", "SU"]),
    }
    if freq != "WEEKLY":
        more["BYMONTHDAY"] = numbers(31)
    if freq == "YEARLY":
        more["BYYEARDAY"] = numbers(366)
    for name in draw(st.lists(st.sampled_from(sorted(more)), max_size=2, unique=True)):
        parts[name] = draw(more[name])
    if "BYDAY" in parts and draw(st.booleans()):
        parts["BYSETPOS"] = draw(numbers(3))
    if draw(st.integers(0, 4)) == 0:
        hours = st.lists(st.integers(0, 23), min_size=1, max_size=3, unique=True)
        parts["BYHOUR"] = ",".join(map(str, draw(hours)))
    return ";".join(f"{key}={value}" for key, value in parts.items())


@pytest.fixture(autouse=True, scope="module")
def _no_year_9999() -> Iterator[None]:
    """What never comes, as a 30th of February, dateutil looks for until the last year there is."""
    with pytest.MonkeyPatch.context() as patch:
        short = SimpleNamespace(**{**vars(datetime_module), "MAXYEAR": 2028})
        patch.setattr("dateutil.rrule.datetime", short)
        yield


def comparable(rule: str, day: date) -> date:
    """The day, or its week's first one where positions in a week are counted. "A set of recurrence
    instances starts at the beginning of the interval" (§3.3.10), so in the week of the series'
    beginning too; dateutil counts from the series' first day there."""
    read = parse_rule(rule)
    if read.freq != "WEEKLY" or not read.positions:
        return day
    return day - timedelta(days=(day.weekday() - read.week_start) % 7)


def theirs(rule: str, first: datetime) -> list[datetime]:
    """dateutil's, and the first: the standard counts it in (§3.8.5.3), whether or not it fits."""
    count = parse_rule(rule).count
    unbounded = ";".join(part for part in rule.split(";") if not part.startswith("COUNT"))
    whole = [first, *(one for one in rrulestr(unbounded, dtstart=first) if one != first)]
    return [one for one in whole[:count] if SINCE <= one.date() <= LAST]


@given(rules(), st.dates(date(2023, 1, 1), date(2027, 6, 1)), st.integers(0, 23))
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2025, 1, 31), 19)
@example("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", date(2023, 3, 26), 2)
@example("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", date(2025, 8, 5), 9)
@example("FREQ=MONTHLY;BYMONTHDAY=31", date(2024, 1, 31), 10)
@example("FREQ=YEARLY", date(2024, 2, 29), 10)
@example("FREQ=WEEKLY;BYDAY=MO,WE;BYMONTH=1,3;BYSETPOS=1;BYHOUR=0", date(2025, 3, 4), 0)
@example("FREQ=WEEKLY;BYDAY=SU,WE;BYSETPOS=1;WKST=SU", date(2025, 3, 4), 0)
def test_dateutil_reckons_the_same(rule: str, day: date, hour: int) -> None:
    day = comparable(rule, day)
    first = datetime(day.year, day.month, day.day, hour, 30)
    assert list(starts(parse_rule(rule), first, SINCE, LAST, lambda _: None)) == theirs(rule, first)


def test_positions_are_counted_from_the_beginning_of_the_first_week() -> None:
    """Its Monday lies before the series, and no other day of it is the first."""
    rule = parse_rule("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1;COUNT=3")
    tuesday = date(2025, 3, 4)
    found = list(starts(rule, tuesday, SINCE, LAST, lambda _: None))
    assert found == [tuesday, date(2025, 3, 10), date(2025, 3, 17)]


@given(rules(), st.dates(date(2023, 1, 1), date(2027, 6, 1)))
def test_no_more_days_are_tried_than_lie_between(rule: str, day: date) -> None:
    tried = list[int]()
    list(starts(parse_rule(rule), day, SINCE, LAST, tried.append))
    # A year at either end, since whole periods are looked at.
    assert sum(tried) <= (LAST - min(day, SINCE) + timedelta(days=2 * 366)).days
