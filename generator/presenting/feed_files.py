"""A feed's files: one in each format, at its address and at the old ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

from generator.artifacts import Artifact
from generator.presenting.edition import Edition
from generator.presenting.syndication.entries import Entry
from generator.presenting.syndication.feeds import Channel, Feed, feed
from generator.presenting.syndication.formats import FORMATS, Formats


def feed_files(
    edition: Edition,
    about: Channel,
    entries: Callable[[], Iterable[Entry]],
    inputs: str,
    places: Sequence[str],
    origin: str = "",
    formats: Formats = FORMATS,
) -> Iterator[Artifact]:
    """The formats at each of `places`, addresses that end with a slash. `inputs` is the digest of
    `about` and of what `entries` come from; these are asked for once, when the first file is made.

    At an old address too, `self` names the first of them: RFC 4287 §4.1.1 has it say where the feed
    had better be fetched.
    """
    whole = cache(lambda: feed(edition.portal, about, entries()))
    first, *_ = places
    for name, write in formats:
        render = partial(_written, write, whole, edition.url(first + name))
        for place in places:
            yield Artifact(edition.file(place + name), inputs, render, origin)


def _written(
    write: Callable[[Feed, str], bytes], whole: Callable[[], Feed], own_address: str
) -> bytes:
    return write(whole(), own_address)
