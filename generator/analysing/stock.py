"""All offers, laid out so that a need finds its best without looking at each of them.

Offers of the same topic, facility and audience lie on one shelf; there those of the same places and
period, which score alike, are one heap. A need looks at the most promising shelf first, is held up
against each heap once, and stops when what is left cannot do better than what it has. So the cost
of a need is bound by the words of the vocabularies, not by how many actors there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

from generator.analysing.fit import FITS, MOST, Points, Scale
from generator.analysing.wishes import Profile, Wish

BEST = 10
"""So many offers at most are kept for a need, the best ones; of equals the first by name."""


class Match(Struct, frozen=True):
    """An offer that answers a need."""

    need: Wish
    offer: Wish
    points: Points

    @property
    def score(self) -> int:
        return self.points.score


_Shelf: TypeAlias = dict[Profile, list[Wish]]
_Scored: TypeAlias = tuple[Points, list[Wish]]


class Stock:
    """Offers by what they are about; those of a heap are sorted by actor."""

    def __init__(self, scale: Scale, offers: Iterable[Wish]) -> None:
        self._scale = scale
        self._shelves: dict[tuple[str, str | None, str | None], _Shelf] = {}
        self._ranked: dict[Profile, list[_Scored]] = {}
        each: Counter[str] = Counter()
        for offer in sorted(offers):
            each[offer.actor] += 1
            shelf = self._shelves.setdefault(offer.profile[:3], {})
            shelf.setdefault(offer.profile, []).append(offer)
        self._own = max(each.values(), default=0)
        self._by_topic: defaultdict[str, list[_Shelf]] = defaultdict(list)
        self._by_facility: defaultdict[str, list[_Shelf]] = defaultdict(list)
        self._plain: defaultdict[str, list[_Shelf]] = defaultdict(list)
        for (topic, facility, _), shelf in self._shelves.items():
            self._by_topic[topic].append(shelf)
            if facility is None:
                self._plain[topic].append(shelf)
            else:
                self._by_facility[facility].append(shelf)

    def best(self, need: Wish) -> list[Match]:
        """The best `BEST` offers of others that fit, the best first."""
        if need.profile not in self._ranked:
            self._ranked[need.profile] = self._rank(need.profile)
        found: list[Match] = []
        for points, heap in self._ranked[need.profile]:
            # All that share the last place are looked at: the name decides who is kept.
            if len(found) >= BEST and points.score < found[-1].score:
                break
            others = (offer for offer in heap if offer.actor != need.actor)
            found.extend(Match(need, offer, points) for offer in islice(others, BEST))
        return sorted(found, key=lambda one: (-one.score, one.offer.actor, one.offer.key))[:BEST]

    def _rank(self, need: Profile) -> list[_Scored]:
        """The heaps that fit, the best first, but for those that can no longer count: so many are
        better that it is enough even when some of them are the needing actor's own."""
        found: list[_Scored] = []
        better = [0] * (sum(MOST) + 1)  # how many offers have each score
        for possible, shelf in self._promising(need):
            if sum(better[possible + 1 :]) >= BEST + self._own:
                break
            for profile, heap in shelf.items():
                points = self._scale.points(need, profile)
                if points is not None and points.score >= FITS:
                    found.append((points, heap))
                    better[points.score] += len(heap)
        return sorted(found, key=lambda one: -one[0].score)

    def _promising(self, need: Profile) -> list[tuple[int, _Shelf]]:
        """The shelves on which something may fit, with the most that it can be worth."""
        shelves = self._by_topic[need.topic]
        if need.facility is not None:
            shelves = self._by_facility[need.facility] + self._plain[need.topic]
        possible = ((self._scale.possible(need, next(iter(shelf))), shelf) for shelf in shelves)
        return sorted((one for one in possible if one[0] >= FITS), key=lambda one: -one[0])
