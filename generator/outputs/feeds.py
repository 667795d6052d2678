"""`rss.xml`, `atom.xml` and `feed.json` of everything that can be followed, of the news, and of
press releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.artifacts import Artifact, Batch, digest
from generator.model.news import News
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.presenting.collections import Collection, of_news, of_press, of_school_offers
from generator.presenting.edition import Edition
from generator.presenting.feed_files import feed_files
from generator.presenting.following import ITEMS_IN_FEED
from generator.presenting.fragments import differs
from generator.presenting.syndication.entries import Entries, Entry
from generator.presenting.syndication.feeds import Channel, channel
from generator.presenting.syndication.formats import FORMATS, Formats
from generator.presenting.syndication.items import FeedItems
from generator.presenting.syndication.publication import (
    FeedItem,
    newest_offers,
    news_so_far,
    published,
)


class Spoken:
    """The entries of another language: its own where an event is told otherwise in it, else those
    that the Danish feeds have already."""

    def __init__(self, edition: Edition, own: Entries, danish: Entries) -> None:
        self._edition, self._own, self._danish = edition, own, danish

    def of(self, told: FeedItem) -> Entry:
        """As `Entries.of`."""
        event = self._edition.portal.listings[told.entity.slug]
        own = told.change is not None or differs(event, self._edition.language.code)
        return (self._own if own else self._danish).of(told)


def batches(edition: Edition) -> Iterator[Batch]:
    """All feeds in one: an item stands in several of them and is made once."""
    inputs = digest(edition.inputs.with_texts, news_so_far(edition.portal))
    yield Batch("feeds", partial(_feeds, edition), inputs)


def telling(edition: Edition, slug: str) -> Iterator[Artifact]:
    """The feeds that tell of this event."""

    def wanted(edition: Edition, collection: Collection) -> bool:
        return any(
            told.entity.slug == slug for told in edition.lists.told_in_feeds[collection.address]
        )

    return _of_events(edition, _entries(edition), wanted)


def _feeds(edition: Edition) -> Iterator[Artifact]:
    entries = _entries(edition)
    yield from _of_events(edition, entries, lambda *_: True)
    portal, name = edition.portal, edition.portal.settings.name
    news, press = of_news(portal), of_press(portal)
    yield from _written(edition, entries, portal.news.values(), news, f"Nyt fra {name}.")
    said = f"Pressemeddelelser fra {name}."
    yield from _written(edition, entries, portal.press.values(), press, said)
    yield from _of_school_offers(edition, entries)


def _of_events(
    edition: Edition, entries: Entries, wanted: Callable[[Edition, Collection], bool]
) -> Iterator[Artifact]:
    followed = (one for one in edition.lists.followed if wanted(edition, one))
    yield from _of(edition, entries, followed, FORMATS)
    # What two words have in common, in Danish, and in RSS alone, which every reader reads.
    combined = (one for one in edition.lists.combinations if wanted(edition, one))
    yield from _of(edition, entries, combined, FORMATS[:1])
    for other in edition.translations:
        spoken = Spoken(other, _entries(other), entries)
        followed = (one for one in other.lists.followed if wanted(other, one))
        yield from _of(other, spoken, followed, FORMATS)


def _entries(edition: Edition) -> Entries:
    return Entries(
        FeedItems(
            edition.portal,
            edition.base_url,
            edition.cards,
            lambda file: edition.pictures.length(file.path, file.variant),
        )
    )


def _of(
    edition: Edition,
    entries: Entries | Spoken,
    collections: Iterable[Collection],
    formats: Formats,
) -> Iterator[Artifact]:
    for collection in collections:
        about = channel(
            edition.portal,
            edition.base_url,
            collection.address,
            collection.feed_title,
            _description(edition, collection),
        )
        # No edition but the Danish one has old addresses.
        aliases = collection.aliases if edition.language.is_danish else ()
        about = replace(about, page=edition.url(collection.page))
        places = (collection.address, *aliases)
        members = edition.lists.told_in_feeds[collection.address]
        yield from _files(edition, entries, about, members, places, collection.origin, formats)


def _written(
    edition: Edition,
    entries: Entries,
    written: Iterable[News | PressRelease],
    collection: Collection,
    description: str,
) -> Iterator[Artifact]:
    """What editors wrote with a day of its own, as far as that has come."""
    settings = edition.portal.settings
    told = (FeedItem(one, int(published(one, settings).timestamp())) for one in written)
    out = sorted(
        (one for one in told if one.at <= edition.portal.now.timestamp()),
        key=lambda one: (-one.at, one.entity.slug),
    )
    about = channel(
        edition.portal,
        edition.base_url,
        collection.address,
        collection.feed_title,
        description,
    )
    newest = tuple(out[:ITEMS_IN_FEED])
    yield from _files(edition, entries, about, newest, (collection.address,))


def _of_school_offers(edition: Edition, entries: Entries) -> Iterator[Artifact]:
    """New offers: of the whole catalogue, and of each grade."""
    out = newest_offers(edition.portal)
    for collection in of_school_offers(edition.portal):
        members = [
            told
            for told in out
            if isinstance(told.entity, SchoolOffer)
            and (collection.code is None or collection.code in told.entity.grades)
        ]
        about = channel(
            edition.portal,
            edition.base_url,
            collection.address,
            collection.feed_title,
            f"{collection.title}: nye tilbud til klasser og dagtilbud.",
        )
        newest = tuple(members[:ITEMS_IN_FEED])
        yield from _files(edition, entries, about, newest, (collection.address,))


def _files(
    edition: Edition,
    entries: Entries | Spoken,
    about: Channel,
    members: tuple[FeedItem, ...],
    places: tuple[str, ...],
    origin: str = "",
    formats: Formats = FORMATS,
) -> Iterator[Artifact]:
    of_told = edition.fingerprints.of_told
    inputs = digest(
        edition.templates.digest,
        edition.base_url,
        about,
        # What else an item says of a change follows from the event.
        ";".join([f"{of_told(told)} {told.change}" for told in members]),
    )
    made = partial(map, entries.of, members)
    return feed_files(edition, about, made, inputs, places, origin, formats)


def _description(edition: Edition, collection: Collection) -> str:
    return edition.language.gettext(
        "%(title)s: nye arrangementer, og det, der bliver flyttet, aflyst eller udsolgt.",
        title=collection.title,
    )
