"""Feeds with events in them, and feeds that only seem to have."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.harvesting.formats import told_format
from generator.harvesting.formats.feed import read
from generator.harvesting.found import Found, Moment, Occasion, Reading, Window
from generator.model.times import ZONE

WINDOW = Window.around(date(2026, 11, 26))
SPACES = (
    'xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xcal="urn:ietf:params:xml:ns:xcal" xmlns:libcal="https://libcal.com/rss_xmlns.php" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str) -> bytes:
    whole = "".join(f"<item><title>Koncert</title>{item}</item>" for item in items)
    head = f'<?xml version="1.0"?><rss version="2.0" {SPACES}>'
    return f"{head}<channel>{whole}</channel></rss>".encode()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def reading(*items: str) -> Reading:
    return read(rss(*items), WINDOW)


def test_an_event_of_the_event_module() -> None:
    found = reading(
        "<link>https://hus.dk/k</link><guid>hus-7</guid><category>Musik</category>"
        "<pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate>"
        "<description>&lt;p&gt;Kom &amp;amp; syng&lt;/p&gt;</description>"
        "<ev:startdate>2026-12-05T19:30:00+01:00</ev:startdate>"
        "<ev:enddate>2026-12-05T21:00:00+01:00</ev:enddate><ev:location>Huset</ev:location>"
        '<media:thumbnail url="https://hus.dk/k.jpg"/>'
    )
    assert found == Reading(
        (
            Found(
                uid="hus-7",
                title="Koncert",
                occasions=(
                    Occasion(
                        at("2026-12-05 19:30"), at("2026-12-05 21:00"), at("2026-12-05 19:30")
                    ),
                ),
                text="Kom & syng",
                location="Huset",
                url="https://hus.dk/k",
                categories=("Musik",),
                row=1,
            ),
        ),
        complete=False,
    )


@pytest.mark.parametrize(
    ("inside", "start", "end"),
    [
        (
            "<xcal:dtstart>20261205T183000Z</xcal:dtstart><xcal:dtend>20261205T200000Z</xcal:dtend>",
            at("2026-12-05 19:30"),
            at("2026-12-05 21:00"),
        ),
        (
            "<libcal:date>2026-12-05</libcal:date><libcal:start>19:30:00</libcal:start>"
            "<libcal:end>21:00:00</libcal:end>",
            at("2026-12-05 19:30"),
            at("2026-12-05 21:00"),
        ),
        (
            "<libcal:date>2026-12-05</libcal:date><libcal:start>00:00:00</libcal:start>"
            "<libcal:end>23:59:59</libcal:end>",
            date(2026, 12, 5),
            None,
        ),
        ("<ev:startdate>2026-12-05</ev:startdate>", date(2026, 12, 5), None),
        (
            '<ev:tribe_event_meta xmlns:ev="Event"><ev:startdate>2026-12-05T19:30</ev:startdate>'
            "</ev:tribe_event_meta>",
            at("2026-12-05 19:30"),
            None,
        ),
    ],
)
def test_every_way_to_say_when(inside: str, start: Moment, end: Moment | None) -> None:
    (found,) = reading(inside).found
    assert found.occasions == (Occasion(start, end, start),)


def test_atom_with_google_s_when() -> None:
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:gd="http://schemas.google.com/g/2005">'
        b'<entry><id>x</id><title type="html">Jul &amp;amp; sang</title>'
        b'<link rel="self" href="https://a.dk/1"/><link href="https://a.dk/2"/>'
        b"<published>2026-11-01T00:00:00Z</published>"
        b'<gd:when startTime="2026-12-05T19:30:00+01:00" endTime="2026-12-05T21:00:00+01:00"/>'
        b"</entry></feed>"
    )
    (found,) = read(data, WINDOW).found
    assert (found.title, found.url, found.uid) == ("Jul & sang", "https://a.dk/2", "x")
    assert found.occasions[0].end == at("2026-12-05 21:00")


@pytest.mark.parametrize(
    "inside",
    [
        "<pubDate>Sat, 05 Dec 2026 19:30:00 +0100</pubDate>",
        "<dc:date>2026-12-05T19:30:00+01:00</dc:date>",
        "<description>Den 5. december 2026 kl. 19.30</description>",
        "",
    ],
)
def test_when_it_was_written_is_not_when_it_is(inside: str) -> None:
    found = reading(inside)
    assert not found.found
    assert [(one.name, one.reason) for one in found.refused] == [
        (
            "Koncert",
            "Der står ikke, hvornår det finder sted, kun hvornår det er skrevet. "
            "Brug arrangørens kalender (ics) i stedet",
        )
    ]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss><channel><item><title>&j;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (BOMB, "Feedet har sine egne entities, og dem læser vi ikke"),
        (
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
            "Feedet har sine egne entities, og dem læser vi ikke",
        ),
        (b"<rss><channel></rss>", "Feedet er ikke gyldig XML (linje 1, tegn 17)"),
        (b"", "Feedet er ikke gyldig XML (linje 1, tegn 1)"),
        (b"<opml></opml>", "Det er ikke et feed, men »opml«"),
        (
            b"<rss>" + b"<a>" * 100 + b"</a>" * 100 + b"</rss>",
            "Feedet er større eller dybere, end det kan være rigtigt",
        ),
        (
            b'<?xml version="1.0" encoding="klingon"?><rss/>',
            "Feedet er i et tegnsæt, som ikke kendes",
        ),
    ],
)
def test_what_is_no_safe_feed_is_a_fault(data: bytes, fault: str) -> None:
    assert read(data, WINDOW).faults == (fault,)


def test_nothing_is_fetched_and_html_s_names_do_no_harm() -> None:
    data = rss("<ev:startdate>2026-12-05</ev:startdate>").replace(
        b"Koncert", b"Jul&nbsp;og&eacute;"
    )
    data = data.replace(b"<rss", b'<!DOCTYPE rss SYSTEM "file:///nowhere.dtd"><rss')
    assert [found.title for found in read(data, WINDOW).found] == ["Jul og"]


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read(data, WINDOW)
    read(rss("<ev:startdate>2026-12-05</ev:startdate>").replace(b"Koncert", data), WINDOW)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_dates_raise(start: str, end: str) -> None:
    read(rss(f"<ev:startdate>{start}</ev:startdate><ev:enddate>{end}</ev:enddate>"), WINDOW)


@pytest.mark.parametrize(
    ("data", "content_type", "name", "told"),
    [
        (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "text/html", "", "ics"),
        ("BEGIN:VCALENDAR\r\n".encode("utf-16"), "", "", "ics"),
        (b"\r\nbegin:vcalendar", "", "x.txt", "ics"),
        (b"PK\x03\x04...", "", "", "xlsx"),
        (b'{"@type": "Event"}', "text/plain", "", "jsonld"),
        (b'<?xml version="1.0"?><rss/>', "text/html", "", "rss"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "", "", "rss"),
        (b"<html><script type='application/ld+json'>{}</script>", "text/html", "", "jsonld"),
        (b"<html>Log ind</html>", "text/calendar", "kalender.ics", None),
        (b"titel;dato\n", "text/csv; charset=utf-8", "", "csv"),
        (b"titel;dato\n", "application/octet-stream", "program.csv?v=2", "csv"),
        (b"", "text/calendar", "", "ics"),
        (b"hej", "", "", None),
    ],
)
def test_the_bytes_tell_the_format(
    data: bytes, content_type: str, name: str, told: str | None
) -> None:
    assert told_format(data, content_type, name) == told
