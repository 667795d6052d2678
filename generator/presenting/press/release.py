"""A press release as a value: what it says and in which order, before any form of it is made.

The order is that of the trade: when it may be told, the headline in one line, the lead, the text
with town and day in front, what somebody said, facts, whom to ask, who is behind it.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.event import Event
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.times import ZONE, day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.bodies import in_feeds
from generator.presenting.pictures import Gallery, portrait
from generator.presenting.press.blocks import Block, blocks
from generator.presenting.press.telling import CORRECTED
from generator.presenting.programme import next_occurrence
from generator.presenting.syndication.publication import modified
from generator.presenting.words.dates import (
    capitalised,
    day_and_year,
    moment_in_words,
    occurrence_in_words,
)
from generator.presenting.words.status import flag
from generator.presenting.words.wording import on_one_line

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of what `word.py` makes (ECMA-376-1 §11.3.10)."""
AT_ONCE = "Til frigivelse straks"


class Contact(Struct, frozen=True):
    """An organisation, and the ways to reach it; each empty where there is none."""

    name: str
    telephone: str = ""
    email: str = ""
    website: str = ""

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """(text, address) of each way that there is, the quickest first."""
        found = (
            (self.telephone, f"tel:{self.telephone.replace(' ', '')}"),
            (self.email, f"mailto:{self.email}"),
            (self.website, self.website),
        )
        return tuple(way for way in found if way[0])


class Saying(Struct, frozen=True):
    """What somebody said, and who: `Kulturchef, Prøveby Kommune` stands with the name."""

    text: str
    by: str


class Photograph(Struct, frozen=True):
    """A picture that the press may print: `url` is absolute."""

    url: str
    alt: str
    credit: str


class About(Struct, frozen=True):
    """An event or a partnership that it is about: `text` says when, where that is known."""

    title: str
    url: str
    text: str = ""


class Release(Struct, frozen=True):
    """One release. All is plain text but `body`; addresses are absolute. What is empty is left out.

    `release_line` says from when it may be told; `dateline` is `Sildevig, den 3. maj 2026`; `note`
    says what was corrected. `created` and `changed` date its files.
    """

    slug: str
    title: str
    summary: str
    release_line: str
    dateline: str
    body: tuple[Block, ...]
    created: datetime
    changed: datetime
    publisher: str
    portal_name: str
    url: str
    note: str = ""
    quote: Saying | None = None
    facts: tuple[str, ...] = ()
    about: tuple[About, ...] = ()
    photograph: Photograph | None = None
    contact: Contact | None = None
    boilerplate: str = ""
    invented: str = ""


def compose(portal: Portal, base_url: str, release: PressRelease, now: datetime) -> Release:
    """The release as it stands; at `now` it says whether there is still an embargo."""
    settings, gallery, quote = portal.settings, Gallery(portal), release.quote
    return Release(
        slug=release.slug,
        title=release.title,
        summary=on_one_line(release.summary),
        release_line=release_line(release.embargo, now),
        dateline=dateline(release.place or settings.press.place, day_of(release.published)),
        note=f"{CORRECTED}: {on_one_line(release.correction)}" if release.correction else "",
        body=blocks(in_feeds(release, gallery, base_url)),
        quote=None
        if quote is None
        else Saying(on_one_line(quote.text), ", ".join(filter(None, (quote.by, quote.role)))),
        facts=release.facts,
        about=tuple(_about(portal, base_url, release)),
        photograph=photograph_of(portal, base_url, release),
        contact=contact_of(portal, release.contact),
        boilerplate=settings.press.about or "",
        invented=settings.disclaimer or "",
        created=release.published,
        changed=modified(release, settings),
        publisher=settings.publisher,
        portal_name=settings.public_name,
        url=absolute(base_url, address(release)),
    )


def release_line(embargo: datetime | None, now: datetime) -> str:
    """`Til frigivelse straks`, or the moment before which nobody may tell it."""
    if embargo is None or embargo <= now:
        return AT_ONCE
    return f"Til frigivelse {moment_in_words(embargo.astimezone(ZONE))}"


def dateline(place: str | None, day: date) -> str:
    """`Sildevig, den 3. december 2026`."""
    said = f"den {day_and_year(day)}"
    return f"{place}, {said}" if place else capitalised(said)


def contact_of(portal: Portal, slug: str | None) -> Contact | None:
    """The organisation of that slug, or the one that answers for the whole portal; None where
    there is none that can be reached. The settings' number is that organisation's alone."""
    press = portal.settings.press
    actor = portal.actor_of(slug or press.contact)
    if actor is None:
        return None
    found = _contact(actor, press.telephone if actor.slug == press.contact else None)
    return found if found.ways else None


def _contact(actor: Actor, telephone: str | None) -> Contact:
    return Contact(actor.title, telephone or "", actor.email or "", actor.website or "")


def _about(portal: Portal, base_url: str, release: PressRelease) -> list[About]:
    found = []
    for event in (portal.listings[slug] for slug in release.events if slug in portal.listings):
        shown = next_occurrence(portal, event)
        said = (flag(shown.status, shown.booking), capitalised(occurrence_in_words(shown)))
        link = absolute(base_url, address(event))
        found.append(About(event.title, link, ". ".join(filter(None, said))))
    partnership = portal.partnerships.get(release.partnership or "")
    if partnership is not None:
        found.append(About(partnership.title, absolute(base_url, address(partnership))))
    return found


def photograph_of(portal: Portal, base_url: str, entity: Event | PressRelease) -> Photograph | None:
    """The picture that it names, in a file that every program can show."""
    image, one = entity.image, portrait(portal, entity)
    if image is None or one is None:
        return None
    credit = ", ".join(filter(None, (image.credit, image.licence)))
    return Photograph(absolute(base_url, one.plain.address), image.alt, credit)
