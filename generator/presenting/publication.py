"""When something was published, when it changed, and how often: what subscribers' programs ask.

Written words go before git's memory, and git's memory before the day the portal opened (DESIGN §5).
None of it is the clock: the same content gives the same dates.
"""

from __future__ import annotations

from datetime import datetime

from generator.model.event import Event
from generator.model.news import News
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.model.times import day_of, start_of

TAG_DATE = "2026"
"""RFC 4151 wants a date on which the host was ours. Constant, since an id never changes."""


def published(entity: Event | News, settings: Settings) -> datetime:
    """The instant from which it could be read; never before `publish_from`."""
    past = entity.history.published if entity.history else None
    known = entity.published or past or start_of(settings.launched)
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
    counted = event.history.changes if event.history else 0
    written = event.revision if event.revision is not None else counted
    told = (event.status not in ("scheduled", "tentative")) + len(event.changes)
    return max(written, told)


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
