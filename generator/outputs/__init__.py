"""THE register of outputs: one module each; none imports another (a test keeps it so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from typing import TypeAlias

from generator.artifacts import Artifact, Batch, BatchGroup, digest
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
    icons,
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
    return _as_one(artifacts, lambda edition: edition.inputs.listed)


def _registered(artifacts: Callable[[Edition], Iterator[Artifact]], *folders: str) -> Output:
    """The same, of a module that shows no events, and of entities those of these kinds."""
    return _as_one(artifacts, lambda edition: edition.inputs.registered(*folders))


def _of_partnerships(artifacts: Callable[[Edition], Iterator[Artifact]]) -> Output:
    """The same, of a module that shows no events but those that partnerships have to do with."""
    return _as_one(artifacts, lambda edition: edition.inputs.of_partnerships)


def _as_one(
    artifacts: Callable[[Edition], Iterator[Artifact]], inputs: Callable[[Edition], str]
) -> Output:
    name = artifacts.__module__.rpartition(".")[2]
    return lambda edition: iter([Batch(name, partial(artifacts, edition), inputs(edition))])


# In each, what takes longest comes first, so that nobody waits for it at the end.

OF_TEXTS: tuple[Output, ...] = (
    search.batches,
    events.batches,
    calendars.batches,
    open_data.batches,
    readability.batches,
)
"""What shows events' texts, and depends on nothing but the content, the day, the templates and the
shell: the digest of the group covers all that any of them asks for."""

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
"""The same of what shows nothing of an event's text: after an edit of one it is passed by."""

BY_THEMSELVES: tuple[Output, ...] = (
    share_cards.batches,
    feeds.batches,
    changes.batches,
    meetings.batches,
    matches.batches,
    icons.batches,
    offline.batches,
    build_info.batches,
)
"""What depends on more than that: the hour, the ledger, the fonts and libraries that draw, files of
the theme's that no page has. Each asks for itself."""

# What is made once more for every other language; calendars and feeds are made for all of them at
# once (`calendars`, `feeds`), since most of what they hold is the same bytes.

TRANSLATED_TEXTS: tuple[Output, ...] = (events.batches,)
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
TRANSLATED_BY_THEMSELVES: tuple[Output, ...] = (share_cards.batches,)

OUTPUTS = (*BY_THEMSELVES, *OF_TEXTS, *OF_LISTS)
TRANSLATED = (*TRANSLATED_BY_THEMSELVES, *TRANSLATED_TEXTS, *TRANSLATED_LISTS)
"""Every module's, for whoever asks which there are."""


def batches(edition: Edition) -> Iterator[Batch | BatchGroup]:
    """All that the portal shows, in every language."""
    yield _texts(edition, OF_TEXTS)
    yield from _of(BY_THEMSELVES, edition)
    yield _lists(edition, OF_LISTS)
    for translation in edition.translations:
        yield from _of(TRANSLATED_BY_THEMSELVES, translation)
        yield from _translated(translation)


def looked_at(edition: Edition) -> Iterator[Batch | BatchGroup]:
    """Of all that, what people look at or subscribe to: in a preview it comes before the rest."""
    yield from _of((events.batches, feeds.batches, calendars.batches), edition)
    yield _lists(edition, OF_LISTS)
    for translation in edition.translations:
        yield from _translated(translation)


def around(edition: Edition, slugs: Set[str]) -> Iterator[Artifact]:
    """The lists that one looks at first when events have other titles or times: on the Danish pages
    of who holds them, of where they are, and of their months. In a preview they come before all
    other lists, which follow a moment later."""
    portal = edition.portal
    events = [portal.listings[slug] for slug in sorted(slugs)]
    names = sorted({one for event in events for one in event.organizers})
    yield from actors.pages(edition, (portal.actors[one] for one in names))
    names = sorted({one for event in events for one in event.places})
    yield from places.pages(edition, (portal.places[one] for one in names))
    shown = (
        month.key
        for month in edition.months
        if any(one.slug in slugs for one in (*month.events, *month.moved))
    )
    yield from months.pages(edition, set(shown))


def _translated(translation: Edition) -> Iterator[BatchGroup]:
    yield _texts(translation, TRANSLATED_TEXTS)
    yield _lists(translation, TRANSLATED_LISTS)


def _texts(edition: Edition, outputs: Sequence[Output]) -> BatchGroup:
    inputs = digest(edition.inputs.with_texts, edition.inputs.shell)
    return BatchGroup(_name(edition, "texts"), partial(_of, outputs, edition), inputs)


def _lists(edition: Edition, outputs: Sequence[Output]) -> BatchGroup:
    inputs = digest(edition.inputs.listed, edition.inputs.shell)
    return BatchGroup(_name(edition, "lists"), partial(_of, outputs, edition), inputs)


def _of(outputs: Sequence[Output], edition: Edition) -> Iterator[Batch]:
    for output in outputs:
        for batch in output(edition):
            yield batch._replace(name=_name(edition, batch.name))


def _name(edition: Edition, name: str) -> str:
    """Of a batch in this edition: each language has its own."""
    return name if edition.language.is_danish else f"{edition.language.code}/{name}"
