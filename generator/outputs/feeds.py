"""`rss.xml`, `atom.xml` and `feed.json` of everything that can be followed, and of the news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.artifacts import Artifact, digest
from generator.model.event import Event
from generator.model.news import News
from generator.presenting.addresses import file_path
from generator.presenting.atom_rss import atom, rss
from generator.presenting.collections import Collection, of_news
from generator.presenting.edition import Edition
from generator.presenting.feed_items import Channel, Feed, FeedItems, channel, feed
from generator.presenting.json_feed import json_feed
from generator.presenting.publication import is_news, published

MOST = 50
"""A feed holds so many of the newest by publication (DESIGN §4)."""
FORMATS: tuple[tuple[str, Callable[[Feed, str], bytes]], ...] = (
    ("rss.xml", rss),
    ("atom.xml", atom),
    ("feed.json", json_feed),
)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every feed, at its address and at the old ones (readers follow no HTML redirect)."""
    items = FeedItems(
        edition.portal,
        edition.base_url,
        edition.cards,
        lambda path: (edition.content / path).stat().st_size,
    )
    rank = _rank(edition)
    for collection in edition.collections:
        newest = sorted(
            (event for event in collection.events if event.slug in rank),
            key=lambda event: rank[event.slug],
        )
        about = channel(
            edition.portal,
            edition.base_url,
            collection.address,
            collection.feed_title,
            _description(collection),
        )
        aliases = collection.entity.aliases if collection.entity is not None else ()
        origin = collection.entity.path if collection.entity is not None else ""
        yield from _files(
            edition, items, about, newest[:MOST], (collection.address, *aliases), origin
        )
    yield from _of_news(edition, items)


def _rank(edition: Edition) -> dict[str, int]:
    """Where each event stands, newest first; those that are no news have no rank."""
    settings = edition.portal.settings
    events = (event for event in edition.portal.events.values() if is_news(edition.portal, event))
    ordered = sorted(
        events, key=lambda event: (-published(event, settings).timestamp(), event.slug)
    )
    return {event.slug: position for position, event in enumerate(ordered)}


def _of_news(edition: Edition, items: FeedItems) -> Iterator[Artifact]:
    settings = edition.portal.settings
    out = (
        news
        for news in edition.portal.news.values()
        if published(news, settings) <= edition.portal.now
    )
    newest = sorted(out, key=lambda news: (-published(news, settings).timestamp(), news.slug))
    collection = of_news(edition.portal)
    about = channel(
        edition.portal,
        edition.base_url,
        collection.address,
        collection.feed_title,
        f"Nyt fra {settings.name}.",
    )
    yield from _files(edition, items, about, newest[:MOST], (collection.address,), "")


def _files(
    edition: Edition,
    items: FeedItems,
    about: Channel,
    members: Iterable[Event | News],
    places: tuple[str, ...],
    origin: str,
) -> Iterator[Artifact]:
    """The three formats at each place. At an old address too, `self` names the first of them:
    RFC 4287 §4.1.1 has it say where the feed had better be fetched."""
    newest = tuple(members)
    inputs = digest(
        edition.templates.digest,
        edition.base_url,
        about,
        [edition.fingerprints.of_entity(entity) for entity in newest],
    )
    for name, write in FORMATS:
        own = edition.url(places[0] + name)

        def render(write: Callable[[Feed, str], bytes] = write, own: str = own) -> bytes:
            return write(feed(edition.portal, about, map(items.of, newest)), own)

        for place in places:
            yield Artifact(file_path(place + name), inputs, render, origin)


def _description(collection: Collection) -> str:
    return (
        f"{collection.title}: nye arrangementer, og det, der bliver flyttet, aflyst eller udsolgt."
    )
