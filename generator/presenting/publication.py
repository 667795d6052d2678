"""When something was published, when it changed, and how often: what subscribers' programs ask.

Written words go before git's memory, and git's memory before the day the portal opened (DESIGN §5).
None of it is the clock: the same content gives the same dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.news import News
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.model.times import day_of, start_of
from generator.presenting.changes import headline

TAG_DATE = "2026"
"""RFC 4151 wants a date on which the host was ours. Constant, since an id never changes."""


def published(entity: Entity, settings: Settings) -> datetime:
    """The instant from which it could be read; never before `publish_from`."""
    written: datetime | None = getattr(entity, "published", None)
    past = entity.history.published if entity.history else None
    known = written or past or start_of(settings.launched)
    return max(known, entity.publish_from) if entity.publish_from else known


def modified(entity: Event | News, settings: Settings) -> datetime:
    """The instant of its last change; never before it was published."""
    first = published(entity, settings)
    return max(entity.changed or first, first)


def sequence(event: Event) -> int:
    """SEQUENCE (RFC 5545 §3.8.7.4): `revision`, else git's count of changes to time, place, status.

    Never less than the changes that the event itself tells of: without git a concert that is
    cancelled has had at least one change since it was announced, and a calendar program that knows
    the concert from before ignores a cancellation whose SEQUENCE is not higher.
    """
    return _at_least_told(event, event.history.changes if event.history else 0)


def _at_least_told(event: Event, counted: int) -> int:
    written = event.revision if event.revision is not None else counted
    told = (event.status not in ("scheduled", "tentative")) + len(event.changes)
    return max(written, told)


def changed(event: Event, settings: Settings) -> datetime | None:
    """The instant at which time, place or status last changed; None when not since publication.

    Git knows it of each of them; `modified` in the front matter may be about anything, and stands
    in where git knows of no change.
    """
    first = published(event, settings)
    known = (event.history.told_at if event.history else None, event.modified)
    return next((moment for moment in known if moment is not None and moment > first), None)


def change_number(event: Event) -> int:
    """The SEQUENCE that the last change of time, place or status brought: part of its identity.

    A new title gives the event a new SEQUENCE, too, but the cancellation before it is no news.
    """
    return _at_least_told(event, event.history.told_as if event.history else 0)


@dataclass(frozen=True, slots=True)
class Told:
    """One item of a feed, and when it became news: that something came out, or, with the number
    of the change, what has happened to an event since. Both have the same event as it is now."""

    entity: Event | News
    at: datetime
    change: int | None = None


def newest(portal: Portal) -> tuple[Told, ...]:
    """All that feeds of events tell, the newest first; ties by slug, so that a build never wavers.

    Programs show an item once: an event that is cancelled long after it came out keeps its date
    and identity, so nobody would see it. The change is therefore an item beside it.
    """
    found = (told for event in portal.events.values() for told in _told(portal, event))
    return tuple(sorted(found, key=lambda told: (-told.at.timestamp(), told.entity.slug)))


def _told(portal: Portal, event: Event) -> Iterator[Told]:
    if not is_news(portal, event):
        return
    yield Told(event, published(event, portal.settings))
    at = changed(event, portal.settings)
    if at is None or at > portal.now or portal.last_day(event) < day_of(at):
        return
    if headline(event, portal.occurrences[event.slug], day_of(at)):
        yield Told(event, at, change_number(event))


def is_news(portal: Portal, event: Event) -> bool:
    """Whether it belongs in a feed: out already, and not yet over when it came out.

    An imported archive is not news, and a date ahead of the clock hides everything else in some
    readers (FEEDS.md).
    """
    out = published(event, portal.settings)
    return out <= portal.now and portal.last_day(event) >= day_of(out)


def uid(event: Event, identity_host: str) -> str:
    """The event's identity in every calendar, whatever the portal's address is."""
    return event.uid or f"{event.slug}@{identity_host}"


def tag(identity_host: str, specific: str) -> str:
    """A `tag:` address (RFC 4151): permanent, unique, and no promise of a page."""
    return f"tag:{identity_host},{TAG_DATE}:{specific}"
