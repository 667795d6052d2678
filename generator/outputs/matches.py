"""`/netvaerk/match/`: whose needs are answered by whose offers, with the reasons; and its feeds.

The page is bounded: so many of each kind, the best first, and how many there are in all. `portal
match` tells the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from generator.analysing.fit import ANSWERS, FAR, FITS
from generator.analysing.fit import MOST as POINTS
from generator.analysing.matching import tied_by_events
from generator.analysing.proposed_groups import LARGEST, SMALLEST, STRONG, TIED
from generator.artifacts import Artifact, Batch, digest
from generator.presenting.addresses import ACTORS, ACTORS_FEED, MATCHES, address
from generator.presenting.collections import of_matches
from generator.presenting.edition import Edition
from generator.presenting.feed_files import feed_files
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.matches import Matches
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.syndication import match_items
from generator.presenting.syndication.atom_rss import atom
from generator.presenting.syndication.entries import Entry, entry_of
from generator.presenting.syndication.feeds import Channel, channel
from generator.presenting.syndication.formats import FORMATS, Formats
from generator.presenting.syndication.match_items import (
    Dated,
    Since,
    Texts,
    matches_told,
    since_of,
    texts_of,
    wishes_so_far,
    wishes_told,
)
from generator.presenting.syndication.publication import tag

PAIRS, CLUSTERS, WISHES, ISOLATED = 20, 20, 60, 100
"""So many of each are shown at most."""
WITHIN_PAIR = 2
_OF_AN_ACTOR: Formats = ((ACTORS_FEED, atom),)


def batches(edition: Edition) -> Iterator[Batch]:
    """The page and all feeds in one; feeds tell what has come out by now."""
    portal = edition.portal
    registered = edition.inputs.registered("actors", "partnerships")
    inputs = digest(registered, sorted(tied_by_events(portal)), wishes_so_far(portal))
    yield Batch("matches", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The page, its three feeds, and one a feed an actor with something on the table."""
    yield _page(edition)
    portal = edition.portal
    since, texts = since_of(portal), texts_of(portal.once(Matches).wishes_known)
    yield from _whole(edition, since, texts)
    yield from _of_actors(edition, since, texts)


def _page(edition: Edition) -> Artifact:
    portal, matches = edition.portal, edition.portal.once(Matches)
    known, groups = matches.known, matches.groups
    page, above = own_page(portal, MATCHES), crumb(portal, ACTORS)
    return edition.page(
        MATCHES,
        "matches.html",
        title=page.title,
        section="aktoerer",
        head=Head(
            description=page.description,
            feeds=of_matches(portal),
            jsonld=(breadcrumbs(edition.base_url, (above, (page.title, MATCHES))),),
        ),
        trail=(above,),
        pairs=tuple(matches.pair(pair, most=WITHIN_PAIR) for pair in known.pairs[:PAIRS]),
        all_pairs=len(known.pairs),
        clusters=tuple(map(matches.cluster, known.clusters[:CLUSTERS])),
        all_clusters=len(known.clusters),
        groups=tuple(map(matches.group, groups)),
        unmet=matches.wishes(known.unmet)[:WISHES],
        all_unmet=len(known.unmet),
        settled=matches.wishes(known.wishes.settled)[:WISHES],
        all_settled=len(known.wishes.settled),
        isolated=matches.isolated()[:ISOLATED],
        all_isolated=len(known.isolated),
        number_needs=len(known.wishes.needs),
        number_offers=len(known.wishes.offers),
        answers=ANSWERS,
        points=POINTS,
        least=FITS,
        far=FAR,
        rule=(STRONG, TIED, SMALLEST, LARGEST),
    )


def _whole(edition: Edition, since: Since, texts: Texts) -> Iterator[Artifact]:
    portal, matches = edition.portal, edition.portal.once(Matches)
    about = channel(
        portal,
        edition.base_url,
        MATCHES,
        of_matches(portal).feed_title,
        "Nye behov og tilbud fra kulturens aktører, og hvem der kan hjælpe hvem.",
    )
    wishes = wishes_told(since, matches.wishes_known)
    told = match_items.newest(portal, (*wishes, *matches_told(since, matches.known.matches)))
    return _files(edition, about, told, texts, (MATCHES,))


def _of_actors(edition: Edition, since: Since, texts: Texts) -> Iterator[Artifact]:
    """At old addresses too: readers follow no HTML redirect."""
    portal, matches = edition.portal, edition.portal.once(Matches)
    settings = portal.settings
    for slug, actor in portal.actors.items():
        if not matches.has_wishes(slug):
            continue
        here = address(actor)
        about = channel(
            portal,
            edition.base_url,
            here,
            f"Match for {actor.title} – {settings.public_name}",
            f"Hvem der kan hjælpe {actor.title}, og hvem {actor.title} kan hjælpe.",
        )
        # The page's own feed is the one of its events.
        about = replace(about, id=tag(settings.identity_host, f"feed:{here.strip('/')}/match"))
        own_matches = (
            match for pair in matches.known.by_actor.get(slug, ()) for match in pair.matches
        )
        told = match_items.newest(portal, matches_told(since, own_matches))
        places = (here, *actor.aliases)
        yield from _files(edition, about, told, texts, places, actor.path, _OF_AN_ACTOR)


def _files(
    edition: Edition,
    about: Channel,
    told: tuple[Dated, ...],
    texts: Texts,
    places: Sequence[str],
    origin: str = "",
    formats: Formats = FORMATS,
) -> Iterator[Artifact]:
    portal, matches = edition.portal, edition.portal.once(Matches)
    named = {wish.actor for one in told for wish in one.wishes}
    inputs = digest(
        edition.templates.digest,
        edition.base_url,
        about,
        # What fits, and how well, follows from the wishes and from what all offer.
        "".join(f"{one.id} {one.at} {''.join(map(texts, one.wishes))}" for one in told),
        [(portal.actors[slug].title, portal.actors[slug].all_localities) for slug in sorted(named)],
        matches.known.scale.offered,
    )

    def made() -> Iterator[Entry]:
        items = (match_items.item(portal, edition.base_url, matches, one) for one in told)
        return map(entry_of, items)

    return feed_files(edition, about, made, inputs, places, origin, formats)
