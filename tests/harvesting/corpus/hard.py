"""Calendars that went wrong on the way, as they come: each with what is found in it (title and
starts), what is refused and what is doubted."""

from __future__ import annotations

from dataclasses import dataclass

AT = "DTSTART;TZID=Europe/Copenhagen:20261205T193000"
UNREADABLE = "Gentagelsen »{}« kan ikke læses"
CUT = "Kalenderen er klippet over før sin slutning"


@dataclass(frozen=True)
class Hard:
    """`found` is `title: start start`, `refused` and `doubts` are sentences."""

    name: str
    data: bytes
    found: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    complete: bool = True
    faults: tuple[str, ...] = ()


def vevent(*lines: str, title: str = "Kor", uid: str = "1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT"])


def whole(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


def single(*lines: str, title: str = "Kor") -> bytes:
    return whole(vevent(*lines, title=title))


ONE = ("Kor: 2026-12-05 19:30",)
SERIES = "Kor: 2026-12-05 19:30 2026-12-06 19:30 2026-12-07 19:30"
THREE = "RRULE:FREQ=DAILY;COUNT=3"

HARD = (
    Hard("to kalendere i én fil", single(AT) + whole(vevent(AT, title="Bal", uid="2")),
         (*ONE, "Bal: 2026-12-05 19:30")),
    Hard("uden VCALENDAR omkring", vevent(AT).encode(), ONE),
    Hard("END:VEVENT mangler, den næste begynder",
         whole(vevent(AT).removesuffix("END:VEVENT"), vevent(AT, title="Bal", uid="2")),
         (*ONE, "Bal: 2026-12-05 19:30")),
    Hard("END:VCALENDAR mangler", single(AT).replace(b"END:VCALENDAR\r\n", b""), ONE,
         doubts=(CUT,), complete=False),
    Hard("fejlmeddelelse bagefter", single(AT) + b"<br/>Warning: mysql in /var/www\n", ONE),
    Hard("små bogstaver", single(AT).lower(), ("kor: 2026-12-05 19:30",)),
    Hard("uden UID og DTSTAMP", whole(vevent(AT).replace("UID:1\r\n", "")), ONE),
    Hard("tom UID", whole(vevent(AT, uid="")), ONE),
    Hard("den samme to gange", whole(vevent(AT), vevent(AT)), ONE),
    Hard("kun opgaver og optaget-tider",
         whole("BEGIN:VTODO", "SUMMARY:Vask", "DUE:20261205", "END:VTODO",
               "BEGIN:VFREEBUSY", "FREEBUSY:20261205T080000Z/PT1H", "END:VFREEBUSY")),
    Hard("kun optaget", single(AT, title="Optaget"), (),
         ("Kalenderen viser kun, at der er optaget, og ikke hvad der sker",)),
    Hard("alarmens beskrivelse er ikke arrangementets",
         single(AT, "BEGIN:VALARM", "SUMMARY:Alarm", "DTSTART:20250101T000000", "END:VALARM"), ONE),
    Hard("time uden foranstillet nul", single("DTSTART:20261205T93000"), (),
         ("Tidspunktet »20261205T93000« kan ikke læses",)),
    Hard("kun måned", single("DTSTART:202612"), (), ("Tidspunktet »202612« kan ikke læses",)),
    Hard("år nul", single("DTSTART:00001205T193000"), (),
         ("Tidspunktet »00001205T193000« findes ikke",)),
    Hard("30. februar", single("DTSTART;VALUE=DATE:20260230"), (),
         ("Tidspunktet »20260230« findes ikke",)),
    Hard("tom TZID", single("DTSTART;TZID=:20261205T193000"), ONE),
    Hard("TZID og Z", single("DTSTART;TZID=Europe/Copenhagen:20261205T183000Z"), ONE),
    Hard("VALUE=DATE, men klokkeslæt", single("DTSTART;VALUE=DATE:20261205T193000"), ONE),
    Hard("slut før start", single(AT, "DTEND:20261205T170000Z"), ONE,
         doubts=("Det slutter, før det begynder, så sluttidspunktet er udeladt",)),
    Hard("negativ varighed", single(AT, "DURATION:-PT1H"), ONE,
         doubts=("Det slutter, før det begynder, så sluttidspunktet er udeladt",)),
    Hard("varighed uden mening", single(AT, "DURATION:2 timer"), (),
         ("Varigheden »2 timer« kan ikke læses",)),
    Hard("tom slutning", single(AT, "DTEND:", "DURATION:"), ONE),
    Hard("foreløbig", single(AT, "STATUS:TENTATIVE"), ONE),
    Hard("COUNT=0", single(AT, "RRULE:FREQ=DAILY;COUNT=0"), (),
         (UNREADABLE.format("FREQ=DAILY;COUNT=0"),)),
    Hard("INTERVAL=0", single(AT, "RRULE:FREQ=DAILY;INTERVAL=0"), (),
         (UNREADABLE.format("FREQ=DAILY;INTERVAL=0"),)),
    Hard("vCalendar 1.0's regel", single(AT, "RRULE:W1 TU #4"), (),
         (UNREADABLE.format("W1 TU #4"),)),
    Hard("regel uden FREQ", single(AT, "RRULE:BYDAY=MO"), (), (UNREADABLE.format("BYDAY=MO"),)),
    Hard("tom regel", single(AT, "RRULE:"), ONE),
    Hard("slutter før den begynder", single(AT, "RRULE:FREQ=DAILY;UNTIL=20200101")),
    Hard("UNTIL som dag", single(AT, "RRULE:FREQ=DAILY;UNTIL=20261207"), (SERIES,)),
    Hard("UNTIL uden zone", single(AT, "RRULE:FREQ=DAILY;UNTIL=20261207T193000"), (SERIES,)),
    Hard("UNTIL, der ikke findes", single(AT, "RRULE:FREQ=DAILY;UNTIL=20261399"), (),
         ("Gentagelsens slutning »20261399« findes ikke",)),
    Hard("semikolon til sidst", single(AT, THREE + ";"), (SERIES,)),
    Hard("to regler", single(AT, THREE, "RRULE:FREQ=YEARLY"), (SERIES,),
         doubts=("Der er flere regler for gentagelsen, og kun den første er brugt",)),
    Hard("EXDATE som dag", single(AT, THREE, "EXDATE;VALUE=DATE:20261206"),
         ("Kor: 2026-12-05 19:30 2026-12-07 19:30",)),
    Hard("EXDATE på én linje, i UTC", single(AT, THREE, "EXDATE:20261206T183000Z,20261207T183000Z"),
         ONE),
    Hard("EXDATE, der ikke kan læses", single(AT, THREE, "EXDATE:i går"), (SERIES,)),
    Hard("alle datoer taget ud", single(AT, "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20261205T183000Z")),
    Hard("RDATE som tidsrum", single(AT, "RDATE;VALUE=PERIOD:20261206T183000Z/PT1H,nej"),
         ("Kor: 2026-12-05 19:30 2026-12-06 19:30",)),
    Hard("en ændring uden sin serie", single(AT, "RECURRENCE-ID:20261204T183000Z"), ONE),
    Hard("en ændring af en dato, serien ikke har",
         whole(vevent(AT, THREE), vevent("RECURRENCE-ID:20261220T183000Z",
                                         "DTSTART:20261221T183000Z")),
         (SERIES + " 2026-12-21 19:30",)),
    Hard("en ændring, før serien selv",
         whole(vevent("RECURRENCE-ID:20261206T183000Z", "DTSTART:20261206T190000Z"),
               vevent(AT, THREE)),
         ("Kor: 2026-12-05 19:30 2026-12-06 20:00 2026-12-07 19:30",)),
    Hard("en ændring af dagen alene",
         whole(vevent(AT, THREE), vevent("RECURRENCE-ID;VALUE=DATE:20261206",
                                         "DTSTART:20261206T190000Z")),
         ("Kor: 2026-12-05 19:30 2026-12-06 20:00 2026-12-07 19:30",)),
    Hard("ændring af alle senere",
         whole(vevent(AT, THREE), vevent("RECURRENCE-ID;RANGE=THISANDFUTURE:20261206T183000Z",
                                         "DTSTART:20261206T190000Z")),
         ("Kor: 2026-12-05 19:30 2026-12-06 20:00 2026-12-07 19:30",),
         doubts=("En ændring gælder alle senere datoer også, og kun den første er ændret",)),
    Hard("to versioner af en serie, den gamle forrest",
         whole(vevent(AT, THREE, "SEQUENCE:1", title="Sang"),
               vevent(AT, THREE, "SEQUENCE:2", "EXDATE:20261206T183000Z")),
         ("Kor: 2026-12-05 19:30 2026-12-07 19:30",)),
    Hard("en gammel ændring af en dato, der siden er taget ud",
         whole(vevent("RECURRENCE-ID:20261206T183000Z", "DTSTART:20261206T190000Z", "SEQUENCE:1"),
               vevent(AT, THREE, "SEQUENCE:2", "EXDATE:20261206T183000Z")),
         ("Kor: 2026-12-05 19:30 2026-12-07 19:30",)),
    Hard("en ændring af en dato, der også er taget ud",
         whole(vevent(AT, THREE, "EXDATE:20261206T183000Z"),
               vevent("RECURRENCE-ID:20261206T183000Z", "DTSTART:20261206T190000Z")),
         ("Kor: 2026-12-05 19:30 2026-12-06 20:00 2026-12-07 19:30",)),
    Hard("COUNT=-1", single(AT, "RRULE:FREQ=DAILY;COUNT=-1;UNTIL=20261207"), (SERIES,)),
    Hard("zone som forskel", single("DTSTART;TZID=UTC+2:20261205T203000"), ONE),
    Hard("en zone, der skifter hver dag",
         whole("BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "DTSTART:19700101T000000",
               "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "RRULE:FREQ=SECONDLY", "END:STANDARD",
               "END:VTIMEZONE", vevent("DTSTART;TZID=X:20261205T193000")), ONE,
         doubts=("Tidszonen »X« kendes ikke, så tiden er læst som dansk tid",)),
    Hard("en zone uden skift", whole("BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE",
                                     vevent("DTSTART;TZID=X:20261205T193000")), ONE,
         doubts=("Tidszonen »X« kendes ikke, så tiden er læst som dansk tid",)),
    Hard("dybt indlejret", b"BEGIN:X\r\n" * 500 + single(AT),
         faults=("Det er ikke en kalender: der står ikke BEGIN:VCALENDAR",)),
    Hard("linjerne er rykket ind", single(AT).replace(b"\r\n", b"\r\n  "),
         faults=("Det er ikke en kalender: der står ikke BEGIN:VCALENDAR",)),
    Hard("nulbytes i titlen", single(AT).replace(b"Kor", b"K\0or"), ONE),
    Hard("omvendt skrift i titlen", single(AT, title="K\u202eor"), ONE),
    Hard("script i titlen", single(AT, title="Kor<script>alert(1)</script><br>"), ONE),
    Hard("et regneark's formel", single(AT, title="=1+1"), ("=1+1: 2026-12-05 19:30",)),
    Hard("ugyldig UTF-8", single(AT).replace(b"Kor", b"K\xc3or\xe6"), ("KÃoræ: 2026-12-05 19:30",)),
)  # fmt: skip
