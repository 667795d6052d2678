"""What is in order and yet hardly meant: warnings, of one file by itself.

Each is silent where it is not sure: whoever reads ten false alarms reads no more of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from generator.analysing.title_marks import Mark, marked
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.occurrences import CALLED_OFF
from generator.model.portal import Portal
from generator.model.times import day_of, start_of
from generator.presenting.words.dates import day_and_year
from generator.problems import FieldPath, Finding

_STATES: dict[Mark, tuple[str, str]] = {
    "cancelled": ("aflyst", "status: cancelled"),
    "postponed": ("udsat", "status: postponed"),
    "sold_out": ("udsolgt", "booking: sold_out"),
}
_PERFORMED = {"MusicEvent", "TheaterEvent", "DanceEvent", "ComedyEvent", "LiteraryEvent"}
"""schema.org's types of what is over in an evening, or a few of them. A film may run for months."""
LONGEST_HOURS = timedelta(days=14)
"""Of what has a clock time: a camp lasts a week or two."""
LONGEST_PERFORMANCE = timedelta(days=92)
LONGEST = timedelta(days=3 * 366)
"""Of an exhibition. One that stays is no event."""


def what_comes_out_later_waits(portal: Portal, entity: Entity) -> Iterator[Finding]:
    """`published` is when it came out; what is to come out has `publish_from`."""
    told = getattr(entity, "published", None)
    if told is None or told <= portal.now or "published" in entity.WAITS_FOR:
        return
    yield Finding(
        entity.path,
        ("published",),
        "udgivet-i-fremtiden",
        f"»published« er først {day_and_year(day_of(told))}: siden er der nu, men feedene venter",
        "Skriv »publish_from« i stedet, hvis hele siden skal vente til da; ellers ret »published«.",
        level="warning",
    )


def reasons_are_of_something(_: Portal, event: Event) -> Iterator[Finding]:
    """`status_reason` says why, and `status` what happened."""
    # Only a warning: a calendar that is read may take the status back and leave the editor's words.
    if event.status_reason is None or event.status != "scheduled":
        return
    if event.changes or event.booking == "sold_out":
        return
    yield Finding(
        event.path,
        ("status_reason",),
        "status-reason-uden-status",
        "»status_reason« siger hvorfor, men »status« siger ikke, hvad der er sket",
        "Tilføj for eksempel »status: cancelled« eller »status: postponed«, eller slet linjen.",
        level="warning",
    )


def titles_tell_no_state(_: Portal, event: Event) -> Iterator[Finding]:
    """That an event is cancelled, postponed or sold out stands in its fields, not in its title."""
    told: list[tuple[FieldPath, str, str, str | None]] = [
        (("title",), event.title, event.status, event.booking)
    ]
    for index, one in enumerate(event.changes):
        if one.title is not None:
            field: FieldPath = ("changes", index, "title")
            told.append((field, one.title, one.status or event.status, one.booking))
    for field, title, status, booking in told:
        rest, mark = marked(title)
        if mark == "scheduled" or status in CALLED_OFF or booking == "sold_out":
            continue
        said, line = _STATES[mark]
        yield Finding(
            event.path,
            field,
            "tilstand-i-titlen",
            f"Titlen siger, at det er {said}, men kalendere og feeds får det ikke at vide",
            f"Skriv »{line}«, og lad titlen være »{rest}«.",
            level="warning",
        )


def files_lie_under_their_year(_: Portal, event: Event) -> Iterator[Finding]:
    """An event in a year's folder begins in that year, or did before it was moved."""
    folder = event.path.split("/")[1]
    if not (len(folder) == 4 and folder.isdecimal()):
        return
    begins = {event.start.year, *([event.previous_start.year] if event.previous_start else [])}
    if int(folder) in begins:
        return
    yield Finding(
        event.path,
        ("start",),
        "andet-aar-end-mappen",
        f"Det begynder i {event.start.year}, og filen ligger i mappen {folder}",
        "Ret årstallet i »start«, eller flyt filen til det rigtige års mappe. Dens adresse bliver "
        "den samme.",
        level="warning",
    )


def events_last_no_longer_than_they_can(portal: Portal, event: Event) -> Iterator[Finding]:
    """No evening lasts for weeks, no concert for months, and no event for years."""
    if event.end is None:
        return
    lasts = start_of(event.end) - start_of(event.start)
    term = portal.settings.vocabularies.event_types.get(event.type)
    most = LONGEST
    if isinstance(event.start, datetime):
        most = LONGEST_HOURS
    elif term is not None and term.schema_type in _PERFORMED:
        most = LONGEST_PERFORMANCE
    if lasts > most:
        yield Finding(
            event.path,
            ("end",),
            "meget-langt",
            f"Det varer {lasts.days} dage, til {day_and_year(day_of(event.end))}",
            "Ret »end«. Er det flere aftener, så skriv dem med »repeat«. Er det åbent i flere "
            "uger, så skriv »start« og »end« uden klokkeslæt.",
            level="warning",
        )
