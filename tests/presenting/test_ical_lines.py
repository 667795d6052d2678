from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from generator.model.times import parse_when
from generator.presenting.ical_lines import FOLD, serialised
from generator.presenting.ical_values import text, uri, when

texts = st.text(alphabet=st.sampled_from("aæ🎄\\^,;\n :x"), max_size=400)


@given(texts, texts, st.integers(0, 200))
def test_the_bytes_are_those_of_the_library(title: str, place: str, length: int) -> None:
    event = Event()
    event["UID"] = text("x" * length)
    event["SUMMARY"] = text(title)
    event["LOCATION"] = text(place)
    event["DTSTART"] = when(parse_when("2026-11-22 09:00"))
    event["URL"] = uri("https://portal.example/" + "a" * length)
    event.add("categories", ["Musik & dans", "Ærø"])
    event.add("conference", uri("https://møde.example/"), parameters={"LABEL": "Deltag på nettet"})

    written = serialised(event)

    assert written == event.to_ical()
    assert all(len(line) <= FOLD + 1 for line in written.split(b"\r\n"))
