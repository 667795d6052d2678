"""THE register of outputs: one module each; none imports another (a test keeps it so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from generator.artifacts import Artifact, Batch, Group, digest
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


# In each, what takes longest comes first, so that nobody waits for it at the end.

OF_TEXTS: tuple[Output, ...] = (
    share_cards.batches,
    search.batches,
    events.batches,
    calendars.batches,
    open_data.batches,
    readability.batches,
)
"""What shows events' texts, and nothing that depends on the hour."""

OF_LISTS: tuple[Output, ...] = (
    years.batches,
    weeks.batches,
    actors.batches,
    embedded.batches,
    partnerships.batches,
    network.batches,
    school_offers.batches,
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
)
"""What shows nothing of an event's text: after an edit of one it is passed by as a whole."""

BY_THEMSELVES: tuple[Output, ...] = (
    feeds.batches,
    changes.batches,
    meetings.batches,
    matches.batches,
    offline.batches,
    build_info.batches,
)
"""What depends on more than the two others do: the hour, the ledger, files of the theme's that no
page has."""

TRANSLATED_TEXTS: tuple[Output, ...] = (events.batches, share_cards.batches)
TRANSLATED_LISTS: tuple[Output, ...] = (
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

OUTPUTS = (*BY_THEMSELVES, *OF_TEXTS, *OF_LISTS)
TRANSLATED = (*TRANSLATED_TEXTS, *TRANSLATED_LISTS)


def batches(edition: Edition) -> Iterator[Batch | Group]:
    """All that the portal shows, in every language."""
    for output in BY_THEMSELVES:
        yield from output(edition)
    yield from _groups(edition, OF_TEXTS, OF_LISTS)
    for translation in edition.translations:
        yield from _groups(translation, TRANSLATED_TEXTS, TRANSLATED_LISTS)


def looked_at(edition: Edition) -> Iterator[Batch | Group]:
    """Of all that, what people look at or subscribe to: in a preview it comes before the rest."""
    for output in (events.batches, feeds.batches, calendars.batches):
        yield from output(edition)
    *_, lists = _groups(edition, OF_TEXTS, OF_LISTS)
    yield lists
    for translation in edition.translations:
        yield from _groups(translation, TRANSLATED_TEXTS, TRANSLATED_LISTS)


def _groups(
    edition: Edition, of_texts: Sequence[Output], of_lists: Sequence[Output]
) -> tuple[Group, Group]:
    shell, language = edition.shell_digest, edition.language
    before = "" if language.is_danish else f"{language.code}/"

    def of(outputs: Sequence[Output]) -> Iterator[Batch]:
        for output in outputs:
            for batch in output(edition):
                yield batch._replace(name=before + batch.name)

    return (
        Group(f"{before}texts", partial(of, of_texts), digest(edition.told, shell)),
        Group(f"{before}lists", partial(of, of_lists), digest(edition.listed, shell)),
    )
