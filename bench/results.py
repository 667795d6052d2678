"""What was measured, as ratios: seconds of one machine say nothing on another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

FILE = Path(__file__).resolve().parent / "results.json"
"""Kept in the repository: a run of some sizes leaves the others' rows as they were."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Median, least and greatest of the rounds' ratios."""

    middle: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Growth:
    """Our cost per event against that at `since` events; bytes of memory for each event more."""

    since: int
    cost: float
    memory: float


@dataclass(frozen=True, slots=True)
class Row:
    """One size. Ratios are ours to Hugo's unless their name says whose."""

    events: int
    rounds: int
    wall: Ratio
    cpu: Ratio
    memory: float
    edit: Ratio
    check: Ratio
    files: tuple[int, int]
    size: tuple[int, int]
    stages: Mapping[str, float] = field(default_factory=dict)
    """The share of each stage in a cold build, as the program itself says."""
    outputs: Mapping[str, float] = field(default_factory=dict)
    """The share of each output in the processor time of the last stage."""
    peers: Mapping[str, float] = field(default_factory=dict)
    """Wall time of other programs to Hugo's."""
    growth: Growth | None = None
    touched: int | None = None
    """How many files our build writes after an edit."""
    real: Mapping[str, float] = field(default_factory=dict)
    """The real portal: its build and its check to Hugo's build of this size."""


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Each round's pair gives a ratio: what slows the machine for a while slows both."""
    found = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Ratio(median(found), min(found), max(found))


def load(file: Path = FILE) -> dict[int, Row]:
    """The rows by size; none where nothing has been measured."""
    if not file.exists():
        return {}
    return {row["events"]: _row(row) for row in json.loads(file.read_text(encoding="utf-8"))}


def store(rows: Iterable[Row], file: Path = FILE) -> None:
    """Write the rows in the order of their size."""
    ordered = sorted(rows, key=lambda row: row.events)
    file.write_text(json.dumps([_plain(row) for row in ordered], indent=1) + "\n", encoding="utf-8")


def _plain(row: Row) -> object:
    """With three digits: more would be noise."""
    return json.loads(json.dumps(asdict(row)), parse_float=lambda text: float(f"{float(text):.3g}"))


def _row(told: dict[str, object]) -> Row:
    values = dict(told)
    for name in ("wall", "cpu", "edit", "check"):
        found = values[name]
        assert isinstance(found, dict)
        values[name] = Ratio(**found)
    for name in ("files", "size"):
        pair = values[name]
        assert isinstance(pair, list)
        values[name] = (pair[0], pair[1])
    if isinstance(growth := values.get("growth"), dict):
        values["growth"] = Growth(**growth)
    return Row(**values)  # type: ignore[arg-type] # the file's shape is asdict's, checked above
