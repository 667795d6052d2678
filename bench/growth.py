"""How work and memory grow with each kind of content: exponents, 1 where in proportion.

python -m bench.growth
python -m bench.growth events 5000 50000
python -m bench.growth portals 1000 10000
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.cooperation import WISHES
from bench.invented import Cooperation, Corpus, cooperating, corpus
from bench.measure import YOUNG, RunError, made, peak_memory, timed, work_folder
from bench.programs import Program, portal

FIXED = 2_000
"""Events, where something else grows."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Something that grows: the corpus at a size, sizes to measure, and the size that counts for
    nothing: what is there anyway (starting, the other kinds) is taken off the others."""

    of: Callable[[int], Corpus]
    sizes: tuple[int, ...]
    nothing: int


def _with(together: Cooperation, *, actors: int = 250, partnerships: int = 60) -> Corpus:
    return replace(corpus(FIXED, actors=actors, partnerships=partnerships), together=together)


AXES: Mapping[str, Axis] = {
    "events": Axis(corpus, (1_000, 4_000), 1),
    "actors": Axis(lambda size: corpus(FIXED, actors=size), (250, 2_000), 4),
    "partnerships": Axis(lambda size: corpus(FIXED, actors=250, partnerships=size), (60, 500), 1),
    # With as many offers.
    "needs": Axis(
        lambda size: _with(Cooperation(wishes=True), actors=size // WISHES), (500, 4_000), 8
    ),
    "plans": Axis(lambda size: _with(Cooperation(plans=True), partnerships=size), (60, 500), 1),
    "meetings": Axis(lambda size: _with(Cooperation(meetings=size)), (40, 300), 1),
    "offers": Axis(lambda size: _with(Cooperation(school_offers=size)), (40, 300), 1),
    # Of everything, in proportion to the events.
    "portals": Axis(cooperating, (1_000, 4_000), 40),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a corpus at one size: processor seconds of a cold build and of one after an edit, bytes of
    memory at the peak, files and their bytes."""

    size: int
    build: float
    edit: float
    memory: float
    files: float
    written: float


COLUMNS: tuple[tuple[str, Callable[[Cost], float], float, str], ...] = (
    ("cold build, ms", lambda cost: cost.build, 1e-3, ".2f"),
    ("after an edit, ms", lambda cost: cost.edit, 1e-3, ".3f"),
    ("peak memory, KiB", lambda cost: cost.memory, 1024, ".1f"),
    ("files", lambda cost: cost.files, 1, ".1f"),
    ("written, KiB", lambda cost: cost.written, 1024, ".1f"),
)
"""What is told for each of the things that grow: its name, value, unit and digits."""


def measure(ours: Program, axis: Axis, sizes: Iterable[int], rounds: int) -> Iterator[Cost]:
    """The cost at nothing, then at each size. One process: how work is shared out is no growth."""
    for size in (axis.nothing, *sizes):
        known = axis.of(size)
        ours.write(known)
        time.sleep(YOUNG)
        runs = [_build_and_edit(ours, known, number) for number in range(rounds)]
        builds, edits = zip(*runs, strict=True)
        ours.forget()
        memory = peak_memory(_alone(ours), ours.folder, ours.environment, _log(ours))
        files = made(ours.output)
        cost = Cost(size, min(builds), min(edits), memory, files.files, files.size)
        print(f"{size:,}: {cost}", flush=True)
        yield cost


def _build_and_edit(ours: Program, known: Corpus, number: int) -> tuple[float, float]:
    ours.forget()
    build = timed(_alone(ours), ours.folder, ours.environment, _log(ours))
    event = known.events[number * 37 % len(known.events)]
    ours.edit(known, replace(event, body=f"{event.body}\nRettelse.\n"))
    edit = timed(_alone(ours), ours.folder, ours.environment, _log(ours))
    return build.cpu, edit.cpu


def _alone(ours: Program) -> tuple[str, ...]:
    return (*ours.command, "--jobs", "1")


def _log(ours: Program) -> Path:
    return ours.folder / "log.txt"


def table(name: str, costs: Sequence[Cost]) -> str:
    """For each thing more than at nothing, at the least and the greatest size; and the exponent
    between the two: 1 is in proportion, 2 is a square."""
    nothing, least, most = costs[0], costs[1], costs[-1]
    rows = [f"| per {name[:-1]} | at {least.size:,} | at {most.size:,} | exponent |"]
    rows.append("|---|---:|---:|---:|")
    for title, value, unit, digits in COLUMNS:
        few, many = (value(cost) - value(nothing) for cost in (least, most))
        each = (
            f"{more / unit / cost.size:{digits}}" for more, cost in ((few, least), (many, most))
        )
        power = exponent(few, many, most.size / least.size)
        rows.append(f"| {title} | {' | '.join(each)} | {power:.2f} |")
    return "\n".join(rows)


def exponent(few: float, many: float, ratio: float) -> float:
    """The power of `ratio` that leads from one cost to the other; NaN where there is no cost."""
    return math.log(many / few) / math.log(ratio) if few > 0 and many > 0 else math.nan


def main() -> int:
    """Run the command line; the exit status is 1 when a build fails."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("axis", nargs="?", choices=AXES, help="by default all of them")
    parser.add_argument("sizes", nargs="*", type=int, help="by default small ones")
    parser.add_argument("--rounds", type=int, default=3, help="of which the fastest counts")
    parser.add_argument("--memory", type=Path, help="a folder in memory, to work in")
    options = parser.parse_args()
    try:
        with work_folder("growth", options.memory) as work:
            ours = portal(work)
            for name in [options.axis] if options.axis else AXES:
                sizes = sorted(options.sizes) or AXES[name].sizes
                costs = list(measure(ours, AXES[name], sizes, options.rounds))
                print(table(name, costs), flush=True)
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
