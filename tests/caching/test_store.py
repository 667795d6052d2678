"""What is kept is found again as it was, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.caching import Shelf, Store
from generator.caching import store as store_module

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.binary()
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
often = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@often
@given(value=plain, key=st.text())
def test_a_value_comes_back_under_its_key_alone(tmp_path: Path, value: Any, key: str) -> None:
    store = Store(tmp_path)
    store.save("folder/name", key, value)
    assert store.load("folder/name", key) == value
    assert store.load("folder/name", key + "x") is None
    assert store.load("folder/other", key) is None


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).save("name", "key", 1)
    assert Store(tmp_path).load("name", "key") == 1
    monkeypatch.setattr(store_module, "program_digest", lambda: "a later version")
    assert Store(tmp_path).load("name", "key") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 200, None])
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: bytes | None) -> None:
    store = Store(tmp_path)
    store.save("name", "key", ("value", 1, [2]))
    file = tmp_path / "name"
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert store.load("name", "key") is None


@often
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_what_was_changed_by_a_bit_is_not_there(tmp_path: Path, place: int, bit: int) -> None:
    store = Store(tmp_path)
    store.save("name", "key", ("value", 1, [2]))
    file = tmp_path / "name"
    data = bytearray(file.read_bytes())
    data[place % len(data)] ^= 1 << bit
    file.write_bytes(data)
    assert store.load("name", "key") is None


def test_a_folder_in_the_place_of_a_file_makes_room(tmp_path: Path) -> None:
    (tmp_path / "name" / "something").mkdir(parents=True)
    store = Store(tmp_path)
    assert store.load("name", "key") is None
    store.save("name", "key", 1)
    assert store.load("name", "key") == 1


def test_nothing_is_kept_without_a_folder(tmp_path: Path) -> None:
    store = Store(None)
    store.save("name", "key", 1)
    assert store.load("name", "key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_row_that_changes_leaves_the_other_parts_alone(tmp_path: Path) -> None:
    rows = {f"name-{number}": (number, "text") for number in range(500)}
    Shelf(Store(tmp_path), "shelf").keep(rows)
    files = sorted((tmp_path / "shelf").iterdir())
    assert len(files) > 20
    before = {file: file.stat().st_ino for file in files}
    again = Shelf(Store(tmp_path), "shelf")
    assert again.rows == rows
    again.keep(rows | {"name-7": (7, "another")})
    assert sum(file.stat().st_ino != before[file] for file in files) == 1
    assert Shelf(Store(tmp_path), "shelf").rows["name-7"] == (7, "another")
    again.keep({})
    assert Shelf(Store(tmp_path), "shelf").rows == {}


def test_the_latest_folders_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(4):
        store.save(f"read-{number}/x", "", number)
        os.utime(tmp_path / f"read-{number}", (number, number))
    store.save("other", "", 1)
    store.tidy("read-", 2)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["other", "read-2", "read-3"]


def test_a_folder_is_as_new_as_what_was_last_written_in_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for age, name in enumerate(("made-a", "made-b", "made-c")):
        store.save(f"{name}/fragments/00", "", name)
        for folder in (tmp_path / name, tmp_path / name / "fragments"):
            os.utime(folder, (age, age))
    store.save("made-a/fragments/00", "", "anew")
    # Only the inner folder is touched by that.
    os.utime(tmp_path / "made-a", (0, 0))

    store.tidy("made-", 2)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["made-a", "made-c"]


def test_the_moment_is_the_file_systems(tmp_path: Path) -> None:
    first = Store(tmp_path).moment()
    (tmp_path / "written").touch()
    assert first <= (tmp_path / "written").stat().st_mtime_ns <= Store(tmp_path).moment()
