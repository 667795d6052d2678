"""Series: what `repeat`, `except` and `changes` say must fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from pydantic_core import PydanticCustomError

from generator.model.event import Event, OnDay, Repeat
from generator.model.occurrences import MAX_OCCURRENCES, Occurrence, all_starts, recurrence_starts
from generator.model.portal import Portal
from generator.model.times import When, day_of, in_zone, start_of
from generator.presenting.words.dates import WEEKDAYS, day_and_year
from generator.problems import FieldPath, Finding

_LOOK_AHEAD = 400
"""Days in which every »5th monday« comes at least once."""


def series_begin_on_one_of_their_days(
    portal: Portal, event: Event, repeat: Repeat
) -> Iterator[Finding]:
    """`start` is the first date of its own rule (RFC 5545 §3.8.5.3 asks for it)."""
    first = day_of(event.start)
    if repeat.on and not any(day.falls_on(first) for day in repeat.on):
        days = (first + timedelta(days=ahead) for ahead in range(_LOOK_AHEAD))
        fitting = next((day for day in days if any(on.falls_on(day) for on in repeat.on)), first)
        yield Finding(
            event.path,
            ("start",),
            "start-uden-for-serien",
            f"Serien begynder en {WEEKDAYS[first.weekday()]}, men gentages "
            + " og ".join(_said(day) for day in repeat.on),
            f"Ret »start« til {fitting}, som er den første dag i serien, eller ret »on«.",
        )


def series_end_after_they_begin(portal: Portal, event: Event, repeat: Repeat) -> Iterator[Finding]:
    """`until` is not before `start`."""
    if repeat.until is not None and repeat.until < day_of(event.start):
        yield Finding(
            event.path,
            ("repeat", "until"),
            "slut-foer-start",
            f"Serien slutter {day_and_year(repeat.until)}, før den begynder",
            "Ret »until«, så den ligger efter »start«.",
        )


def series_have_dates(portal: Portal, event: Event, repeat: Repeat) -> Iterator[Finding]:
    """`except` leaves something."""
    if not portal.occurrences[event.slug]:
        yield Finding(
            event.path,
            ("repeat", "except"),
            "serie-uden-datoer",
            "Serien har ingen datoer tilbage",
            "Er alt aflyst, så skriv »status: cancelled« i stedet for at tage datoerne ud.",
            at="key",
        )


def series_are_of_a_sensible_length(
    portal: Portal, event: Event, repeat: Repeat
) -> Iterator[Finding]:
    """No series has more than MAX_OCCURRENCES dates."""
    if len(portal.occurrences[event.slug]) + len(repeat.skip) > MAX_OCCURRENCES:
        yield Finding(
            event.path,
            ("repeat", "until" if repeat.until else "dates"),
            "for-lang-serie",
            f"Serien har over {MAX_OCCURRENCES} datoer",
            "Er »until« en tastefejl? Er det en fast ugentlig ting, så skriv et år ad gangen.",
        )


def exceptions_hit_a_date(portal: Portal, event: Event, repeat: Repeat) -> Iterator[Finding]:
    """Every day in `except` is a day of the series."""
    if not repeat.skip:
        return
    starts = all_starts(event)
    days = {day_of(start) for start in starts}
    for index, day in enumerate(repeat.skip):
        if day not in days:
            yield Finding(
                event.path,
                ("repeat", "except", index),
                "ikke-en-dato-i-serien",
                f"Serien har ingen dato den {day_and_year(day)}",
                f"Den nærmeste er {_nearest(day, starts)}.",
            )


def changes_hit_a_date(portal: Portal, event: Event, repeat: Repeat) -> Iterator[Finding]:
    """Every change names one date of the series, and no two the same."""
    if not event.changes:
        return
    starts, left = all_starts(event), set(recurrence_starts(event))
    seen: set[When] = set()
    for index, change in enumerate(event.changes):
        field = ("changes", index, "date")
        if change.date in seen:
            yield Finding(
                event.path,
                field,
                "aendret-to-gange",
                f"Datoen {_written(change.date)} står to gange i »changes«",
                "Saml de to ændringer i én.",
            )
        elif change.date not in left:
            yield _no_such_date(event, change.date, starts, field)
        seen.add(change.date)


def every_date_exists_once(portal: Portal, event: Event, repeat: Repeat) -> Iterator[Finding]:
    """No date of a series falls in the hour that the clock skips or repeats (RFC 5545 §3.3.5)."""
    written = {event.start, *repeat.dates, *(change.start for change in event.changes)}
    written |= {change.end for change in event.changes} | {event.end}
    for occurrence in portal.occurrences[event.slug]:
        for word, moment in (("start", occurrence.start), ("slut", occurrence.end)):
            if isinstance(moment, datetime) and moment not in written:
                yield from _clock_change(event, word, moment)


def dates_leave_room_for_each_other(
    portal: Portal, event: Event, repeat: Repeat
) -> Iterator[Finding]:
    """No date begins while another is on, and none is moved onto another."""
    dates = [one for one in portal.occurrences[event.slug] if one.takes_place]
    for before, after in pairwise(dates):
        if before.start == after.start or _is_on(before, after.start):
            yield _at_once(event, before, after)
            return  # One mistake makes many.


def _at_once(event: Event, before: Occurrence, after: Occurrence) -> Finding:
    moved = after if after.changed else before
    index = next((at for at, one in enumerate(event.changes) if one.date == moved.original), None)
    begins = _written(after.start)
    if before.start == after.start:
        message = f"Serien er to gange {begins}"
    else:
        message = f"Serien er {begins}, mens den er i gang fra {_written(before.start)}"
    field: FieldPath = ("end",) if index is None else ("changes", index, "start")
    hint = "Ret »end« eller »repeat«."
    if index is not None:
        hint = "Er de to slået sammen, så skriv »status: cancelled« på den ene; ellers ret tiden."
    return Finding(event.path, field, "dato-oven-i-dato", message, hint, level="warning")


def _is_on(one: Occurrence, moment: When) -> bool:
    """Whether a date is still on at that moment; of whole days the last is inclusive."""
    if one.end is None:
        return False
    if isinstance(one.end, datetime):
        return start_of(one.end) > start_of(moment)
    return one.end >= day_of(moment)


def _clock_change(event: Event, word: str, moment: datetime) -> Iterator[Finding]:
    try:
        in_zone(moment.replace(tzinfo=None))
    except PydanticCustomError as error:
        twice = error.type == "tid-findes-to-gange"
        yield Finding(
            event.path,
            ("repeat",),
            error.type,
            f"Seriens {word} {_written(moment)} findes {'to gange' if twice else 'ikke'}: "
            f"uret stilles en time {'tilbage' if twice else 'frem'} den nat",
            "Tag datoen ud med »except«, og skriv den i »dates« med et andet klokkeslæt.",
            at="key",
        )


def _no_such_date(
    event: Event, day: When, starts: tuple[When, ...], field: tuple[str, int, str]
) -> Finding:
    """The day alone is not enough in a series by the clock; one in `except` is not there."""
    path, code = event.path, "ikke-en-dato-i-serien"
    same_day = [start for start in starts if day_of(start) == day_of(day)]
    if day in starts:
        message = f"Datoen {_written(day)} er taget ud af serien med »except«"
        hint = "Slet den i »except«: en aflyst dato skal blive i serien, så den kan ses."
    elif same_day:
        message = f"Seriens dato hedder {_written(same_day[0])} og ikke {_written(day)}"
        hint = f"Skriv »date: {_written(same_day[0])}«: det er den tid, datoen oprindelig havde."
    else:
        message = f"Serien har ingen dato den {day_and_year(day_of(day))}"
        hint = f"Den nærmeste er {_nearest(day_of(day), starts)}."
    return Finding(path, field, code, message, hint)


def _nearest(day: date, starts: Iterable[When]) -> str:
    found = min(starts, key=lambda start: abs(day_of(start) - day))
    return _written(found)


def _written(when: When) -> str:
    """As an editor writes it: `2026-12-04 19:30`."""
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else str(when)


def _said(day: OnDay) -> str:
    """`hver mandag`, `2. tirsdag i måneden`."""
    weekday = WEEKDAYS[day.weekday]
    if day.nth is None:
        return f"hver {weekday}"
    return f"{'sidste' if day.nth == -1 else f'{day.nth}.'} {weekday} i måneden"
