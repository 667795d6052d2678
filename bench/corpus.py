"""A deterministic Danish corpus of any size, written as a content folder.

    python -m bench.corpus 10000 build/corpus-10000

Per 1,000 events: 40 actors, 20 places, 10 partnerships; 4 % of the events are series, 2 % are
exhibitions. Same count, same bytes: nothing here is random, only mixed.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2026, 11, 23)
DAYS = 540
"""Events are spread over a year and a half from here; a tenth lie in the year before."""

_TYPES = ("koncert", "teater", "udstilling", "foredrag", "film", "tur", "workshop", "festival")
_TOPICS = ("musik", "scene", "kunst", "litteratur", "film", "historie", "natur")
_AUDIENCES = ("alle", "smaaboern", "boern", "unge", "voksne", "seniorer")
_TOWNS = ("haslev", "faxe", "karise", "roennede", "dalby", "terslev")
_WHAT = ("Koncert", "Aften", "Fortælling", "Vandring", "Værksted", "Visesang", "Fest", "Samtale")
_WITH = ("koret", "naboerne", "havnens folk", "orkestret", "børnene", "de unge", "laugene")
_WHERE = ("i laden", "ved søen", "på torvet", "i salen", "under åben himmel", "i klosterhaven")
_SENTENCES = (
    "Dørene åbnes en halv time før, og der er kaffe i foyeren.",
    "Medvirkende fra hele egnen mødes om et program, der spænder fra stille til larmende.",
    "Bagefter er der **samtale** om det, vi har set og hørt.",
    "Alle er velkomne, også den, der aldrig har været her før.",
    "Stedet har niveaufri adgang, og der er plads til kørestole på første række.",
    "Aftenen er blevet til i et samarbejde mellem foreninger, skole og bibliotek.",
    "Læs mere på [arrangørens side](https://eksempel.example/program) eller spørg i døren.",
)


class _Mix:
    """Numbers that look mixed but follow from the event's number alone."""

    def __init__(self, seed: str) -> None:
        self._bytes = hashlib.sha256(seed.encode()).digest()
        self._at = 0

    def below(self, limit: int) -> int:
        value = int.from_bytes(self._bytes[self._at : self._at + 3], "big")
        self._at = (self._at + 3) % 30
        return value % limit

    def one(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]


def write_corpus(events: int, folder: Path, settings: Path) -> None:
    """Write a content folder with that many events; `settings` is the portal.yml to use."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = settings.read_text(encoding="utf-8").replace(
        "\nfeatured_partnership:", "\n# featured_partnership:"
    )
    (folder / "portal.yml").write_text(text, encoding="utf-8")
    actors, places = max(4, events // 25), max(2, events // 50)
    partnerships = max(1, events // 100)
    for number in range(actors):
        _write(folder / "actors" / f"aktoer-{number}.md", _actor(number))
    for number in range(places):
        _write(folder / "places" / f"sted-{number}.md", _place(number))
    for number in range(partnerships):
        _write(
            folder / "partnerships" / f"partnerskab-{number}" / "index.md",
            _partnership(number, actors),
        )
    for number in range(events):
        _write(
            folder / "events" / str(number // 1000) / f"arrangement-{number}.md",
            _event(number, actors, places, partnerships),
        )


def _event(number: int, actors: int, places: int, partnerships: int) -> str:
    mix = _Mix(f"event {number}")
    day = FIRST_DAY + timedelta(days=mix.below(DAYS) - (365 if number % 10 == 0 else 0))
    hour = 10 + mix.below(11)
    kind = _TYPES[number % len(_TYPES)]
    organizers = dict.fromkeys(f"aktoer-{mix.below(actors)}" for _ in range(1 + mix.below(2)))
    lines = [
        f'title: "{mix.one(_WHAT)} {number}: {mix.one(_WITH)} {mix.one(_WHERE)}"',
        f"summary: {mix.one(_SENTENCES).replace('**', '').partition(' på [')[0]}",
        *_times(number, day, hour, mix),
        f"venue: sted-{mix.below(places)}",
        f"organizers: [{', '.join(organizers)}]",
        f"type: {kind}",
        f"topics: [{mix.one(_TOPICS)}]",
        f"audiences: [{mix.one(_AUDIENCES)}]",
        f"price: {mix.one(('gratis', '60', '80-120', '145'))}",
        "published: 2026-11-01 09:00",
        "sources: [vision]",
    ]
    if number % 7 == 0:
        lines.append(f"partnership: partnerskab-{mix.below(partnerships)}")
    if number % 41 == 0:
        lines.append("status: cancelled")
    body = "\n\n".join(_SENTENCES[(number + step * 3) % len(_SENTENCES)] for step in range(5))
    return _page(lines, f"{body}\n\n## Praktisk\n\n- {_SENTENCES[3]}\n- {_SENTENCES[4]}\n")


def _times(number: int, day: date, hour: int, mix: _Mix) -> list[str]:
    if number % 50 == 2:
        return [f"start: {day}", f"end: {day + timedelta(days=30 + mix.below(60))}"]
    times = [f"start: {day} {hour}:30", f"end: {day} {hour + 2}:00"]
    if number % 25 == 1:
        until = day + timedelta(weeks=8)
        times.append(
            f"repeat: {{every: week, until: {until}, except: [{day + timedelta(weeks=3)}]}}"
        )
        times.append(
            f"changes: [{{date: {day + timedelta(weeks=2)} {hour}:30, status: cancelled}}]"
        )
    return times


def _actor(number: int) -> str:
    mix = _Mix(f"actor {number}")
    lines = [
        f"title: Forening {number} {mix.one(_WHERE)}",
        "group: forening",
        f"locality: {mix.one(_TOWNS)}",
        f"topics: [{mix.one(_TOPICS)}]",
        f"summary: {_SENTENCES[3]}",
        "sources: [vision]",
    ]
    return _page(lines, "\n\n".join(_SENTENCES[:3]))


def _place(number: int) -> str:
    mix = _Mix(f"place {number}")
    lines = [
        f"title: Huset {number}",
        f"locality: {mix.one(_TOWNS)}",
        f"address: Storgade {number}, 4690 Haslev",
        f"geo: {{lat: 55.{200 + mix.below(150)}, lon: 12.{mix.below(200):03d}}}",
        "sources: [vision]",
    ]
    return _page(lines, _SENTENCES[4])


def _partnership(number: int, actors: int) -> str:
    mix = _Mix(f"partnership {number}")
    partners = dict.fromkeys(f"aktoer-{mix.below(actors)}" for _ in range(4))
    lines = [
        f"title: Partnerskab {number}",
        "status: active",
        f"partners: [{', '.join(f'{{actor: {actor}}}' for actor in partners)}]",
        "sources: [vision]",
    ]
    return _page(lines, _SENTENCES[5])


def _page(lines: list[str], body: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", type=Path, default=Path("content/portal.yml"))
    options = parser.parse_args()
    write_corpus(options.events, options.folder, options.settings)


if __name__ == "__main__":
    main()
