from __future__ import annotations

from pathlib import Path

from bench.corpus import write_corpus
from bench.search import steps


def test_every_step_and_every_kind_of_file_is_measured(tmp_path: Path) -> None:
    write_corpus(60, tmp_path)
    found = dict(steps(tmp_path, rounds=1))
    assert list(found)[:3] == ["terms of the events", "rows of the events", "index"]
    assert all(value > 0 for value in found.values())
    assert found["bytes: visning/, the largest"] < found["bytes: ord/, the largest"]
