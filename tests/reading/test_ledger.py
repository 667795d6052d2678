"""The ledger as git's history has it: what visitors could see, in the order in which they could."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.caching import Store
from generator.model.event import Event
from generator.model.ledger import Ledger, LedgerEntry, entries_between
from generator.model.times import parse_instant
from generator.model.version import version_of
from generator.reading import ledger as reading
from generator.reading import ledger_log
from generator.reading.git_log import repository_of
from generator.reading.ledger import read_ledger
from generator.reading.ledger_log import read_version
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.reading.past import read_history
from tests.reading.repository import Repository

SETTINGS = (ROOT / "tests" / "golden" / "content" / "portal.yml").read_text("utf-8")
JUL, LATER = "events/2026/jul.md", parse_instant("2027-01-01 00:00")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "portal")
    found.commit("2026-10-31 12:00", {"portal.yml": SETTINGS})
    return found


def page(body: str = "", **fields: str) -> str:
    written = {"title": "Jul", "start": "2026-12-04 19:30", "type": "koncert"} | fields
    lines = "".join(f"{key}: {value}\n" for key, value in written.items() if value)
    return f"---\n{lines}---\n\n{body}"


def ledger_of(
    repository: Repository, now: datetime = LATER, cache: Path | None = None, jobs: int = 1
) -> Ledger:
    known = repository_of(repository.content)
    assert known is not None
    return read_ledger(repository.content, known, now, Store(cache), jobs)


def told(ledger: Ledger) -> list[tuple[str, str, str]]:
    """When, which event, and what; `hele` where the event itself came or went."""
    return [
        (
            datetime.fromtimestamp(one.at, LATER.tzinfo).strftime("%m-%d %H:%M"),
            one.slug,
            f"{one.kind}{' hele' if one.whole else ''}",
        )
        for one in ledger.entries()
    ]


def test_what_happens_to_an_event_in_the_order_of_the_commits(repository: Repository) -> None:
    steps: list[dict[str, str]] = [
        {},
        {"summary": "Kom og syng."},
        {"start": "2026-12-05 14:00"},
        {"start": "2026-12-05 14:00", "booking": "sold_out"},
        {"start": "2026-12-05 14:00", "status": "cancelled", "status_reason": "Sygdom"},
        {"start": "2026-12-05 14:00"},
    ]
    for day, fields in enumerate(steps, start=1):
        repository.commit(f"2026-11-{day:02} 12:00", {JUL: page(**fields)})
    repository.commit("2026-11-07 12:00", {}, [JUL])

    found = ledger_of(repository)
    assert told(found) == [
        ("11-01 12:00", "jul", "new hele"),
        ("11-03 12:00", "jul", "moved"),
        ("11-04 12:00", "jul", "sold_out"),
        ("11-05 12:00", "jul", "cancelled"),
        ("11-06 12:00", "jul", "back_on"),
        ("11-07 12:00", "jul", "removed hele"),
    ]
    _, moved, _, cancelled, *_ = found.entries()
    ((was, now),) = moved.pairs
    assert was is not None
    assert now is not None
    assert (was.start, now.start) == ("2026-12-04T19:30:00", "2026-12-05T14:00:00")
    assert cancelled.reason == "Sygdom"
    assert found.since == int(parse_instant("2026-11-01 12:00").timestamp())


def test_what_is_later_than_the_build_has_not_happened(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-03 12:00", {JUL: page(status="cancelled")})

    early = ledger_of(repository, parse_instant("2026-11-03 11:59"))
    assert told(early) == [("11-01 12:00", "jul", "new hele")]
    before = ledger_of(repository, parse_instant("2026-11-01 11:59"))
    assert (before.rows, before.since) == ((), None)


@pytest.mark.parametrize("seconds", [99_999_999_999_999, 253_402_300_799])
def test_a_commit_from_a_year_that_no_calendar_has_has_not_happened(
    repository: Repository, seconds: int
) -> None:
    """A clock that is wrong, or mischief: git takes any number, and Python no year after 9999."""
    repository.commit("2026-11-01 12:00", {JUL: page()})
    (repository.content / JUL).write_text(page(status="cancelled"), "utf-8")
    partnership = repository.content / "partnerships" / "kor.md"
    partnership.parent.mkdir()
    partnership.write_text("---\ntitle: Kor\nstatus: active\n---\n", "utf-8")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "x", date=f"@{seconds} +0000")
    assert told(ledger_of(repository)) == [("11-01 12:00", "jul", "new hele")]
    past = read_history(repository.content, LATER, Store(None))
    assert set(past.by_path) == {"portal.yml", JUL}


def test_dates_that_were_over_are_no_news(repository: Repository) -> None:
    repository.commit("2026-12-10 12:00", {JUL: page()})
    repository.commit("2026-12-11 12:00", {JUL: page(start="2026-12-03 19:30")})
    repository.commit("2026-12-12 12:00", {}, [JUL])
    assert told(ledger_of(repository)) == []


def test_last_years_file_used_again_is_a_new_date_and_has_not_moved(
    repository: Repository,
) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-12-20 12:00", {JUL: page(start="2027-12-03 19:30")})
    assert told(ledger_of(repository)) == [
        ("11-01 12:00", "jul", "new hele"),
        ("12-20 12:00", "jul", "new"),
    ]


def test_drafts_are_nobodys_business(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(draft="true")})
    repository.commit("2026-11-02 12:00", {JUL: page(draft="true", start="2026-12-06 19:30")})
    repository.commit("2026-11-03 12:00", {JUL: page(start="2026-12-06 19:30")})
    repository.commit("2026-11-04 12:00", {JUL: page(start="2026-12-06 19:30", draft="true")})
    assert told(ledger_of(repository)) == [
        ("11-03 12:00", "jul", "new hele"),
        ("11-04 12:00", "jul", "removed hele"),
    ]


def test_what_waits_for_its_day_is_told_on_it_as_it_is_then(repository: Repository) -> None:
    wait = {"publish_from": "2026-11-10 08:00"}
    repository.commit("2026-11-01 12:00", {JUL: page(**wait)})
    repository.commit("2026-11-02 12:00", {JUL: page(**wait, start="2026-12-06 19:30")})
    repository.commit("2026-11-12 12:00", {JUL: page(**wait, status="cancelled")})
    assert told(ledger_of(repository)) == [
        ("11-10 08:00", "jul", "new hele"),
        ("11-12 12:00", "jul", "cancelled"),
    ]
    (new, _) = ledger_of(repository).entries()
    assert new.pairs[0][1] is not None
    assert new.pairs[0][1].start == "2026-12-06T19:30:00"


def test_what_was_withdrawn_before_its_day_never_happened(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(publish_from="2026-11-10 08:00")})
    repository.commit("2026-11-02 12:00", {}, [JUL])
    assert told(ledger_of(repository)) == []


def test_a_version_that_cannot_be_read_is_passed_over(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-02 12:00", {JUL: page(start="2026-13-04 19:30")})
    repository.commit("2026-11-03 12:00", {JUL: "<<<<<<< HEAD\n"})
    repository.commit("2026-11-04 12:00", {JUL: page(start="2026-12-05 19:30")})
    assert told(ledger_of(repository)) == [
        ("11-01 12:00", "jul", "new hele"),
        ("11-04 12:00", "jul", "moved"),
    ]


@pytest.mark.parametrize(
    ("later", "fields"),
    [
        ("events/2027/jul.md", {}),
        ("events/2026/jul/index.md", {}),
        ("events/2026/julekoncert.md", {"aliases": "[/arrangementer/jul/]"}),
        ("events/2026/julekoncert.md", {"uid": "jul@kultur.example.dk"}),
    ],
)
def test_a_file_that_is_renamed_is_the_same_event(
    repository: Repository, later: str, fields: dict[str, str]
) -> None:
    slug = "julekoncert" if "julekoncert" in later else "jul"
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-02 12:00", {JUL: page(status="cancelled")})
    repository.commit("2026-11-03 12:00", {later: page(**fields)}, [JUL])
    found = ledger_of(repository)
    assert told(found) == [
        ("11-01 12:00", slug, "new hele"),
        ("11-02 12:00", slug, "cancelled"),
        ("11-03 12:00", slug, "back_on"),
    ]
    assert dict(found.came_from) == {later: JUL}


def test_without_any_such_word_it_is_another_event(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-03 12:00", {"events/2026/nytaar.md": page()}, [JUL])
    assert told(ledger_of(repository)) == [
        ("11-01 12:00", "jul", "new hele"),
        ("11-03 12:00", "nytaar", "new hele"),
        ("11-03 12:00", "jul", "removed hele"),
    ]


def test_a_file_moved_in_two_commits_was_never_away(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-02 12:00", {}, [JUL])
    repository.commit("2026-11-02 12:10", {"events/2027/jul.md": page(booking="sold_out")})
    assert told(ledger_of(repository)) == [
        ("11-01 12:00", "jul", "new hele"),
        ("11-02 12:10", "jul", "sold_out"),
    ]


def test_what_was_changed_on_a_branch_before_it_was_merged_nobody_saw(
    repository: Repository,
) -> None:
    repository.git("checkout", "-q", "-b", "ny")
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-02 12:00", {JUL: page(start="2026-12-06 19:30")})
    repository.git("checkout", "-q", "main")
    when = parse_instant("2026-11-05 12:00").isoformat()
    repository.git("merge", "-q", "--no-ff", "-m", "m", "ny", date=when)
    assert told(ledger_of(repository)) == [("11-05 12:00", "jul", "new hele")]


def test_a_shallow_clone_knows_from_where_it_begins(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-02 12:00", {JUL: page(start="2026-12-06 19:30")})
    repository.commit("2026-11-03 12:00", {JUL: page(start="2026-12-06 19:30", booking="sold_out")})
    clone = tmp_path / "klon"
    repository.git("clone", "-q", "--depth", "2", repository.folder.as_uri(), str(clone))
    cache = tmp_path / "cache"
    known = repository_of(clone / "content")
    assert known is not None
    found = read_ledger(clone / "content", known, LATER, Store(cache))
    assert told(found) == [("11-03 12:00", "jul", "sold_out")]
    assert (found.cut_short, found.since) == (
        True,
        int(parse_instant("2026-11-02 12:00").timestamp()),
    )
    # The same HEAD, and now all that went before it.
    repository.git("-C", str(clone), "fetch", "-q", "--unshallow")
    known = repository_of(clone / "content")
    assert known is not None
    assert len(read_ledger(clone / "content", known, LATER, Store(cache)).rows) == 3


def test_names_with_letters_that_git_quotes(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {"events/2026/tømmer »x«.md": page(), JUL: page()})
    assert [slug for _, slug, _ in told(ledger_of(repository))] == ["jul", "tømmer »x«"]


# Incremental, and against a plain re-reading.

STARTS = ("2026-12-04 19:30", "2026-12-05 14:00", "2026-12-06")
SLUGS = ("jul", "nytaar", "fest")
Edit = tuple[str, dict[str, str] | None]


@st.composite
def edits(draw: st.DrawFn) -> list[list[Edit]]:
    """Commits, each with what it makes of some of the files; None removes one."""
    fields = st.fixed_dictionaries(
        {"start": st.sampled_from(STARTS)},
        optional={
            "status": st.sampled_from(("cancelled", "postponed", "tentative")),
            "booking": st.just("sold_out"),
            "venue": st.sampled_from(("huset", "laden")),
            "summary": st.sampled_from(("Kom", "Syng")),
            "draft": st.just("true"),
            "type": st.sampled_from(("koncert", "")),
        },
    )
    edit = st.tuples(st.sampled_from(SLUGS), st.one_of(st.none(), fields))
    found: list[list[Edit]] = draw(st.lists(st.lists(edit, min_size=1, max_size=3), max_size=8))
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(commits=edits(), stop=st.integers(0, 8))
def test_what_is_read_bit_by_bit_is_what_a_plain_rereading_finds(
    tmp_path_factory: pytest.TempPathFactory, commits: list[list[Edit]], stop: int
) -> None:
    folder = tmp_path_factory.mktemp("portal")
    repository, cache = Repository(folder / "portal"), folder / "cache"
    repository.commit("2026-10-31 12:00", {"portal.yml": SETTINGS})
    expected, standing = list[LedgerEntry](), dict[str, str]()
    for number, commit in enumerate(commits):
        when = parse_instant(f"2026-11-{number * 2 + 1:02} 12:00")
        files: dict[str, str] = {}
        gone: list[str] = []
        for slug, fields in dict(commit).items():
            path = f"events/{slug}.md"
            if fields is not None:
                files[path] = page(**fields)
            elif (repository.content / path).exists():
                gone.append(path)
        repository.commit(when.strftime("%Y-%m-%d %H:%M"), files, gone)
        expected += _plainly(repository, standing, int(when.timestamp()))
        if number == stop:
            ledger_of(repository, cache=cache)
    whole = ledger_of(repository)
    by_time = sorted(expected, key=_order)
    assert sorted(whole.entries(), key=_order) == by_time
    assert ledger_of(repository, cache=cache) == whole
    assert ledger_of(repository, cache=cache) == whole


def _order(entry: LedgerEntry) -> tuple[Any, ...]:
    return entry.at, entry.slug, entry.kind


def _plainly(repository: Repository, standing: dict[str, str], at: int) -> list[LedgerEntry]:
    """What differs between the files as they are and as they last could be read: all of them."""
    found: list[LedgerEntry] = []
    for slug in SLUGS:
        file = repository.content / f"events/{slug}.md"
        text = file.read_text("utf-8") if file.exists() else None
        before = read_version(standing[slug]) if slug in standing else None
        after = read_version(text) if text is not None else None
        if text is not None and after is None:
            continue
        shown = [None if one is None or one.draft else one for one in (before, after)]
        found += entries_between(slug, shown[0], shown[1], at, at)
        if text is None:
            standing.pop(slug, None)
        else:
            standing[slug] = text
    return found


def test_only_what_is_new_is_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = ledger_log.read_versions

    def counting(content: Path, names: Any, jobs: int) -> Any:
        asked.append(len(names))
        return real(content, names, jobs)

    monkeypatch.setattr(reading, "read_versions", counting)
    cache = tmp_path / "cache"
    for number in range(5):
        repository.commit(f"2026-11-0{number + 1} 12:00", {f"events/e{number}.md": page()})
    ledger_of(repository, cache=cache)
    ledger_of(repository, cache=cache)
    repository.commit("2026-11-07 12:00", {"events/e3.md": page(booking="sold_out")})
    assert len(ledger_of(repository, cache=cache).rows) == 6
    # The file as it was and as it is; nothing for the HEAD that was known.
    assert asked == [1, 2]  # all five files hold the same bytes
    # Another line of history: what was kept of this one is no use.
    repository.git("reset", "-q", "--hard", "HEAD~3")
    repository.commit("2026-11-08 12:00", {"events/e9.md": page()})
    assert [slug for _, slug, _ in told(ledger_of(repository, cache=cache))] == [
        "e0",
        "e1",
        "e2",
        "e9",
    ]


def test_in_two_processes_it_is_the_same(repository: Repository) -> None:
    for number in range(2):
        files = {f"events/e{n}.md": page(title=f"E{n} {number}") for n in range(700)}
        repository.commit(f"2026-11-0{number + 1} 12:00", files)
    assert ledger_of(repository, jobs=2) == ledger_of(repository)


# What it changes in the portal: the time that an editor forgot to say was another.


def events_of(repository: Repository, now: datetime = LATER) -> Any:
    portal, problems = read_portal(repository.content, now)
    assert portal is not None, problems
    return portal.events


def moved(event: Event) -> tuple[str, str | None]:
    previous = event.previous_start
    # All times here are hours.
    return event.status, previous.strftime("%d %H:%M") if previous else None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # 24 hours, and a minute less.
        ("2026-11-01 12:00", "2026-11-02 12:00", ("rescheduled", "04 19:30")),
        ("2026-11-01 12:00", "2026-11-02 11:59", ("scheduled", None)),
        # It was over: an archive is put in order.
        ("2026-11-01 12:00", "2026-12-20 12:00", ("scheduled", None)),
    ],
)
def test_a_time_that_was_changed_after_a_day_was_moved(
    repository: Repository, first: str, second: str, expected: tuple[str, str | None]
) -> None:
    repository.commit(first, {JUL: page()})
    repository.commit(second, {JUL: page(start="2026-12-05 14:00")})
    assert moved(events_of(repository)["jul"]) == expected


def test_corrections_on_the_way_are_left_out(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-05 12:00", {JUL: page(start="2026-12-07 14:00")})
    repository.commit("2026-11-05 13:00", {JUL: page(start="2026-12-08 14:00")})
    assert moved(events_of(repository)["jul"]) == ("rescheduled", "04 19:30")
    # And taken back at once: it never was anywhere else.
    repository.commit("2026-11-05 14:00", {JUL: page()})
    assert moved(events_of(repository)["jul"]) == ("scheduled", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "cancelled"},
        {"status": "tentative"},
        {"status": "rescheduled", "previous_start": "2026-12-03 18:00"},
        {"repeat": "{every: week, until: 2026-12-20}"},
    ],
)
def test_what_the_editor_has_written_stands(repository: Repository, fields: dict[str, str]) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-05 12:00", {JUL: page(start="2026-12-05 14:00", **fields)})
    status, previous = moved(events_of(repository)["jul"])
    assert status == fields.get("status", "scheduled")
    assert previous == ("03 18:00" if "previous_start" in fields else None)


def test_what_is_on_the_disk_and_not_yet_in_git_is_not_moved(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.commit("2026-11-05 12:00", {JUL: page(start="2026-12-05 14:00")})
    (repository.content / JUL).write_text(page(start="2026-12-06 15:00"), "utf-8")
    assert moved(events_of(repository)["jul"]) == ("scheduled", None)


def test_a_version_as_plain_values_is_the_same() -> None:
    version = read_version(
        page(
            venue="{name: Gården, address: Vej 1}",
            uid="jul@a.example",
            publish_from="2026-11-01 12:00",
            repeat="{every: week, until: 2026-12-20}",
            status_reason="Sne",
        )
    )
    assert version is not None
    assert type(version).of(version.plain()) == version


def test_a_version_of_a_file_is_that_of_its_listing(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(venue="{name: Gården}", topics="[musik]")})
    portal, _ = read_portal(repository.content, LATER)
    assert portal is not None
    read = read_version((repository.content / JUL).read_text("utf-8"))
    assert version_of(portal.listings["jul"]) == read
