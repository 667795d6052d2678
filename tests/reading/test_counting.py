"""How often events have changed: a number that calendars go by, and that may never fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.model.event import Event
from generator.model.revisions import change_number, sequence
from generator.model.times import parse_instant
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.reading.repository import Repository

SETTINGS = (ROOT / "tests" / "golden" / "content" / "portal.yml").read_text("utf-8")
JUL, LATER = "events/2026/jul.md", parse_instant("2027-01-01 00:00")
HUSET = "places/huset.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "portal")
    found.commit("2026-10-31 12:00", {"portal.yml": SETTINGS, HUSET: place()})
    return found


def page(**fields: str) -> str:
    written = {"title": "Jul", "start": "2026-12-04 19:30", "type": "koncert"} | fields
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in written.items()) + "---\n"


def place(**fields: str) -> str:
    written = {"title": "Huset", "address": "Vej 1"} | fields
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in written.items()) + "---\n"


def event(repository: Repository, slug: str = "jul") -> Event:
    portal, problems = read_portal(repository.content, LATER)
    assert portal is not None, problems
    return portal.events[slug]


def past(repository: Repository, slug: str = "jul") -> Any:
    found = event(repository, slug).history
    assert found is not None
    return found


def merge(repository: Repository, when: str, branch: str, *more: str) -> None:
    date = parse_instant(when).isoformat()
    repository.git("merge", "-q", "--no-ff", "-m", "m", *more, branch, date=date)


def test_what_was_merged_came_out_and_was_changed_on_the_day_of_the_merge(
    repository: Repository,
) -> None:
    repository.git("checkout", "-q", "-b", "ny")
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.git("checkout", "-q", "main")
    merge(repository, "2026-11-05 12:00", "ny")
    assert past(repository).published == parse_instant("2026-11-05 12:00")

    repository.git("checkout", "-q", "-b", "aflyst")
    repository.commit("2026-11-06 12:00", {JUL: page(status="cancelled")})
    repository.git("checkout", "-q", "main")
    repository.commit("2026-11-08 12:00", {JUL: page().replace("Jul", "Julen") + "\nKom.\n"})
    before = past(repository)
    merge(repository, "2026-11-09 12:00", "aflyst", "-X", "theirs")

    found = past(repository)
    assert before.modified == parse_instant("2026-11-08 12:00")
    assert found.modified == found.told_at == parse_instant("2026-11-09 12:00")
    assert found.changes > before.changes


def test_whoever_merges_the_main_line_into_their_own_lets_no_number_fall(
    repository: Repository,
) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page()})
    repository.git("checkout", "-q", "-b", "egen")
    repository.commit("2026-11-02 12:00", {"events/2026/ny.md": page(title="Ny")})
    repository.git("checkout", "-q", "main")
    repository.commit("2026-11-03 12:00", {JUL: page(status="cancelled")})
    repository.commit("2026-11-04 12:00", {JUL: page(booking="sold_out")})
    before = sequence(event(repository))
    # As `git pull` does it: the line that was the main one is the merge's second parent.
    repository.git("checkout", "-q", "egen")
    merge(repository, "2026-11-05 12:00", "main")
    assert sequence(event(repository)) >= before == 2


def test_no_number_is_given_to_two_changes(repository: Repository) -> None:
    weekly = {"repeat": "{every: week, until: 2026-12-25}"}
    first, second = (f"{{date: 2026-12-{day} 19:30, status: cancelled}}" for day in (11, 18))
    one, both = f"[{first}]", f"[{first}, {second}]"
    found = []
    for day, changes in enumerate(("[]", both, one, both, "[]", one), start=1):
        repository.commit(f"2026-11-0{day} 12:00", {JUL: page(**weekly, changes=changes)})
        found.append((change_number(event(repository)), sequence(event(repository))))
    numbers = [number for number, _ in found[1:]]
    assert numbers == [2, 3, 4, 5, 6]
    assert sorted({told for _, told in found}) == [told for _, told in found]


@pytest.mark.parametrize("revision", [None, 1, 6])
@pytest.mark.parametrize("modified", [None, "2026-11-01 12:00"])
def test_what_came_as_moved_and_is_cancelled_is_told_anew(
    repository: Repository, revision: int | None, modified: str | None
) -> None:
    """Whoever writes `revision` and `modified` forgets them when there is haste."""
    said = {"revision": revision, "modified": modified}
    fields = {name: str(value) for name, value in said.items() if value is not None}
    moved = {"status": "rescheduled", "previous_start": "2026-12-03 19:30"}
    repository.commit("2026-11-01 12:00", {JUL: page(**moved, **fields)})
    before = event(repository)
    repository.commit("2026-11-05 12:00", {JUL: page(status="cancelled", **fields)})
    after = event(repository)
    least = revision or 1
    assert (change_number(before), sequence(before)) == (least, least)
    assert (change_number(after), sequence(after)) == (least + 1, least + 1)
    assert after.changed == parse_instant("2026-11-05 12:00")


MOVED = {"status": "rescheduled", "previous_start": "2026-12-03 19:30"}


@pytest.mark.parametrize(
    ("versions", "numbers"),
    [
        ([{"revision": "6"}, {"revision": "7"}, {"status": "cancelled"}], [6, 7, 8]),
        ([{}, {"revision": "6"}, {}], [0, 6, 6]),
        ([{}, {"revision": "6"}, {"revision": "2"}], [0, 6, 6]),
        ([{}, MOVED, {"booking": "sold_out"}], [0, 1, 2]),
    ],
)
def test_what_is_written_of_its_changes_counts_and_stays(
    repository: Repository, versions: list[dict[str, str]], numbers: list[int]
) -> None:
    found = []
    for day, fields in enumerate(versions, 1):
        repository.commit(f"2026-11-0{day} 12:00", {JUL: page(**fields)})
        found.append(sequence(event(repository)))
    assert found == numbers


@pytest.mark.parametrize(
    ("marked", "numbers"), [(MOVED, (1, 2)), (MOVED | {"revision": "6"}, (6, 7))]
)
def test_the_number_of_a_mark_that_was_taken_away_is_not_given_again(
    repository: Repository, marked: dict[str, str], numbers: tuple[int, int]
) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(modified="2026-11-01 11:00", **marked)})
    first = change_number(event(repository))
    repository.commit("2026-11-02 12:00", {JUL: page()})
    repository.commit("2026-11-03 12:00", {JUL: page(status="cancelled")})
    assert (first, change_number(event(repository))) == numbers


def test_a_place_with_another_name_is_where_it_was(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(venue="huset")})
    before = past(repository)
    salen = place(aliases="[/steder/huset/]")
    files = {JUL: page(venue="salen"), "places/salen.md": salen}
    repository.commit("2026-11-02 12:00", files, [HUSET])
    found = past(repository)
    assert (found.told_at, found.changes) == (None, before.changes) == (None, 0)
    # And who is slow to follow has not moved either.
    repository.commit("2026-11-03 12:00", {JUL: page(venue="huset")})
    repository.commit("2026-11-04 12:00", {JUL: page(venue="salen")})
    assert past(repository).told_at is None


def test_where_a_place_is_concerns_its_events(repository: Repository) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(venue="huset"), HUSET: place(address="Vej 0")})
    repository.commit("2026-11-02 12:00", {HUSET: place(address="Vej 2")})
    found = past(repository)
    assert (found.modified, found.changes) == (parse_instant("2026-11-02 12:00"), 1)
    assert found.told_at is None
    repository.commit("2026-11-03 12:00", {HUSET: place(address="Vej 2", summary="Et hus.")})
    assert past(repository) == found
    repository.commit("2026-11-04 12:00", {JUL: page()})
    assert past(repository).changes == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"venue": "{name: Gården, address: Vej 1}"}, {"venue": "{name: Gården, address: Vej 2}"}),
        ({"venue": "huset", "room": "Salen"}, {"venue": "huset", "room": "Loftet"}),
        ({}, {"end": "2026-12-04 21:00"}),
        ({}, {"online_url": "https://a.example/"}),
    ],
)
def test_what_else_calendars_show(
    repository: Repository, before: dict[str, str], after: dict[str, str]
) -> None:
    repository.commit("2026-11-01 12:00", {JUL: page(**before)})
    repository.commit("2026-11-02 12:00", {JUL: page(**after)})
    assert past(repository).changes == 1


def test_a_date_that_does_not_take_place_is_not_missed(repository: Repository) -> None:
    weekly = "{every: week, until: 2026-12-25}"
    off = "[{date: 2026-12-11 19:30, status: cancelled}]"
    repository.commit("2026-11-01 12:00", {JUL: page(repeat=weekly)})
    repository.commit("2026-11-02 12:00", {JUL: page(repeat=weekly, changes=off)})
    shorter = "{every: week, until: 2026-12-25, except: [2026-12-11]}"
    repository.commit("2026-11-03 12:00", {JUL: page(repeat=shorter)})
    assert past(repository).told_at == parse_instant("2026-11-02 12:00")


# Whatever is committed and merged, on whichever line.

FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(("Jul", "Nytår")),
        "start": st.sampled_from(("2026-12-04 19:30", "2026-12-05 14:00", "2026-99-99")),
        "status": st.sampled_from(("cancelled", "postponed", "tentative", "moved_online")),
        "booking": st.just("sold_out"),
        "venue": st.sampled_from(("huset", "laden", "{name: Gården}")),
        "repeat": st.sampled_from(("{every: week, until: 2026-12-25}", "{dates: [2026-12-11]}")),
        "changes": st.sampled_from(("[{date: 2026-12-11 19:30, status: cancelled}]", "[]")),
        "room": st.sampled_from(("Salen", "Loftet")),
    },
)
ACTS = st.one_of(
    st.tuples(st.just("event"), FIELDS),
    st.tuples(st.just("place"), st.fixed_dictionaries({"address": st.sampled_from("12")})),
    st.tuples(st.just("switch"), st.just({})),
    st.tuples(
        st.sampled_from(("merge", "pull")),
        st.fixed_dictionaries({"files": st.sampled_from(("own", "other"))}),
    ),
    st.tuples(st.just("move"), st.just({})),
    st.tuples(st.just("rename"), st.just({})),
)


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(acts=st.lists(ACTS, min_size=3, max_size=14))
def test_the_number_never_falls(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, dict[str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("portal")
    repository, cache = Repository(folder / "portal"), folder / "cache"
    laden = place(title="Laden", address="Vej 9")
    files = {"portal.yml": SETTINGS, HUSET: place(), "places/laden.md": laden, JUL: page()}
    repository.commit("2026-10-31 12:00", files)
    repository.git("branch", "-q", "ny")
    last: dict[str, int] = {"main": 0, "ny": 0}
    line = "main"
    for number, (act, fields) in enumerate(acts, start=1):
        when = f"2026-11-{number:02} 12:00"
        _carry_out(repository, act, fields, when, line)
        if act == "switch":
            line = "ny" if line == "main" else "main"
        elif act in ("merge", "pull"):
            # What a line has taken in, it counts as well.
            other = "ny" if line == "main" else "main"
            last[line] = max(last[line], last[other])
        portal, _ = read_portal(repository.content, LATER, cache=cache)
        fresh, _ = read_portal(repository.content, LATER)
        assert portal is not None
        assert fresh is not None
        assert portal.listings == fresh.listings, "read bit by bit it is the same"
        if "jul" not in portal.events:
            continue
        now = sequence(portal.events["jul"])
        assert now >= last[line], (act, fields)
        last[line] = now


def _carry_out(
    repository: Repository, act: str, fields: dict[str, str], when: str, line: str
) -> None:
    other = "ny" if line == "main" else "main"
    own = next(iter(sorted(repository.content.glob("events/**/*.md"))))
    path = own.relative_to(repository.content).as_posix()
    huset = next(one for one in ("places/huset.md", "places/salen.md") if _has(repository, one))
    if act == "event":
        text = page(**fields).replace("venue: huset", f"venue: {huset[7:-3]}")
        repository.commit(when, {path: text})
    elif act == "place":
        aliases = "[/steder/huset/]" if "salen" in huset else "[]"
        repository.commit(when, {huset: place(**fields, aliases=aliases)})
    elif act == "switch":
        repository.git("checkout", "-q", other)
    elif act in ("merge", "pull"):
        # Whichever files somebody chose, and in whichever order the two lines stand.
        parents = (line, other) if act == "merge" else (other, line)
        chosen = f"{(fields.get('files') == 'own' and line) or other}^{{tree}}"
        arguments = ["commit-tree", "-m", "m", *(word for one in parents for word in ("-p", one))]
        made = repository.git(*arguments, chosen, date=parse_instant(when).isoformat())
        repository.git("reset", "-q", "--hard", made.strip())
    elif act == "move":
        later = "events/2027/jul.md" if path == JUL else JUL
        repository.commit(when, {later: own.read_text("utf-8")}, [path])
    elif act == "rename" and "huset" in huset:
        text = own.read_text("utf-8").replace("venue: huset", "venue: salen")
        salen = (repository.content / huset).read_text("utf-8").replace("aliases: []\n", "")
        salen = salen.replace("---\ntitle", "---\naliases: [/steder/huset/]\ntitle", 1)
        repository.commit(when, {"places/salen.md": salen, path: text}, [huset])


def _has(repository: Repository, path: str) -> bool:
    return (repository.content / path).is_file()
