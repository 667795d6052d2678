"""Our lines are icalendar's: what it reads from them it writes back to the byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vText

from generator.model.times import parse_instant
from generator.presenting.calendars.calendar import _TIME_ZONE, About, subscription
from generator.presenting.calendars.lines import FOLD, folded, stamp, text, uri, when
from generator.presenting.calendars.vevent import VEvents
from generator.presenting.cards import Cards
from tests.factories import BASE_URL
from tests.presenting.calendar_cases import the_portal

texts = st.text(alphabet=st.sampled_from("aæ🎄\\^,;\n :x"), max_size=400)


@given(texts, texts, st.integers(0, 200))
def test_the_bytes_are_those_of_the_library(title: str, place: str, length: int) -> None:
    # The library takes the two letters `\N` in a text for a line end; ours does not.
    title, place = (value.replace("\\N", "N") for value in (title, place))
    start, changed = parse_instant("2026-11-22 09:00"), parse_instant("2026-10-25 02:30+01:00")
    event = Event()
    event["UID"] = vText("x" * length)
    event["SUMMARY"] = vText(title)
    event["LOCATION"] = vText(place)
    event.add("dtstart", start)
    event.add("dtstamp", changed)
    event.add("categories", ["Musik & dans", "Ærø"])
    event.add("url", "https://portal.example/" + "a" * length)

    written = folded(
        (
            "BEGIN:VEVENT",
            f"SUMMARY:{text(title)}",
            when("DTSTART", start),
            f"DTSTAMP:{stamp(changed)}",
            f"UID:{'x' * length}",
            f"CATEGORIES:{text('Musik & dans')},{text('Ærø')}",
            f"LOCATION:{text(place)}",
            f"URL:{uri('https://portal.example/' + 'a' * length)}",
            "END:VEVENT",
        )
    )

    assert written == event.to_ical()
    assert all(len(line) <= FOLD + 1 for line in written.split(b"\r\n"))


def test_a_calendar_of_every_kind_of_date_is_written_back_to_the_byte() -> None:
    portal = the_portal()
    vevents = VEvents(portal, BASE_URL, Cards(portal, BASE_URL))
    about = About("Kultur, her; og nu", "Alt det, der sker. " * 9, BASE_URL, f"{BASE_URL}k.ics")
    events = [event for event in portal.events.values() if "\\N" not in event.title]
    data = subscription(
        "kultur.example.dk", about, parse_instant("2026-11-22 09:00"), map(vevents.of, events)
    )
    assert len(events) > 15
    # The library sorts a time zone's lines otherwise; ours is written by hand (calendar.py).
    data = data.replace(_TIME_ZONE, b"")
    assert Calendar.from_ical(data).to_ical() == data
