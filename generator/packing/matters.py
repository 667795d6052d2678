"""What a pack is about: an event or a partnership, in a portal that knows nothing beside it.

A pack is asked two questions: what does it say, and what would it say had it been made with today's
content on the day on which it was made? So a matter stands at a moment of its own, and sees no
event but its own: what changes elsewhere, and time by itself, cannot make it another.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.imaging.making import Workshop
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.presenting.addresses import absolute, entity_address
from generator.presenting.programme import next_occurrence
from generator.presenting.share_pictures import SharePictures
from generator.printing.typesetting import Typesetter

Folder: TypeAlias = Literal["events", "partnerships"]
FOLDERS: tuple[Folder, ...] = ("events", "partnerships")


class Subject(NamedTuple):
    """Which event or partnership."""

    folder: Folder
    slug: str

    @property
    def address(self) -> str:
        """`/arrangementer/julekoncert/`."""
        return entity_address(self.folder, self.slug)

    @property
    def key(self) -> str:
        """`arrangementer/julekoncert`: the pack's folder, and what it goes by in a command."""
        return self.address.strip("/")


class Desk(Struct, frozen=True):
    """All that packs are made of and with."""

    portal: Portal
    base_url: str
    theme: Path
    pictures: Workshop
    cards: SharePictures
    typesetter: Typesetter


class Matter(Struct, frozen=True, dict=True):
    """A subject as it is told at `portal.now`; `events` are those that are not over then."""

    subject: Subject
    portal: Portal
    base_url: str

    @cached_property
    def entity(self) -> Event | Partnership:
        """The entity itself, text and all."""
        folder, slug = self.subject
        return self.portal.events[slug] if folder == "events" else self.portal.partnerships[slug]

    @property
    def title(self) -> str:
        return self.entity.title

    @property
    def url(self) -> str:
        """Its page."""
        return absolute(self.base_url, self.subject.address)

    @cached_property
    def events(self) -> tuple[Listing, ...]:
        """The event itself; a partnership's that are not over, by their next date."""
        if self.subject.folder == "events":
            return (self.portal.listings[self.subject.slug],)
        coming = (event for event in self.portal.all_events if not self.portal.is_past(event))
        return tuple(sorted(coming, key=lambda event: (self.shown(event).start.isoformat(), event)))

    def shown(self, event: Listing) -> Occurrence:
        """The date that it is told at: the next."""
        return next_occurrence(self.portal, event)


def is_there(portal: Portal, subject: Subject) -> bool:
    """Whether the portal tells of it."""
    return subject.slug in (portal.listings if subject.folder == "events" else portal.partnerships)


def is_over(portal: Portal, subject: Subject) -> bool:
    """Nobody passes on what is over."""
    if subject.folder == "events":
        return portal.is_past(portal.listings[subject.slug])
    return portal.partnerships[subject.slug].status == "ended"


def matter(portal: Portal, base_url: str, subject: Subject, now: datetime) -> Matter:
    """The subject at a moment, with no event beside its own."""
    folder, slug = subject
    own = (
        (portal.listings[slug],)
        if folder == "events"
        else portal.events_by_partnership.get(slug, ())
    )
    alone = replace(
        portal,
        now=now,
        events={event.slug: portal.events[event.slug] for event in own},
        listings={event.slug: event for event in own},
        news={},
        partnerships={
            known: partnership
            for known, partnership in portal.partnerships.items()
            if (folder == "partnerships" and known == slug) or known in {e.partnership for e in own}
        },
    )
    return Matter(subject, alone, base_url)


def all_coming(portal: Portal) -> tuple[Subject, ...]:
    """Every event that is not over, and every partnership that is at work."""
    return (
        *(Subject("events", one.slug) for one in portal.all_events if not portal.is_past(one)),
        *(
            Subject("partnerships", slug)
            for slug, one in portal.partnerships.items()
            if one.status in ("forming", "active")
        ),
    )
