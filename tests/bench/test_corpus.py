"""The corpus is the same every time, and each program is given the same facts."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.corpus import write_content, write_corpus
from bench.hugo_site import machine, months_of, write_hugo_site
from bench.invented import NOW, Corpus, cooperating, corpus
from bench.markdown_site import write_markdown_site
from generator.model.portal import Portal
from generator.reading.reader import read_portal
from tests.checking.every_rule import check


@pytest.fixture(scope="module")
def known() -> Corpus:
    return corpus(60)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(60, folder)
    portal, problems = read_portal(folder, NOW)
    assert portal is not None
    assert list(problems) == []
    return portal


def digest(folder: Path) -> str:
    hashed = hashlib.sha256()
    for path in sorted(folder.rglob("*.md")):
        hashed.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return hashed.hexdigest()


def test_same_count_same_bytes_everywhere_and_always(tmp_path: Path) -> None:
    write_corpus(20, tmp_path)
    # When this changes, nothing measured before may be compared with what is measured after.
    assert digest(tmp_path) == "45494794444243eb39349420d899ea0e4af7d09b04d6c4dce869634be7720419"


def test_all_that_events_can_be_is_there(known: Corpus) -> None:
    assert any(event.series for event in known.events)
    assert any("T" not in machine(event.start) for event in known.events)
    assert any(event.cancelled for event in known.events)
    assert any(event.partnership is not None for event in known.events)
    assert any(
        event.start.year == 2026 and machine(event.start) < "2026-11" for event in known.events
    )


def test_of_cooperation_there_is_all_that_was_asked_for(tmp_path: Path) -> None:
    write_content(cooperating(100), tmp_path)
    portal, problems = read_portal(tmp_path, NOW)
    assert portal is not None
    assert list(problems) == []
    assert not [one for one in check(portal) if one.level == "error"]
    assert len(portal.actors) == 20
    assert all(len(one.needs) == len(one.offers) == 2 for one in portal.actors.values())
    assert len(portal.partnerships) == 5
    assert all(one.goals and one.plan.activities for one in portal.partnerships.values())
    assert len(portal.meetings) == len(portal.school_offers) == 3


def test_our_reader_finds_the_dates_that_the_corpus_says(known: Corpus, read: Portal) -> None:
    for event in known.events:
        told = [
            (machine(found.start), machine(found.end), not found.takes_place)
            for found in read.occurrences[event.slug]
            if found.end is not None
        ]
        assert told == [(machine(d.start), machine(d.end), d.cancelled) for d in event.days]


def test_our_reader_finds_the_ties_that_the_corpus_says(known: Corpus, read: Portal) -> None:
    for event in known.events:
        found = read.events[event.slug]
        assert found.organizers == tuple(f"aktoer-{number}" for number in event.organizers)
        assert (found.venue, found.topics) == (f"sted-{event.venue}", (event.topic,))
    assert set(read.actors) == {actor.slug for actor in known.actors}
    assert set(read.partnerships) == {one.slug for one in known.partnerships}


def front_matter(file: Path) -> dict[str, Any]:
    told = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    assert isinstance(told, dict)
    return told


def test_hugo_is_given_the_same_facts(known: Corpus, read: Portal, tmp_path: Path) -> None:
    write_hugo_site(known, tmp_path / "site")
    content = tmp_path / "site" / "content"
    for event in known.events[:20]:
        found, entity = front_matter(content / "arrangementer" / f"{event.slug}.md"), read.events
        assert found["title"] == entity[event.slug].title
        assert found["maskine"] == machine(entity[event.slug].start)
        assert found["steder"] == [entity[event.slug].venue]
        assert found["aktoerer"] == list(entity[event.slug].organizers)
        dates = found.get("dates", [{"start": found["maskine"]}])
        assert isinstance(dates, list)
        assert len(dates) == len(read.occurrences[event.slug])
        assert len(found.get("vevents", [1])) == (2 if event.series else 1)
    terms = {path.parent.name for path in content.glob("*/*/_index.md")}
    assert terms >= {*read.actors, *read.places, *read.partnerships}
    assert {month for event in known.events for month in months_of(event)} <= terms


def test_hugos_calendars_end_their_lines_as_they_must(tmp_path: Path) -> None:
    write_hugo_site(corpus(1), tmp_path / "site")
    layouts = list((tmp_path / "site" / "layouts").rglob("*.ics"))
    assert layouts
    for layout in layouts:
        assert re.search(rb"(?<!\r)\n", layout.read_bytes()) is None


def test_links_of_the_markdown_site_lead_somewhere(known: Corpus, tmp_path: Path) -> None:
    write_markdown_site(known, tmp_path / "site")
    pages = list((tmp_path / "site" / "content").rglob("*.md"))
    assert len(pages) > len(known.events)
    for file in pages:
        for target in re.findall(r"\]\(([^):]+)\)", file.read_text("utf-8")):
            assert (file.parent / target).is_file(), f"{file.name} → {target}"
