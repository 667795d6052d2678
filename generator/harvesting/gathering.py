"""Several sources at once, each by itself: what goes wrong with one is told of that one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from generator.editing.refusing import Refused
from generator.harvesting.fetching import LARGEST, FetchError, fetch
from generator.harvesting.found import Reading, Window
from generator.harvesting.unreadable import is_fault, our_fault
from generator.model.actor import Actor
from generator.model.calendar_source import CalendarSource
from generator.model.portal import Portal
from generator.problems import suggestion

AT_ONCE = 6
"""Each waits for the net most of the time; more would only hold up a server that many share."""


class Source(Struct, frozen=True):
    """An actor's calendar."""

    actor: Actor
    calendar: CalendarSource


def sources_of(portal: Portal, wanted: Sequence[str] = ()) -> list[Source]:
    """All sources, or those of the named actors. Raises Refused for an actor without one."""
    known = {
        slug: Source(actor, actor.calendar_source)
        for slug, actor in portal.actors.items()
        if actor.calendar_source is not None and actor.status != "closed"
    }
    for slug in wanted:
        if slug not in known:
            said = "har ingen »calendar_source«" if slug in portal.actors else "findes ikke"
            hint = suggestion(slug, known) or "Skriv kortnavnet på en aktør, der har en kalender."
            raise Refused(f"Aktøren »{slug}« {said}", hint)
    return [known[slug] for slug in dict.fromkeys(wanted or known)]


def gather(sources: Sequence[Source], read: Callable[[Source], Reading]) -> list[Reading]:
    """What each source says, in the order of the sources; `AT_ONCE` of them are read at a time.
    One that cannot be read says so in its `faults`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda source: _alone(source, read), sources))


def from_net(source: Source, today: date, *, loopback: bool) -> Reading:
    """What lies at the source's address now."""
    try:
        came = fetch(source.calendar.url, loopback=loopback)
    except FetchError as error:
        return Reading((), faults=(str(error),))
    name = urlsplit(came.url).path.rpartition("/")[2]
    return read(came.data, source.calendar.format, came.content_type, name, today)


def from_file(file: Path, form: str, today: date) -> Reading:
    """What a file says. Raises Refused where it is too large or no file, OSError."""
    if not file.is_file():
        raise Refused(f"Filen findes ikke: {file}", "Skriv en fils navn, eller en netadresse.")
    if file.stat().st_size > LARGEST:
        raise Refused(
            f"Filen fylder over {LARGEST // 1_000_000} MB", "Del den, eller hent kun det kommende."
        )
    return read(file.read_bytes(), form, "", file.name, today)


def read(data: bytes, form: str | None, content_type: str, name: str, today: date) -> Reading:
    """The events in it."""
    from generator.harvesting.formats import FORMATS, told_format  # their parsers are large

    known = form or told_format(data, content_type, name)
    if known is None:
        return Reading((), faults=("på adressen ligger der ingen kalender, men noget andet",))
    return FORMATS[known](data, Window.around(today))


def _alone(source: Source, read: Callable[[Source], Reading]) -> Reading:
    try:
        return read(source)
    except BaseException as error:  # no source may keep the others from being read
        if not is_fault(error):
            raise
        return Reading((), faults=(our_fault(error),))
