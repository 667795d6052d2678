"""Drafts of posts: of an event, a partnership or a piece of news, one for each network.

`Posts(portal, base_url).of(listing)` is all that others need. Nothing here posts anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from msgspec import Struct

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.news import News
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.outreach.social import moments
from generator.outreach.social.counting import shortened
from generator.outreach.social.hashtags import hashtags
from generator.outreach.social.layout import Piece, Rank, fitted
from generator.outreach.social.messages import Message, Messages
from generator.outreach.social.moments import Kind, Moment
from generator.outreach.social.networks import BY_CODE, NETWORKS, Network
from generator.outreach.social.pictures import CardOf, Shown, no_card, notes_on, picture_of
from generator.outreach.social.timetable import HOUR, Timetable
from generator.presenting.addresses import absolute

NO_ROOM = "Der er ikke plads til linket i teksten: sæt det ind som et kort under den."
UNCLICKABLE = "Links i tekster virker ikke på {name}: sæt adressen i profilen eller på en story."


class Post(Struct, frozen=True):
    """One draft. `key` is its identity (`events/julekoncert/reminder/bluesky`), whatever changes.

    `text` is all of it, as it is to be posted: with the link, where the network makes links of
    addresses, and with the hashtags. `link` is the page's address, `image` a JPEG's or PNG's, `alt`
    what is to be seen on it, `credit` whose it is; empty where there is none. `at` is the suggested
    time in Copenhagen; None where that has passed, or where no hour was free. `notes` tell the
    editor what to do before it is posted.
    """

    key: str
    network: str
    kind: Kind
    title: str
    text: str
    link: str
    hashtags: tuple[str, ...]
    alt: str
    credit: str
    image: str
    at: datetime | None
    notes: tuple[str, ...] = ()


class Posts:
    """Drafts a portal's posts; pure. `networks` are the codes of those asked for; `card_of` tells
    what is shown of an entity without a photograph."""

    def __init__(
        self,
        portal: Portal,
        base_url: str,
        networks: Iterable[str] = tuple(BY_CODE),
        card_of: CardOf = no_card,
    ) -> None:
        asked = set(networks)
        self._portal, self._base_url, self._card_of = portal, base_url, card_of
        self._networks = tuple(network for network in NETWORKS if network.code in asked)
        self._messages = Messages(portal, base_url)
        self._timetable = Timetable(portal)

    def of(self, event: Listing) -> tuple[Post, ...]:
        """All that there is still to tell of an event; nothing of one that is long over."""
        return self._drafts(moments.of_event(self._portal, event))

    def of_partnership(self, partnership: Partnership) -> tuple[Post, ...]:
        """What a partnership has reached; nothing where no promise is kept yet."""
        return self._drafts(moments.of_partnership(self._portal, partnership))

    def of_news(self, news: News) -> tuple[Post, ...]:
        """A piece of news."""
        return self._drafts([moments.of_news(self._portal, news)])

    def planned(self, first: date, last: date) -> tuple[Post, ...]:
        """All that is suggested for the days from `first` to `last`, both included, by time."""
        slots = ((moment, self._timetable.slot(moment)) for moment in self._timetable.moments)
        found = (moment for moment, slot in slots if slot and first <= slot.date() <= last)
        return by_time(post for moment in found for post in self._drafts_of(moment) if post.at)

    def without_time(self, first: date, last: date) -> int:
        """How many moments of these days have no hour, because all that suit them are taken."""
        return sum(
            self._timetable.is_crowded_out(moment) and first <= min(moment.days) <= last
            for moment in self._timetable.moments
        )

    def _drafts(self, found: Iterable[Moment]) -> tuple[Post, ...]:
        today = self._portal.today
        told = (moment for moment in found if moment.until >= today)
        return by_time(post for moment in told for post in self._drafts_of(moment))

    def _drafts_of(self, moment: Moment) -> Iterator[Post]:
        """One for each network, of the same words."""
        slot = self._timetable.slot(moment)
        passed = slot is None or slot + HOUR <= self._portal.now
        message, shown = self._said(moment, None if slot is None or passed else slot.date())
        for network in self._networks:
            at = self._timetable.at(moment, network)
            yield self._draft(moment, network, message, shown, at)

    def _draft(
        self, moment: Moment, network: Network, message: Message, shown: Shown, at: datetime | None
    ) -> Post:
        tags = hashtags(message.tags, network.tags)
        link = absolute(self._base_url, message.link)
        ending = self._ending(message, link, tags, shown, network)
        text = fitted((*message.pieces, *ending), network)
        return Post(
            key=f"{moment.key}/{network.code}",
            network=network.code,
            kind=moment.kind,
            title=message.title,
            text=text,
            link=link,
            hashtags=tuple(tag for tag in tags if tag in text.split()),
            alt=_described(shown.alt, network),
            credit=shown.credit,
            image=shown.url,
            at=at,
            notes=(*notes_on(shown, network), *_notes_on_link(text, link, network)),
        )

    def _ending(
        self, message: Message, link: str, tags: tuple[str, ...], shown: Shown, network: Network
    ) -> Iterator[Piece]:
        """Where to read more, whose the picture is, and the hashtags."""
        if network.clickable:
            yield Piece(Rank.LINK, (f"{message.call}: {link}", link), apart=True)
        else:
            home = self._base_url.partition("://")[2].rstrip("/")
            yield Piece(Rank.LINK, (f"{message.call} på {home}",), apart=True)
        if shown.credit:
            yield Piece(Rank.CREDIT, (f"Billede: {shown.credit}",), apart=True)
        fewer = tuple(" ".join(tags[:count]) for count in range(len(tags), 0, -1))
        if fewer:
            yield Piece(Rank.TAGS, fewer, apart=True)

    def _said(self, moment: Moment, day: date | None) -> tuple[Message, Shown]:
        portal = self._portal
        match moment.folder:
            case "events":
                event, listing = portal.events[moment.slug], portal.listings[moment.slug]
                return self._messages.of_event(event, moment, day), self._shown(event, listing)
            case "news":
                news = portal.news[moment.slug]
                return self._messages.of_news(news), self._shown(news, news)
            case _:
                found = portal.partnerships[moment.slug]
                return self._messages.of_partnership(found, moment), self._shown(found, found)

    def _shown(self, entity: Event | News | Partnership, beside: Entity | Listing) -> Shown:
        return picture_of(self._portal, self._base_url, entity, beside, self._card_of)


def _described(alt: str, network: Network) -> str:
    most = network.alt
    return alt if most is None else shortened(alt, lambda text: len(text) <= most)


def _notes_on_link(text: str, link: str, network: Network) -> Iterator[str]:
    if not network.clickable:
        yield UNCLICKABLE.format(name=network.name)
    elif link not in text:
        yield NO_ROOM


def by_time(posts: Iterable[Post]) -> tuple[Post, ...]:
    """What has a time first, in its order; then what comes first in the alphabet of keys."""
    return tuple(
        sorted(posts, key=lambda post: (post.at is None, post.at and post.at.timestamp(), post.key))
    )
