"""Every meeting that the portal knows, partnerships' and the network's, and what was agreed.

A partnership's meetings stand in its folder and have no slug; what tells them apart for good is the
name of their file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from generator.model.meeting import FollowUp, Meeting, NetworkMeeting
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.times import day_of, start_of
from generator.problems import FieldPath

SILENT = timedelta(days=60)
"""So long after a meeting its outcome should have been written."""
FORGOTTEN = timedelta(days=365)
"""A meeting longer ago than this is history: nobody is asked for its outcome any more."""


class Gathering(Struct, frozen=True):
    """One meeting: its `key` tells it from all others, whatever becomes of its title and date;
    `path` and `field` are where it is written. `partnership` is whose meeting it is, None for the
    network's.
    """

    key: str
    meeting: Meeting
    path: str
    field: FieldPath = ()
    partnership: Partnership | None = None


class Overdue(Struct, frozen=True):
    """What was agreed, should have been done by now, and is not. `path` and `field` say where."""

    gathering: Gathering
    follow_up: FollowUp
    path: str
    field: FieldPath


def gatherings(portal: Portal) -> tuple[Gathering, ...]:
    """All of them, the earliest first; on the same hour by key."""
    return portal.once(_gatherings)


def _gatherings(portal: Portal) -> tuple[Gathering, ...]:
    every = [*map(_of_network, portal.meetings.values())]
    for partnership in portal.partnerships.values():
        every += _of_partnership(partnership)
    return tuple(sorted(every, key=lambda one: (start_of(one.meeting.date), one.key)))


def is_ahead(portal: Portal, meeting: Meeting) -> bool:
    """Whether it is still to come, or takes place today."""
    return meeting.last_day >= portal.today


def was_held(portal: Portal, meeting: Meeting) -> bool:
    """Whether it has begun, at the latest today, and was not called off."""
    return not meeting.cancelled and day_of(meeting.date) <= portal.today


def without_outcome(portal: Portal) -> Iterator[Gathering]:
    """Held so long ago that its outcome should be told, and not so long that it is history."""
    for one in gatherings(portal):
        since = portal.today - one.meeting.last_day
        if SILENT < since <= FORGOTTEN and not one.meeting.outcome and not one.meeting.cancelled:
            yield one


def overdue_follow_ups(portal: Portal) -> tuple[Overdue, ...]:
    """What was agreed at any meeting, was due before today and is not done; the longest due first.

    A meeting that was called off agreed nothing.
    """
    found = [
        Overdue(one, follow_up, one.path, (*one.field, "follow_ups", index))
        for one in gatherings(portal)
        if not one.meeting.cancelled
        for index, follow_up in enumerate(one.meeting.follow_ups)
        if is_overdue(portal, follow_up)
    ]
    return tuple(sorted(found, key=lambda one: (one.follow_up.due, one.path, one.field[-1])))


def is_overdue(portal: Portal, follow_up: FollowUp) -> bool:
    """Whether it should have been done before today, and is not."""
    return not follow_up.done and follow_up.due is not None and follow_up.due < portal.today


def _of_network(meeting: NetworkMeeting) -> Gathering:
    return Gathering(meeting.slug, meeting, meeting.path)


def _of_partnership(partnership: Partnership) -> list[Gathering]:
    seen: Counter[str] = Counter()
    found: list[Gathering] = []
    for index, meeting in enumerate(partnership.meetings):
        path, field = partnership.place_of(("meetings", index))
        # One that stands in `index.md` itself has no file's name: its day must do.
        own = (
            day_of(meeting.date).isoformat()
            if path == partnership.path
            else path.rpartition("/")[2].removesuffix(".yml")
        )
        seen[own] += 1
        key = (
            f"{own}.{partnership.slug}"
            if seen[own] == 1
            else f"{own}-{seen[own]}.{partnership.slug}"
        )
        found.append(Gathering(key, meeting, path, field, partnership))
    return found
