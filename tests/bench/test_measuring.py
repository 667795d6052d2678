"""Time and memory of processes are what they are, and the report says what was measured."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.measure import RunError, made, peak_memory, timed
from bench.plot import plot
from bench.report import BEGIN, END, table, write_report
from bench.results import Growth, Ratio, Row, load, ratio, store

MIB = 1 << 20
WORKERS = """
import os, time
for _ in range(2):
    if not os.fork():
        held = b"x" * (60 << 20)
        while time.process_time() < 0.3: pass
        time.sleep(1.5)
        os._exit(0)
for _ in range(2): os.wait()
"""


def run(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_the_workers_processor_time_counts(tmp_path: Path) -> None:
    found = timed(run(WORKERS), tmp_path, os.environ, tmp_path / "log")
    assert found.wall >= 0.5
    assert found.cpu >= 0.6


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux' /proc")
def test_the_workers_memory_is_added_up(tmp_path: Path) -> None:
    found = peak_memory(run(WORKERS), tmp_path, os.environ, tmp_path / "log")
    # Two workers of 60 MB and their interpreters: more than one alone, less than twice both.
    assert 120 * MIB < found < 200 * MIB


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux' /proc")
def test_the_memory_of_whoever_measures_does_not_count(tmp_path: Path) -> None:
    held = b"x" * (300 * MIB)
    found = peak_memory(run("import time; time.sleep(0.1)"), tmp_path, os.environ, tmp_path / "log")
    assert found < 100 * MIB < len(held)


def test_a_program_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="det gik galt"):
        timed(run("raise SystemExit('det gik galt')"), tmp_path, os.environ, tmp_path / "log")


def test_files_and_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"12345")
    assert (made(tmp_path).files, made(tmp_path).size) == (1, 5)


def test_a_ratio_is_the_median_of_the_pairs() -> None:
    assert ratio([1.0, 9.0, 2.0], [2.0, 3.0, 2.0]) == Ratio(1.0, 0.5, 3.0)


def row(events: int) -> Row:
    one = Ratio(0.2, 0.15, 0.25)
    return Row(
        events=events,
        rounds=3,
        wall=one,
        cpu=one,
        memory=0.2,
        edit=Ratio(0.05, 0.04, 0.06),
        check=one,
        files=(300, 200),
        size=(3, 2),
        stages={"read": 0.25},
        touched=7,
        growth=Growth(100, 1.1, 2050.0) if events > 100 else None,
    )


def test_rows_come_back_from_the_file(tmp_path: Path) -> None:
    rows = [row(1000), row(100)]
    store(rows, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == {100: rows[1], 1000: rows[0]}
    assert load(tmp_path / "none.json") == {}


def test_the_report_changes_between_its_marks_alone(tmp_path: Path) -> None:
    file = tmp_path / "speed.md"
    file.write_text(f"før\n{BEGIN}\ngammelt\n{END}\nefter\n", encoding="utf-8")
    write_report(file, [row(1000), row(100)])
    text = file.read_text("utf-8")
    assert (text.startswith(f"før\n{BEGIN}"), text.endswith(f"{END}\nefter\n")) == (True, True)
    assert "gammelt" not in text
    assert table([row(100), row(1000)]) in text
    assert "| 1,000 | 0.20 (0.15–0.25) |" in text
    assert "0.050 (0.040–0.060)" in text
    assert "read 25%" in text
    assert "1.10 × what it costs at 100, each more takes 2.0 KiB" in text
    write_report(file, [row(1000), row(100)])
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("sizes", [(100,), (100, 1000), (100, 1000, 50_000)])
def test_the_picture_is_well_formed_and_within_its_frame(sizes: tuple[int, ...]) -> None:
    picture = ElementTree.fromstring(plot(map(row, sizes)))
    circles = picture.findall("{*}circle")
    assert len(circles) == 4 * len(sizes)
    assert all(0 < float(found.get("cy", "0")) < 420 for found in circles)
    # 0.05 stands lower than 0.2.
    heights = {float(found.get("cy", "0")) for found in circles}
    assert len(heights) == 2


def test_no_picture_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        plot([])
