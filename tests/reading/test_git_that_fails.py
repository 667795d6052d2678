"""Git that stops half-way: what it did not say is not nothing, and nothing of it is kept."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.caching import Store
from generator.model.ledger import Ledger
from generator.model.times import parse_instant
from generator.reading.git_log import ClosedRepositoryError, GitError, read_log, repository_of
from generator.reading.ledger import read_ledger
from generator.reading.reader import read_portal
from generator.reading.revisions import RevisionError, content_at, revision_of
from generator.settings import ROOT
from tests.reading.repository import Repository

WRITTEN = (ROOT / "tests" / "golden" / "content" / "portal.yml").read_text("utf-8")
SETTINGS = re.sub(r"^featured_partnership:.*\n", "", WRITTEN, flags=re.MULTILINE)
LATER = parse_instant("2027-01-01 00:00")
REAL = shutil.which("git")
HALF = f"""'{REAL}' "$@" | head -c 300; kill -9 $$"""
CUT = f"""'{REAL}' "$@" | head -c 300; exit 0"""
MUTE = "exit 128"


def event(number: int, **fields: str) -> str:
    written = {"title": f"Koncert {number}", "start": "2026-12-04 19:30", "type": "koncert"}
    lines = "".join(f"{key}: {value}\n" for key, value in (written | fields).items())
    return f"---\n{lines}---\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "min portal")
    found.commit("2026-10-31 12:00", {"portal.yml": SETTINGS})
    events = {f"events/e{number}.md": event(number) for number in range(5)}
    found.commit("2026-11-01 12:00", events)
    found.commit("2026-11-02 12:00", {"events/e3.md": event(3, booking="sold_out")})
    return found


def failing(monkeypatch: pytest.MonkeyPatch, folder: Path, asked: str, how: str) -> None:
    """From now on git does that where `asked` is among its arguments."""
    folder.mkdir(exist_ok=True)
    script = folder / "git"
    script.write_text(
        f"""#!/bin/sh\ncase "$*" in {asked}) {how};; *) exec '{REAL}' "$@";; esac\n""", "utf-8"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def ledger_of(repository: Repository, cache: Path | None) -> Ledger:
    known = repository_of(repository.content)
    assert known is not None
    return read_ledger(repository.content, known, LATER, Store(cache))


@pytest.mark.parametrize(
    ("asked", "how"),
    [("*cat-file*", HALF), ("*cat-file*", CUT), ("*cat-file*", MUTE), ("*--raw*", MUTE)],
)
def test_a_ledger_that_git_told_half_of_is_none(
    repository: Repository, tmp_path: Path, asked: str, how: str
) -> None:
    cache = tmp_path / "cache"
    whole = ledger_of(repository, None)
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, tmp_path / "bin", asked, how)
        with pytest.raises(GitError, match=r"^Git kunne ikke svare om .*content: "):
            ledger_of(repository, cache)
    assert not cache.exists() or not list(cache.iterdir())
    assert ledger_of(repository, cache) == whole


def test_a_log_that_git_told_half_of_is_none(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    known = repository_of(repository.content)
    assert known is not None
    failing(monkeypatch, tmp_path / "bin", "*--patch*", HALF)
    with pytest.raises(GitError):
        read_log(repository.content, known, Store(cache))
    assert not cache.exists() or not list(cache.iterdir())


def test_what_lies_after_a_commit_that_nobody_knows_is_read_with_all_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    ledger_of(repository, cache)
    repository.commit("2026-11-03 12:00", {"events/e4.md": event(4, booking="sold_out")})
    failing(monkeypatch, tmp_path / "bin", "*--raw*..*", MUTE)
    assert ledger_of(repository, cache) == ledger_of(repository, None)


@pytest.mark.parametrize("asked", ["*cat-file*", "*ls-tree*", "*diff*", "*ls-files*"])
def test_nothing_is_held_against_half_of_what_was_published(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    repository.commit("2026-11-03 12:00", {"events/e0.md": event(0, booking="sold_out")})
    failing(monkeypatch, tmp_path / "bin", asked, HALF)
    with (
        pytest.raises(GitError),
        content_at(repository.content, revision_of(repository.content, "HEAD~2")),
    ):
        pass


def test_an_object_that_is_not_there_any_more_is_named(repository: Repository) -> None:
    name = repository.git("rev-parse", "HEAD~1:content/events/e3.md").strip()
    revision = revision_of(repository.content, "HEAD~1")
    (repository.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with (
        pytest.raises(GitError, match=r"content: events/e3\.md, som den var, er der ikke"),
        content_at(repository.content, revision),
    ):
        pass


def test_the_build_says_so_and_leaves_the_site(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    how = "echo 'fatal: unable to read tree' >&2; exit 128"
    failing(monkeypatch, tmp_path / "bin", "*--patch*", how)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--content", str(repository.content)]) == 2
    assert capsys.readouterr().err == (
        f"Fejl: Git kunne ikke svare om {repository.content}: fatal: unable to read tree. Uden "
        "historien bliver datoer og ændringer forkerte, så intet er gjort. Prøv igen, og se efter "
        "med »git fsck«, hvis det ikke hjælper.\n"
    )


@pytest.mark.parametrize("offline", [False, True])
def test_a_clone_without_the_earlier_files_is_read_as_far_as_it_goes(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offline: bool
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone, cache = tmp_path / "klon", tmp_path / "cache"
    repository.git("clone", "-q", "--filter", "blob:none", repository.folder.as_uri(), str(clone))
    if offline:
        repository.folder.rename(tmp_path / "borte")
    portal, problems = read_portal(clone / "content", LATER, cache=cache)
    assert portal is not None
    assert len(portal.all_events) == 5
    known = [(one.code, one.level) for one in problems]
    assert known == ([("afkortet-historik", "warning")] if offline else [])
    assert (portal.ledger.since is None) is offline
    assert not [one for one in cache.glob("*") if one.name.startswith("ledger")] or not offline


OF_ANOTHER = (
    "echo \"fatal: detected dubious ownership in repository at '/srv'\" >&2; "
    "printf 'To add an exception for this directory, call:\\n\\n\\t' >&2; "
    "echo 'git config --global --add safe.directory /srv' >&2; exit 128"
)


@pytest.mark.parametrize(
    ("how", "cause", "remedy"),
    [
        (
            OF_ANOTHER,
            "mappen tilhører en anden bruger",
            "Tillad den: git config --global --add safe.directory {folder}",
        ),
        (
            "echo 'fatal: unknown repository extension found' >&2; exit 128",
            "fatal: unknown repository extension found",
            "Se, hvad »git status« siger dér.",
        ),
        (None, "programmet git er her ikke", "Installér det, og kør igen."),
    ],
)
def test_a_repository_that_git_does_not_open_is_told_of(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str | None,
    cause: str,
    remedy: str,
) -> None:
    if how is None:
        (tmp_path / "tom").mkdir()
        monkeypatch.setenv("PATH", str(tmp_path / "tom"))
    else:
        failing(monkeypatch, tmp_path / "bin", "*", how)
    portal, problems = read_portal(repository.content, LATER)
    assert portal is not None
    assert portal.ledger.since is None
    (problem,) = problems
    assert (problem.code, problem.level) == ("afkortet-historik", "warning")
    said = f"Git kan ikke læse historikken: {cause}"
    assert problem.message == f"{said}. Datoer i feeds og kalendere bliver forkerte"
    assert problem.hint == remedy.format(folder=shlex.quote(str(repository.folder)))
    with pytest.raises(ClosedRepositoryError, match=cause):
        revision_of(repository.content, "HEAD")
    assert cli.main(["owners", "--content", str(repository.content)]) == 0


def test_a_git_that_may_not_be_run_is_told_of(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text("#!/bin/sh\n", "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    _, problems = read_portal(repository.content, LATER)
    assert [one.message.split(". ")[0] for one in problems] == [
        "Git kan ikke læse historikken: Adgang nægtet"
    ]


def test_where_git_is_told_to_look_for_no_repository_there_is_none(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.folder))
    portal, problems = read_portal(repository.content, LATER)
    assert portal is not None
    assert (problems, portal.ledger.since) == ([], None)


def test_an_empty_folder_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "portal.yml").write_text(SETTINGS, "utf-8")
    assert read_portal(tmp_path / "content", LATER)[1] == []


def test_a_branch_that_leads_nowhere_ends_the_build(repository: Repository) -> None:
    (repository.folder / ".git" / "refs" / "heads" / "main").write_text("?\n", "utf-8")
    with pytest.raises(GitError, match="bad object refs/heads/main"):
        read_portal(repository.content, LATER)


def test_before_the_first_commit_nothing_is_known(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "portal")
    (repository.content / "portal.yml").write_text(SETTINGS, "utf-8")
    portal, problems = read_portal(repository.content, LATER)
    assert portal is not None
    assert (problems, portal.ledger.since) == ([], None)
    with pytest.raises(RevisionError, match="ikke under git"):
        revision_of(repository.content, "HEAD")
