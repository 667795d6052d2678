"""No page grows with the archive: twice as many events that are over, and every page is as large.

The calendar alone has a row for each month, and the sitemap an address for each event.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.corpus import write_content
from bench.invented import NOW, Corpus, Event, Series, corpus
from generator.build import build
from generator.presenting.agenda import MOST_PAST
from generator.settings import BuildSettings
from tests.site.pages import by_kind

AROUND = 200
"""Events of the programme: those of the corpus, over a year and a half."""
BACK = timedelta(weeks=78)
"""How far the programme is moved back for each round of the archive."""
ROUNDS = 3
"""Of the smaller archive: by then actors, places, partnerships and topics have more behind them
than their pages show."""
MONTHS = 54
"""That many more are in the larger archive: three rounds of a year and a half."""

GROWTH = {"/kalender/*/N/": 1.15}
"""The largest of more months is a little larger; of everything else, only figures change."""
ANY_OTHER = 1.01
A_MONTH = 250
"""Bytes of a month in the calendar's list, with its share of the year's heading."""


def archived(event: Event, rounds: int) -> Event:
    """The same event, that many times `BACK` earlier, as one of its own."""
    back = BACK * rounds
    series = event.series
    return replace(
        event,
        number=event.number + AROUND * rounds,
        start=event.start - back,
        end=event.end - back,
        series=series
        and Series(series.until - back, series.skipped - back, series.called_off - back),
    )


def with_archive(rounds: int) -> Corpus:
    known = corpus(AROUND)
    events = [
        event if step == 0 else archived(event, step)
        for step in range(rounds + 1)
        for event in known.events
    ]
    return replace(known, events=tuple(events))


def largest(folder: Path, rounds: int) -> dict[str, int]:
    """Bytes of the largest page of each kind."""
    write_content(with_archive(rounds), folder / "content")
    site = folder / "site"
    build(BuildSettings(folder / "content", site, NOW, cache=folder / "cache"))
    return {
        kind: max(len((site / f"{address[1:]}index.html").read_bytes()) for address in found)
        for kind, found in by_kind(site).items()
        if kind.endswith("/")
    }


@pytest.mark.slow
def test_no_page_grows_with_the_archive(tmp_path: Path) -> None:
    before = largest(tmp_path / "before", ROUNDS)
    after = largest(tmp_path / "after", 2 * ROUNDS)

    calendar = after.pop("/kalender/") - before.pop("/kalender/")
    assert before.keys() == after.keys()
    assert len(before) > 20
    grown = {
        kind: (before[kind], size)
        for kind, size in after.items()
        if size > before[kind] * GROWTH.get(kind, ANY_OTHER)
    }
    assert grown == {}
    assert 0 < calendar <= MONTHS * A_MONTH


def test_pages_show_less_than_there_is() -> None:
    """Else the test above would prove nothing: the largest pages must have reached their limits."""
    known = with_archive(ROUNDS)
    over = [event for event in known.events if event.number >= AROUND]

    for members in (
        Counter(number for event in over for number in event.organizers),
        Counter(event.venue for event in over),
        Counter(event.partnership for event in over if event.partnership is not None),
        Counter(event.topic for event in over),
    ):
        assert max(members.values()) > MOST_PAST
