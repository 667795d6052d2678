"""Rows come back as they were kept, with their bodies; what processes make meets in one file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from generator.caching import Shelf, Spill, Store, bodies_at
from generator.caching.store import DAMAGED

ROOT = Path(__file__).resolve().parents[2]

names = st.sampled_from([f"name-{number}" for number in range(40)])
bodies = st.lists(st.binary(max_size=60), max_size=4).map(tuple)


class ShelfIsADictionary(RuleBasedStateMachine):
    """However rows come, change and go, a shelf says what a dictionary would say."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # Each example has a folder of its own.
        self.store = Store(folder / str(len(list(folder.iterdir()))))
        self.rows: dict[str, tuple[int]] = {}
        self.bodies: dict[str, tuple[bytes, ...]] = {}
        self.passing: set[str] = set()
        self.shelf = Shelf(self.store, "shelf")

    @rule(
        changed=st.dictionaries(
            names, st.tuples(st.integers(0, 3), bodies, st.booleans()), max_size=6
        ),
        gone=st.sets(names, max_size=3),
    )
    def keep(self, changed: dict[str, tuple[int, tuple[bytes, ...], bool]], gone: set[str]) -> None:
        # What was passing has to be made again, as whoever keeps it does.
        for name in gone | self.passing:
            self.rows.pop(name, None)
            self.bodies.pop(name, None)
        spill = self.shelf.spill()
        for name, (number, found, _) in changed.items():
            self.rows[name], self.bodies[name] = (number,), found
        # As several processes would, each with its heap.
        extents = spill.put({name: changed[name][1] for name in [*changed][::2]})
        extents |= spill.put({name: changed[name][1] for name in [*changed][1::2]})
        self.passing = {name for name, (*_, passes) in changed.items() if passes}
        self.shelf.keep(self.rows, spill.at(extents), passing=self.passing)

    @precondition(lambda self: not self.passing)
    @rule()
    def open_again(self) -> None:
        self.shelf = Shelf(self.store, "shelf")

    @rule()
    def open_beside(self) -> None:
        """Another process finds all but what was passing."""
        found = Shelf(self.store, "shelf")
        assert found.rows.keys() == self.rows.keys() - self.passing

    @invariant()
    def is_a_dictionary(self) -> None:
        assert self.shelf.rows == self.rows
        body = self.shelf.bodies()
        for name, expected in self.bodies.items():
            assert tuple(body(name, number) for number in range(len(expected))) == expected
            with pytest.raises(ValueError, match="unpack"):
                body(name, len(expected))


def test_a_shelf_is_a_dictionary(tmp_path: Path) -> None:
    few = settings(max_examples=40, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(lambda: ShelfIsADictionary(tmp_path), settings=few)  # type: ignore[arg-type] # it only calls it


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(found=st.lists(bodies, min_size=1))
def test_what_is_put_into_a_spill_is_read_where_it_was_put(
    tmp_path: Path, found: list[tuple[bytes, ...]]
) -> None:
    spill = Spill(tmp_path)
    extents = {str(number): spill.put({"": one})[""] for number, one in enumerate(found)}
    where = spill.at(extents)
    assert [bodies_at(where[name]) for name in reversed(where)] == found[::-1]
    assert list(tmp_path.iterdir()) == [], "a killed build leaves nothing"


def test_several_processes_put_into_one_spill() -> None:
    """In a Python of its own, as in test_forking.py."""
    case = """
    from generator.caching import Spill, bodies_at
    from generator.forking import heaps, in_turns
    spill = Spill(None)
    def work(heap):
        bodies = {str(number): (b"%d" % number * number, b"x") for number in heap}
        return list(spill.put(bodies).items())
    answers = in_turns(work, heaps(range(2_000), 3), 2)
    extents = dict(one for heap in answers for one in heap)
    for name, where in spill.at(extents).items():
        assert bodies_at(where) == (name.encode() * int(name), b"x"), name
    """
    subprocess.run([sys.executable, "-c", dedent(case)], cwd=ROOT, check=True, timeout=600)


def keep(shelf: Shelf, row: tuple[bytes, ...], body: bytes) -> None:
    """That row alone."""
    spill = shelf.spill()
    shelf.keep({"name": row}, spill.at(spill.put({"name": (body,)})))


def test_a_row_that_changed_keeps_no_body_of_before(tmp_path: Path) -> None:
    """As when an edited event is checked and nothing is made of it."""
    shelf = Shelf(Store(tmp_path), "shelf")
    keep(shelf, (b"1",), b"of 1")
    shelf.keep({"name": (b"1",)})
    assert shelf.bodies()("name", 0) == b"of 1"
    shelf.keep({"name": (b"2",)})
    with pytest.raises(ValueError, match="unpack"):
        shelf.bodies()("name", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="files that are open are told there alone")
def test_the_spill_is_gone_when_all_is_kept(tmp_path: Path) -> None:
    shelf = Shelf(Store(tmp_path), "shelf")
    before = _open_without_a_name()
    keep(shelf, (), b"body")
    body = shelf.bodies()
    assert _open_without_a_name() == before
    assert body("name", 0) == b"body"


def _open_without_a_name() -> int:
    count = 0
    for file in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # that by which they are listed
            count += str(file.readlink()).endswith("(deleted)")
    return count


def test_bodies_outlive_what_comes_in_place_of_their_file(tmp_path: Path) -> None:
    """Another build beside this one keeps other rows under the same name."""

    def kept(body: bytes) -> Shelf:
        shelf = Shelf(Store(tmp_path), "shelf")
        keep(shelf, (body,), body)
        return shelf

    mine = kept(b"mine").bodies()
    assert kept(b"another, and longer").bodies()("name", 0) == b"another, and longer"
    assert mine("name", 0) == b"mine"
    with pytest.raises(KeyError):
        mine("nobody", 0)


@pytest.mark.parametrize("cut", [1, 30])
def test_a_file_that_lost_its_end_is_not_there(tmp_path: Path, cut: int) -> None:
    shelf = Shelf(Store(tmp_path), "shelf")
    keep(shelf, (), b"x" * 50)
    (file,) = (file for file in (tmp_path / "shelf").iterdir() if file.stat().st_size > 50)
    file.write_bytes(file.read_bytes()[:-cut])
    assert Shelf(Store(tmp_path), "shelf").rows == {}


def test_a_file_that_is_cut_short_meanwhile_is_said(tmp_path: Path) -> None:
    """Nobody does that but whoever copies files over those that are in use."""
    shelf = Shelf(Store(tmp_path), "shelf")
    keep(shelf, (), b"x" * 50)
    body = shelf.bodies()
    (file,) = (file for file in (tmp_path / "shelf").iterdir() if file.stat().st_size > 50)
    os.truncate(file, 60)
    with pytest.raises(OSError, match=re.escape(DAMAGED)):
        body("name", 0)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300
)
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_a_body_that_was_changed_by_a_bit_is_never_read(
    tmp_path: Path, place: int, bit: int
) -> None:
    folder = tmp_path / "shelf"
    first = Shelf(Store(tmp_path), "shelf")
    spill = first.spill()
    first.keep({"name": ()}, spill.at(spill.put({"name": (b"first", b"second" * 9)})))
    (file,) = (file for file in folder.iterdir() if file.stat().st_size > 80)
    data = bytearray(file.read_bytes())
    data[place % len(data)] ^= 1 << bit
    file.write_bytes(data)

    shelf = Shelf(Store(tmp_path), "shelf")
    told, said = [], []
    for number in range(2) if shelf.rows else ():
        # As it was left, and after the part was written again with another row.
        for again in (False, True):
            if again:
                shelf.keep(shelf.rows | {"other": (1,)})
            try:
                told.append(shelf.bodies()("name", number))
            except OSError as error:
                said.append(str(error))
    assert set(told) <= {b"first", b"second" * 9}
    assert len(told) == len(said) == (2 if shelf.rows else 0)
    assert set(said) <= {DAMAGED}


def test_only_what_is_made_of_something_else_is_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def make(name: str) -> tuple[str, int]:
        made.append(name)
        return name.upper(), len(made)

    def renewed(**inputs: str) -> dict[str, tuple[object, ...]]:
        made.clear()
        return Shelf(Store(tmp_path), "shelf", "key").renewed(inputs, make)

    first = renewed(b="1", a="1", c="1")
    assert list(first.items()) == [("b", ("B", 1)), ("a", ("A", 2)), ("c", ("C", 3))]
    assert renewed(a="1", b="2") == {"a": ("A", 2), "b": ("B", 1)}
    assert made == ["b"]
    # What was not asked for is kept no longer.
    assert renewed(c="1", a="1") == {"c": ("C", 1), "a": ("A", 2)}
    assert Shelf(Store(tmp_path), "shelf", "another key").rows == {}
