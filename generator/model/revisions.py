"""How often an event has changed, as subscribers' programs count it (RFC 5545 §3.8.7.4)."""

from __future__ import annotations

from generator.model.event import Event


def sequence(event: Event) -> int:
    """SEQUENCE: `revision`, else git's count of changes to title, time, place and status.

    Never less than the changes that the event itself tells of: without git a concert that is
    cancelled has had at least one change since it was announced, and a calendar program that knows
    the concert from before ignores a cancellation whose SEQUENCE is not higher.
    """
    return _at_least_told(event, event.history.changes if event.history else 0)


def change_number(event: Event) -> int:
    """The SEQUENCE that the last change of time, place or status brought: part of its identity.

    A new title gives the event a new SEQUENCE, too, but the cancellation before it is no news.
    """
    return _at_least_told(event, event.history.told_as if event.history else 0)


def _at_least_told(event: Event, counted: int) -> int:
    written = event.revision if event.revision is not None else counted
    told = (event.status not in ("scheduled", "tentative")) + len(event.changes)
    return max(written, told)
