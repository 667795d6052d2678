"""`/abonner/feeds.opml`: every feed of the portal but those of two words, which one chooses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact, digest
from generator.presenting.addresses import SUBSCRIBE, file_path
from generator.presenting.collections import (
    of_changes,
    of_matches,
    of_meetings,
    of_news,
    of_newsletters,
    of_press,
    of_school_offers,
)
from generator.presenting.edition import Edition
from generator.presenting.syndication.opml import Subscription, opml

ADDRESS = f"{SUBSCRIBE}feeds.opml"


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One file."""
    settings = edition.portal.settings
    whole, *others = edition.lists.collections
    feeds = [
        Subscription(
            collection.group,
            collection.feed_title,
            edition.url(collection.address + "rss.xml"),
            edition.url(collection.page),
        )
        for collection in (
            whole,
            of_news(edition.portal),
            of_press(edition.portal),
            of_changes(edition.portal),
            of_meetings(edition.portal),
            of_matches(edition.portal),
            *others,
            *of_school_offers(edition.portal),
            *of_newsletters(edition.portal),
        )
    ]

    def render() -> bytes:
        return opml(settings.public_name, settings.language, feeds)

    inputs = digest(edition.templates.digest, feeds)
    yield Artifact(file_path(ADDRESS), inputs, render)
