"""Whatever a source says, the file that is made of it says the same when it is read again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.harvesting.files import New, new_file, repeat_of
from generator.harvesting.found import Found, Occasion, Status
from generator.harvesting.parts import parts_of, state, states
from generator.harvesting.saying import Statement, statement
from generator.harvesting.shelf import kept_in
from generator.harvesting.words import Register
from generator.model.calendar_source import EventDefaults
from generator.model.event import Event
from generator.model.occurrences import occurrences, recurrence_starts
from generator.model.times import ZONE
from generator.reading.notes import Notes
from tests.factories import a_place, a_portal, an_actor
from tests.harvesting.house import found, on

TODAY = date(2026, 11, 22)
PORTAL = a_portal(
    an_actor("koret", title="Koret"),
    a_place("torvet", title="Torvet", address="Torvet 1, 4653 Karise"),
    a_place("salen", title="Store Sal"),
    a_place("oest", title="Forsamlingshuset", address="Østvej 2"),
    a_place("vest", title="Forsamlingshuset", address="Vestvej 3"),
)
DEFAULTS = EventDefaults(type="koncert", venue="salen", places={"Kælderen": "torvet"})
REGISTER = Register(PORTAL, DEFAULTS)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
days = st.dates(date(2026, 11, 22), date(2027, 12, 31))
statuses: st.SearchStrategy[Status] = st.sampled_from(
    ["scheduled", "tentative", "scheduled", "cancelled", "sold_out"]
)
clocks = st.sampled_from(["10:00", "19:30", "23:59"])


@st.composite
def dates(draw: st.DrawFn) -> tuple[Occasion, ...]:
    """Up to six dates, some moved, longer, cancelled; all whole days, or all by the clock."""
    timed = draw(st.booleans())
    starts: list[Any] = draw(st.lists(days, min_size=1, max_size=6, unique=True))
    clock = draw(clocks)
    made = []
    for day in sorted(starts):
        start: Any = day
        if timed:
            hour, minute = map(int, clock.split(":"))
            start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
        begins = start + timedelta(days=draw(st.sampled_from([0, 0, 0, 1])))
        length = draw(st.sampled_from([None, timedelta(days=1), timedelta(days=2)]))
        end = begins + length if length else None
        original = begins if len(starts) == 1 else start
        status = draw(statuses)
        made.append(Occasion(begins, end, original, status))
    return tuple(made)


# One date is moved to the day of another, and both are called off: they are two all the same.
ON_ONE_DAY = tuple(
    Occasion(date(2026, 11, 23), None, date(2026, 11, day), "cancelled") for day in (22, 23)
)


@example(title="0", text="", location="", price="", uid="", url="", occasions=ON_ONE_DAY)
@given(
    title=texts, text=texts, location=texts, price=texts, uid=texts, url=texts, occasions=dates()
)
def test_any_event_is_read_as_it_was_meant(
    title: str, text: str, location: str, price: str, uid: str, url: str, occasions: Any
) -> None:
    said = Found(uid, title, occasions, text, location, url, (), price)
    one = statement(said, REGISTER, TODAY)
    if isinstance(one, str):
        return
    parts = one.parts_beside(None)
    about = New("koret", "koncert", [], [], "Koret")
    source = {"system": "x", "actor": "koret", "uid": "1", "base": states(parts)}
    if "link" in parts:
        source["url"] = parts["link"]
    notes = Notes()
    kept = kept_in("events/2026/x.md", new_file(parts, about, source).encode(), notes)
    assert kept is not None, [*notes.problems, *notes.findings]
    assert states(kept.parts) == kept.base == states(parts)
    assert states(one.parts_beside(kept.event)) == kept.base
    assert len(occurrences(kept.event)) == len({one.original for one in occasions})


@given(st.lists(st.dates(date(2026, 1, 1), date(2028, 1, 1)), min_size=2, unique=True, max_size=40))
def test_a_rule_or_a_list_gives_the_dates_that_it_was_made_of(some: list[date]) -> None:
    ordered: list[Any] = sorted(some)
    event = Event.model_validate(
        {"title": "X", "type": "koncert", "start": ordered[0], "repeat": repeat_of(ordered)}
    )
    assert list(recurrence_starts(event)) == ordered


@pytest.mark.parametrize(
    ("count", "step", "without", "repeat"),
    [
        (4, 7, (), {"every": "week", "until": "2026-12-22"}),
        (4, 14, (), {"every": "week", "until": "2027-01-12", "interval": "2"}),
        (6, 7, (2,), {"every": "week", "until": "2027-01-05", "except": ["2026-12-15"]}),
        (2, 7, (), {"dates": ["2026-12-01", "2026-12-08"]}),
        (3, 8, (), {"dates": ["2026-12-01", "2026-12-09", "2026-12-17"]}),
    ],
)
def test_a_pattern_that_is_plain(
    count: int, step: int, without: tuple[int, ...], repeat: dict[str, Any]
) -> None:
    first = date(2026, 12, 1)
    made: list[Any] = [first + timedelta(days=step * n) for n in range(count) if n not in without]
    assert repeat_of(made) == repeat


@pytest.mark.parametrize(
    ("location", "venue"),
    [
        ("Torvet", "torvet"),
        ("torvet, 4653 Karise", "torvet"),
        ("Torvet 1, 4653 Karise", "torvet"),
        ("Store Sall", "salen"),
        ("Kulturhuset: kælderen", "torvet"),
        ("", "salen"),
        ("https://zoom.example/j/1", None),
        ("Forsamlingshuset", {"name": "Forsamlingshuset"}),
        ("Kirken, Kirkevej 1", {"name": "Kirken", "address": "Kirkevej 1"}),
        ("x" * 500, {"name": "x" * 139 + "…"}),
    ],
)
def test_a_place_in_the_sources_words(location: str, venue: Any) -> None:
    assert REGISTER.venue(location) == venue


def test_what_categories_name() -> None:
    assert REGISTER.type(["Diverse", "Udstillinger"]) == "udstilling"
    assert REGISTER.type(["Diverse"]) == "koncert"
    assert REGISTER.codes("audiences", ["børn", "Diverse"]) == ["boern"]
    assert REGISTER.codes("topics", ["Diverse"]) == []


@pytest.mark.parametrize(
    ("price", "parts"),
    [
        ("100 kr.", {"price": "100"}),
        ("DKK 80", {"price": "80"}),
        ("120,-", {"price": "120"}),
        ("kr. 50", {"price": "50"}),
        ("Fri entré", {"price": "gratis"}),
        ("50,- / 100,-", {"price_note": "50,- / 100,-"}),
        ("80 DKK", {"price": "80"}),
        ("Gratis", {"price": "gratis"}),
        ("50-80 kr", {"price": "50-80"}),
        ("Spørg i døren", {"price_note": "Spørg i døren"}),
    ],
)
def test_a_price_in_words(price: str, parts: dict[str, str]) -> None:
    one = statement(found(price=price), REGISTER, TODAY)
    assert isinstance(one, Statement)
    assert one.plain["price"] == parts


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (found(" \u2028 "), "der står ingen titel"),
        (found(occasions=(on("2026-12-01"), on("2026-12-02 19:00"))), "den blander hele dage"),
        (
            found(occasions=(Occasion(date(2400, 1, 1), None, date(2400, 1, 1)),)),
            "datoen ligger ikke",
        ),
    ],
)
def test_what_is_no_event(event: Found, reason: str) -> None:
    said = statement(event, REGISTER, TODAY)
    assert isinstance(said, str)
    assert said.startswith(reason)


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=9)))
def test_a_digest_is_a_word_to_every_yaml_reader(value: dict[str, str]) -> None:
    digest = state(value)
    assert digest is not None
    assert len(digest) == 8
    assert set(digest) <= {*"abcdefghijklmnop"}
    assert state({**value, "x" * 6: "y"}) != digest


def test_an_event_that_no_import_wrote_has_parts_too() -> None:
    event = Event.model_validate({"title": "X", "type": "koncert", "start": "2026-12-04"})
    assert parts_of(event, "\n") == {"title": "X", "time": {"start": "2026-12-04"}}
