"""iCalendar as each producer writes it: the shapes are theirs, the words are ours.

A producer that knows rules writes a series once; another writes each date as an event of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from tests.harvesting.corpus.programmes import Event, Held, Programme, When
from tests.harvesting.corpus.written import (
    MICROSOFT_TIME,
    after,
    dated,
    folded,
    folded_in_letters,
    text,
    zone,
)

STAMP = "20261101T080000Z"


@dataclass(frozen=True)
class Style:
    """How one producer writes: `head` and `zones` before the events, `tzid` of times (`UTC`,
    `floating`), `uid` of an event and date, `extra` lines of an event and, where it is `ruled`, of
    a series."""

    name: str
    prodid: str
    uid: Callable[[Event, int], str]
    tzid: str = "UTC"
    head: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    ruled: bool = True
    in_series: str = ""
    extra: tuple[str, ...] = ()
    end: str = "\r\n"
    fold: Callable[..., bytes] = folded
    lasts: bool = False
    marks: bool = False
    one_uid: bool = False
    escape: Callable[[str], str] = text


def hashed(event: Event, n: int) -> str:
    return sha256(f"{event.title}{n}".encode()).hexdigest()[:26]


def numbered(event: Event, n: int) -> str:
    return str(int(hashed(event, n)[:6], 16))


def write(style: Style, programme: Programme) -> bytes:
    """The programme as that producer's file."""
    lines = [
        "BEGIN:VCALENDAR",
        *([f"PRODID:{style.prodid}"] if style.prodid else []),
        "VERSION:2.0",
        *style.head,
        *style.zones,
    ]
    for event in programme.events:
        lines += _ruled(style, event) if style.ruled and event.rule else _single(style, event)
    return style.fold([*lines, "END:VCALENDAR"], style.end)


def _ruled(style: Style, event: Event) -> Iterator[str]:
    tzid = style.in_series or style.tzid
    first, uid = event.first, style.uid(event, 0)
    master = Held(first.original, first.end, first.original)
    rule = [f"RRULE:{event.rule}", *(dated("EXDATE", one, tzid) for one in event.left_out)]
    yield from _vevent(style, event, master, uid, tzid, rule)
    for held in event.held:
        if held.cancelled or held.start != held.original:
            instead = [dated("RECURRENCE-ID", held.original, tzid)]
            yield from _vevent(style, event, held, uid, tzid, instead)


def _single(style: Style, event: Event) -> Iterator[str]:
    for n, held in enumerate(event.held):
        yield from _vevent(style, event, held, style.uid(event, n), style.tzid, [])


def _vevent(
    style: Style, event: Event, held: Held, uid: str, tzid: str, more: list[str]
) -> Iterator[str]:
    title = f"AFLYST: {event.title}" if held.cancelled and style.marks else event.title
    status = "CANCELLED" if held.cancelled and not style.marks else "CONFIRMED"
    yield "BEGIN:VEVENT"
    yield dated("DTSTART", held.start, tzid)
    end = after(held)
    if style.lasts and end is not None:
        yield f"DURATION:{_lasting(held, end)}"
    elif end is not None:
        yield dated("DTEND", end, tzid)
    yield from more
    yield f"DTSTAMP:{STAMP}"
    yield f"UID:{uid}"
    yield f"SUMMARY:{style.escape(title)}"
    yield f"DESCRIPTION:{style.escape(event.text)}"
    yield f"LOCATION:{style.escape(event.place)}"
    yield f"STATUS:{status}"
    yield from style.extra
    yield "END:VEVENT"


def _lasting(held: Held, end: When) -> str:
    assert isinstance(end, datetime) == isinstance(held.start, datetime)
    size = end - held.start  # type: ignore[operator] # of the same kind
    return f"P{size.days}D" if not size.seconds else f"PT{size.seconds // 60}M"


LIBICAL = "/freeassociation.sourceforge.net/Europe/Copenhagen"
COPENHAGEN = tuple(zone("Europe/Copenhagen"))
ROMANCE = tuple(zone("Romance Standard Time", MICROSOFT_TIME))
MICROSOFT = (
    "CLASS:PUBLIC", "PRIORITY:5", "TRANSP:OPAQUE", "SEQUENCE:0",
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-CDO-IMPORTANCE:1",
    "X-MICROSOFT-DISALLOW-COUNTER:FALSE",
    "BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM",
)  # fmt: skip
APPLE = (
    "SEQUENCE:0", "TRANSP:OPAQUE", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
    'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Torvet 1";X-TITLE=Hytten:geo:55.2,12',
    "BEGIN:VALARM", "X-WR-ALARMUID:A1", "TRIGGER:-PT30M", "ACTION:DISPLAY",
    "DESCRIPTION:Event reminder", "END:VALARM",
)  # fmt: skip
MAILS = (
    "ORGANIZER;CN=Hanne Hansen:mailto:hanne.hansen@example.org",
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Bo:mailto:bo@example.org",
)

STYLES = (
    Style(
        "google", "-//Google Inc//Google Calendar 70.9054//EN",
        lambda e, n: f"{hashed(e, n)}@google.com", in_series="Europe/Copenhagen",
        head=("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Huset",
              "X-WR-TIMEZONE:Europe/Copenhagen"),
        zones=COPENHAGEN,
        extra=("CREATED:20260901T080000Z", "LAST-MODIFIED:20261001T080000Z", "SEQUENCE:1",
               "TRANSP:OPAQUE", *MAILS),
    ),
    Style(
        "outlook", "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        lambda e, n: f"040000008200E00074C5B7101A82E008{hashed(e, n).upper()}",
        tzid="Romance Standard Time", zones=ROMANCE,
        head=("METHOD:PUBLISH", "X-CALSTART:20260101T000000Z", "X-WR-RELCALID:{0}",
              "X-MS-OLK-FORCEINSPECTOROPEN:TRUE"),
        extra=(*MICROSOFT, *MAILS,
               'X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Kom</p></body></html>'),
    ),
    Style(
        "office365", "Microsoft Exchange Server 2010",
        lambda e, n: f"040000008200E00074C5B7101A82E00800000000{hashed(e, n).upper()}",
        tzid="W. Europe Standard Time",
        zones=tuple(zone("W. Europe Standard Time", MICROSOFT_TIME)),
        head=("METHOD:PUBLISH", "X-WR-CALNAME:Kalender"), extra=MICROSOFT,
    ),
    Style(
        "outlook-egen-zone", "Microsoft Exchange Server 2010",
        lambda e, n: hashed(e, n).upper(), tzid="Customized Time Zone",
        zones=tuple(zone("Customized Time Zone", MICROSOFT_TIME)), extra=MICROSOFT,
    ),
    Style(
        "nextcloud", "-//IDN nextcloud.com//Calendar app 4.7//EN",
        lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))), tzid="Europe/Copenhagen",
        head=("CALSCALE:GREGORIAN", "X-WR-CALNAME:Huset", "X-APPLE-CALENDAR-COLOR:#0082C9",
              "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H"),
        zones=COPENHAGEN, extra=("CREATED:20260901T080000Z", "SEQUENCE:2"),
    ),
    Style(
        "sabredav", "-//Sabre//Sabre VObject 4.5.6//EN",
        lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))), tzid="Europe/Berlin",
        zones=tuple(zone("Europe/Berlin")), head=("CALSCALE:GREGORIAN",),
    ),
    Style(
        "apple", "-//Apple Inc.//macOS 15.0//EN",
        lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))).upper(), tzid="Europe/Copenhagen",
        zones=COPENHAGEN, head=("CALSCALE:GREGORIAN", "METHOD:PUBLISH",
                                "X-APPLE-CALENDAR-COLOR:#1BADF8"), extra=APPLE,
    ),
    Style(
        "the-events-calendar", "-//Huset - ECPv6.6.4//NONSGML v1.0//EN",
        lambda e, n: f"{numbered(e, n)}-1796466600-1796472000@huset.example",
        tzid="Europe/Copenhagen", zones=COPENHAGEN, ruled=False,
        head=("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-ORIGINAL-URL:https://huset.example",
              "X-WR-CALDESC:Begivenheder fra Huset", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
              "X-Robots-Tag:noindex", "X-PUBLISHED-TTL:PT1H"),
        extra=("URL:https://huset.example/event/aften/", "CATEGORIES:Musik,Sang",
               "ATTACH;FMTTYPE=image/jpeg:https://huset.example/wp-content/uploads/k.jpg"),
        marks=True,
    ),
    Style(
        "typo3-sf-event-mgt", "-//TYPO3/NONSGML sf_event_mgt//EN",
        lambda e, n: f"sf_event_mgt_{numbered(e, n)}", tzid="Europe/Copenhagen", ruled=False,
        zones=COPENHAGEN, head=("METHOD:PUBLISH",), extra=("CLASS:PUBLIC",), marks=True,
    ),
    Style(
        "typo3-calendarize", "-//TYPO3/NONSGML calendarize//EN",
        lambda e, n: f"calendarize-{numbered(e, n)}-{n}@huset.example", ruled=False, marks=True,
        extra=("URL:https://huset.example/kalender/aften",),
    ),
    Style(
        "typo3-cal", "-//TYPO3/NONSGML Calendar Base (cal) V2.0.0//EN",
        lambda e, n: f"huset_{numbered(e, n)}", tzid="floating", ruled=False, end="\n",
        head=("METHOD:PUBLISH",), marks=True,
    ),
    Style(
        "drupal-date-ical", "-//Drupal iCal API//EN",
        lambda e, n: f"calendar.{numbered(e, n)}.field_dato.{n}", ruled=False,
        tzid="Europe/Copenhagen", head=("METHOD:PUBLISH", "X-WR-CALNAME;VALUE=TEXT:Huset"),
        zones=COPENHAGEN, extra=("URL;TYPE=URI:https://huset.example/node/7",), marks=True,
    ),
    Style(
        "eventon", "-//eventon.com NONSGML v1.0//EN", lambda e, n: "eventon.com", ruled=False,
        end="\n", one_uid=True, marks=True,
    ),
    Style(
        "all-in-one-event-calendar", "-//All-in-One Event Calendar v2//DA",
        lambda e, n: f"ai1ec-{numbered(e, n)}@huset.example", tzid="Europe/Copenhagen",
        head=("X-WR-TIMEZONE:Europe/Copenhagen", "X-FROM-URL:https://huset.example"),
        zones=COPENHAGEN, extra=("X-COST-TYPE:paid", "X-COST:80 kr.", "CONTACT:Hanne",
                                 "X-TICKETS-URL:https://huset.example/billet"),
    ),
    Style(
        "conventus", "-//Conventus//Kalender//DA", lambda e, n: f"conventus-{numbered(e, n)}",
        tzid="floating", ruled=False, marks=True,
    ),
    Style(
        "kulturkalender", "-//Kulturkalender//Eksport 1.0//DA",
        lambda e, n: f"{numbered(e, n)}@kalender.example", ruled=False, marks=True,
        extra=("CATEGORIES:Kultur", "GEO:55.25;12.12"),
    ),
    Style(
        "eventbrite", "-//Eventbrite//EN", lambda e, n: f"eventbrite-{numbered(e, n)}",
        ruled=False, extra=("URL:https://www.eventbrite.example/e/7", "TRANSP:OPAQUE"), marks=True,
    ),
    Style(
        "billetsalg", "Billetsalg", lambda e, n: f"{hashed(e, n)}@billet.example", ruled=False,
        head=("CALSCALE:GREGORIAN",), marks=True,
    ),
    Style(
        "meetup", "-//Meetup//Meetup Calendar 1.0//EN",
        lambda e, n: f"event_{numbered(e, n)}@meetup.example", tzid="Europe/Copenhagen",
        zones=tuple(zone("Europe/Copenhagen")), ruled=False,
        head=("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-MS-OLK-FORCEINSPECTOROPEN:TRUE"),
        extra=("CLASS:PUBLIC", "URL;VALUE=URI:https://www.meetup.example/e/7/"), marks=True,
    ),
    Style(
        "mobilizon", "-//Mobilizon//NONSGML Mobilizon 4//EN",
        lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))), ruled=False,
        head=("CALSCALE:GREGORIAN",), extra=("ORGANIZER;CN=Huset:mailto:noreply@mob.example",),
        marks=True,
    ),
    Style(
        "libcal", "-//Springshare//LibCal//EN", lambda e, n: f"LibCal-{numbered(e, n)}",
        ruled=False, head=("X-WR-CALNAME:Biblioteket", "X-PUBLISHED-TTL:PT4H"),
        extra=("CLASS:PUBLIC", "CATEGORIES:Foredrag"), marks=True,
    ),
    Style(
        "evolution", "-//Ximian//NONSGML Evolution Calendar//EN",
        lambda e, n: f"{hashed(e, n)}-huset", tzid=LIBICAL, zones=tuple(zone(LIBICAL)),
    ),
    Style(
        "thunderbird", "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
        lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))), tzid="Europe/Copenhagen",
        zones=COPENHAGEN, extra=("X-MOZ-GENERATION:3", "TRANSP:OPAQUE"), lasts=True,
    ),
    Style(
        "zimbra", "Zimbra-Calendar-Provider", lambda e, n: str(uuid5(NAMESPACE_URL, hashed(e, n))),
        tzid='"Europe/Copenhagen"', zones=COPENHAGEN, head=("METHOD:PUBLISH",),
        extra=("X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY", "CLASS:PUBLIC"),
    ),
    Style(
        "folder-i-bogstaver", "-//Gammelt program//DA", lambda e, n: hashed(e, n),
        fold=folded_in_letters, tzid="Europe/Copenhagen", zones=COPENHAGEN,
    ),
    Style(
        "uden-zoner", "", lambda e, n: hashed(e, n), tzid="Europe/Copenhagen", end="\n",
        fold=partial(folded, width=10_000),
    ),
)  # fmt: skip
