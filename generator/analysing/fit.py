"""How well an offer answers a need: points for five things, 0 to 100 in all, with their reasons.

| what          | most | points                                                                    |
|---------------|------|---------------------------------------------------------------------------|
| the thing     | 50   | same facility and topic 50, same facility 45, same topic 35, same topic   |
|               |      | where only one of them names a facility 10                                |
| rarity        | 14   | 14 · ln((N+1)/n) / ln(N+1): n of N actors with offers offer the thing     |
| audience      | 10   | the same 10; one of them for everyone 8; not told 5; different: no match  |
| place         | 16   | the same locality 16, else 16 · (1 − km/30), at least 0; not told 8       |
| period        | 10   | they meet 10; not told, or not readable, 5; they do not meet 0            |

Two facilities that differ are no match, whatever the topic: a stage is no answer to a piano. Half
the points for what is not told: it neither helps nor hurts. Every part is a whole number, so what
a page says of them adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from msgspec import Struct

from generator.analysing.geography import centre, distance
from generator.analysing.wishes import Profile, Wish
from generator.model.periods import MONTHS, Period, months_of, period_of
from generator.model.portal import Portal
from generator.model.settings import Term

EVERYONE = "alle"
"""The audience that all belong to, by its code in `portal.yml`."""
FAR = 30
"""Kilometres from which on a place gives no points."""
RARITY, PLACE = 14, 16
FITS = 55
"""A score from which on an offer is said to fit a need."""


class Answers(NamedTuple):
    """What the thing itself is worth: the same facility and topic, facility, topic, or the topic
    where only one of them names a facility."""

    both: int = 50
    facility: int = 45
    topic: int = 35
    half: int = 10


ANSWERS = Answers()


class Points(NamedTuple):
    """The parts of a score."""

    thing: int
    rarity: int
    audience: int
    place: int
    period: int

    @property
    def score(self) -> int:
        return sum(self)


MOST = Points(ANSWERS.both, RARITY, 10, PLACE, 10)
NAMES = ("Sagen", "Sjældenhed", "Målgruppe", "Sted", "Tid")
"""Of the parts, in their order."""


class Reason(Struct, frozen=True):
    """One part of a score in words. `against` marks what speaks against the match."""

    name: str
    said: str
    points: int
    most: int
    against: bool = False


class Scale:
    """What scores are measured by, from the portal as a whole."""

    def __init__(self, portal: Portal, offers: Iterable[Wish]) -> None:
        self._words = portal.settings.vocabularies
        self._kilometres = _distances(self._words.localities)
        offering: dict[tuple[str, str], set[str]] = {}
        actors: set[str] = set()
        for one in offers:
            actors.add(one.actor)
            offering.setdefault(("topics", one.profile.topic), set()).add(one.actor)
            if one.profile.facility:
                offering.setdefault(("facilities", one.profile.facility), set()).add(one.actor)
        self._actors = len(actors)
        self._offering: Mapping[tuple[str, str], int] = {
            thing: len(slugs) for thing, slugs in sorted(offering.items())
        }
        self._rarities: dict[tuple[str, str], int] = {}
        self._places: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        self._times: dict[tuple[str | None, str | None], int] = {}

    @property
    def offered(self) -> tuple[object, ...]:
        """All of the portal that reasons tell besides the two wishes: how many offer what."""
        return self._actors, *self._offering.items()

    def possible(self, need: Profile, offer: Profile) -> int:
        """The score if place and time were the best; 0 where the offer is no answer."""
        thing, audience = _thing(need, offer), _audience(need.audience, offer.audience)
        if not thing or not audience:
            return 0
        return thing + self._rarity(_shared(need, offer)) + audience + MOST.place + MOST.period

    def points(self, need: Profile, offer: Profile) -> Points | None:
        """The parts of the score; None where the offer is no answer to the need."""
        thing, audience = _thing(need, offer), _audience(need.audience, offer.audience)
        if not thing or not audience:
            return None
        where = need.places, offer.places
        if where not in self._places:
            self._places[where] = self._place(*where)
        when = need.period, offer.period
        if when not in self._times:
            self._times[when] = _time(*when)
        rarity = self._rarity(_shared(need, offer))
        return Points(thing, rarity, audience, self._places[where], self._times[when])

    def reasons(self, need: Profile, offer: Profile) -> tuple[Reason, ...]:
        """The parts in Danish, in the order of `Points`; empty where there is no match."""
        points = self.points(need, offer)
        if points is None:
            return ()
        said = (
            self._said_of_thing(need, offer),
            self._said_of_rarity(need, offer),
            self._said_of_audience(need, offer),
            self._said_of_place(need, offer),
            _said_of_period(need, offer, points.period),
        )
        return tuple(
            Reason(name, words, part, most, against=part == 0 and name != NAMES[1])
            for name, words, part, most in zip(NAMES, said, points, MOST, strict=True)
        )

    def _rarity(self, what: tuple[str, str]) -> int:
        if what not in self._rarities:
            number = self._offering.get(what, 1)
            everyone = max(self._actors, number) + 1
            self._rarities[what] = round(RARITY * log(everyone / number) / log(everyone))
        return self._rarities[what]

    def _place(self, wanted: tuple[str, ...], offered: tuple[str, ...]) -> int:
        if set(wanted) & set(offered):
            return PLACE
        near = self._nearest(wanted, offered)
        return PLACE // 2 if near is None else round(PLACE * max(0.0, 1 - near[0] / FAR))

    def _nearest(
        self, wanted: tuple[str, ...], offered: tuple[str, ...]
    ) -> tuple[float, str, str] | None:
        """Kilometres, and from where to where; None where nobody told."""
        known = (
            (self._kilometres[one, other], one, other)
            for one in wanted
            for other in offered
            if (one, other) in self._kilometres
        )
        return min(known, default=None)

    # --- in words ---------------------------------------------------------------------------------

    def _said_of_thing(self, need: Profile, offer: Profile) -> str:
        vocabulary, code = _shared(need, offer)
        label = self._words.terms(vocabulary)[code].label
        if vocabulary == "facilities":
            same = need.topic == offer.topic
            topic = f", og samme emne: {self._words.topics[need.topic].label}" if same else ""
            return f"Samme facilitet: {label}{topic}"
        one = need.facility or offer.facility
        if not one:
            return f"Samme emne: {label}"
        named = self._words.facilities[one].label
        side = "behovet" if need.facility else "tilbuddet"
        return f"Samme emne: {label}, men kun {side} nævner {named.lower()}"

    def _said_of_rarity(self, need: Profile, offer: Profile) -> str:
        number = self._offering.get(_shared(need, offer), 1)
        if number == 1:
            return "Kun én aktør tilbyder det"
        return f"{number} af de {self._actors} aktører med tilbud tilbyder det"

    def _said_of_audience(self, need: Profile, offer: Profile) -> str:
        words = self._words.audiences
        wanted, offered = need.audience, offer.audience
        if wanted is None or offered is None:
            return "Målgruppen er ikke oplyst hos begge"
        if wanted == offered:
            return f"Samme målgruppe: {words[wanted].label.lower()}"
        narrow = wanted if offered == EVERYONE else offered
        side = "Tilbuddet" if offered == EVERYONE else "Behovet"
        return f"{side} gælder alle, også {words[narrow].label.lower()}"

    def _said_of_place(self, need: Profile, offer: Profile) -> str:
        words = self._words.localities
        both = sorted(set(need.places) & set(offer.places))
        if both:
            return f"Samme område: {words[both[0]].label}"
        near = self._nearest(need.places, offer.places)
        if near is None:
            return "Afstanden kendes ikke"
        return f"Cirka {near[0]:.0f} km mellem {words[near[1]].label} og {words[near[2]].label}"


def _shared(need: Profile, offer: Profile) -> tuple[str, str]:
    """What need and offer have in common: the facility before the topic."""
    if need.facility is not None and need.facility == offer.facility:
        return "facilities", need.facility
    return "topics", need.topic


def _thing(need: Profile, offer: Profile) -> int:
    if need.facility and offer.facility:
        if need.facility != offer.facility:
            return 0
        return ANSWERS.both if need.topic == offer.topic else ANSWERS.facility
    if need.topic != offer.topic:
        return 0
    return ANSWERS.half if need.facility or offer.facility else ANSWERS.topic


def _audience(wanted: str | None, offered: str | None) -> int:
    if wanted is None or offered is None:
        return 5
    if wanted == offered:
        return 10
    return 8 if EVERYONE in (wanted, offered) else 0


def _time(wanted: str | None, offered: str | None) -> int:
    one, other = _when(wanted), _when(offered)
    if one is None or other is None:
        return 5
    if isinstance(one, Period) and isinstance(other, Period):
        return 10 if one.first <= other.last and other.first <= one.last else 0
    return 10 if _months(one) & _months(other) else 0


def _said_of_period(need: Profile, offer: Profile, points: int) -> str:
    if not need.period or not offer.period:
        return "Tiden er ikke oplyst hos begge"
    times = f"»{need.period}« og »{offer.period}«"
    if _when(need.period) is None or _when(offer.period) is None:
        return f"Portalen kan ikke læse, om tiderne passer: {times}"
    return f"Tiderne mødes: {times}" if points else f"Tiderne mødes ikke: {times}"


@lru_cache(maxsize=4096)
def _when(period: str | None) -> Period | frozenset[int] | None:
    """The days it names, or the months of every year; None where it tells neither."""
    return (period_of(period) or months_of(period)) if period else None


def _months(when: Period | frozenset[int]) -> frozenset[int]:
    if not isinstance(when, Period):
        return when
    first = when.first.year * 12 + when.first.month - 1
    last = when.last.year * 12 + when.last.month - 1
    covered = min(last - first + 1, len(MONTHS))
    return frozenset((first + step) % 12 + 1 for step in range(covered))


def _distances(localities: Mapping[str, Term]) -> dict[tuple[str, str], float]:
    """Great-circle kilometres between any two whose coordinates are known."""
    centres = ((code, centre(term)) for code, term in localities.items())
    known = [(code, point) for code, point in centres if point is not None]
    return {
        (one, other): distance(here, there)
        for one, here in known
        for other, there in known
        if one != other
    }
