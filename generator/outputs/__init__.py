"""THE register of outputs: one module each; none imports another (a test keeps it so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from generator.artifacts import Artifact, Batch
from generator.outputs import (
    actor_filters,
    actors,
    build_info,
    calendars,
    clashes,
    completeness,
    event_list,
    events,
    facilities,
    feeds,
    home,
    images,
    matches,
    meetings,
    months,
    network,
    news,
    opml,
    partnerships,
    places,
    plan_calendars,
    redirects,
    resources,
    school_offers,
    search,
    seasons,
    sitemap,
    subscribe,
    terms,
    themes,
    ways,
    years,
)
from generator.presenting.edition import Edition

Output: TypeAlias = Callable[[Edition], Iterator[Batch]]


def _together(artifacts: Callable[[Edition], Iterator[Artifact]]) -> Output:
    """All that a module makes as one batch; nothing of it shows an event's text."""
    name = artifacts.__module__.rpartition(".")[2]
    return lambda edition: iter([Batch(name, partial(artifacts, edition), edition.listed)])


OUTPUTS: tuple[Output, ...] = (
    # What takes longest first, so that nobody waits for it at the end.
    feeds.batches,
    search.batches,
    events.batches,
    calendars.batches,
    meetings.batches,
    matches.batches,
    years.batches,
    *map(
        _together,
        (
            months.artifacts,
            actors.artifacts,
            actor_filters.artifacts,
            completeness.artifacts,
            places.artifacts,
            facilities.artifacts,
            terms.artifacts,
            partnerships.artifacts,
            themes.artifacts,
            resources.artifacts,
            network.artifacts,
            home.artifacts,
            event_list.artifacts,
            ways.artifacts,
            images.artifacts,
            opml.artifacts,
            news.artifacts,
            school_offers.artifacts,
            clashes.artifacts,
            seasons.artifacts,
            plan_calendars.artifacts,
            subscribe.artifacts,
            sitemap.artifacts,
            redirects.artifacts,
        ),
    ),
    build_info.batches,
)
