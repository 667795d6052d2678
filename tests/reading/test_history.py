"""What git remembers of the files, at the time of the build."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.caching import Store
from generator.model.entity import History
from generator.model.times import parse_instant
from generator.reading import git_log
from generator.reading.history import as_history
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.reading.past import read_history
from tests.reading.repository import Repository

EVENT = "events/2026/jul.md"
LATER = parse_instant("2027-01-01 00:00")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "portal")


def event(*, end: str = "", **fields: str) -> str:
    written = {"title": "Jul", "start": "2026-12-04 19:30", "type": "koncert"} | fields
    lines = "".join(f"{key}: {value}\n" for key, value in written.items())
    return f"---\n{lines}{end}" + ("" if "---" in end else "---\n")


def of(repository: Repository, now: datetime = LATER, path: str = EVENT) -> History | None:
    kept = read_history(repository.content, now, Store(None)).by_path.get(path)
    return None if kept is None else as_history(kept)


def plainly(found: History | None) -> History | None:
    """But for what exactly was different."""
    return None if found is None else replace(found, differences=())


def test_published_modified_and_what_calendars_must_notice(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    repository.commit("2026-11-02 12:00", {EVENT: event(summary="Kom")})
    repository.commit("2026-11-03 12:00", {EVENT: event(summary="Kom", status="cancelled")})
    repository.commit("2026-11-04 12:00", {EVENT: event(title="Julen", status="cancelled")})

    assert plainly(of(repository)) == History(
        published=parse_instant("2026-11-01 12:00"),
        modified=parse_instant("2026-11-04 12:00"),
        changes=2,
        told_at=parse_instant("2026-11-03 12:00"),
        told_as=1,
    )


def test_what_was_committed_after_the_builds_time_has_not_happened(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    repository.commit("2026-11-03 12:00", {EVENT: event(status="cancelled")})
    first = parse_instant("2026-11-01 12:00")

    assert of(repository, parse_instant("2026-11-01 11:59")) is None
    assert of(repository, first) == History(first, first)
    assert of(repository, parse_instant("2026-11-03 11:59")) == History(first, first)
    assert of(repository, parse_instant("2026-11-03 12:00")) != History(first, first)


@pytest.mark.parametrize(
    ("drafts", "published"),
    [
        (["draft: true\n", "draft: true\n", ""], 3),
        (["draft: ja  # venter på salen\n", "draft: nej\n", ""], 2),
        (["", "draft: 'true'\n", "draft: false\n"], 3),
        (["", "draft: true\n", "draft: Yes\n"], 8),
        (["", "draft: false\n", ""], 1),
    ],
)
def test_what_was_a_draft_is_published_when_it_is_none_any_more(
    repository: Repository, drafts: list[str], published: int
) -> None:
    for day, draft in enumerate(drafts, 1):
        fields = {"summary": f"Kom {day}"}
        repository.commit(f"2026-11-0{day} 12:00", {EVENT: event(end=draft, **fields)})
    repository.commit("2026-11-08 12:00", {EVENT: event(summary="Kom nu")})
    found = of(repository)
    assert found is not None
    assert found.published == parse_instant(f"2026-11-0{published} 12:00")
    assert found.modified == parse_instant("2026-11-08 12:00")


def test_a_draft_mark_that_only_moves_stays(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event(end="draft: true\nsummary: A\nprice: 5\n")})
    repository.commit("2026-11-02 12:00", {EVENT: event(end="summary: A\nprice: 5\ndraft: true\n")})
    repository.commit("2026-11-03 12:00", {EVENT: event(end="summary: A\nprice: 5\n")})
    found = of(repository)
    assert found is not None
    assert found.published == parse_instant("2026-11-03 12:00")


@pytest.mark.parametrize(("later", "published"), [("", 2), ("draft: true\n", 3)])
def test_a_draft_that_is_renamed_is_published_when_it_is_none_any_more(
    repository: Repository, later: str, published: int
) -> None:
    new = "events/2026/julekoncert.md"
    uid = "uid: jul@example.org\n"
    repository.commit("2026-11-01 12:00", {EVENT: event(end=f"{uid}draft: true\n")})
    repository.commit("2026-11-02 12:00", {new: event(end=uid + later)}, gone=[EVENT])
    repository.commit("2026-11-03 12:00", {new: event(end=uid, summary="Kom")})
    found = of(repository, path=new)
    assert found is not None
    assert found.published == parse_instant(f"2026-11-0{published} 12:00")


CANCELLED = "status: cancelled\n"
SERIES = "repeat: {every: week, until: 2026-12-11}\n"
CALLED_OFF = "changes:\n  - {date: 2026-12-11 19:30, status: cancelled, reason: Is}\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "booking: sold_out\n", True),
        ("venue: a\n", "venue: b\n", True),
        ("venue: a\n", "venue: {name: B}\n", True),
        (SERIES, SERIES + "changes: [{date: 2026-12-11 19:30, booking: sold_out}]\n", True),
        (SERIES, SERIES + "changes:\n  - {date: 2026-12-11 19:30, status: cancelled}\n", True),
        (SERIES, SERIES.replace("2026-12-11", "2026-12-18"), True),
        ("", "summary: Kom\n", False),
        ("", "---\n\nVi begynder kl. 19.\n", False),
        (SERIES + CALLED_OFF, SERIES + CALLED_OFF.replace("Is", "Sne"), False),
        # Other lines, and not another event.
        (SERIES + CALLED_OFF, CALLED_OFF + SERIES, False),
        (CANCELLED + SERIES, CANCELLED + "repeat: {dates: [2026-12-11]}\n", False),
        (CANCELLED + SERIES, CANCELLED + "repeat: {every: week, until: 2026-12-12}\n", False),
        (CANCELLED, CANCELLED + "organizers: [{name: Koret}]\n", False),
    ],
)
def test_which_changes_say_that_something_happened(
    repository: Repository, before: str, after: str, told: bool
) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event(end=before)})
    first = of(repository)
    repository.commit("2026-11-02 12:00", {EVENT: event(end=after)})

    found = of(repository)
    assert first is not None
    assert found is not None
    assert found.changes - first.changes == told
    assert (found.told_as, found.told_at, bool(found.differences)) == (
        (1, parse_instant("2026-11-02 12:00"), True) if told else (0, None, False)
    )


def test_a_file_that_came_back_is_new_and_calendars_count_on(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    (repository.content / EVENT).unlink()
    repository.commit("2026-11-02 12:00", {})
    repository.commit("2026-11-03 12:00", {EVENT: event()})

    third = parse_instant("2026-11-03 12:00")
    # It went and came: RFC 5545 lets no SEQUENCE fall, and some calendars have the event still.
    assert of(repository) == History(third, third, changes=2)


@pytest.mark.parametrize("later", ["events/2026/jul/index.md", "events/2027/jul.md"])
def test_a_file_that_is_moved_is_no_new_event(repository: Repository, later: str) -> None:
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    repository.commit("2026-11-02 12:00", {EVENT: event(status="cancelled")})
    (repository.content / EVENT).unlink()
    repository.commit("2026-11-03 12:00", {later: event(status="cancelled")})

    assert plainly(of(repository, path=later)) == History(
        published=parse_instant("2026-11-01 12:00"),
        modified=parse_instant("2026-11-03 12:00"),
        changes=2,
        told_at=parse_instant("2026-11-02 12:00"),
        told_as=1,
    )


def test_the_users_own_configuration_of_git_makes_no_difference(repository: Repository) -> None:
    for setting in ("diff.noprefix=true", "log.showRoot=false", "color.ui=always"):
        repository.git("config", *setting.split("="))
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    repository.commit("2026-11-02 12:00", {EVENT: event(status="cancelled")})

    found = of(repository)
    assert found is not None
    assert (found.published, found.changes) == (parse_instant("2026-11-01 12:00"), 1)


def test_without_git_or_a_commit_nothing_is_known(repository: Repository, tmp_path: Path) -> None:
    bare = tmp_path / "uden-git"
    bare.mkdir()

    assert read_history(bare, LATER, Store(None)).by_path == {}
    assert read_history(repository.content, LATER, Store(None)).by_path == {}
    assert not read_history(repository.content, LATER, Store(None)).cut_short


def test_a_shallow_clone_knows_nothing_and_says_so(repository: Repository, tmp_path: Path) -> None:
    for day in (1, 2):
        repository.commit(f"2026-11-0{day} 12:00", {EVENT: event(summary=str(day))})
    clone = tmp_path / "klon"
    repository.git("clone", "-q", "--depth", "1", repository.folder.as_uri(), str(clone))

    found = read_history(clone / "content", LATER, Store(None))
    assert (found.by_path, found.cut_short) == ({}, True)


def test_the_log_is_read_once_for_each_head(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, asked = tmp_path / "cache", []
    real = git_log.asked_of

    def counting(folder: Path, *arguments: str) -> str:
        asked.append("--patch" in arguments)
        return real(folder, *arguments)

    monkeypatch.setattr(git_log, "asked_of", counting)
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    repository.commit("2026-11-03 12:00", {EVENT: event(status="cancelled")})
    first = read_history(repository.content, LATER, Store(cache))
    assert sum(asked) == 1
    assert read_history(repository.content, LATER, Store(cache)) == first
    assert sum(asked) == 1
    # What is kept does not depend on the time of the build that kept it.
    early = read_history(repository.content, parse_instant("2026-11-02 12:00"), Store(cache))
    assert sum(asked) == 1
    assert early.by_path[EVENT][2] == 0
    repository.commit("2026-11-04 12:00", {EVENT: event()})
    assert read_history(repository.content, LATER, Store(cache)).by_path[EVENT][2] == 2
    assert sum(asked) == 2
    assert len(list(cache.iterdir())) == 2, "what belonged to another head is gone"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"files": {"x": 1}}', b"\xff"])
def test_a_damaged_cache_is_no_cache(repository: Repository, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "cache"
    repository.commit("2026-11-01 12:00", {EVENT: event()})
    whole = read_history(repository.content, LATER, Store(cache))
    for kept in cache.iterdir():
        kept.write_bytes(damage)

    assert read_history(repository.content, LATER, Store(cache)) == whole
    assert read_history(repository.content, LATER, Store(cache)) == whole


def test_two_folders_of_one_repository_are_told_apart(
    repository: Repository, tmp_path: Path
) -> None:
    cache, demo = tmp_path / "cache", repository.folder / "demo"
    demo.mkdir()
    (demo / "portal.yml").write_text("name: x\n", encoding="utf-8")
    repository.commit("2026-11-01 12:00", {EVENT: event()})

    assert set(read_history(repository.content, LATER, Store(cache)).by_path) == {EVENT}
    assert set(read_history(demo, LATER, Store(cache)).by_path) == {"portal.yml"}
    assert set(read_history(repository.content, LATER, Store(cache)).by_path) == {EVENT}


def test_a_partnership_was_changed_when_its_plan_was(repository: Repository) -> None:
    index, plan = "partnerships/sammen/index.md", "partnerships/sammen/plan.yml"
    settings = (ROOT / "tests" / "golden" / "content" / "portal.yml").read_text("utf-8")
    matter = "---\ntitle: Sammen\nstatus: active\n---\n"
    repository.commit("2026-11-01 12:00", {"portal.yml": settings, index: matter})
    repository.commit("2026-11-03 12:00", {plan: "activities: [{title: Sang}]\n"})

    def past(now: str) -> History | None:
        portal, _ = read_portal(repository.content, parse_instant(now))
        assert portal is not None
        return portal.partnerships["sammen"].history

    first, second = parse_instant("2026-11-01 12:00"), parse_instant("2026-11-03 12:00")
    assert past("2026-11-02 12:00") == History(first, first)
    parts = ((date(2026, 11, 3), ("plan",)),)
    assert past("2026-11-04 12:00") == History(first, second, parts=parts)
