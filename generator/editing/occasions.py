"""An event that is cancelled, moved or held again: its fields as text, before and after."""

from __future__ import annotations

import re
from datetime import date, datetime

from pydantic_core import PydanticCustomError

from generator.editing.fields import with_item, with_item_values, with_values
from generator.editing.refusing import Refused
from generator.editing.shapes import order_of
from generator.model.event import Change, Event
from generator.model.occurrences import Occurrence, end_of, length_of, occurrences
from generator.model.times import When, day_of, in_zone

EVENT, CHANGE = order_of(Event), order_of(Change)
LEFT_BEHIND = (
    *("publish_from", "uid", "aliases", "published", "modified", "revision", "source"),
    *("status", "status_reason", "previous_start", "booking", "evidence", "accepted_clashes"),
    *("registration_deadline", "sources", "notes"),
)
"""What is true of an event as it was held, and not of the next one like it."""
_NOTHING = "Intet er skrevet."


def cancelled(
    text: str, event: Event, on: When | None, reason: str, *, whole: bool, today: date
) -> str:
    """The fields of an event, or one date of a series, that does not take place. `today` only
    decides which date is named to whoever named none."""
    if event.status == "cancelled":
        raise Refused("Arrangementet er allerede aflyst", _NOTHING)
    if event.repeat is None or (whole and on is None):
        if on is not None:
            _date_of(event, on)
        values = {"status": "cancelled", "status_reason": reason, "previous_start": None}
        return with_values(text, values, EVENT)
    found = _date_of(event, _asked(event, on, "--all, hvis hele serien er aflyst", today))
    if found.status == "cancelled":
        raise Refused(f"Datoen {written(found.original)} er allerede aflyst", _NOTHING)
    return _with_change(text, event, found, {"status": "cancelled", "reason": reason})


def moved(
    text: str, event: Event, on: When | None, to: When, reason: str | None, *, today: date
) -> str:
    """The fields of an event, or one date of a series, that takes place at another time. `today` as
    in `cancelled`."""
    _refuse_unmovable(event.status)
    if event.repeat is None:
        if on is not None:
            _date_of(event, on)
        new = _like(event.start, to)
        _refuse_same(event.start, new)
        values: dict[str, str | None] = {"start": written(new)}
        if event.end is not None:
            values["end"] = written(end_of(new, length_of(event.start, event.end)))
        values |= {"status": "rescheduled", "previous_start": written(event.start)}
        if reason is not None:
            values["status_reason"] = reason
        return with_values(text, values, EVENT)
    found = _date_of(event, _asked(event, on, "en dato: en hel serie flyttes i hånden", today))
    _refuse_unmovable(found.status)
    new = _like(found.original, to)
    _refuse_same(found.start, new)
    if new == found.original:
        raise Refused(
            f"Datoen {written(new)} er den, serien har i forvejen",
            "Slet ændringen i »changes« i hånden, så gælder serien igen. " + _NOTHING,
        )
    changes = {"start": written(new)}
    change = next((one for one in event.changes if one.date == found.original), None)
    if change is not None and change.end is not None:
        changes["end"] = written(end_of(new, length_of(found.start, change.end)))
    if change is not None and change.status is not None:
        changes["status"] = "rescheduled"
    if reason is not None:
        changes["reason"] = reason
    return _with_change(text, event, found, changes)


def copied(text: str, event: Event, to: When, told_by: str | None = None) -> str:
    """The fields of the next event like this one; `told_by` is its source."""
    if event.repeat is not None:
        raise Refused(
            "Arrangementet er en serie", "Kopiér filen, og ret »start« og »repeat« i hånden."
        )
    new = _like(event.start, to)
    values: dict[str, str | None] = dict.fromkeys(LEFT_BEHIND)
    values["start"] = written(new)
    values["sources"] = told_by
    if event.end is not None:
        values["end"] = written(end_of(new, length_of(event.start, event.end)))
    return with_values(text, values, EVENT)


def slug_of_copy(slug: str, to: When) -> str:
    """`julekoncert-2025` → `julekoncert-2026`."""
    return f"{re.sub(r'-(19|20)[0-9]{2}$', '', slug)}-{day_of(to).year}"


def written(when: When) -> str:
    """As editors write it; with its offset where the clock shows the time twice."""
    if not isinstance(when, datetime):
        return when.isoformat()
    naive = when.replace(tzinfo=None)
    text = naive.isoformat(" ", "seconds" if naive.second else "minutes")
    try:
        in_zone(naive, text)
    except PydanticCustomError:
        return when.isoformat(" ", "minutes")
    return text


def _asked(event: Event, on: When | None, else_write: str, today: date) -> When:
    if on is None:
        dates = occurrences(event)
        ahead = (one for one in dates if one.takes_place and one.last_day >= today)
        example = day_of(next(ahead, dates[-1]).original)
        raise Refused(
            f"Arrangementet er en serie med {len(dates)} datoer",
            f"Skriv, hvilken dato det er, for eksempel {example}, eller {else_write}.",
        )
    return on


def _date_of(event: Event, on: When) -> Occurrence:
    """The date that is meant: by its original start, else by the one that it was moved to."""
    every = occurrences(event)
    for start in ("original", "start"):
        found = [one for one in every if _is_meant(getattr(one, start), on)]
        if len(found) == 1:
            return found[0]
        if found:
            clocks = ", ".join(written(getattr(one, start)) for one in found)
            raise Refused(f"Der er flere den dag: {clocks}", "Skriv klokkeslættet med.")
    near = sorted(every, key=lambda one: abs((day_of(one.start) - day_of(on)).days))[:3]
    dates = ", ".join(sorted(written(one.original) for one in near))
    raise Refused(f"Arrangementet er ikke den {written(on)}", f"De nærmeste datoer: {dates}.")


def _is_meant(start: When, on: When) -> bool:
    return start == on if isinstance(on, datetime) else day_of(start) == on


def _with_change(text: str, event: Event, found: Occurrence, values: dict[str, str]) -> str:
    at = next((at for at, one in enumerate(event.changes) if one.date == found.original), None)
    if at is not None:
        return with_item_values(text, "changes", at, values, CHANGE)
    return with_item(text, "changes", {"date": written(found.original), **values}, EVENT)


def _like(start: When, to: When) -> When:
    """The new start, of the old one's kind: a day alone keeps the clock time."""
    if not isinstance(start, datetime):
        if isinstance(to, datetime):
            raise Refused(
                "Arrangementet varer hele dage", "Skriv den nye dag uden klokkeslæt, 2026-12-05."
            )
        return to
    if isinstance(to, datetime):
        return to
    try:
        return in_zone(datetime.combine(to, start.time()))
    except PydanticCustomError as error:
        # The hour that the clock skips, or shows twice, on the new day.
        raise Refused(error.message().rstrip("."), _NOTHING) from None


def _refuse_unmovable(status: str) -> None:
    if status in ("cancelled", "moved_online"):
        said = {"cancelled": "aflyst", "moved_online": "flyttet til nettet"}[status]
        raise Refused(
            f"Det er {said}", "Ret »status« i hånden først, hvis det holdes alligevel. " + _NOTHING
        )


def _refuse_same(old: When, new: When) -> None:
    if old == new:
        raise Refused(f"Det er allerede den {written(new)}", _NOTHING)
