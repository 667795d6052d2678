"""One event as a calendar's bytes: golden, rule by rule, and for any text an author may write."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import recurring_ical_events
import vobject
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.model.entity import Entity
from generator.model.event import Event, Outside
from generator.model.times import ZONE
from generator.presenting.calendars.calendar import single
from generator.presenting.calendars.vevent import VEvents
from generator.presenting.cards import Cards
from generator.presenting.cleaning import clean
from tests.factories import BASE_URL, Fields, a_history, a_place, a_portal, an_actor, an_event
from tests.presenting.calendar_cases import expected, shown

RICH = (
    "BEGIN:VEVENT\r\n"
    "SUMMARY:FLYTTET: Sang\\, musik\\; og \\\\N »æøå« 🎄\r\n"
    "DTSTART;TZID=Europe/Copenhagen:20261204T193000\r\n"
    "DTEND;TZID=Europe/Copenhagen:20261204T220000\r\n"
    "DTSTAMP:20261120T110000Z\r\n"
    "UID:julekoncert@kultur.example.dk\r\n"
    "SEQUENCE:3\r\n"
    "CATEGORIES:Koncert,Musik\r\n"
    "CONFERENCE;LABEL=Deltag på nettet;VALUE=URI:https://xn--mde-0na.example/r\r\n"
    " um?a=1,2;3\r\n"
    "CREATED:20261101T110000Z\r\n"
    "DESCRIPTION:Flyttet fra torsdag den 3. december 2026 kl. 19.30 til fredag \r\n"
    " den 4. december 2026 kl. 19.30–22.00. Udsolgt. Kirken varmes op.\\n\\nVi s\r\n"
    " ynger\\, og du synger med.\\n\\nPris: 80–120 kr.\\nArrangør: Karise Kirkeko\r\n"
    " r\\nDeltag på nettet: https://xn--mde-0na.example/rum?a=1\\,2\\;3\\nBilletter\r\n"
    " : https://billet.example/?a=1\\nLæs mere: https://kultur.example.dk/arrang\r\n"
    " ementer/julekoncert/\r\n"
    "GEO:55.3091;12.2069\r\n"
    "IMAGE;DISPLAY=BADGE;FMTTYPE=image/jpeg;VALUE=URI:https://kultur.example.dk\r\n"
    " /arrangementer/julekoncert/kor.jpg\r\n"
    "LAST-MODIFIED:20261120T110000Z\r\n"
    "LOCATION:Kulturhuset\\, Torvet 1\\, 4653 Karise\r\n"
    "STATUS:CONFIRMED\r\n"
    "URL:https://kultur.example.dk/arrangementer/julekoncert/\r\n"
    "END:VEVENT\r\n"
)


def rich() -> Event:
    return an_event(
        title="Sang, musik; og \\N »æøå« 🎄",
        summary="Vi synger, og du synger med.",
        start="2026-12-04 19:30",
        end="2026-12-04 22:00",
        status="rescheduled",
        previous_start="2026-12-03 19:30",
        status_reason="Kirken varmes op",
        booking="sold_out",
        venue="kulturhuset",
        online_url="https://møde.example/rum?a=1,2;3",
        organizers="karise-kirkekor",
        price="80-120",
        ticket_url="https://billet.example/?a=1",
        image={"file": "kor.jpg", "alt": "Koret", "credit": "Koret"},
        files=("kor.jpg",),
        history=a_history("2026-11-01 12:00", "2026-11-20 12:00", 3),
    )


def written(*entities: Entity, event: Event | None = None) -> str:
    """The VEVENTs of the first event."""
    portal = a_portal(*entities)
    shown = event or next(iter(portal.events.values()))
    return VEvents(portal, BASE_URL, Cards(portal, BASE_URL)).of(shown).decode()


def lines(*entities: Entity) -> list[str]:
    return written(*entities).replace("\r\n ", "").split("\r\n")


def test_a_rich_event_to_the_byte() -> None:
    place = a_place(address="Torvet 1, 4653 Karise", geo={"lat": "55.3091", "lon": "12.2069"})
    assert written(rich(), place, an_actor()) == RICH


def test_whole_days_end_on_the_morning_after() -> None:
    one = lines(an_event(start="2026-12-31"))
    assert "DTSTART;VALUE=DATE:20261231" in one
    assert "DTEND;VALUE=DATE:20270101" in one
    assert "TRANSP:TRANSPARENT" in one
    run = lines(an_event(start="2026-10-04", end="2026-12-31"))
    assert "DTEND;VALUE=DATE:20270101" in run


def test_an_unknown_end_is_guessed_and_said_to_be_unknown() -> None:
    found = lines(an_event(start="2026-12-05 23:30"))
    assert "DTEND;TZID=Europe/Copenhagen:20261206T013000" in found
    assert any("Sluttidspunktet er ikke oplyst." in line for line in found)
    assert not any("TRANSP" in line for line in found)


def test_states_in_words_and_in_the_standards_words() -> None:
    def state(**fields: Any) -> tuple[str, str, str]:
        found = dict(line.partition(":")[::2] for line in lines(an_event(**fields)))
        return found["SUMMARY"], found["STATUS"], found["DESCRIPTION"].split("\\n")[0]

    assert state(status="cancelled", status_reason="Storm") == (
        "AFLYST: Julekoncert",
        "CANCELLED",
        "Aflyst. Storm.",
    )
    assert state(status="postponed") == (
        "UDSKUDT: Julekoncert",
        "CANCELLED",
        "Udskudt. Den nye tid er ikke fastsat.",
    )
    assert state(status="tentative") == ("Julekoncert", "TENTATIVE", "Ikke bekræftet endnu.")
    assert state(status="moved_online", online_url="https://a.example/") == (
        "FLYTTET TIL NETTET: Julekoncert",
        "CONFIRMED",
        "Flyttet til nettet.",
    )


def test_a_place_that_is_only_roughly_known_has_no_point() -> None:
    rough = a_place(geo={"lat": "55.3", "lon": "12.2", "approximate": "ja"})
    found = lines(an_event(venue="kulturhuset"), rough)
    assert "LOCATION:Kulturhuset\\, Karise" in found
    assert not any(line.startswith("GEO") for line in found)


def test_a_venue_outside_the_register_and_a_move_to_the_net() -> None:
    outside = {"name": "Laden; bag gården", "address": "Øvej 1"}
    assert "LOCATION:Laden\\; bag gården\\, Øvej 1" in lines(an_event(venue=outside))
    online = an_event(venue=outside, status="moved_online", online_url="https://a.example/x")
    found = lines(online)
    assert "LOCATION:Online" in found
    assert "CONFERENCE;LABEL=Deltag på nettet;VALUE=URI:https://a.example/x" in found
    assert any("\\nDeltag på nettet: https://a.example/x\\n" in line for line in found)


def test_an_hour_that_comes_twice_is_told_in_utc() -> None:
    found = lines(an_event(start="2026-10-25 02:30+01:00", end="2026-10-25 03:30"))
    assert "DTSTART:20261025T013000Z" in found
    assert "DTEND;TZID=Europe/Copenhagen:20261025T033000" in found
    first = lines(an_event(start="2026-10-25 02:30+02:00", end="2026-10-25 02:45+01:00"))
    assert "DTSTART:20261025T003000Z" in first
    assert "DTEND:20261025T014500Z" in first


def test_a_series_is_one_rule_with_its_exceptions() -> None:
    found = written(
        an_event(
            start="2026-10-05 19:00",
            end="2026-10-05 21:00",
            repeat={"every": "week", "on": "monday", "until": "2027-04-26"}
            | {"except": ["2026-10-05", "2026-12-28"]},
            changes=[{"date": "2026-11-02 19:00", "status": "cancelled"}],
        )
    )
    assert found.count("BEGIN:VEVENT") == 2
    assert "DTSTART;TZID=Europe/Copenhagen:20261012T190000\r\n" in found
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270426T215959Z;BYDAY=MO\r\n" in found
    assert found.count("EXDATE") == 1
    assert "EXDATE;TZID=Europe/Copenhagen:20261228T190000\r\n" in found
    assert "RECURRENCE-ID;TZID=Europe/Copenhagen:20261102T190000\r\n" in found
    assert "Mandag den 2. november 2026 kl. 19.00: Aflyst." in found.replace("\r\n ", "")


def test_a_series_of_whole_days_ends_with_a_day() -> None:
    found = written(an_event(start="2026-10-17", repeat={"every": "week", "until": "2026-11-14"}))
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261114;BYDAY=SA\r\n" in found


# --- for any text --------------------------------------------------------------------------------

TEXT = st.text(min_size=1, max_size=200)
LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def accepted(**fields: Any) -> Event | None:
    """The event, where the model takes the text; what it refuses never comes so far."""
    try:
        return an_event(**fields)
    except ValueError:
        return None


@given(title=TEXT, summary=TEXT, place=TEXT)
def test_no_text_breaks_out_of_its_value(title: str, summary: str, place: str) -> None:
    venue = {"name": place, "address": summary[:100]}
    event = accepted(title=title[:140], summary=summary, venue=venue)
    if event is None:
        return
    data = written(event)
    assert data.count("BEGIN:") == data.count("END:") == 1
    assert all(len(line.encode()) <= 75 for line in data.split("\r\n"))
    assert not set(data.replace("\r\n", "")) & set(LINE_ENDS)
    read = vobject.readOne(single("kultur.example.dk", data.encode()).decode()).vevent
    assert read.summary.value == clean(event.title)
    assert clean(event.summary or "") in read.description.value
    assert isinstance(event.venue, Outside)
    assert clean(event.venue.name) in read.location.value


@given(raw=st.text(alphabet="\\nN,;:\r\n\x00\x0b\u2028 BEGIN:VEVENTaø🎄", max_size=200))
def test_text_comes_back_as_it_went_in(raw: str) -> None:
    """Even what the model would refuse: controls go, all else is read back to the letter."""
    event = an_event()
    changed = event.model_copy(update={"title": raw or "x", "summary": raw or "x"})
    changed.found_at(event.origin)
    data = written(changed)
    assert data.count("\r\nEND:VEVENT") == 1
    read = vobject.readOne(single("kultur.example.dk", data.encode()).decode()).vevent
    assert read.summary.value == clean(raw or "x")


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(ZONE)
)


@given(start=MOMENTS, minutes=st.integers(1, 60 * 24 * 40))
def test_times_are_read_back_to_the_minute(start: datetime, minutes: int) -> None:
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
    portal = a_portal(an_event(start=start, end=end))
    data = VEvents(portal, BASE_URL, Cards(portal, BASE_URL)).of(portal.events["julekoncert"])
    read = vobject.readOne(single("kultur.example.dk", data).decode()).vevent
    assert read.dtstart.value.astimezone(UTC) == start.astimezone(UTC)
    assert read.dtend.value.astimezone(UTC) == end.astimezone(UTC)


DAYS = st.sampled_from("monday tuesday wednesday thursday friday saturday sunday".split())


@st.composite
def any_series(draw: st.DrawFn) -> Event:
    """Weekly or monthly from anywhere in the year, with dates left out, moved and added."""
    every = draw(st.sampled_from(["week", "month"]))
    nth = draw(st.sampled_from(["1st", "3rd", "5th", "last"])) if every == "month" else ""
    hour = draw(st.sampled_from([0, 1, 2, 10, 19, 23]))
    start = datetime(2026, draw(st.integers(1, 12)), draw(st.integers(1, 28)), hour, 15)
    until = start + timedelta(days=draw(st.integers(0, 240)))
    repeat: Fields = {
        "every": every,
        "interval": str(draw(st.integers(1, 3))),
        "on": [f"{nth} {day}".strip() for day in draw(st.lists(DAYS, max_size=2, unique=True))],
        "until": until.date(),
        "dates": [
            (start + timedelta(days=days)).date()
            for days in draw(st.lists(st.integers(1, 200), max_size=2))
        ],
    }
    length = timedelta(minutes=draw(st.sampled_from([45, 300])))
    plain = an_event(start=f"{start:%Y-%m-%d %H:%M}", repeat=repeat)
    dates = a_portal(plain).occurrences["julekoncert"]
    changed = draw(st.lists(st.sampled_from(dates), max_size=3, unique_by=lambda one: one.original))
    repeat["except"] = [one.first_day for one in changed[:1]]
    changes = [
        {"date": one.original, "start": one.original + timedelta(days=1, hours=1)}
        for one in changed[1:]
        if one.first_day not in repeat["except"]
    ]
    end = start + length
    return an_event(
        start=f"{start:%Y-%m-%d %H:%M}",
        end=f"{end:%Y-%m-%d %H:%M}",
        repeat=repeat,
        changes=changes,
    )


# Its first date by the rule ends in the hour that is skipped in March.
NIGHTLY = an_event(
    start="2026-03-27 23:00",
    end="2026-03-28 02:00",
    repeat={"every": "week", "on": ["saturday"], "until": date(2026, 4, 18)},
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(event=any_series())
@example(event=NIGHTLY)
def test_any_series_is_read_back_as_the_model_has_it(event: Event) -> None:
    portal = a_portal(event)
    data = VEvents(portal, BASE_URL, Cards(portal, BASE_URL)).of(event)
    calendar = icalendar.Calendar.from_ical(single("kultur.example.dk", data))
    found = recurring_ical_events.of(calendar).between(datetime(2025, 1, 1), datetime(2029, 1, 1))
    read = sorted(shown(str(one["SUMMARY"]), one.start, one.end) for one in found)
    assert read == expected(portal)
