"""THE register of outputs: one module each; none imports another (a test keeps it so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.artifacts import Artifact
from generator.outputs import (
    actors,
    build_info,
    calendars,
    event_list,
    events,
    feeds,
    home,
    images,
    months,
    news,
    opml,
    partnerships,
    places,
    redirects,
    search,
    sitemap,
    subscribe,
    terms,
    traditions,
    ways,
)
from generator.presenting.edition import Edition

Output: TypeAlias = Callable[[Edition], Iterator[Artifact]]

OUTPUTS: tuple[Output, ...] = (
    home.artifacts,
    event_list.artifacts,
    ways.artifacts,
    months.artifacts,
    events.artifacts,
    images.artifacts,
    calendars.artifacts,
    feeds.artifacts,
    opml.artifacts,
    actors.artifacts,
    places.artifacts,
    partnerships.artifacts,
    terms.artifacts,
    news.artifacts,
    traditions.artifacts,
    subscribe.artifacts,
    search.artifacts,
    sitemap.artifacts,
    redirects.artifacts,
    build_info.artifacts,
)
