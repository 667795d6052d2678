"""How often an event has changed, as subscribers' programs count it (RFC 5545 §3.8.7.4)."""

from __future__ import annotations

from generator.model.event import Event, EventStatus


def sequence(event: Event) -> int:
    """SEQUENCE: git's count of changes to title, time, place and status, or a greater `revision`,
    which counts as changes that were made before git was asked.

    Never less than the changes that the event itself tells of: without git a concert that is
    cancelled has had at least one change since it was announced, and a calendar program that knows
    the concert from before ignores a cancellation whose SEQUENCE is not higher.
    """
    return _at_least_told(event, event.history.changes if event.history else 0)


def change_number(event: Event) -> int:
    """The number of the last change of time, place or status: part of its identity.

    A new title gives the event a new SEQUENCE, too, but the cancellation before it is no news; nor
    is it where `changes` tell something else of a date. A greater `revision` is news, though:
    whoever raises it tells the event anew.
    """
    counted = event.history.told_as if event.history else 0
    return max(counted, event.revision or 0) if counted else _at_least_told(event, counted)


def told_of_itself(status: EventStatus, dates: int, revision: int | None) -> int:
    """How many changes an event tells of that says so much of itself and of so many dates."""
    return max((status not in ("scheduled", "tentative")) + dates, revision or 0)


def _at_least_told(event: Event, counted: int) -> int:
    return max(counted, told_of_itself(event.status, len(event.changes), event.revision))
