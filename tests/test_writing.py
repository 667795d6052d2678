"""The writer: only what changed, all or nothing, and nothing that is not its own."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import writing
from generator.artifacts import Artifact, Batch, BatchGroup, constant
from generator.problems import Problem
from generator.writing.workshop import JOURNAL, STATE, locked
from tests.killing import killed_at

Site = Mapping[str, str]
"""Path → text."""

OLD: Site = {"index.html": "old", "om/index.html": "om", "a": "a file", "b/c/d.html": "deep"}
NEW: Site = {"index.html": "new", "om/index.html": "om", "a/index.html": "a folder", "b": "a file"}


def artifacts(site: Site) -> list[Artifact]:
    return [constant(path, text.encode()) for path, text in sorted(site.items())]


def publish(made: Iterable[Artifact], output: Path, *, clean: bool = False) -> writing.Written:
    """All of them in one batch."""
    return writing.publish([Batch("all", lambda: made)], output, clean=clean)


def tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    return {file.as_posix(): file.stat().st_mtime_ns for file in folder.rglob("*")}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_first_build_writes_everything(output: Path) -> None:
    done = publish(artifacts(OLD), output)
    assert (done.written, done.removed, done.kept) == (tuple(sorted(OLD)), (), 0)
    assert tree(output) == OLD


def test_the_same_build_again_touches_nothing(output: Path) -> None:
    publish(artifacts(OLD), output)
    before = times(output)
    done = publish(artifacts(OLD), output)
    assert (done.written, done.removed, done.kept) == ((), (), len(OLD))
    assert times(output) == before


def test_nothing_is_rendered_whose_inputs_and_file_are_as_they_were(output: Path) -> None:
    publish(artifacts(OLD), output)

    def render() -> bytes:
        raise AssertionError("rendered without need")

    again = [Artifact(one.path, one.inputs, render) for one in artifacts(OLD)]
    assert publish(again, output).written == ()


def test_a_group_that_stands_is_not_asked_for_its_batches(output: Path) -> None:
    asked: list[str] = []

    def group(inputs: str, site: Site = OLD) -> BatchGroup:
        def batches() -> Iterator[Batch]:
            asked.append(inputs)
            yield Batch("some", lambda: artifacts(site), f"some {inputs}")
            yield Batch("more", lambda: [constant("more.html", b"more")])

        return BatchGroup("all", batches, inputs)

    writing.publish([group("1"), Batch("beside", lambda: [constant("x", b"x")])], output)
    assert tree(output) == {**OLD, "more.html": "more", "x": "x"}

    done = writing.publish([group("1"), Batch("beside", lambda: [constant("x", b"y")])], output)
    assert (done.written, done.kept) == (("x",), len(OLD) + 1)
    assert asked == ["1"]

    (output / "more.html").write_text("meddled with", encoding="utf-8")
    assert writing.publish([group("1")], output).written == ("more.html",)
    writing.publish([group("2", NEW)], output)
    assert tree(output) == {**NEW, "more.html": "more"}
    # Nor do groups stand that are of the same batches and came to be otherwise.
    writing.publish([group("1")], output)
    assert asked == ["1", "1", "2", "1"]
    assert tree(output) == {**OLD, "more.html": "more"}
    # What the group had is gone with it.
    writing.publish([Batch("beside", lambda: [constant("x", b"x")])], output)
    assert tree(output) == {"x": "x"}


def test_a_group_that_lost_a_batch_does_not_stand(output: Path) -> None:
    """Published by itself meanwhile: what the group had comes back with it."""

    def batch(name: str, text: str) -> Batch:
        return Batch(name, lambda: [constant(f"{name}.html", text.encode())], text)

    def group(inputs: str) -> BatchGroup:
        return BatchGroup(
            "texts", lambda: [batch("events", inputs), batch("search", inputs)], inputs
        )

    writing.publish([group("1")], output)
    writing.publish_some([batch("events", "2")], output)
    assert tree(output) == {"events.html": "2", "search.html": "1"}
    done = writing.publish([group("1")], output)
    assert (done.written, done.removed) == (("events.html",), ())
    assert tree(output) == {"events.html": "1", "search.html": "1"}


def test_some_of_what_was_never_built_is_nothing(output: Path) -> None:
    done = writing.publish_some([Batch("all", lambda: artifacts(OLD))], output)
    assert (done.written, done.removed) == ((), ())
    assert not output.exists()


def test_two_groups_of_which_each_stands_by_itself(output: Path) -> None:
    def group(name: str, text: str) -> BatchGroup:
        made = [constant(f"{name}.html", text.encode())]
        return BatchGroup(name, lambda: [Batch(f"of {name}", lambda: made, text)], text)

    writing.publish([group("a", "1"), group("b", "1")], output)
    done = writing.publish([group("a", "1"), group("b", "2")], output)
    assert done.written == ("b.html",)
    assert tree(output) == {"a.html": "1", "b.html": "2"}


def test_some_batches_are_brought_up_to_date_and_all_else_is_left(output: Path) -> None:
    def batch(name: str, text: str) -> Batch:
        return Batch(name, lambda: [constant(f"{name}.html", text.encode())], text)

    def lists(inputs: str, *of: Batch) -> BatchGroup:
        return BatchGroup("lists", lambda: of, inputs)

    old = lists("1", batch("weeks/2026", "1"), batch("weeks/2027", "1"))
    writing.publish([old, batch("search", "1"), batch("feeds", "1")], output)
    (output / "search.html").write_text("meddled with", encoding="utf-8")
    new = lists("2", batch("weeks/2026", "2"), batch("weeks/2028", "2"))
    done = writing.publish_some([new, batch("feeds", "2")], output)

    # Of a group that has no such batch any more the files go; what it does not know is not seen.
    assert done.written == ("feeds.html", "weeks/2026.html", "weeks/2028.html")
    assert done.removed == ("weeks/2027.html",)
    assert tree(output) == {
        "weeks/2026.html": "2",
        "weeks/2028.html": "2",
        "feeds.html": "2",
        "search.html": "meddled with",
    }
    # The next build has nothing to do but what was left to it.
    done = writing.publish([new, batch("search", "1"), batch("feeds", "2")], output)
    assert (done.written, done.removed) == (("search.html",), ())


def test_only_what_changed_is_written_and_what_is_gone_is_removed(output: Path) -> None:
    publish(artifacts(OLD), output)
    om = (output / "om/index.html").stat().st_mtime_ns
    done = publish(artifacts(NEW), output)
    assert (done.written, done.removed) == (
        ("a/index.html", "b", "index.html"),
        ("a", "b/c/d.html"),
    )
    assert tree(output) == NEW
    assert (output / "om/index.html").stat().st_mtime_ns == om


def test_empty_folders_do_not_stay_behind(output: Path) -> None:
    publish(artifacts(OLD), output)
    publish(artifacts({"index.html": "alone"}), output)
    assert [path.name for path in output.rglob("*")] == ["index.html"]


@pytest.mark.parametrize("meddling", ["edited", "deleted", "read-only", "became a folder"])
def test_a_file_that_somebody_touched_is_made_right_again(output: Path, meddling: str) -> None:
    publish(artifacts(OLD), output)
    file = output / "om/index.html"
    if meddling == "edited":
        file.write_text("mine", encoding="utf-8")
    if meddling == "read-only":
        file.write_text("mine", encoding="utf-8")
        file.chmod(0o400)
    if meddling in ("deleted", "became a folder"):
        file.unlink()
    if meddling == "became a folder":
        (file / "inner").mkdir(parents=True)
    publish(artifacts(OLD), output)
    assert tree(output) == OLD


def test_clean_renders_all_and_leaves_equal_files_alone(output: Path) -> None:
    publish(artifacts(OLD), output)
    before = times(output)
    rendered: list[str] = []

    def watched(one: Artifact) -> Artifact:
        def render() -> bytes:
            rendered.append(one.path)
            return one.render()

        return Artifact(one.path, one.inputs, render)

    publish(map(watched, artifacts(OLD)), output, clean=True)
    assert (rendered, times(output)) == (sorted(OLD), before)


def test_links_in_the_output_are_replaced_and_never_followed(output: Path, tmp_path: Path) -> None:
    publish(artifacts(OLD), output)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("not ours", encoding="utf-8")
    shutil.rmtree(output / "om")
    (output / "om").symlink_to(outside)
    (output / "stray").symlink_to(outside)
    publish(artifacts(OLD), output)
    assert tree(outside) == {"index.html": "not ours"}
    assert tree(output) == OLD
    assert not (output / "stray").is_symlink()


def test_a_git_checkout_in_the_output_is_kept(output: Path) -> None:
    publish(artifacts(OLD), output)
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_text("ref", encoding="utf-8")
    publish(artifacts(NEW), output)
    assert tree(output) == {**NEW, ".git/HEAD": "ref"}


def test_a_page_that_fails_leaves_the_old_site(output: Path) -> None:
    def fail() -> bytes:
        raise ValueError("broken template")

    publish(artifacts(OLD), output)
    before = times(output)
    with pytest.raises(ValueError, match="broken template"):
        publish([*artifacts(NEW), Artifact("z.html", "z", fail)], output)
    assert (tree(output), times(output)) == (OLD, before)
    publish(artifacts(NEW), output)
    assert tree(output) == NEW


def test_a_full_disk_is_told_of_with_the_file(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match=r"No space left on device: .*aside/a'"):
        publish([constant("a", b"x")], output)


def test_an_output_on_another_file_system(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.replace

    def across(self: Path, target: Path) -> Path:
        if ".site.build" in self.parts and ".site.build" not in Path(target).parts:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", across)
    publish(artifacts(OLD), output)
    before = times(output)
    assert publish(artifacts(OLD), output).written == ()
    assert (tree(output), times(output)) == (OLD, before)


# --- two at a time, and killed ones ---------------------------------------------------------------


def test_two_builds_cannot_write_at_the_same_time(output: Path) -> None:
    publish(artifacts(OLD), output)
    with locked(output), pytest.raises(writing.OutputBusyError, match="Et andet byg er i gang"):
        publish(artifacts(NEW), output)
    assert tree(output) == OLD


def test_nobody_recovers_what_a_living_build_is_moving(output: Path) -> None:
    publish(artifacts(OLD), output)
    with locked(output) as shop:
        (shop / JOURNAL).write_text("{}", encoding="utf-8")
        with pytest.raises(writing.OutputBusyError):
            writing.recover(output)


def test_a_journal_that_somebody_broke_is_dropped_and_the_next_build_mends(output: Path) -> None:
    publish(artifacts(OLD), output)
    (writing.workshop(output) / JOURNAL).write_text('{"moves": 1', encoding="utf-8")
    (output / "om/index.html").write_text("half", encoding="utf-8")
    assert writing.has_open_journal(output)
    assert not writing.recover(output)
    assert not writing.has_open_journal(output)
    publish(artifacts(OLD), output)
    assert tree(output) == OLD


def test_nothing_to_recover_makes_no_folder(tmp_path: Path) -> None:
    assert not writing.recover(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_killed_before_any_file_operation_the_site_is_old_or_new(output: Path) -> None:
    """Every single point at which a build can die, one after the other."""
    completed, steps = set(), 0
    while True:
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(writing.workshop(output), ignore_errors=True)
        publish(artifacts(OLD), output)
        killed = killed_at(steps, lambda: publish(artifacts(NEW), output))
        writing.recover(output)
        assert not writing.has_open_journal(output)
        assert tree(output) in (OLD, NEW)
        completed.add(tree(output) == NEW)
        publish(artifacts(NEW), output)
        assert tree(output) == NEW
        before = times(output)
        assert publish(artifacts(NEW), output).written == ()
        assert times(output) == before
        if not killed:
            break
        steps += 1
    assert completed == {True, False}
    assert steps > 20


def test_killed_while_it_recovers(output: Path) -> None:
    """A recovery may die as well, at any point; the next one goes on."""
    publish(artifacts(OLD), output)
    step = 0
    while not writing.has_open_journal(output):
        killed_at(step, lambda: publish(artifacts(NEW), output))
        step += 1
    step = 0
    while killed_at(step, lambda: writing.recover(output)):
        step += 1
    assert tree(output) == NEW


names = st.sampled_from(["a", "b", "a/a", "a/b", "b/a/a", "index.html"])
sites = st.dictionaries(names, st.text(max_size=3), min_size=1).map(
    lambda site: {
        path: text
        for path, text in site.items()
        if not any(other.startswith(path + "/") for other in site)
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(sites, min_size=1, max_size=5))
def test_any_sequence_of_sites_ends_as_the_last(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[Site]
) -> None:
    output = tmp_path_factory.mktemp("any") / "site"
    for site in sequence:
        publish(artifacts(site), output)
        assert {path: (output / path).read_bytes().decode() for path in site} == site
        assert set(tree(output)) == set(site)


# --- addresses and folders ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("om/index.html", "om/index.html"),
        ("om/Index.html", "om/index.html"),
        ("p\u00e5/index.html", "pa\u030a/index.html"),
        ("om/index.html", "om"),
    ],
)
def test_two_claims_to_one_place_are_named(one: str, other: str) -> None:
    found = writing.collisions([constant(one, b"", "pages/om.md"), constant(other, b"", "x.md")])
    assert len(found) == 1
    assert {"pages/om.md", "x.md"} == {found[0].path, found[0].message.rpartition(" af ")[2]}


def test_distinct_places_are_no_collision() -> None:
    assert writing.collisions(artifacts(OLD)) == []


def test_a_collision_says_what_to_do() -> None:
    assert writing.collisions([constant("om/index.html", b""), constant("om/index.html", b"")]) == [
        Problem(
            "om/index.html",
            0,
            0,
            "samme-adresse",
            "Adressen /om/ bruges også af portalen selv",
            "Giv den ene fil et andet navn, eller slet aliasset.",
        )
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("content/events", "theme", "notes"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "notes/work.txt").write_text("a year's work", encoding="utf-8")
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def refuse(project: Path, output: str) -> None:
    sources = (project / "content", project / "theme")
    writing.refuse_unsafe(project / output, sources=sources, project=project)


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("content", "blande sig med content/"),
        ("content/site", "blande sig med content/"),
        ("theme/x", "blande sig med theme/"),
        (".", "blande sig med content/"),
        ("..", "blande sig med content/"),
        ("notes", "ikke tom, og portalen har ikke lavet den"),
        ("file", "er en fil og ikke en mappe"),
    ],
)
def test_no_folder_with_somebodys_work_becomes_a_site(
    project: Path, output: str, reason: str
) -> None:
    with pytest.raises(writing.OutputError, match=reason):
        refuse(project, output)


def test_the_programs_own_folder_is_refused(project: Path) -> None:
    with pytest.raises(writing.OutputError, match="rummer selve programmet"):
        writing.refuse_unsafe(project / "notes", sources=(), project=project / "notes/generator")


def test_a_link_to_the_content_is_refused(project: Path) -> None:
    (project / "site").symlink_to(project / "content")
    with pytest.raises(writing.OutputError, match="blande sig med content/"):
        refuse(project, "site")


@pytest.mark.parametrize("output", ["site", "empty", "new/deep/site"])
def test_new_and_empty_folders_are_fine(project: Path, output: str) -> None:
    refuse(project, output)


def test_an_older_site_is_fine_but_not_what_took_its_place(project: Path) -> None:
    publish(artifacts(OLD), project / "site")
    refuse(project, "site")
    shutil.rmtree(project / "site")
    (project / "notes").rename(project / "site")
    with pytest.raises(writing.OutputError, match="portalen har ikke lavet den"):
        refuse(project, "site")


@pytest.mark.parametrize("damaged", [JOURNAL, STATE])
@pytest.mark.parametrize("data", [b"", b"x\n", b'{"": ["", {"a": [', b"[]", b"\xff"])
def test_a_site_whose_workshop_is_damaged_is_ours_and_mended(
    project: Path, damaged: str, data: bytes
) -> None:
    site = project / "site"
    publish(artifacts(OLD), site)
    (site / "om/index.html").write_text("half", encoding="utf-8")
    (writing.workshop(site) / damaged).write_bytes(data)

    writing.recover(site)
    refuse(project, "site")
    written = publish(artifacts(OLD), site)

    assert tree(site) == OLD
    assert (written.written, written.kept) == (("om/index.html",), len(OLD) - 1)


def test_a_damaged_journal_does_not_make_a_folder_ours(project: Path) -> None:
    """As a first build leaves it that was killed before it had written anything."""
    with locked(project / "notes") as shop:
        (shop / JOURNAL).write_text("x", encoding="utf-8")
    assert not writing.recover(project / "notes")
    with pytest.raises(writing.OutputError, match="portalen har ikke lavet den"):
        refuse(project, "notes")


def test_a_site_from_before_there_were_batches_is_ours(project: Path) -> None:
    site = project / "site"
    publish(artifacts(OLD), site)
    file = writing.workshop(site) / STATE
    ((_, files, _),) = json.loads(file.read_bytes()).values()
    file.write_text(json.dumps(files), encoding="utf-8")

    refuse(project, "site")
    # Nor is anything of it made anew that is as it was left.
    written = publish(artifacts(NEW), site)
    assert tree(site) == NEW
    assert set(written.removed) == OLD.keys() - NEW.keys()
    assert set(written.written) == {path for path in NEW if NEW[path] != OLD.get(path)}


@pytest.mark.parametrize("path", ["../beside.html", "/etc/beside.html", "a/../../beside.html"])
def test_nothing_is_written_outside_the_site(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside the site"):
        publish([constant(path, b"x")], tmp_path / "site")

    assert not list(tmp_path.glob("**/beside.html"))


def test_a_journal_that_leads_out_of_the_site_is_dropped(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([constant("a.html", b"a")], site)
    precious = tmp_path / "precious.txt"
    precious.write_text("kept", encoding="utf-8")
    journal = writing.workshop(site) / "journal.json"
    journal.write_text('{"moves": [], "removals": ["../precious.txt"]}', encoding="utf-8")

    assert not writing.recover(site)

    assert precious.read_text(encoding="utf-8") == "kept"
    assert not journal.exists()
