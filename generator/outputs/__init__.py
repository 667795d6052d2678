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
    changes,
    clashes,
    completeness,
    data_page,
    embedded,
    event_list,
    events,
    facilities,
    feeds,
    finding,
    home,
    images,
    kept_events,
    matches,
    meetings,
    months,
    network,
    news,
    newsletters,
    offline,
    open_data,
    opml,
    partnerships,
    places,
    plan_calendars,
    press,
    readability,
    redirects,
    resources,
    school_offers,
    search,
    seasons,
    share_cards,
    sitemap,
    subscribe,
    terms,
    themes,
    ways,
    weeks,
    years,
)
from generator.presenting.edition import Edition

Output: TypeAlias = Callable[[Edition], Iterator[Batch]]


def _together(artifacts: Callable[[Edition], Iterator[Artifact]]) -> Output:
    """All that a module makes as one batch; nothing of it shows an event's text."""
    return _as_one(artifacts, lambda edition: edition.listed)


def _registered(artifacts: Callable[[Edition], Iterator[Artifact]], *folders: str) -> Output:
    """The same, of a module that shows no events, and of entities those of these kinds."""
    return _as_one(artifacts, lambda edition: edition.registered(*folders))


def _of_partnerships(artifacts: Callable[[Edition], Iterator[Artifact]]) -> Output:
    """The same, of a module that shows no events but those that partnerships have to do with."""
    return _as_one(artifacts, lambda edition: edition.of_partnerships)


def _as_one(
    artifacts: Callable[[Edition], Iterator[Artifact]], inputs: Callable[[Edition], str]
) -> Output:
    name = artifacts.__module__.rpartition(".")[2]
    return lambda edition: iter([Batch(name, partial(artifacts, edition), inputs(edition))])


TRANSLATED: tuple[Output, ...] = (
    events.batches,
    share_cards.batches,
    weeks.batches,
    *map(
        _together,
        (
            finding.artifacts,
            months.artifacts,
            terms.artifacts,
            home.artifacts,
            event_list.artifacts,
            ways.artifacts,
            subscribe.artifacts,
            actors.translated,
            places.artifacts,
        ),
    ),
)
"""What is made once more for every other language; calendars and feeds are made for all of them at
once (`calendars`, `feeds`), since most of what they hold is the same bytes."""

OUTPUTS: tuple[Output, ...] = (
    # What takes longest first, so that nobody waits for it at the end.
    share_cards.batches,
    feeds.batches,
    search.batches,
    events.batches,
    calendars.batches,
    open_data.batches,
    changes.batches,
    meetings.batches,
    matches.batches,
    years.batches,
    weeks.batches,
    actors.batches,
    embedded.batches,
    partnerships.batches,
    network.batches,
    school_offers.batches,
    readability.batches,
    data_page.batches,
    _of_partnerships(themes.artifacts),
    _registered(completeness.artifacts, "actors", "places"),
    _registered(resources.artifacts, "partnerships", "actors"),
    _registered(plan_calendars.artifacts, "partnerships", "actors", "places"),
    *map(
        _together,
        (
            months.artifacts,
            actor_filters.artifacts,
            places.artifacts,
            facilities.artifacts,
            terms.artifacts,
            home.artifacts,
            event_list.artifacts,
            finding.artifacts,
            ways.artifacts,
            images.artifacts,
            opml.artifacts,
            news.artifacts,
            press.artifacts,
            newsletters.artifacts,
            clashes.artifacts,
            seasons.artifacts,
            subscribe.artifacts,
            sitemap.artifacts,
            redirects.artifacts,
            kept_events.artifacts,
        ),
    ),
    offline.batches,
    build_info.batches,
)
