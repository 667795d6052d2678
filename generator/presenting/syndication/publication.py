"""When something was published, when it changed, and how often: what subscribers' programs ask.

Written words go before git's memory, and git's memory before the day the portal opened.
None of it is the clock: the same content gives the same dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Announced, Listing
from generator.model.news import News
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.settings import Settings
from generator.model.times import ZONE, day_of, start_of
from generator.presenting.syndication.changes import headline, news_at

TAG_DATE = "2026"
"""RFC 4151 wants a date on which the host was ours. Constant, since an id never changes."""


def published(entity: Entity, settings: Settings) -> datetime:
    """The instant from which it could be read; never before what it waited for."""
    written: datetime | None = getattr(entity, "published", None)
    past = entity.history.published if entity.history else None
    known = written or past or start_of(settings.launched)
    return max(known, entity.public_from) if entity.public_from else known


def modified(
    entity: Event | News | Partnership | PressRelease | SchoolOffer, settings: Settings
) -> datetime:
    """The instant of its last change; never before it was published."""
    first = published(entity, settings)
    return max(entity.changed or first, first)


class FeedItem(Struct, frozen=True):
    """One item of a feed, and when it became news (seconds since 1970): that something came out,
    or, with the number of the change, what has happened to an event since. Both have the same
    event as it is now."""

    entity: Announced | News | PressRelease | SchoolOffer
    at: int
    change: int | None = None

    @property
    def key(self) -> tuple[str, str, bool]:
        """Of the item: of its entity and of whether it tells of a change."""
        kind = Event.KIND if isinstance(self.entity, Listing) else self.entity.KIND
        return kind, self.entity.slug, self.change is not None


def newest(portal: Portal) -> tuple[FeedItem, ...]:
    """All that feeds of events tell, the newest first; ties by slug, so that a build never wavers.

    Programs show an item once: an event that is cancelled long after it came out keeps its date
    and identity, so nobody would see it. The change is therefore an item beside it.
    """
    launched, now = int(start_of(portal.settings.launched).timestamp()), int(portal.now.timestamp())
    found = [told for event in portal.all_events for told in _told(portal, event, launched, now)]
    return tuple(sorted(found, key=lambda told: (-told.at, told.entity.slug)))


def newest_offers(portal: Portal) -> tuple[FeedItem, ...]:
    """The school offers that are out, the newest first. One that was over before it came out here
    is archive; one that ends later stays, since what vanishes leaves its readers guessing."""
    settings, now = portal.settings, portal.now
    found = [(published(offer, settings), offer) for offer in portal.school_offers.values()]
    told = [
        FeedItem(offer, int(out.timestamp()))
        for out, offer in found
        if out <= now and (offer.period is None or offer.period.last >= day_of(out))
    ]
    return tuple(sorted(told, key=lambda one: (-one.at, one.entity.slug)))


def news_so_far(portal: Portal) -> int:
    """How many of the moments have passed at which feeds get something to tell: while these and
    the content are the same, so are the feeds."""
    settings = portal.settings
    launched, now = int(start_of(settings.launched).timestamp()), int(portal.now.timestamp())
    moments = [came_out(event, launched) for event in portal.all_events]
    moments += [moment for event in portal.all_events for moment in event.changed_at]
    others = (*portal.news.values(), *portal.press.values(), *portal.school_offers.values())
    moments += [int(published(one, settings).timestamp()) for one in others]
    return sum(moment <= now for moment in moments)


def _told(portal: Portal, event: Listing, launched: int, now: int) -> Iterator[FeedItem]:
    """What feeds tell of an event: what was out already, and not yet over when it came out.

    An imported archive is not news, and a date ahead of the clock hides everything else in some
    readers: NetNewsWire leaves out what is more than a day ahead.
    """
    out = came_out(event, launched)
    if out > now or event.last < _day(out).toordinal():
        return
    yield FeedItem(event, out)
    at = changed(event, out)
    if at is None or at > now or event.last < _day(at).toordinal():
        return
    if headline(event, portal.occurrences[event.slug], _day(at), news_at(event, at)):
        yield FeedItem(event, at, event.change_number)


def came_out(event: Listing, launched: int) -> int:
    """As `published`, in seconds since 1970; so is `launched`, when the portal opened."""
    return max(launched if event.came_out is None else event.came_out, event.publish_from or 0)


def last_change(event: Listing, launched: int) -> int:
    """As `modified`, in seconds since 1970."""
    out = came_out(event, launched)
    return max(event.modified or out, out)


def changed(event: Listing, out: int) -> int | None:
    """When time, place or status last changed since it came out; seconds since 1970.

    Git knows it of each of them; `modified` in the front matter may be about anything, and stands
    in where git knows of no change.
    """
    return next((moment for moment in event.changed_at if moment > out), None)


def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds, ZONE).date()


def uid(event: Announced, identity_host: str) -> str:
    """The event's identity in every calendar, whatever the portal's address is."""
    return event.uid or f"{event.slug}@{identity_host}"


def tag(identity_host: str, specific: str) -> str:
    """A `tag:` address (RFC 4151): permanent, unique, and no promise of a page."""
    return f"tag:{identity_host},{TAG_DATE}:{specific}"
