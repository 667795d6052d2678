"""iCalendar as the world writes it: what is found, what is refused, and why."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.harvesting.formats import FORMATS
from generator.harvesting.formats.icalendar import read
from generator.harvesting.found import Found, Occasion, Reading, Window
from generator.model.times import ZONE

WINDOW = Window.around(date(2026, 11, 26))


def calendar(*lines: str, end: str = "\r\n") -> bytes:
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//prøve//DA", *lines, "END:VCALENDAR", "")
    return end.join(whole).encode()


def event(*lines: str, uid: str = "1@hus.dk", title: str = "Koncert") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"]


def one(*lines: str, **how: str) -> Found:
    reading = read(calendar(*event(*lines, **how)), WINDOW)
    assert not reading.refused
    (found,) = reading.found
    return found


def why_not(*lines: str, **how: str) -> str:
    reading = read(calendar(*event(*lines, **how)), WINDOW)
    assert not reading.found
    (refused,) = reading.refused
    return refused.reason


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def starts(found: Found) -> list[str]:
    return [f"{date_.start:%Y-%m-%d %H:%M}" for date_ in found.occasions]


START = "DTSTART;TZID=Europe/Copenhagen:20261205T193000"


def test_an_event() -> None:
    assert one(
        START,
        "DTEND;TZID=Europe/Copenhagen:20261205T210000",
        "DESCRIPTION:Vi synger\\, og I\\nsynger med.\\n\\nGratis\\; kom!",
        "LOCATION:Hus\\nTorvet 1\\, Faxe",
        "URL:https://hus.dk/koncert",
        "CATEGORIES:Musik,Kor\\, orkester",
        "ATTACH;FMTTYPE=image/jpeg:https://hus.dk/kor.jpg",
        "ORGANIZER;CN=Hanne:mailto:hanne@gmail.com",
    ) == Found(
        uid="1@hus.dk",
        title="Koncert",
        occasions=(
            Occasion(at("2026-12-05 19:30"), at("2026-12-05 21:00"), at("2026-12-05 19:30")),
        ),
        text="Vi synger, og I\nsynger med.\n\nGratis; kom!",
        location="Hus, Torvet 1, Faxe",
        url="https://hus.dk/koncert",
        categories=("Musik", "Kor, orkester"),
        row=1,
    )


@pytest.mark.parametrize(
    ("start", "doubt"),
    [
        ("DTSTART:20261205T193000", ""),
        ("DTSTART:20261205T183000Z", ""),
        ("DTSTART;VALUE=DATE-TIME:20261205T193000", ""),
        ("DTSTART;TZID=Romance Standard Time:20261205T193000", ""),
        ("DTSTART;TZID=W. Europe Standard Time:20261205T193000", ""),
        ("DTSTART;TZID=GMT Standard Time:20261205T183000", ""),
        ("DTSTART;TZID=America/New_York:20261205T133000", ""),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Copenhagen:20261205T193000", ""),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Copenhagen:20261205T193000", ""),
        ('DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid":20261205T193000', ""),
        ("DTSTART;TZID=(UTC+01:00) Brussels, Copenhagen, Madrid:20261205T193000", ""),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20261205T183000", ""),
        ("DTSTART:2026-12-05T19:30:00+01:00", ""),
        (
            "DTSTART;TZID=Customized Time Zone:20261205T193000",
            "Tidszonen »Customized Time Zone« kendes ikke, så tiden er læst som dansk tid",
        ),
        (
            "DTSTART;TZID=../../etc/passwd:20261205T193000",
            "Tidszonen »../../etc/passwd« kendes ikke, så tiden er læst som dansk tid",
        ),
    ],
)
def test_every_way_to_name_a_clock(start: str, doubt: str) -> None:
    found = one(start)
    assert found.occasions[0].start == at("2026-12-05 19:30")
    assert found.doubts == ((doubt,) if doubt else ())


def test_a_zone_of_the_files_own() -> None:
    zone = [
        *("BEGIN:VTIMEZONE", "TZID:Customized Time Zone"),
        *("BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
    ]
    for written, meant in (("20261205T203000", "2026-12-05"), ("20260605T203000", "2026-06-05")):
        start = f"DTSTART;TZID=Customized Time Zone:{written}"
        (found,) = read(calendar(*zone, *event(start)), WINDOW).found
        assert found.occasions[0].start == at(f"{meant} 19:30")
        assert not found.doubts


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["DTSTART;VALUE=DATE:20261205"], "2026-12-05", None),
        (["DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261206"], "2026-12-05", None),
        (["DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261205"], "2026-12-05", None),
        (["DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261208"], "2026-12-05", "2026-12-07"),
        (["DTSTART;VALUE=DATE:20261205", "DURATION:P3D"], "2026-12-05", "2026-12-07"),
        (["DTSTART:20261205"], "2026-12-05", None),
        (["DTSTART:20261205T000000", "DTEND:20261206T000000"], "2026-12-05", None),
        (["DTSTART:20261205T000000", "DTEND:20261206T235959"], "2026-12-05", "2026-12-06"),
        (["DTSTART:20261204T230000Z", "DTEND:20261205T230000Z"], "2026-12-05", None),
        (["DTSTART:20261024T220000Z", "DTEND:20261025T230000Z"], "2026-10-25", None),
    ],
)
def test_whole_days(lines: list[str], start: str, end: str | None) -> None:
    (found,) = one(*lines).occasions
    day = date.fromisoformat(start)
    assert found == Occasion(day, date.fromisoformat(end) if end else None, day)


def test_the_hour_that_summer_time_takes() -> None:
    found = one("DTSTART;TZID=Europe/Copenhagen:20260329T023000")
    assert starts(found) == ["2026-03-29 03:30"]
    assert found.doubts == (
        "Klokkeslættet findes ikke den nat, uret stilles frem, og er læst en time senere",
    )


def test_a_series_with_exceptions() -> None:
    lines = [
        *event(
            START.replace("1205", "1006"),
            "DURATION:PT1H30M",
            "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103T225959Z",
            "EXDATE;TZID=Europe/Copenhagen:20261013T193000",
            "RDATE;TZID=Europe/Copenhagen:20261211T200000",
            "LOCATION:Huset",
        ),
        *event(
            "RECURRENCE-ID;TZID=Europe/Copenhagen:20261020T193000",
            START.replace("1205", "1021"),
            "DTEND:20261021T203000",
            "LOCATION:Kirken",
            title="Koncert i kirken",
        ),
        *event(
            "RECURRENCE-ID:20261027T183000Z",
            "DTSTART:20261027T183000Z",
            "STATUS:CANCELLED",
            "LOCATION:Huset",
        ),
    ]
    (found,) = read(calendar(*lines), WINDOW).found
    assert found.occasions == (
        Occasion(at("2026-10-06 19:30"), at("2026-10-06 21:00"), at("2026-10-06 19:30")),
        Occasion(
            at("2026-10-21 19:30"),
            at("2026-10-21 20:30"),
            at("2026-10-20 19:30"),
            title="Koncert i kirken",
            location="Kirken",
        ),
        Occasion(at("2026-10-27 19:30"), None, at("2026-10-27 19:30"), "cancelled"),
        Occasion(at("2026-11-03 19:30"), at("2026-11-03 21:00"), at("2026-11-03 19:30")),
        Occasion(at("2026-12-11 20:00"), at("2026-12-11 21:30"), at("2026-12-11 20:00")),
    )


def test_a_series_keeps_its_hour_at_the_change_of_clocks() -> None:
    dates = starts(one(START.replace("1205", "1021"), "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert dates == ["2026-10-21 19:30", "2026-10-28 19:30"]
    found = one("DTSTART:20261021T173000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert starts(found) == ["2026-10-21 19:30", "2026-10-28 18:30"]
    assert found.doubts == (
        "Serien er skrevet i UTC, så den skifter klokkeslæt, når uret stilles om",
    )


def test_a_series_without_an_end_stops_with_the_window() -> None:
    found = one("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=MONTHLY;BYDAY=-1FR")
    days = [one_.start for one_ in found.occasions]
    assert (len(days), days[0], days[-1]) == (36, date(2025, 1, 31), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("title", "clean", "status"),
    [
        ("AFLYST: Koncert", "Koncert", "cancelled"),
        ("Aflyst - Koncert", "Koncert", "cancelled"),
        ("[AFLYST] Koncert", "Koncert", "cancelled"),
        ("*UDSOLGT* Koncert", "Koncert", "sold_out"),
        ("Koncert (udsolgt)", "Koncert", "sold_out"),
        ("Koncert – AFLYST!", "Koncert", "cancelled"),
        ("Udsat: Koncert", "Koncert", "postponed"),
        ("Aflyst kærlighed", "Aflyst kærlighed", "scheduled"),
        ("Den aflyste: en film", "Den aflyste: en film", "scheduled"),
    ],
)
def test_a_mark_in_the_title_is_a_state(title: str, clean: str, status: str) -> None:
    found = one(START, title=title)
    assert (found.title, found.occasions[0].status) == (clean, status)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["CLASS:PRIVATE", START], "Det er mærket som privat i kalenderen"),
        (["CLASS:CONFIDENTIAL", START], "Det er mærket som privat i kalenderen"),
        ([], "Det har ingen dato"),
        (["DTSTART:i morgen"], "Tidspunktet »i morgen« kan ikke læses"),
        (["DTSTART:20261305T100000"], "Tidspunktet »20261305T100000« findes ikke"),
        (["DTSTART:02061205T100000"], "Tidspunktet »02061205T100000« findes ikke"),
        (
            [START, "RRULE:FREQ=SECONDLY"],
            "Det gentages hver time eller oftere, og det gør et arrangement ikke",
        ),
        (
            [START, "RRULE:FREQ=WEEKLY;BYDAY=XX"],
            "Gentagelsen »FREQ=WEEKLY;BYDAY=XX« kan ikke læses",
        ),
        (
            [START, f"RRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))}"],
            "Det gentages mere end 24 gange om dagen",
        ),
    ],
)
def test_what_is_refused(lines: list[str], reason: str) -> None:
    assert why_not(*lines) == reason


def test_what_has_no_title_or_hides_it_is_refused() -> None:
    assert why_not(START, title="") == "Det har ingen titel"
    assert (
        why_not(START, title="Busy")
        == "Kalenderen viser kun, at der er optaget, og ikke hvad der sker"
    )


def test_not_even_the_title_of_what_is_private_is_told() -> None:
    (refused,) = read(calendar(*event(START, "CLASS:PRIVATE")), WINDOW).refused
    assert "Koncert" not in repr(refused)
    assert refused.uid == "1@hus.dk"


def test_private_contacts_are_left_out() -> None:
    found = one(
        START, "DESCRIPTION:Skriv til hanne@gmail.com eller ring 20 30 40 50\\, 010190-1234"
    )
    assert found.text == "Skriv til (udeladt) eller ring (udeladt), (udeladt)"
    assert found.doubts == ("3 private oplysninger er udeladt",)


def test_nothing_private_is_in_any_of_its_words() -> None:
    private = "Koncert ring 20 30 40 50"
    data = calendar(*event(START, "LOCATION:hanne@gmail.com", title=private), *event(title=private))
    reading = FORMATS["ics"](data, WINDOW)
    assert (reading.found[0].title, reading.found[0].location) == (
        *("Koncert ring (udeladt)", "(udeladt)"),
    )
    assert reading.refused[0].name == "Koncert ring (udeladt)"


def test_a_series_stays_of_one_kind() -> None:
    data = calendar(
        *event(START, "RRULE:FREQ=DAILY;COUNT=2"),
        *event("RECURRENCE-ID:20261206T183000Z", "DTSTART;VALUE=DATE:20261207"),
    )
    (found,) = read(data, WINDOW).found
    assert starts(found) == ["2026-12-05 19:30", "2026-12-07 19:30"]
    assert found.occasions[1].original == at("2026-12-06 19:30")
    assert found.doubts == (
        "En dato i serien er ændret mellem hel dag og klokkeslæt; den er læst som resten af serien",
    )


def test_a_date_that_is_called_off_need_say_no_more_than_which() -> None:
    off = ["BEGIN:VEVENT", "UID:1@hus.dk", "RECURRENCE-ID:20261206T183000Z", "STATUS:CANCELLED"]
    data = calendar(*event(START, "RRULE:FREQ=DAILY;COUNT=2"), *off, "END:VEVENT")
    reading = read(data, WINDOW)
    (found,) = reading.found
    assert not reading.refused
    assert [(date_.status, date_.title) for date_ in found.occasions] == [
        ("scheduled", ""),
        ("cancelled", ""),
    ]
    assert [one_.reason for one_ in read(calendar(*off, "END:VEVENT"), WINDOW).refused] == [
        "Det har ingen titel"
    ]


def test_a_day_as_the_end_of_an_hour_tells_nothing() -> None:
    (date_,) = one(START, "DTEND;VALUE=DATE:20261206").occasions
    assert date_ == Occasion(at("2026-12-05 19:30"), None, at("2026-12-05 19:30"))


def test_midnight_may_be_twenty_four() -> None:
    (date_,) = one(START, "DTEND:20261205T240000").occasions
    assert date_.end == at("2026-12-06 00:00")


def test_quoted_printable_of_old_programs() -> None:
    written = "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Bl=C3=A5=\r\nb=C3=A6r=0D=0Aog is"
    assert one(START, written).text == "Blåbær\nog is"


def test_html_that_lies_deep_is_quick() -> None:
    began = time.process_time()
    text = one(START, f"DESCRIPTION:{'<div>' * 3000}dybt").text
    assert (text, time.process_time() - began < 2) == ("dybt", True)


def test_html_becomes_paragraphs() -> None:
    html = (
        "DESCRIPTION:<p>Kom &amp\\; syng<br>med</p><script>alert(1)</script>"
        "<ul><li>kaffe</li><li>kage</li></ul><p onclick=x>Vi <b>ses</b></p>"
    )
    assert one(START, html).text == "Kom & syng\nmed\n\n– kaffe\n– kage\n\nVi ses"


def test_how_to_dial_in_is_left_out() -> None:
    line = "_" * 80
    text = f"DESCRIPTION:Foredrag\\n{line}\\nMicrosoft Teams\\nPasscode: x\\n{line}\\nVelkommen"
    assert one(START, text).text == "Foredrag\n\nVelkommen"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n", "\r\n\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_line_end_and_encoding(end: str, encoding: str) -> None:
    text = calendar(*event(START, title="Blåbær øl – æ"), end=end).decode().encode(encoding)
    (found,) = read(text, WINDOW).found
    assert found.title == "Blåbær øl – æ"


def test_folds_may_part_a_letter() -> None:
    title = "SUMMARY:Blå".encode()
    data = calendar(*event(START)).replace(b"SUMMARY:Koncert", title[:-1] + b"\r\n " + title[-1:])
    assert read(data, WINDOW).found[0].title == "Blå"


def test_a_line_break_that_was_not_escaped_is_text() -> None:
    found = one(START, "DESCRIPTION:Vi synger\r\nPris: 50 kr.\r\nog spiser", "LOCATION:Huset")
    assert found.text == "Vi synger\nPris: 50 kr.\nog spiser"
    assert found.location == "Huset"


def test_a_file_cut_short_says_so() -> None:
    whole = calendar(*event(START), *event(START, uid="2", title="Foredrag"))
    reading = read(whole[: whole.rindex(b"END:VEVENT")], WINDOW)
    assert [found.title for found in reading.found] == ["Koncert"]
    assert [(one_.name, one_.reason) for one_ in reading.refused] == [
        ("Foredrag", "Filen er klippet over midt i det")
    ]
    assert not reading.complete
    assert reading.doubts == ("Kalenderen er klippet over før sin slutning",)
    assert read(whole, WINDOW).complete


def test_what_is_no_calendar_is_a_fault() -> None:
    for data in (b"", b"<html>Log ind</html>", b"\x00\xff"):
        assert read(data, WINDOW).faults == (
            "Det er ikke en kalender: der står ikke BEGIN:VCALENDAR",
        )
    assert read(calendar(), WINDOW) == Reading(())


def test_one_uid_for_several_events_names_none() -> None:
    data = calendar(*event(START), *event(START, title="Foredrag"))
    assert [(f.uid, f.title) for f in read(data, WINDOW).found] == [
        ("", "Koncert"),
        ("", "Foredrag"),
    ]


def test_one_uid_and_title_on_several_days_is_a_series() -> None:
    data = calendar(*event(START), *event(START.replace("1205", "1212")))
    (found,) = read(data, WINDOW).found
    assert starts(found) == ["2026-12-05 19:30", "2026-12-12 19:30"]


def test_the_later_version_counts() -> None:
    data = calendar(
        *event(START, "SEQUENCE:2", "LOCATION:Ny sal", "STATUS:CANCELLED"),
        *event(START, "SEQUENCE:1", "LOCATION:Ny sal"),
    )
    (found,) = read(data, WINDOW).found
    assert [date_.status for date_ in found.occasions] == ["cancelled"]


def test_dates_outside_the_window_are_counted() -> None:
    reading = read(calendar(*event("DTSTART:20100101T100000")), WINDOW)
    assert (reading.found, reading.refused, reading.outside) == ((), (), 1)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=5",
        "FREQ=YEARLY;BYSETPOS=366;BYDAY=MO",
        f"FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};COUNT=1000000000",
    ],
)
def test_no_rule_takes_long(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.harvesting.formats.icalendar.MAX_DAYS_TRIED", 100_000)
    series = [event("DTSTART:19000101T100000", f"RRULE:{rule}", uid=str(n)) for n in range(9)]
    began = time.process_time()
    reading = read(calendar(*chain.from_iterable(series)), WINDOW)
    assert time.process_time() - began < 3
    assert all(len(found.occasions) <= 750 for found in reading.found)
    assert len(reading.found) + len(reading.refused) + reading.outside == 9
    if rule.startswith("FREQ=DAILY") and "COUNT" in rule:  # 46,000 days each
        assert reading.refused[-1].reason == (
            "Kalenderen har flere gentagelser, end det kan være rigtigt"
        )


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    read(data, WINDOW)
    read(calendar(*event(START)).replace(b"Koncert", data), WINDOW)


VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        "20261205T193000 20261205 20261205T193000Z 00010101 99991231T235959Z PT1H P1D -P99999D "
        "FREQ=DAILY FREQ=WEEKLY;BYDAY=MO;INTERVAL=3 FREQ=YEARLY;COUNT=3 CANCELLED "
        "20261205T193000/PT2H 20261206T193000,20261207T193000 20261205T250000".split()
    ),
)
NAMES = st.sampled_from(
    "DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID SUMMARY UID STATUS BEGIN END "
    "DTSTART;TZID=Europe/Paris DTEND;VALUE=DATE X-COST DESCRIPTION CLASS".split()
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=12))
def test_no_properties_raise(lines: list[tuple[str, str]]) -> None:
    written = [f"{name}:{value}" for name, value in lines]
    reading = read(calendar(*event(START, *written), *event(*written, START)), WINDOW)
    for found in reading.found:
        assert found.title
        assert found.occasions
        assert found.occasions == tuple(sorted(found.occasions, key=lambda date_: _first(date_)))
    assert all(refused.reason for refused in reading.refused)


def _first(occasion: Occasion) -> datetime:
    start = occasion.start
    if isinstance(start, datetime):
        return start
    return datetime.combine(start, datetime.min.time(), ZONE) + timedelta(0)
