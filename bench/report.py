"""The table of `docs/speed.md`: between two marks, so that the words around it stay ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.results import Ratio, Row

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_COLUMNS = (
    "events",
    "cold build",
    "processor time",
    "peak memory",
    "after an edit",
    "`portal check`",
    "files",
    "bytes",
)
_HEAD = f"| {' | '.join(_COLUMNS)} |\n|{'---:|' * len(_COLUMNS)}"


def write_report(file: Path, rows: Iterable[Row]) -> None:
    """Put the tables between the marks. Raises ValueError where the marks are missing."""
    known = sorted(rows, key=lambda row: row.events)
    text = file.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{file.name} has no marks for the tables")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    parts = [table(known), *_beside(known)]
    body = "\n\n".join(parts)
    file.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf-8")


def table(rows: Iterable[Row]) -> str:
    """Ours to Hugo's, a line each size: median (least–most)."""
    ordered = sorted(rows, key=lambda row: row.events)
    return "\n".join((_HEAD, *map(_line, ordered)))


def _line(row: Row) -> str:
    cells = (
        f"{row.events:,}",
        _ratio(row.wall),
        _ratio(row.cpu),
        f"{row.memory:.2f}",
        _ratio(row.edit),
        _ratio(row.check),
        f"{row.files[0] / row.files[1]:.2f}",
        f"{row.size[0] / row.size[1]:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def _ratio(found: Ratio) -> str:
    return f"{_short(found.middle)} ({_short(found.least)}–{_short(found.most)})"


def _short(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _beside(rows: list[Row]) -> Iterator[str]:
    """What is known of some sizes only."""
    if stages := [row for row in rows if row.stages]:
        row = stages[-1]
        shares = ", ".join(f"{name} {share:.0%}" for name, share in row.stages.items())
        yield f"Where a cold build of {row.events:,} events spends its time: {shares}."
        if row.outputs:
            shares = ", ".join(f"{name} {share:.0%}" for name, share in row.outputs.items())
            yield f"The last of it by output, in processor time: {shares}."
    touched = [f"{row.touched} at {row.events:,} events" for row in rows if row.touched]
    if touched:
        yield f"Files that the portal writes after an edit: {', '.join(touched)}."
    grown = [
        f"at {row.events:,} events one costs {row.growth.cost:.2f} × what it costs at "
        f"{row.growth.since:,}, each more takes {row.growth.memory / 1024:.1f} KiB of memory"
        for row in rows
        if row.growth
    ]
    if grown:
        yield f"Growth: {'; '.join(grown)}."
    peers = [
        f"{name} {value:.1f} × Hugo's time at {row.events:,} events"
        for row in rows
        for name, value in row.peers.items()
    ]
    if peers:
        yield f"Others, doing less (pages, lists and search alone): {'; '.join(peers)}."
    for row in rows:
        if row.real:
            yield (
                "The real portal (`content/`) in a new process, frames and pictures ready: its "
                f"build takes {row.real['build']:.2f} × Hugo's build of {row.events} events, "
                f"`portal check` {row.real['check']:.2f} ×."
            )
