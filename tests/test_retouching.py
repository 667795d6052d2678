"""The page of a saved event, before the build: the same bytes as the build's, or nothing."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import retouching
from generator.build import build
from generator.model.times import ZONE
from generator.outputs import around, looked_at
from generator.outputs.feeds import telling
from generator.presenting.edition import Edition
from generator.retouching import prepare, retouched
from generator.serving.apart import State
from generator.serving.preview import Preview, retouch
from generator.settings import BuildSettings
from generator.writing import publish_some, slip_in

GOLDEN = Path(__file__).parent / "golden" / "content"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
EVENT = "events/2026/julekoncert.md"
OTHER = "events/2026/aabne-proever.md"
MORE = "\nDøren åbner en halv time før.\n"
LATER = ("data/", "soeg/", "aendringer/", "build-info.json")
"""What programs look at, or few people."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildSettings:
    monkeypatch.setattr(retouching, "MANY", 1)
    shutil.copytree(GOLDEN, tmp_path / "content")
    return BuildSettings(tmp_path / "content", tmp_path / "site", NOW, cache=tmp_path / "cache")


@pytest.fixture
def edition(settings: BuildSettings) -> Edition:
    return build(settings).edition


def files(settings: BuildSettings) -> list[str]:
    found = (settings.content / "events").rglob("*.md")
    return sorted(file.relative_to(settings.content).as_posix() for file in found)


def test_of_every_event_the_page_is_the_builds(settings: BuildSettings, edition: Edition) -> None:
    made = [retouched(edition, settings.content, path) for path in files(settings)]
    pages = [found.page for found in made if found is not None]
    assert len(pages) == len(edition.portal.listings)
    for page in pages:
        assert page.render() == (settings.output / page.path).read_bytes(), page.path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: ", "title: 'Nytårskoncert <i>'"),
        ("start: ", "start: 2026-12-04 18:00"),
        ("price: ", "price: 40"),
    ],
)
def test_of_an_edited_event_too(
    settings: BuildSettings, edition: Edition, old: str, new: str
) -> None:
    _replace(settings, EVENT, old, new)
    found = retouched(edition, settings.content, EVENT)
    assert found is not None
    page = found.page
    data = page.render()
    assert data != (settings.output / page.path).read_bytes()
    slip_in({page.path: data}, settings.output)
    assert (settings.output / page.path).read_bytes() == data
    # The build finds it, and makes what follows from it.
    written = build(settings).written
    assert (settings.output / page.path).read_bytes() == data
    assert page.path not in written.written
    assert written.written


@pytest.mark.parametrize(
    "edits",
    [
        [(EVENT, "", MORE)],
        [(EVENT, "title: ", "title: 'Nytårskoncert <i>'")],
        [(EVENT, "start: ", "start: 2026-12-04 18:00")],
        [("events/2026/sommerkoncert.md", "start: ", "start: 2026-05-14 20:00")],
        [
            (EVENT, "title: ", "title: Nytårskoncert"),
            (EVENT, "", MORE),
            (OTHER, "", MORE),
            (OTHER, "price: ", "price: 40"),
        ],
    ],
)
def test_all_that_people_look_at_is_the_builds_too(
    settings: BuildSettings, edition: Edition, edits: list[tuple[str, str, str]]
) -> None:
    prepare(edition)
    first = tree(settings.output)
    for path, old, new in edits:
        if old:
            _replace(settings, path, old, new)
        else:
            with (settings.content / path).open("a", encoding="utf-8") as file:
                file.write(new)
        found = retouched(edition, settings.content, path)
        assert found is not None
        edition = found.edition
        feeds = telling(edition, found.slug) if found.only_text else ()
        assert found.only_text == (not old)
        slip_in({one.path: one.render() for one in (found.page, *feeds)}, settings.output)
        if not found.only_text:
            first_lists = {one.path: one.render() for one in around(edition, {found.slug})}
            slip_in(first_lists, settings.output)
            publish_some(looked_at(edition), settings.output)
            # They are what the others find them to be.
            assert {path: tree(settings.output)[path] for path in first_lists} == first_lists
    shown = tree(settings.output)

    written = build(settings).written
    after = tree(settings.output)
    late = {path for path in shown.keys() | after.keys() if shown.get(path) != after.get(path)}
    assert sorted(path for path in late if not path.startswith(LATER)) == []
    assert {path for path in first if first[path] != shown.get(path)}
    # Nor is anything of it made again.
    assert set(written.written) | set(written.removed) == late
    # All of it is as if nothing had been shown beforehand.
    clean = replace(settings, output=settings.output.with_name("clean"), clean=True)
    build(clean)
    assert tree(clean.output) == after


def test_the_lists_that_come_first_are_those_of_what_the_event_names(
    settings: BuildSettings, edition: Edition
) -> None:
    _replace(settings, EVENT, "title: ", "title: Nytårskoncert")
    found = retouched(edition, settings.content, EVENT)
    assert found is not None
    event = found.edition.portal.listings[found.slug]
    lists = {one.path: one.render().decode() for one in around(found.edition, {found.slug})}
    assert sorted(lists) == sorted(
        (
            *(f"aktoerer/{slug}/index.html" for slug in event.organizers),
            *(f"steder/{slug}/index.html" for slug in event.places),
            "kalender/2026/12/index.html",
        )
    )
    assert event.organizers
    assert event.places
    assert all("Nytårskoncert" in text for text in lists.values())


def test_who_looks_at_the_event_or_its_organiser_waits_for_no_other_list(
    settings: BuildSettings, edition: Edition
) -> None:
    _replace(settings, EVENT, "title: ", "title: Nytårskoncert")
    shown = (
        "arrangementer/julekoncert/index.html",
        "aktoerer/koret/index.html",
        "kalender/2026/12/index.html",
        "index.html",
    )
    told: list[tuple[str, ...]] = []

    def note(_: State) -> None:
        texts = {path: (settings.output / path).read_text(encoding="utf-8") for path in shown}
        told.append(tuple(path for path, text in texts.items() if "Nytårskoncert" in text))

    preview = Preview(settings.output, edition=edition, pass_on=note)
    retouch(preview, settings, [str((settings.content / EVENT).resolve())])
    assert told == [shown[:1], shown[:2], shown[:3], shown]


def test_a_page_that_is_not_there_yet_is_left_to_the_build(
    settings: BuildSettings, edition: Edition
) -> None:
    """Its month had none before."""
    path = "events/2026/sommerkoncert.md"
    _replace(settings, path, "start: ", "start: 2026-05-14 20:00")
    found = retouched(edition, settings.content, path)
    assert found is not None
    lists = {one.path: one.render() for one in around(found.edition, {found.slug})}
    assert "kalender/2026/05/index.html" in lists
    assert {*slip_in(lists, settings.output)} == lists.keys() - {"kalender/2026/05/index.html"}
    assert not (settings.output / "kalender/2026/05").exists()
    own = "aktoerer/koret/index.html"
    assert (settings.output / own).read_bytes() == lists[own]


def test_what_was_shown_and_taken_back_leaves_the_site_as_it_was(
    settings: BuildSettings, edition: Edition
) -> None:
    before, text = tree(settings.output), (settings.content / EVENT).read_text(encoding="utf-8")
    for old, new in (("title: ", "title: Nytårskoncert"), ("price: ", "price: 40")):
        _replace(settings, EVENT, old, new)
        found = retouched(edition, settings.content, EVENT)
        assert found is not None
        publish_some(looked_at(found.edition), settings.output)
        assert tree(settings.output) != before
        (settings.content / EVENT).write_text(text, encoding="utf-8")
        build(settings)
        assert tree(settings.output) == before


def test_what_is_wrong_is_for_the_build_to_tell(settings: BuildSettings, edition: Edition) -> None:
    for old, new in (
        ("start: ", "start: i morgen"),
        ("type: ", "type: kåncert"),
        ("price: ", "topics: [findes-ikke]"),
        ("venue: ", "venue: {name: Et sted}\nlocality: findes-ikke"),
        ("venue: ", "locality: findes-ikke\nvenue: salen"),
        ("organizers: ", "organizers: [findes-ikke]"),
        ("partnership: ", "partnership: findes-ikke"),
        ("title: ", "draft: true\ntitle: Udkast"),
        ("title: ", "publish_from: 2030-01-01\ntitle: Senere"),
    ):
        before = (settings.content / EVENT).read_text(encoding="utf-8")
        _replace(settings, EVENT, old, new)
        assert retouched(edition, settings.content, EVENT) is None, new
        (settings.content / EVENT).write_text(before, encoding="utf-8")


def test_other_files_are_for_the_build(settings: BuildSettings, edition: Edition) -> None:
    (settings.content / "events/2026/helt-ny.md").write_text("---\ntitle: x\n---\n", "utf-8")
    for path in ("actors/koret.md", "portal.yml", "events/2026/helt-ny.md", "events/2026/vaek.md"):
        assert retouched(edition, settings.content, path) is None
    gone = files(settings)[0]
    (settings.content / gone).unlink()
    assert retouched(edition, settings.content, gone) is None


def test_a_small_portal_is_built_at_once(
    settings: BuildSettings, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retouching, "MANY", 1_000)
    assert retouched(edition, settings.content, files(settings)[0]) is None


def tree(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def _lines(settings: BuildSettings, path: str, start: str) -> list[str]:
    text = (settings.content / path).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.startswith(start)]


def _replace(settings: BuildSettings, path: str, start: str, line: str) -> None:
    (old,) = _lines(settings, path, start)
    file = settings.content / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, line, 1), encoding="utf-8")
