"""Whose files are whose, and how GitHub is told."""

from __future__ import annotations

import fnmatch
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator import cli
from generator.analysing.ownership import actors_behind, by_files, files_of, owner_of
from generator.model.portal import Portal
from generator.presenting.code_owners import _escaped, code_owners
from tests.factories import (
    a_partnership,
    a_place,
    a_portal,
    a_school_offer,
    a_tradition,
    an_actor,
    an_event,
    some_news,
)
from tests.reading.repository import Repository


@pytest.fixture
def portal() -> Portal:
    return a_portal(
        an_actor("koret", editors=["@sangby/koret", "@mette"]),
        an_actor("skolen", editors="@sangby/skolen"),
        an_actor("fri"),
        an_event("jul", organizers=["koret", "skolen"]),
        an_event("stille", organizers=["fri"]),
        a_place("salen", owner="skolen", operator="koret"),
        a_school_offer("syng", provider="skolen"),
        a_tradition("maj", organizers=["koret"]),
        a_partnership("sang", partners=[{"actor": "koret"}, {"actor": "fri"}]),
        some_news("nyt", actors=["koret"]),
    )


def test_the_file_for_github(portal: Portal) -> None:
    assert code_owners(portal, "content/") == (
        "# Lavet af »portal owners« ud fra aktørernes »editors«. Ret dem der, og lav filen igen:\n"
        "# portal owners > .github/CODEOWNERS\n"
        "/content/actors/koret.* @sangby/koret @mette\n"
        "/content/actors/skolen.* @sangby/skolen\n"
        "/content/events/2026/jul.* @sangby/koret @mette @sangby/skolen\n"
        "/content/partnerships/sang/ @sangby/koret @mette\n"
        "/content/places/salen.* @sangby/skolen @sangby/koret @mette\n"
        "/content/school_offers/syng.* @sangby/skolen\n"
        "/content/traditions/maj.* @sangby/koret @mette\n"
    )


def test_the_command_knows_where_the_content_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = Repository(tmp_path / "x")
    base = Path(__file__).parents[1] / "invalid" / "_base"
    files = {
        f"{file.relative_to(base)}": file.read_text("utf-8")
        for file in base.rglob("*.*")
        if file.is_file()
    }
    files["actors/koret.md"] = files["actors/koret.md"].replace(
        "title:", 'editors: "@sangby/koret"\ntitle:'
    )
    repository.commit("2026-11-01 12:00", files)
    monkeypatch.chdir(repository.content)
    assert cli.main(["owners", "--content", ".", "--now", "2026-11-22"]) == 0
    said = capsys.readouterr().out
    assert "\n/content/actors/koret.* @sangby/koret\n" in said
    assert "\n/content/events/2026/julekoncert.* @sangby/koret\n" in said


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("actors/koret.md", "koret"),
        ("actors/koret.en.md", "koret"),
        ("partnerships/sang/index.md", "sang"),
        ("partnerships/sang/plan.yml", "sang"),
        ("partnerships/sang/meetings/2026-11-01.yml", "sang"),
        ("partnerships/sang/foto.jpg", "sang"),
        ("actors/koret-to.md", None),
        ("partnerships/sangen/index.md", None),
        ("portal.yml", None),
    ],
)
def test_what_lies_beside_a_file_belongs_to_it(portal: Portal, path: str, slug: str | None) -> None:
    found = owner_of(path, by_files(portal))
    assert (found.slug if found else None) == slug


@given(st.sampled_from(["actors/a.md", "events/2026/a/index.md", "actors/index.md"]))
def test_a_file_is_found_by_its_own_name(path: str) -> None:
    assert path.startswith(files_of(path))
    assert not files_of(path).endswith("actors/")


def test_to_be_named_is_not_to_answer_for(portal: Portal) -> None:
    assert actors_behind(portal.news["nyt"]) == ()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_a_pattern_is_one_word_and_finds_its_path(path: str) -> None:
    """As .gitignore has it, and without what CODEOWNERS has not."""
    pattern = _escaped(f"/{path}")
    assert not re.search(r"(?<!\\)\s|[#!\[\]*]", pattern)
    assert fnmatch.fnmatchcase(f"/{path}", pattern.replace("\\ ", " "))


@pytest.mark.parametrize(
    "path", ["a b/jul", "a*b/jul", "a[b/jul", "a#b/jul", "å b/jul", "a\\b/jul"]
)
def test_git_reads_the_pattern_alike(tmp_path: Path, path: str) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text(f"{_escaped(f'/{path}')}\n", "utf-8")
    found = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "-q", path], check=False)
    assert found.returncode == 0


@pytest.mark.parametrize(
    "wrong",
    ["mette", "mette@sangby.example.dk", "@", "@a/", "@a/b/c", "@a b", "@-a", "@a\n@b", "@a,@b"],
)
def test_an_editor_has_a_name_on_github(wrong: str) -> None:
    with pytest.raises(ValidationError):
        an_actor("koret", editors=[wrong])
