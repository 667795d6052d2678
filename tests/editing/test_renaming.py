"""`portal rename`: the old address leads on, calendars know it again, nothing is left behind."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from generator import cli
from generator.build import check
from generator.editing import files
from generator.editing.files import carry_out
from generator.editing.renaming import Name, _with_links, renamed
from generator.model.kinds import BY_FOLDER, KINDS, Kind
from generator.model.marks import references
from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.settings import ROOT, BuildSettings

NOW = "2026-11-22 09:00"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ROOT / "tests/golden/content", tmp_path / "content"))


def portal_in(place: Path) -> Portal:
    asked = BuildSettings(place, place.parent / "site", parse_instant(NOW))
    return check(asked)[0]


def rename(*arguments: str) -> int:
    return cli.main(["rename", *arguments, "--now", NOW])


def snapshot(place: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file()}


def test_an_actor(place: Path) -> None:
    event = place / "events/2026/aabne-proever.md"
    links = "[Koret](/aktoerer/koret/#om), [ude](https://x.dk/aktoerer/koret/)"
    event.write_text(f"{event.read_text('utf-8')}\n{links}\n", "utf-8")
    page = place / "pages/om/index.md"
    page.write_text(page.read_text("utf-8") + "\n[Koret](/aktoerer/koret/)\n", "utf-8")
    before = portal_in(place)
    assert rename("actors/koret", "karise-kor") == 0
    after = portal_in(place)
    assert not (place / "actors/koret.md").exists()
    assert after.actors["karise-kor"].aliases == (
        *before.actors["koret"].aliases,
        "/aktoerer/koret/",
    )
    new = links.replace("(/aktoerer/koret/", "(/aktoerer/karise-kor/")
    assert event.read_text("utf-8").endswith(f"\n{new}\n")
    assert page.read_text("utf-8").endswith("[Koret](/aktoerer/karise-kor/)\n")
    old, now = ("actors", "koret"), ("actors", "karise-kor")
    told = named(before)
    assert told[old] > 5
    assert named(after) == Counter({now if one == old else one: told[one] for one in told})


def named(portal: Portal) -> Counter[tuple[str, str]]:
    every = (one for kind in KINDS for one in getattr(portal, kind.folder).values())
    return Counter(reference for one in every for reference in references(one))


def test_links_in_other_languages_and_addresses_that_only_begin_alike() -> None:
    name = Name(BY_FOLDER["actors"], "koret", "kor")
    text = "/en/aktoerer/koret/ /aktoerer/koret-2/ /x/aktoerer/koret/ (/aktoerer/koret/rss.xml)"
    assert _with_links(text, name) == (
        "/en/aktoerer/kor/ /aktoerer/koret-2/ /x/aktoerer/koret/ (/aktoerer/kor/rss.xml)"
    )


def test_an_event_keeps_its_identity_and_there_and_back(place: Path) -> None:
    file = place / "events/2026/julekoncert.md"
    old = portal_in(place).events["julekoncert"]
    assert rename("events/julekoncert", "juleaften") == 0
    event = portal_in(place).events["juleaften"]
    assert event.uid == "julekoncert@" + portal_in(place).settings.identity_host
    assert event.aliases == (*old.aliases, "/arrangementer/julekoncert/")
    assert rename("events/juleaften", "julekoncert") == 0
    assert portal_in(place).events["julekoncert"].aliases == (
        *old.aliases,
        "/arrangementer/juleaften/",
    )
    assert file.exists()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_everything_of_every_kind_can_have_another_name(
    place: Path, kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = kind.folder
    if folder == "newsletters":
        assert rename("newsletters/2026-12", "andet") == 1
        assert "Nyhedsbreve beholder deres navn" in capsys.readouterr().err
        return
    slugs = [*getattr(portal_in(place), folder)]
    for slug in slugs[:2]:
        assert rename(f"{folder}/{slug}", f"{slug}-ny") == 0, capsys.readouterr()
    after = [*getattr(portal_in(place), folder)]
    assert sorted(after) == sorted([*(f"{slug}-ny" for slug in slugs[:2]), *slugs[2:]])


def test_translations_go_along(place: Path) -> None:
    (place / "actors/koret.en.md").write_text("---\ntitle: The choir\n---\n", "utf-8")
    edit = renamed(place, "actors/koret", "kor")
    carry_out(place, edit)
    assert (place / "actors/kor.en.md").exists()
    assert not (place / "actors/koret.en.md").exists()


@pytest.mark.parametrize(
    ("which", "new", "said"),
    [
        ("actors/koret", "skolen", "Navnet »skolen« bruges af actors/skolen.md."),
        ("actors/koret", "Vores Kor", "»Vores Kor« kan ikke bruges i en adresse."),
        ("actors/kort", "x", "»kort« findes ikke i actors/.\n    → Mente du »koret«?"),
        (
            "actors/koret",
            "index",
            "»index« er optaget.\n    → Vælg et andet navn. Intet er skrevet.",
        ),
        ("actors/koret", "æ?", "»æ?« kan ikke bruges i en adresse.\n    → Mente du »ae«?"),
        (
            "actors/koret",
            "?",
            "»?« kan ikke bruges i en adresse.\n    → Skriv den som »julekoncert«.",
        ),
        ("koret", "x", "»koret« siger ikke, hvad der skal have nyt navn."),
    ],
)
def test_refusals(
    place: Path, which: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(place)
    assert rename(which, new) == 1
    assert capsys.readouterr().err.startswith(f"Fejl: {said}")
    assert snapshot(place) == before


def test_a_name_that_the_disk_has_no_room_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, new = snapshot(place), "x" * 253
    assert rename("actors/koret", new) == 2
    said = f"Fejl: Navnet er for langt: content/actors/{new}.md. Vælg et kortere.\n"
    assert capsys.readouterr().err == said
    assert snapshot(place) == before


def test_dry_run_shows_the_new_name_and_all_references(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(place)
    assert rename("actors/koret", "kor", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "rename from content/actors/koret.md\nrename to content/actors/kor.md\n" in out
    assert "\n-organizers: [koret]\n+organizers: [kor]\n" in out
    assert snapshot(place) == before


@pytest.mark.parametrize("which", ["actors/koret", "partnerships/kor-i-skolen"])
def test_git_does_the_same_with_what_is_shown(
    place: Path, which: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = place.parent / "other"
    (place / "actors/koret.en.md").write_text("---\ntitle: The choir\n---\n", "utf-8")
    shutil.copytree(place, other / "content")
    capsys.readouterr()
    assert rename(which, "kor", "--dry-run") == 0
    shown = capsys.readouterr().out
    carry_out(place, renamed(place, which, "kor"))
    subprocess.run(["git", "apply", "-"], input=shown.encode(), cwd=other, check=True)
    told = {Path(name).relative_to(other): data for name, data in snapshot(other).items()}
    now = {Path(name).relative_to(place.parent): data for name, data in snapshot(place).items()}
    assert told == now


def test_a_disk_that_fails_half_way(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, put = snapshot(place), files._replace
    done: list[Path] = []

    def failing(target: Path, data: bytes) -> None:
        if len(done) == 3:
            done.append(target)
            raise OSError(28, "No space left on device", str(target))
        put(target, data)
        done.append(target)

    monkeypatch.setattr(files, "_replace", failing)
    assert rename("actors/koret", "kor") == 2
    assert len(done) > 4
    assert snapshot(place) == before
