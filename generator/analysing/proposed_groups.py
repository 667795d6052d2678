"""Groups that could become partnerships, by a rule that anyone can follow by hand.

Two actors are tied by the score of their pair, 20 for each need of the same facility, 10 for each
of the same topic alone (at most 40 together) and 10 for each interest that both have (at most 20);
a tie is at most 100, and those who are in a partnership together have none. The strongest pair that
is mutual or has 70 points comes first. Then whoever adds most joins: the greatest sum of ties to
those who are in, as long as the mean of them is 30. At 8 the group is full, under 3 it is none. An
actor is proposed for one group alone, so that there are not twenty variants of the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.analysing.matching import Cluster, Matching, Pair
from generator.model.portal import Portal

STRONG = 70
"""A pair of this score may begin a group without being mutual."""
TIED = 30
"""The least mean tie of one who joins."""
SMALLEST, LARGEST = 3, 8
MOST = 12
"""So many groups are proposed."""


class Group(Struct, frozen=True):
    """Actors by slug in the order in which they joined, and what binds them: pairs, needs that at
    least two of them have, interests (topics) with those of them who have it. `strength` is the
    mean tie, 0 to 100."""

    actors: tuple[str, ...]
    strength: int
    pairs: tuple[Pair, ...]
    needs: tuple[tuple[Cluster, tuple[str, ...]], ...]
    interests: tuple[tuple[str, tuple[str, ...]], ...]


def groups_of(portal: Portal, known: Matching) -> tuple[Group, ...]:
    """The strongest first; those that begin with the strongest pair."""
    return tuple(_Grouping(portal, known).groups())


class _Grouping:
    def __init__(self, portal: Portal, known: Matching) -> None:
        self._known = known
        self._interests: Mapping[str, frozenset[str]] = {
            slug: frozenset(actor.interest_topics) for slug, actor in portal.actors.items()
        }
        self._clusters: defaultdict[str, set[int]] = defaultdict(set)
        for number, cluster in enumerate(known.clusters):
            for actor in cluster.actors:
                self._clusters[actor].add(number)
        self._neighbours: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
        for pair in known.pairs:
            one, other = pair.actors
            self._neighbours[one][other] = self._neighbours[other][one] = pair

    def groups(self) -> Iterator[Group]:
        taken: set[str] = set()
        made = 0
        for pair in self._known.pairs:
            begins = (pair.mutual or pair.score >= STRONG) and not pair.together
            if not begins or taken & set(pair.actors):
                continue
            members = self._grown(pair.actors, taken)
            if len(members) >= SMALLEST and not self._already(members):
                taken |= set(members)
                yield self._group(tuple(members))
                made += 1
            if made == MOST:
                return

    def _grown(self, first: tuple[str, str], taken: set[str]) -> list[str]:
        members: list[str] = []
        sums: dict[str, int] = {}
        for joining in first:
            self._join(joining, members, sums, taken)
        while sums and len(members) < LARGEST:
            best = min(sums, key=lambda slug: (-sums[slug], slug))
            if sums[best] < TIED * len(members):
                break
            self._join(best, members, sums, taken)
        return members

    def _join(
        self, joining: str, members: list[str], sums: dict[str, int], taken: set[str]
    ) -> None:
        """Put it in, and see what that makes of those who may come next: whoever fits a member."""
        members.append(joining)
        sums.pop(joining, None)
        for other in sums:
            sums[other] += self._tie(joining, other)
        for other in self._neighbours[joining]:
            if other not in sums and other not in taken and other not in members:
                sums[other] = sum(self._tie(member, other) for member in members)

    def _tie(self, one: str, other: str) -> int:
        apart: frozenset[str] = frozenset()
        partnerships = self._known.partnerships
        if partnerships.get(one, apart) & partnerships.get(other, apart):
            return 0
        pair = self._neighbours[one].get(other)
        both = self._clusters[one] & self._clusters[other]
        needs = sum(20 if self._known.clusters[number].facility else 10 for number in both)
        interests = len(self._interests.get(one, apart) & self._interests.get(other, apart))
        return min(100, (pair.score if pair else 0) + min(40, needs) + min(20, 10 * interests))

    def _already(self, members: Iterable[str]) -> bool:
        """Whether all of them are partners in one partnership."""
        apart: frozenset[str] = frozenset()
        each = [self._known.partnerships.get(slug, apart) for slug in members]
        return bool(frozenset.intersection(*each))

    def _group(self, members: tuple[str, ...]) -> Group:
        inside = [
            (one, other) for place, one in enumerate(members) for other in members[place + 1 :]
        ]
        ties = [self._tie(one, other) for one, other in inside]
        pairs = [self._neighbours[one].get(other) for one, other in inside]
        shared = sorted({number for slug in members for number in self._clusters[slug]})
        needs = (
            (cluster, tuple(slug for slug in members if slug in cluster.actors))
            for cluster in (self._known.clusters[number] for number in shared)
        )
        topics = sorted({topic for slug in members for topic in self._interests.get(slug, ())})
        interests = (
            (topic, tuple(slug for slug in members if topic in self._interests.get(slug, ())))
            for topic in topics
        )
        return Group(
            actors=members,
            strength=round(sum(ties) / len(ties)),
            pairs=tuple(
                sorted(
                    (pair for pair in pairs if pair is not None),
                    key=lambda pair: (-pair.score, pair.actors),
                )
            ),
            needs=tuple(found for found in needs if len(found[1]) > 1),
            interests=tuple(found for found in interests if len(found[1]) > 1),
        )
