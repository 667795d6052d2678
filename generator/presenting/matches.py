"""What the matching found, in words and addresses: for the page, actors' pages, feeds and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from generator.analysing.fit import Reason
from generator.analysing.matching import Cluster, Matching, Pair, matching_of
from generator.analysing.proposed_groups import Group, groups_of
from generator.analysing.stock import Match
from generator.analysing.wishes import Wish, Wishes, wishes_of
from generator.artifacts import digest
from generator.caching import Shelf
from generator.model.portal import Portal
from generator.presenting.addresses import entity_address
from generator.presenting.words.alphabet import alphabetical, by_name
from generator.presenting.words.dates import listed
from generator.presenting.words.names import Named

MATCHES_SHOWN = 4
"""So many of the best stand on an actor's page; the rest are at `/netvaerk/match/`."""
SECTION = "kan-passe"
"""Where an actor's page tells of its matches."""


class WishView(Struct, frozen=True):
    """A need or an offer. `what` is its facility or topic in a word, `about` for whom, where and
    when, as far as that is told."""

    actor: Named
    side: str
    what: str
    text: str
    about: str
    topic: str


class MatchView(Struct, frozen=True):
    """An offer that answers a need, and why."""

    need: WishView
    offer: WishView
    score: int
    reasons: tuple[Reason, ...]


class PairView(Struct, frozen=True):
    """Two actors; `together` are the partnerships that both are in already."""

    actors: tuple[Named, Named]
    score: int
    mutual: bool
    matches: tuple[MatchView, ...]
    together: tuple[Named, ...]

    def other(self, address: str) -> Named:
        """The one whose page is not at this address."""
        one, other = self.actors
        return other if one.address == address else one


class ClusterView(Struct, frozen=True):
    """The same need at several, or only of the same topic where no facility is named; `audience` is
    empty where none sets them apart."""

    what: str
    facility: bool
    audience: str
    topic: str
    needs: tuple[WishView, ...]


class GroupView(Struct, frozen=True):
    """A proposed group, and what binds it, a sentence each."""

    actors: tuple[Named, ...]
    strength: int
    reasons: tuple[str, ...]


def told_by_actor(portal: Portal, kept: Shelf, inputs: str) -> Mapping[str, str]:
    """A digest of what an actor's page tells of its matches, by the slug of each that has something
    on the table; as an earlier build `kept` it while `inputs`, of everybody's wishes and
    partnerships, are the same."""
    matches, rows = portal.once(Matches), kept.rows
    slugs = [slug for slug in portal.actors if matches.has_wishes(slug)]
    if any(slug not in rows or rows[slug][0] != inputs for slug in slugs):
        rows = {
            slug: (inputs, digest(matches.told_of_actor(slug, MATCHES_SHOWN))) for slug in slugs
        }
        kept.keep(rows)
    return {slug: rows[slug][1] for slug in slugs}


class Matches:
    """The portal's matches in words; worked out when they are first asked for."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._words = portal.settings.vocabularies

    @cached_property
    def wishes_known(self) -> Wishes:
        """What is on the table; told long before who could help whom."""
        return wishes_of(self._portal)

    @cached_property
    def known(self) -> Matching:
        return matching_of(self._portal, self.wishes_known)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return groups_of(self._portal, self.known)

    def has_wishes(self, slug: str) -> bool:
        """Whether an actor has something on the table that can still be matched."""
        return slug in self._with_wishes

    @cached_property
    def _with_wishes(self) -> frozenset[str]:
        wishes = self.wishes_known
        return frozenset(one.actor for one in (*wishes.needs, *wishes.offers))

    def of_actor(self, slug: str, most: int) -> tuple[PairView, ...]:
        """Its best pairs; each with what is best in either direction."""
        pairs = self.known.by_actor.get(slug, ())
        return tuple(self.pair(pair, most=2) for pair in pairs[:most])

    def told_of_actor(self, slug: str, most: int) -> str:
        """All that `of_actor` depends on, as one text: so long as it is the same, so are they."""
        pairs = self.known.by_actor.get(slug, ())[:most]
        actors = (self._portal.actors[one] for pair in pairs for one in pair.actors)
        together = (self._portal.partnerships[one] for pair in pairs for one in pair.together)
        return repr(
            (
                pairs,
                [(actor.title, actor.all_localities) for actor in actors],
                [partnership.title for partnership in together],
                self.known.scale.offered,
            )
        )

    def pair(self, pair: Pair, *, most: int | None = None) -> PairView:
        """The pair in words; with `most`, the best match each way comes first, and no more than so
        many are told."""
        matches: Iterable[Match] = pair.matches
        if most is not None:
            firsts = {match.need.actor: match for match in reversed(pair.matches)}.values()
            rest = [match for match in pair.matches if match not in firsts]
            matches = [*sorted(firsts, key=lambda one: -one.score), *rest][:most]
        one, other = pair.actors
        return PairView(
            actors=(self.named(one), self.named(other)),
            score=pair.score,
            mutual=pair.mutual,
            matches=tuple(map(self.match, matches)),
            together=tuple(
                Named(self._portal.partnerships[slug].title, entity_address("partnerships", slug))
                for slug in pair.together
            ),
        )

    def match(self, match: Match) -> MatchView:
        return MatchView(
            need=self.wish(match.need),
            offer=self.wish(match.offer),
            score=match.score,
            reasons=self.known.scale.reasons(match.need.profile, match.offer.profile),
        )

    def wish(self, wish: Wish) -> WishView:
        one, words = wish.profile, self._words
        own_place = one.places != self._portal.actors[wish.actor].all_localities
        about = (
            f"for {words.audiences[one.audience].label.lower()}" if one.audience else "",
            ", ".join(words.localities[code].label for code in one.places) if own_place else "",
            one.period or "",
        )
        return WishView(
            actor=self.named(wish.actor),
            side=wish.side,
            what=self._what(one.topic, one.facility),
            text=wish.text,
            about=" · ".join(filter(None, about)),
            topic=one.topic,
        )

    def wishes(self, wishes: Iterable[Wish]) -> tuple[WishView, ...]:
        """The wishes as they are shown, by their actors' names; those of one in the order given."""
        return tuple(sorted(map(self.wish, wishes), key=lambda one: by_name(one.actor.title)))

    def cluster(self, cluster: Cluster) -> ClusterView:
        return ClusterView(
            what=self._what(cluster.topic, cluster.facility),
            facility=cluster.facility is not None,
            audience=self._words.audiences[cluster.audience].label if cluster.audience else "",
            topic=cluster.topic,
            needs=self.wishes(cluster.needs),
        )

    def group(self, group: Group) -> GroupView:
        return GroupView(
            actors=tuple(map(self.named, group.actors)),
            strength=group.strength,
            reasons=tuple(self._binds(group)),
        )

    def named(self, slug: str) -> Named:
        return Named(self._portal.actors[slug].title, entity_address("actors", slug))

    def isolated(self) -> tuple[Named, ...]:
        """By name."""
        found = map(self.named, self.known.isolated)
        return alphabetical(found)

    def _what(self, topic: str, facility: str | None) -> str:
        words = self._words
        return words.facilities[facility].label if facility else words.topics[topic].label

    def _binds(self, group: Group) -> Iterable[str]:
        for pair in group.pairs:
            one, other = (self.named(slug).title for slug in pair.actors)
            best = pair.matches[0]
            if pair.mutual:
                yield f"{one} og {other} kan hjælpe hinanden ({pair.score} point)"
            else:
                yield (
                    f"{self.named(best.offer.actor).title} tilbyder noget, som "
                    f"{self.named(best.need.actor).title} mangler: "
                    f"{self._what(best.need.profile.topic, best.need.profile.facility).lower()} "
                    f"({pair.score} point)"
                )
        for cluster, slugs in group.needs:
            what = self._what(cluster.topic, cluster.facility).lower()
            if cluster.facility:
                yield f"{self._listed(slugs)} har samme behov: {what}"
            else:
                yield f"{self._listed(slugs)} har hver et behov inden for {what}"
        for topic, slugs in group.interests:
            label = self._words.topics[topic].label.lower()
            yield f"{self._listed(slugs)} interesserer sig for {label}"

    def _listed(self, slugs: tuple[str, ...]) -> str:
        """`A, B og C`."""
        return listed([self.named(slug).title for slug in slugs])
