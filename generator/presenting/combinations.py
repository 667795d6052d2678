"""What two words have in common, as something to follow: music in Sildevig, theatre for children.

A static portal makes every calendar beforehand, so it can offer only so many. Which ones follows
from the vocabularies alone and never from what happens to take place: an address that is once
published stays, and an empty calendar is a calendar. Three words at once are not offered: of three
vocabularies of ten words that would be a thousand, nearly all of them empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, product

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import COMBINATIONS, combination_address
from generator.presenting.collections import Collection

PAIRS = (("topics", "localities"), ("topics", "audiences"), ("audiences", "localities"))
"""The vocabularies that are combined; a pair of words has one address, in this order."""
MOST: Mapping[str, int] = {"topics": 12, "audiences": 12, "localities": 20}
"""So many words of each vocabulary are combined, the first in its order, so that a word added last
takes nothing away. That makes 624 pairs at most, two files each: less than what two hundred more
actors would add (docs/following.md)."""
_RELATIONS = {
    "topics": "events_by_topic",
    "audiences": "events_by_audience",
    "localities": "events_by_locality",
}
_Pair = tuple[tuple[str, str], tuple[str, str]]


class Word(Struct, frozen=True):
    """A word that one can follow, and whether it is among those that are combined."""

    vocabulary: str
    code: str
    label: str
    combined: bool


def words(portal: Portal, vocabulary: str) -> tuple[Word, ...]:
    """All of a vocabulary's, in its order."""
    terms = portal.settings.vocabularies.terms(vocabulary)
    return tuple(
        Word(vocabulary, code, term.plural or term.label, number < MOST[vocabulary])
        for number, (code, term) in enumerate(terms.items())
    )


def combinations(portal: Portal) -> tuple[Collection, ...]:
    """Every pair of words that can be followed, whether or not anything bears both."""
    events = _events(portal)
    return tuple(
        _collection(portal, one, other, tuple(events.get((_key(one), _key(other)), ())))
        for one, other in pairs(portal)
    )


def pairs(portal: Portal) -> Iterator[tuple[Word, Word]]:
    """The pairs of words, pair of vocabularies by pair of vocabularies."""
    for vocabularies in PAIRS:
        yield from product(
            *(islice(words(portal, name), MOST[name]) for name in vocabularies),
        )


def _collection(portal: Portal, one: Word, other: Word, events: tuple[Listing, ...]) -> Collection:
    title = f"{one.label} · {other.label}"
    return Collection(
        address=combination_address(one.vocabulary, one.code, other.vocabulary, other.code),
        title=title,
        feed_title=f"{title} – {portal.settings.public_name}",
        group="Kombinationer",
        events=events,
        told_at=COMBINATIONS,
    )


def _events(portal: Portal) -> Mapping[_Pair, list[Listing]]:
    """The events of each pair, in the portal's order: one look at each event."""
    borne: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for vocabulary, relation in _RELATIONS.items():
        combined = {word.code for word in words(portal, vocabulary) if word.combined}
        for code, events in getattr(portal, relation).items():
            if code in combined:
                for event in events:
                    borne[event.slug].append((vocabulary, code))
    found: dict[_Pair, list[Listing]] = defaultdict(list)
    for event in portal.all_events:
        own = borne.get(event.slug, ())
        for one, other in product(own, own):
            if (one[0], other[0]) in PAIRS:
                found[one, other].append(event)
    return found


def _key(word: Word) -> tuple[str, str]:
    return word.vocabulary, word.code
