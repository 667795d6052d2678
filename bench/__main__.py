"""`make bench`: measure, print the ratios, and write them into the documentation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bench import results
from bench.measure import RunError, work_folder
from bench.plot import plot
from bench.programs import ROOT, Program, hugo, mkdocs, portal, zensical
from bench.report import table, write_report
from bench.results import Growth, Row
from bench.rounds import Measured, UnequalError, measure, measure_peer, measure_real

SIZES = (100, 1_000, 10_000)
PEERS: tuple[tuple[int, Callable[[Path], Program]], ...] = ((1_000, mkdocs), (1_000, zensical))
"""Up to so many events: MkDocs needs minutes at 10,000, and Zensical two."""
REPORT = ROOT / "docs" / "speed.md"
PICTURE = ROOT / "docs" / "images" / "speed.svg"


def main() -> int:
    """Run the command line; the exit status is 1 when the sites differ or a program fails."""
    options = _arguments()
    try:
        with work_folder("bench", options.memory) as work:
            rows = _measure(work, sorted(options.sizes), options.rounds, options.peers)
    except (UnequalError, RunError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    known = {**results.load(), **{row.events: row for row in rows}}
    print(table(known.values()))
    if options.write:
        results.store(known.values())
        write_report(REPORT, known.values())
        PICTURE.write_text(plot(known.values()), encoding="utf-8")
    return 0


def _measure(work: Path, sizes: Iterable[int], rounds: int | None, peers: bool) -> list[Row]:
    ours, other = portal(work), hugo(work)
    found: list[Measured] = []
    for events in sizes:
        print(f"→ {events} events …", flush=True)
        measured = measure(ours, other, events, rounds)
        row = replace(
            measured.row,
            peers=_peers(work, events, measured.hugo_seconds) if peers else {},
            growth=_growth(found[0], measured) if found else None,
            real=_real(ours, measured.hugo_seconds) if events == SIZES[0] else {},
        )
        found.append(replace(measured, row=row))
        print(table([row]), flush=True)
    return [measured.row for measured in found]


def _peers(work: Path, events: int, hugo_seconds: float) -> Mapping[str, float]:
    programs = (make(work) for limit, make in PEERS if events <= limit)
    return {peer.name: measure_peer(peer, events) / hugo_seconds for peer in programs}


def _growth(first: Measured, last: Measured) -> Growth:
    """Against the smallest size of the same session."""
    since, events = first.row.events, last.row.events
    return Growth(
        since=since,
        cost=(last.seconds / events) / (first.seconds / since),
        memory=(last.memory - first.memory) / (events - since),
    )


def _real(ours: Program, hugo_seconds: float) -> Mapping[str, float]:
    build, check = measure_real(ours, ROOT / "content")
    print(f"The real portal: build {build:.2f} s, check {check:.2f} s, on this machine")
    return {"build": build / hugo_seconds, "check": check / hugo_seconds}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of events")
    parser.add_argument(
        "--rounds", type=int, help="pairs of runs; by default fewer for large sizes"
    )
    parser.add_argument(
        "--memory",
        type=Path,
        default=next((path for path in (Path("/dev/shm"),) if path.is_dir()), None),
        help="a folder in memory; where there is none, the system's folder for temporary files",
    )
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="only ours and Hugo")
    parser.add_argument(
        "--no-write", dest="write", action="store_false", help="print, and leave docs/ as it is"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
