"""Links into calendars and mails, read back by the standard library and held to the .ics."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.model.entity import Entity
from generator.model.settings import Settings
from generator.presenting.calendars.vevent import VEvents
from generator.presenting.passing_on import PassedOn
from generator.presenting.programme import next_occurrence
from tests.factories import a_place, a_portal, an_edition, an_event, some_settings

URL = "https://kultur.example.dk/arrangementer/julekoncert/"


def passed_on(*entities: Entity, settings: Settings | None = None, **fields: Any) -> PassedOn:
    portal = a_portal(*entities, an_event(**fields), settings=settings)
    event = portal.events["julekoncert"]
    found = next_occurrence(portal, event)
    return an_edition(portal).passing_on.of(event, found, past=portal.is_past(event))


def query(link: str) -> dict[str, str]:
    split = urlsplit(link)
    assert split.scheme == "https"
    return {name: value for name, (value,) in parse_qs(split.query, strict_parsing=True).items()}


def in_calendar(*entities: Entity, **fields: Any) -> tuple[Any, Any]:
    """DTSTART and DTEND of the event's file, in UTC where they are instants."""
    portal = a_portal(*entities, an_event(**fields))
    edition = an_edition(portal)
    lines = VEvents(portal, edition.base_url, edition.cards).of(portal.events["julekoncert"])
    (found,) = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + lines + b"END:VCALENDAR\r\n").events
    start, end = (
        when.astimezone(UTC) if isinstance(when, datetime) else when
        for when in (found.DTSTART, found.DTEND)
    )
    return start, end


def google_times(link: str) -> tuple[Any, Any]:
    start, end = query(link)["dates"].split("/")
    return _basic(start), _basic(end)


def _basic(text: str) -> Any:
    if "T" not in text:
        return datetime.strptime(text, "%Y%m%d").date()
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def outlook_times(link: str) -> tuple[Any, Any]:
    values = query(link)
    whole = values.get("allday") == "true"
    read = date.fromisoformat if whole else datetime.fromisoformat
    return read(values["startdt"]), read(values["enddt"])


@pytest.mark.parametrize(
    "fields",
    [
        {"end": "2026-12-04 22:00"},
        {},
        {"start": "2027-07-04 19:30", "end": "2027-07-05 01:30"},
        # The night on which the clock is set back: 02.30 comes twice, and 23–03 lasts five hours.
        {"start": "2027-10-30 23:00", "end": "2027-10-31 03:30"},
        {"start": "2027-03-28 01:30"},
        {"start": "2026-12-04"},
        {"start": "2026-12-04", "end": "2026-12-06"},
        {"status": "rescheduled", "previous_start": "2026-12-03 19:30"},
    ],
)
def test_the_times_are_those_of_the_calendars_file(fields: dict[str, Any]) -> None:
    links = passed_on(**fields)
    expected = in_calendar(**fields)

    assert google_times(links.google) == expected
    assert outlook_times(links.outlook) == expected


def test_what_is_said_of_it() -> None:
    place = a_place(address="Torvet 1, 4653 Karise")
    links = passed_on(
        place,
        title="Sild & snaps: 100 % #jul +1?",
        summary="Vi synger; du = med.",
        venue="kulturhuset",
        room="Salen",
        status="tentative",
    )
    where = "Salen, Kulturhuset, Torvet 1, 4653 Karise"
    told = f"Vi synger; du = med.\r\n\r\nSluttidspunktet er ikke oplyst.\r\n\r\n{URL}"

    google, outlook = query(links.google), query(links.outlook)
    assert google["action"] == "TEMPLATE"
    assert (outlook["rru"], outlook["path"]) == ("addevent", "/calendar/action/compose")
    assert google["text"] == outlook["subject"] == "Sild & snaps: 100 % #jul +1?"
    assert google["location"] == outlook["location"] == where
    assert google["details"] == outlook["body"] == told


def test_a_mail_tells_what_when_where_and_the_address() -> None:
    links = passed_on(title="Sild & snaps", venue={"name": "Øby Kro"}, status="cancelled")
    scheme, _, values = links.mail.partition("?")
    subject, body = values.split("&")

    assert scheme == "mailto:"
    assert "+" not in values
    assert " " not in values
    assert unquote(subject) == "subject=AFLYST: Sild & snaps"
    assert unquote(body) == (
        "body=AFLYST: Sild & snaps\r\nFredag den 4. december 2026 kl. 19.30\r\nØby Kro"
        f"\r\n\r\n{URL}"
    )


@pytest.mark.parametrize(
    "fields",
    [{"status": "cancelled"}, {"status": "postponed"}, {"start": "2026-01-04"}],
)
def test_what_does_not_take_place_is_put_into_no_calendar(fields: dict[str, Any]) -> None:
    links = passed_on(**fields)

    assert (links.google, links.outlook) == ("", "")
    assert links.mail


def test_of_a_series_the_next_date_that_is_held() -> None:
    links = passed_on(
        start="2026-11-16 19:00",
        end="2026-11-16 21:00",
        repeat={"every": "week", "until": "2026-12-14"},
        changes=[
            {"date": "2026-11-23 19:00", "status": "cancelled"},
            {"date": "2026-11-30 19:00", "start": "2026-12-01 18:00"},
        ],
    )

    assert google_times(links.google) == (
        datetime(2026, 12, 1, 17, tzinfo=UTC),
        datetime(2026, 12, 1, 19, tzinfo=UTC),
    )


def test_what_is_on_the_net_goes_along() -> None:
    links = passed_on(status="moved_online", online_url="https://moede.example/?a=1&b=2")

    assert "Deltag på nettet: https://moede.example/?a=1&b=2" in query(links.google)["details"]
    assert query(links.google)["location"] == "Online"


def test_an_invented_portal_says_so_in_the_calendar_too() -> None:
    links = passed_on(settings=some_settings(invented="true"))

    assert "Arrangementet er opdigtet." in query(links.outlook)["body"]


@given(title=st.text(min_size=1, max_size=80).filter(lambda text: text.strip()))
def test_no_title_breaks_out_of_its_value(title: str) -> None:
    portal = a_portal(an_event())
    event = portal.events["julekoncert"].model_copy(update={"title": title, "summary": title})
    found = next_occurrence(portal, portal.events["julekoncert"])
    links = an_edition(portal).passing_on.of(event, found, past=False)

    for link in links:
        assert link.isascii()
        assert not set(link) & set(" <>\"'\r\n\\^`{}|")
    assert set(query(links.google)) == {"action", "text", "dates", "details"}
