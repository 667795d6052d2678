"""The corpus as a Hugo site: `bench/hugo/` is the site, this writes its content.

Hugo gets its dates expanded and its words looked up (a Hugo developer without a recurrence library
would write the dates down); our generator reckons both at every build.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from bench.corpus import SETTINGS, page, write
from bench.invented import PUBLISHED, ZONE, Actor, Corpus, Day, Event, Partnership, Place

SKELETON = Path(__file__).resolve().parent / "hugo"
ASSETS = Path(__file__).resolve().parent.parent / "theme" / "assets"
MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
Words = Mapping[str, Mapping[str, Mapping[str, Any]]]
Front = dict[str, Any]


def write_hugo_site(known: Corpus, folder: Path, settings: Path = SETTINGS) -> None:
    """Write a whole Hugo site in place of what the folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SKELETON, folder)
    for layout in folder.rglob("*.ics"):
        # RFC 5545 §3.1: lines end in CRLF. Done here, so that it costs Hugo nothing.
        layout.write_bytes(layout.read_bytes().replace(b"\n", b"\r\n"))
    shutil.copytree(ASSETS, folder / "static" / "assets")
    words = vocabularies(settings)
    content = folder / "content"
    for event in known.events:
        write(event_file(folder, event), event_text(known, words, event))
    for path, front, body in _lists(known, words):
        write(content / path / "_index.md", _file(front, body))


def vocabularies(settings: Path = SETTINGS) -> Words:
    """The portal's words: by vocabulary, by code."""
    words: Words = yaml.safe_load(settings.read_text(encoding="utf-8"))["vocabularies"]
    return words


def event_file(folder: Path, event: Event) -> Path:
    """Where the event stands in the Hugo site."""
    return folder / "content" / "arrangementer" / f"{event.slug}.md"


def event_text(known: Corpus, words: Words, event: Event) -> str:
    """The event's file."""
    return _file(_event(known, words, event), event.body)


def _file(front: Front, body: str) -> str:
    """Front matter in YAML, each value as JSON, which YAML reads."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return page((line for line in lines if not line.endswith(": null")), body)


def _event(known: Corpus, words: Words, event: Event) -> Front:
    place = known.places[event.venue]
    town = words["localities"][place.locality]["label"]
    days = event.days
    last = max(_day(found.end) for found in days)
    kind = words["event_types"][event.kind]
    return {
        "title": event.title,
        "summary": event.summary,
        "date": _instant(event.start),
        "publishDate": PUBLISHED.isoformat(),
        "aktoerer": [known.actors[number].slug for number in event.organizers],
        "steder": [place.slug],
        "emner": [event.topic],
        "partnerskaber": None
        if event.partnership is None
        else [known.partnerships[event.partnership].slug],
        "kalender": months_of(event),
        "slags": kind["label"],
        "schema": kind["schema"],
        "emneord": words["topics"][event.topic]["label"],
        "maalgruppe": words["audiences"][event.audience]["label"],
        "pris": _price(event.price),
        "beloeb": _amounts(event.price),
        "hvor": f"{place.title}, {town}",
        "adresse": f"{place.title}, {place.address}",
        "geo": ";".join(place.geo),
        "arrangoerer": ", ".join(known.actors[number].title for number in event.organizers),
        "maskine": machine(event.start),
        "klokken": _clock(event),
        "foerste": str(_day(event.start)),
        "sidste": str(last),
        "nyt": last >= PUBLISHED.date(),
        "aflyst": event.cancelled,
        "flag": "Aflyst" if event.cancelled else None,
        "regel": _rule(event),
        "plan": _plan(event),
        "slut": machine(event.end),
        "fra": _ical(event.start),
        "til": _ical(event.end, last=True),
        "dates": [_date(found) for found in days] if event.series else None,
        "vevents": list(_vevents(event)) if event.series else None,
    }


def months_of(event: Event) -> list[str]:
    """`2026-12`, …: every month that one of its dates touches, in order."""
    found = {}
    for day in event.days:
        month = _day(day.start).replace(day=1)
        while month <= _day(day.end):
            found[f"{month:%Y-%m}"] = True
            month = (month + timedelta(days=32)).replace(day=1)
    return list(found)


def machine(when: datetime | date) -> str:
    """`2026-12-04T19:30+01:00` or `2026-12-04`, as both sites' pages have it."""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def _date(day: Day) -> Front:
    return {
        "start": machine(day.start),
        "end": machine(day.end),
        "foerste": str(_day(day.start)),
        "sidste": str(_day(day.end)),
        "cancelled": day.cancelled,
    }


def _vevents(event: Event) -> Iterator[Front]:
    """The two VEVENTs of a series: its rule, and its date that is called off."""
    if event.series is None or not isinstance(event.start, datetime):
        return
    assert isinstance(event.end, datetime)
    found = event.series
    until = datetime.combine(found.until, time(23, 59, 59), ZONE).astimezone(UTC)
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[event.start.weekday()]
    sequence = int(event.cancelled) + 1
    yield {
        "start": _ical(event.start),
        "end": _ical(event.end),
        "cancelled": event.cancelled,
        "sequence": sequence,
        "rrule": f"FREQ=WEEKLY;UNTIL={until:%Y%m%dT%H%M%SZ};BYDAY={weekday}",
        "exdate": _ical(datetime.combine(found.skipped, event.start.time(), ZONE)),
    }
    off = found.called_off
    yield {
        "start": _ical(off),
        "end": _ical(datetime.combine(off.date(), event.end.time(), ZONE)),
        "recurrence": _ical(off),
        "cancelled": True,
        "sequence": sequence,
    }


def _ical(when: datetime | date, *, last: bool = False) -> str:
    """What follows DTSTART; a last whole day becomes exclusive (RFC 5545 §3.6.1)."""
    if isinstance(when, datetime):
        return f";TZID=Europe/Copenhagen:{when:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{when + timedelta(days=int(last)):%Y%m%d}"


def _plan(event: Event) -> Front | None:
    """A series' rule for the template (Hugo lowers the case of keys: schema.org's stand there)."""
    if event.series is None or not isinstance(event.start, datetime):
        return None
    return {
        "until": str(event.series.until),
        "from": f"{event.start:%H:%M}",
        "to": f"{event.end:%H:%M}",
        "skipped": [str(event.series.skipped)],
    }


def _rule(event: Event) -> str | None:
    if event.series is None or not isinstance(event.start, datetime):
        return None
    until = event.series.until
    return (
        f"Hver {WEEKDAYS[event.start.weekday()]} {_clock(event)} til og med "
        f"den {until.day}. {MONTHS[until.month - 1]} {until.year}"
    )


def _clock(event: Event) -> str | None:
    if not isinstance(event.start, datetime):
        return None
    return f"kl. {event.start:%H.%M}–{event.end:%H.%M}"


def _price(price: str) -> str:
    return "Gratis" if price == "gratis" else f"{price.replace('-', '–')} kr."


def _amounts(price: str) -> list[str]:
    """One amount, or the lowest and the highest."""
    return [f"{amount}.00" for amount in ("0" if price == "gratis" else price).split("-")]


def _instant(when: datetime | date) -> str:
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(), ZONE)
    return when.isoformat()


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _lists(known: Corpus, words: Words) -> Iterator[tuple[str, Front, str]]:
    """(folder, front matter, body) of the taxonomies and of each of their terms."""
    yield "arrangementer", {"title": "Arrangementer", "outputs": ["html", "rss", "kalender"]}, ""
    for path, title in (
        ("aktoerer", "Aktører"),
        ("steder", "Steder"),
        ("emner", "Emner"),
        ("partnerskaber", "Partnerskaber"),
        ("kalender", "Kalender måned for måned"),
    ):
        yield path, {"title": title}, ""
    towns = words["localities"]
    joined: dict[int, list[str]] = {}
    for partnership in known.partnerships:
        for number in partnership.partners:
            joined.setdefault(number, []).append(partnership.slug)
    for actor in known.actors:
        front = _actor(actor, towns[actor.locality]["label"], joined.get(actor.number))
        yield f"aktoerer/{actor.slug}", front, actor.body
    for place in known.places:
        yield f"steder/{place.slug}", _place(place, towns[place.locality]["label"]), place.body
    for partnership in known.partnerships:
        yield (
            f"partnerskaber/{partnership.slug}",
            _partnership(known, partnership),
            partnership.body,
        )
    for code, word in words["topics"].items():
        by_topic = [actor.slug for actor in known.actors if actor.topic == code]
        yield f"emner/{code}", {"title": word["label"], "aktoererne": by_topic}, ""
    for month in sorted({month for event in known.events for month in months_of(event)}):
        year, _, ordinal = month.partition("-")
        title = f"{MONTHS[int(ordinal) - 1].capitalize()} {year}"
        address = f"/kalender/{year}/{ordinal}/"
        described: Front = {"title": title, "maaned": month, "url": address, "outputs": ["html"]}
        yield f"kalender/{month}", described, ""


def _actor(actor: Actor, town: str, joined: list[str] | None) -> Front:
    return {
        "title": actor.title,
        "summary": actor.summary,
        "gruppe": "Forening",
        "town": town,
        "emne": actor.topic,
        "med": joined,
    }


def _place(place: Place, town: str) -> Front:
    street, _, rest = place.address.partition(", ")
    lat, lon = map(float, place.geo)
    return {
        "title": place.title,
        "town": town,
        "address": place.address,
        "street": street,
        "postcode": rest[:4],
        "lat": lat,
        "lon": lon,
    }


def _partnership(known: Corpus, partnership: Partnership) -> Front:
    return {
        "title": partnership.title,
        "partnere": [known.actors[number].slug for number in partnership.partners],
    }
