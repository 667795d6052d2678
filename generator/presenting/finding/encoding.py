"""The finder's files: one a month, one of what is ongoing, and a table of contents.

`indeks.json`:

    {"built": "2026-11-22",
     "of": "5d…",                         the digest of `words`
     "words": {"type": [code, …], "emne": …, "maalgruppe": …, "omraade": …, "adgang": …},
     "kinds": [label, …],                 of `type`, as a row says it
     "centres": [[lat, lon] | null, …],   of `omraade`
     "ongoing": "9f…",                    the digest of loebende.json
     "months": [["2026-11", "1c…"], …]}   those with something on, in order, with digests

`2026-11.json` and `loebende.json`:

    {"of": "5d…",
     "things": [[slug, title, type, topics, audiences, ages, locality, point, access, free,
                 colour, facts, language], …],
     "dates":  [[thing, start, days, state, clock, day, flag, moved], …]}

A *thing* is all that several dates have in common: words are numbers in `words` (locality −1 for
none), `ages` is flat (`[0, 5, 13, 25]`), `point` is `[lat, lon]` or null, `free` is 0 or 1, `facts`
stand after the kind in a row; `language` is there only where the event is not told in the edition's
own, but on its Danish page. A date that is elsewhere than the rest of its series is a thing of
its own. Of a *date*, `start` is ISO's text as in `<time datetime>`, `days` how many more days it
lasts, `state` 0, or 1 where it is sold out, or 2 where it does not take place; the last four are
words in a row, `day` only where there are several days. Empty ones at the end are left out.

A date stands in each month that one of its days belongs to, from the day of the build on; what
lasts for weeks stands in `loebende.json` alone. Digests follow files in the query (`?v=…`), so that
a file that a browser keeps never meets a table of contents of another build. A host takes no notice
of them: where the portal is built anew while a page is open, `of` tells that the numbers in a file
are of other words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.cards import Card, Cards
from generator.presenting.finding.facets import Facets, centre_of, facets_of
from generator.presenting.languages.language import spoken
from generator.presenting.programme import Programme, is_ongoing
from generator.presenting.words.dates import Dates

WORDS = {
    "type": "event_types",
    "emne": "topics",
    "maalgruppe": "audiences",
    "omraade": "localities",
    "adgang": "accessibility",
}
"""What the address of a chosen word is called, and the vocabulary that it is of."""
CONTENTS, ONGOING = "indeks.json", "loebende.json"


class Numbers:
    """The words that a portal's coming dates bear, numbered in the vocabularies' order."""

    def __init__(self, portal: Portal, found: Iterable[Facets]) -> None:
        used: dict[str, set[str]] = {name: set() for name in WORDS}
        for one in found:
            used["type"].add(one.type)
            used["emne"].update(one.topics)
            used["maalgruppe"].update(one.audiences)
            used["omraade"].update([one.locality] if one.locality else ())
            used["adgang"].update(one.accessibility)
        terms = portal.settings.vocabularies.terms
        self.codes = {
            name: tuple(code for code in terms(vocabulary) if code in used[name])
            for name, vocabulary in WORDS.items()
        }
        self.mark = mark_of(_json(self.codes))
        self._numbers = {
            name: {code: number for number, code in enumerate(codes)}
            for name, codes in self.codes.items()
        }

    def of(self, name: str, codes: Iterable[str]) -> list[int]:
        """Of those that the vocabulary has."""
        known = self._numbers[name]
        return [known[code] for code in codes if code in known]


def used_words(portal: Portal, whole: Programme) -> Mapping[str, tuple[str, ...]]:
    """The words by which something that is coming is found, by their name in the address."""
    return Numbers(portal, facets_of(portal, _dates(whole))).codes


class Finder:
    """All that is coming, as the finder's files have it. What stands in which is found at once, and
    each file is written only when it is asked for."""

    def __init__(self, portal: Portal, cards: Cards, whole: Programme) -> None:
        dates = _dates(whole)
        self._portal, self._cards = portal, cards
        self._facets = dict(zip(map(id, dates), facets_of(portal, dates), strict=True))
        self._numbers = Numbers(portal, self._facets.values())
        months: dict[str, list[Occurrence]] = {}
        for occurrence in whole.occurrences:
            for month in _months(occurrence, portal.today):
                months.setdefault(month, []).append(occurrence)
        self.pieces: Mapping[str, Sequence[Occurrence]] = {
            **{f"{month}.json": found for month, found in sorted(months.items())},
            ONGOING: whole.ongoing,
        }
        """The dates that stand in each file, by its name."""

    @property
    def mark(self) -> str:
        """The digest of `words`."""
        return self._numbers.mark

    def piece(self, name: str) -> bytes:
        """A month's file, or that of what is ongoing."""
        piece = _Piece(self._cards, self._numbers, spoken(self._portal).dates)
        for occurrence in self.pieces[name]:
            piece.add(occurrence, self._facets[id(occurrence)])
        return _json({"of": self.mark, "things": piece.things, "dates": piece.dates})

    def contents(self, marks: Mapping[str, str]) -> bytes:
        """The table of contents; `marks` are the pieces' digests (`mark_of`), by their names."""
        by_month = {name.partition(".")[0]: mark for name, mark in marks.items() if name != ONGOING}
        return _json(_contents(self._portal, self._numbers, by_month, marks[ONGOING]))


def _contents(
    portal: Portal, numbers: Numbers, marks: Mapping[str, str], ongoing: str
) -> dict[str, Any]:
    words = portal.settings.vocabularies
    return {
        "built": portal.today.isoformat(),
        "of": numbers.mark,
        "words": numbers.codes,
        "kinds": [words.event_types[code].label for code in numbers.codes["type"]],
        "centres": [centre_of(portal, code) for code in numbers.codes["omraade"]],
        "ongoing": ongoing,
        "months": [*marks.items()],
    }


def _dates(whole: Programme) -> tuple[Occurrence, ...]:
    return (*whole.occurrences, *whole.ongoing)


def _months(occurrence: Occurrence, today: date) -> Iterator[str]:
    """`2026-11` of each day that is not over."""
    day = max(occurrence.first_day, today)
    while day <= occurrence.last_day:
        yield f"{day:%Y-%m}"
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


class _Piece:
    """One file in the making."""

    def __init__(self, cards: Cards, numbers: Numbers, words: Dates) -> None:
        self.things: list[list[Any]] = []
        self.dates: list[list[Any]] = []
        self._cards, self._numbers, self._words = cards, numbers, words
        self._known: dict[tuple[Any, ...], int] = {}

    def add(self, occurrence: Occurrence, found: Facets) -> None:
        card = self._cards.of(occurrence)
        key = (occurrence.event.slug, card.title, card.facts, found)
        number = self._known.setdefault(key, len(self.things))
        if number == len(self.things):
            self.things.append(self._thing(occurrence.event.slug, card, found))
        self.dates.append(_date(number, occurrence, card, self._words))

    def _thing(self, slug: str, card: Card, found: Facets) -> list[Any]:
        of = self._numbers.of
        elsewhere = [card.language] if card.language else []
        return [
            slug,
            card.title,
            of("type", (found.type,))[0],
            of("emne", found.topics),
            of("maalgruppe", found.audiences),
            [year for ages in found.ages for year in ages],
            of("omraade", (found.locality,))[0] if found.locality else -1,
            found.point,
            of("adgang", found.accessibility),
            int(found.free),
            card.colour,
            card.facts.replace(" · ", "\u00a0· "),
            *elsewhere,
        ]


def _date(number: int, occurrence: Occurrence, card: Card, said: Dates) -> list[Any]:
    off = not occurrence.takes_place
    run, day = is_ongoing(occurrence), "" if card.one_day else card.day
    # In the middle of a line it begins with a small letter; where a clock would stand it does not.
    day = day if run else said.within(day)
    words = [*map(said.tied, (card.clock, day)), card.row_flag, said.tied(card.moved_from)]
    while words and not words[-1]:
        words.pop()
    days = (occurrence.last_day - occurrence.first_day).days
    state = 2 if off else int(occurrence.booking == "sold_out")
    return [number, card.start, days, state, *words]


def mark_of(content: bytes) -> str:
    """The digest that follows a file in the query."""
    return hashlib.sha256(content).hexdigest()[:8]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
