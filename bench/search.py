"""What the search costs: microseconds an event for each step, and bytes as a host sends them.

python -m bench.search build/corpus-10000
"""

from __future__ import annotations

import argparse
import gc
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from bench.invented import NOW
from generator.presenting.cards import Cards
from generator.presenting.programme import next_occurrence
from generator.presenting.searching.events import EVENTS, EventRows, EventTerms
from generator.presenting.searching.index import index
from generator.reading.reader import read_portal

T = TypeVar("T")
ROUNDS = 5
KINDS = ("indeks.json", "ord/", "visning/")


def steps(content: Path, rounds: int = ROUNDS) -> Iterator[tuple[str, float]]:
    """(step, seconds) for each step of the search of events, the best of some rounds; then (kind of
    files, bytes) and (largest of the kind, bytes), packed by gzip."""
    portal, problems = read_portal(content, NOW)
    if portal is None:
        raise SystemExit("\n".join(map(str, problems)))
    cards = Cards(portal, portal.settings.base_url)
    for event in portal.events.values():  # the lists need the cards anyway
        cards.of(next_occurrence(portal, event))
    events = list(portal.events.values())
    found_by = EventTerms(portal)

    def best(work: Callable[[], T]) -> tuple[float, T]:
        timed = [_timed(work) for _ in range(rounds)]
        return min(seconds for seconds, _ in timed), timed[-1][1]

    gc.disable()
    seconds, terms = best(lambda: {event.slug: found_by.of(event) for event in events})
    yield "terms of the events", seconds
    seconds, shown = best(
        lambda: {event.slug: EventRows(portal, cards).of(event) for event in portal.all_events}
    )
    yield "rows of the events", seconds
    entries = [(row, terms[slug]) for slug, row in shown.items()]
    seconds, files = best(lambda: index(entries, EVENTS))
    yield "index", seconds
    gc.enable()
    for kind in KINDS:
        sizes = [
            len(gzip.compress(data, 6)) for name, data in files.items() if name.startswith(kind)
        ]
        yield f"bytes: {kind}, {len(sizes)} files", sum(sizes)
        yield f"bytes: {kind}, the largest", max(sizes)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def main() -> None:
    """Measure a content folder that `bench.corpus` made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    content = parser.parse_args().content
    events = sum(1 for _ in (content / "events").rglob("*.md"))
    for name, value in steps(content):
        shown = f"{value:,.0f}" if name.startswith("bytes") else f"{value / events * 1e6:.1f} µs"
        print(f"{name:36} {shown:>12}")


if __name__ == "__main__":
    main()
