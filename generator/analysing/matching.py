"""Who could help whom: needs that are the same, needs that an offer answers, and who stands alone.

`fit` says what a need and an offer are worth together. Two actors are worth the best match between
them; where both can help each other, that is lifted:

    best + (100 - best) · √(one way · the other way) / 200

so that a mutual match is never worth less than its better half, nor more than 100.

`stock` finds each need's best offers without looking at all of them (docs/matching.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import sqrt

from msgspec import Struct

from generator.analysing.fit import EVERYONE, FITS, Scale
from generator.analysing.stock import Match, Stock
from generator.analysing.wishes import Wish, Wishes, wishes_of
from generator.model.portal import Portal


class Pair(Struct, frozen=True):
    """Two actors, by slug, and what fits between them, the best first. `together` are the
    partnerships in which both are partners already."""

    actors: tuple[str, str]
    score: int
    mutual: bool
    matches: tuple[Match, ...]
    together: tuple[str, ...] = ()


class Cluster(Struct, frozen=True):
    """The same need at several actors; without a facility only needs of the same topic. `audience`
    is None where none sets them apart."""

    topic: str
    facility: str | None
    audience: str | None
    needs: tuple[Wish, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.actor for one in self.needs))


class Matching(Struct, frozen=True, dict=True):
    """All that follows from what is on the table."""

    wishes: Wishes
    scale: Scale
    pairs: tuple[Pair, ...]
    clusters: tuple[Cluster, ...]
    unmet: tuple[Wish, ...]
    isolated: tuple[str, ...]
    partnerships: Mapping[str, frozenset[str]]
    """The slugs of those that are not over, by partner."""

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs of each actor that has one, the best first."""
        found: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            for actor in pair.actors:
                found[actor].append(pair)
        return {actor: tuple(pairs) for actor, pairs in found.items()}

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """All of them, pair by pair."""
        return tuple(match for pair in self.pairs for match in pair.matches)


def matching_of(portal: Portal, wishes: Wishes | None = None) -> Matching:
    """The whole portal's; the same whatever the order in which anything was read. `wishes` are the
    portal's, where they are known already."""
    wishes = wishes_of(portal) if wishes is None else wishes
    scale = Scale(portal, wishes.offers)
    partnerships = _partnerships(portal)
    stock = Stock(scale, wishes.offers)
    matches = tuple(match for need in wishes.needs for match in stock.best(need))
    met = {(match.need.actor, match.need.key) for match in matches}
    return Matching(
        wishes=wishes,
        scale=scale,
        pairs=_pairs(matches, wishes, scale, partnerships),
        clusters=clusters_of(wishes.needs),
        unmet=tuple(one for one in wishes.needs if (one.actor, one.key) not in met),
        isolated=_isolated(portal, wishes),
        partnerships=partnerships,
    )


def _pairs(
    matches: Iterable[Match],
    wishes: Wishes,
    scale: Scale,
    partnerships: Mapping[str, frozenset[str]],
) -> tuple[Pair, ...]:
    """Two and two, the best first. What is lacking one way is looked up, since an offer that is not
    among a need's best may still make a match mutual."""
    needs, offers = _by_actor(wishes.needs), _by_actor(wishes.offers)
    # By their actors' slugs and their keys, which tell wishes of one side apart: to compare whole
    # wishes would take longer than to find what fits.
    between: defaultdict[tuple[str, str], dict[tuple[str, str, str], Match]] = defaultdict(dict)
    for match in matches:
        one, other = match.need.actor, match.offer.actor
        pair = (one, other) if one < other else (other, one)
        between[pair][one, match.need.key, match.offer.key] = match
    found = []
    for (one, other), known in between.items():
        for need in (*needs.get(one, ()), *needs.get(other, ())):
            for offer in offers.get(other if need.actor == one else one, ()):
                points = scale.points(need.profile, offer.profile)
                if points is not None and points.score >= FITS:
                    key = need.actor, need.key, offer.key
                    known.setdefault(key, Match(need, offer, points))
        together = partnerships.get(one, frozenset()) & partnerships.get(other, frozenset())
        found.append(_pair((one, other), known.values(), tuple(sorted(together))))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.actors)))


def _pair(actors: tuple[str, str], known: Iterable[Match], together: tuple[str, ...]) -> Pair:
    matches = sorted(
        known, key=lambda one: (-one.score, one.need.actor, one.need.key, one.offer.key)
    )
    best = {match.need.actor: match.score for match in reversed(matches)}
    score = max(best.values())
    mutual = len(best) == 2
    if mutual:
        score = lifted(*best.values())
    return Pair(actors, score, mutual, tuple(matches), together)


def lifted(one: int, other: int) -> int:
    """What two matches, one each way, are worth together."""
    best = max(one, other)
    return round(best + (100 - best) * sqrt(one * other) / 200)


def clusters_of(needs: Iterable[Wish]) -> tuple[Cluster, ...]:
    """Needs of the same topic, facility and audience, at two actors or more; those that name a
    facility first, then the largest.

    A need that names no audience, or everyone, goes with each of the others.
    """
    alike: defaultdict[tuple[str, str], list[Wish]] = defaultdict(list)
    for need in needs:
        alike[need.profile.topic, need.profile.facility or ""].append(need)
    found = (
        Cluster(topic, facility or None, audience, fitting)
        for (topic, facility), members in alike.items()
        for audience, fitting in _by_audience(members)
    )
    return tuple(
        sorted(
            (cluster for cluster in found if len(cluster.actors) > 1),
            key=lambda one: (
                one.facility is None,
                -len(one.actors),
                one.topic,
                one.facility or "",
                one.audience or "",
            ),
        )
    )


def _by_audience(needs: Sequence[Wish]) -> Iterator[tuple[str | None, tuple[Wish, ...]]]:
    """One set an audience that sets them apart; all in one where none does."""
    told = {one.profile.audience for one in needs}
    narrow = sorted(audience for audience in told if audience not in (None, EVERYONE))
    if len(narrow) < 2:
        yield (narrow[0] if narrow and None not in told else None), tuple(needs)
        return
    for audience in narrow:
        fitting = (None, EVERYONE, audience)
        yield audience, tuple(one for one in needs if one.profile.audience in fitting)


def _by_actor(wishes: Iterable[Wish]) -> Mapping[str, list[Wish]]:
    found: defaultdict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        found[wish.actor].append(wish)
    return found


def _partnerships(portal: Portal) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for partnership in portal.partnerships.values():
        if partnership.status != "ended":
            for partner in partnership.partners:
                found[partner.actor].add(partnership.slug)
    return {actor: frozenset(slugs) for actor, slugs in found.items()}


def tied_by_events(portal: Portal) -> set[str]:
    """Those that hold an event together with others."""
    together = (event.organizers for event in portal.all_events if len(event.organizers) > 1)
    return {slug for organizers in together for slug in organizers}


def _isolated(portal: Portal, wishes: Wishes) -> tuple[str, ...]:
    """Those that nothing here ties to others: no partnership names them, no event is held together
    with others, and nothing of theirs is on the table."""
    tied = set(portal.partnerships_by_actor) | {one.actor for one in wishes.all}
    tied |= tied_by_events(portal)
    return tuple(
        slug
        for slug, actor in sorted(portal.actors.items())
        if slug not in tied and actor.status != "closed"
    )
