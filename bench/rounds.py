"""The rounds of one size: A B A B …, each run a whole process of its own."""

from __future__ import annotations

import re
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from bench.invented import NOW, Corpus, Event, corpus
from bench.measure import YOUNG, Run, made, peak_memory, timed
from bench.programs import Program
from bench.results import Row, ratio
from bench.verify import differences

_ROUNDS = ((1_000, 7), (5_000, 5), (20_000, 3))
"""So many rounds up to so many events; two beyond."""
_SHARE = re.compile(r"^(\S.*?)\s+[\d.]+ s\s+(\d+) ?%", re.MULTILINE)
_WRITTEN = re.compile(r"(\d+) filer skrevet")


class UnequalError(Exception):
    """Two sites do not tell the same, so their times must not be compared."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A row; beside it our seconds and bytes and Hugo's seconds, for what spans sizes."""

    row: Row
    seconds: float
    memory: int
    hugo_seconds: float


def measure(ours: Program, hugo: Program, events: int, rounds: int | None = None) -> Measured:
    """Everything about one size. Raises UnequalError or RunError."""
    known = corpus(events)
    count = rounds or next((found for limit, found in _ROUNDS if events <= limit), 2)
    ours.write(known)
    hugo.write(known)
    time.sleep(YOUNG)
    cold = [(_cold(ours), _cold(hugo)) for _ in range(count)]
    if faults := differences(known, ours.output, hugo.output):
        shown = "\n".join(faults[:20])
        raise UnequalError(f"{len(faults)} differences at {events} events:\n{shown}")
    sizes = made(ours.output), made(hugo.output)
    edits, touched = [], []
    for number in range(count):
        event = _edited(known, number)
        mine = _edit(ours, known, event)
        touched += [int(told) for told in _WRITTEN.findall(_log(ours).read_text("utf-8"))]
        other = _edit(hugo, known, event)
        edits.append((mine, other, _run(ours, ours.check)))
    stages, outputs = _shares(ours)
    memory = _memory(ours), _memory(hugo)
    row = Row(
        events=events,
        rounds=count,
        wall=ratio([mine.wall for mine, _ in cold], [other.wall for _, other in cold]),
        cpu=ratio([mine.cpu for mine, _ in cold], [other.cpu for _, other in cold]),
        memory=memory[0] / memory[1],
        edit=ratio([mine.wall for mine, _, _ in edits], [other.wall for _, other, _ in edits]),
        check=ratio([check.wall for *_, check in edits], [other.wall for _, other, _ in edits]),
        files=(sizes[0].files, sizes[1].files),
        size=(sizes[0].size, sizes[1].size),
        stages=stages,
        outputs=outputs,
        touched=round(median(touched)) if touched else None,
    )
    seconds = median(mine.wall for mine, _ in cold), median(other.wall for _, other in cold)
    return Measured(row, seconds[0], memory[0], seconds[1])


def measure_peer(peer: Program, events: int) -> float:
    """Seconds of one cold build of another program."""
    peer.write(corpus(events))
    seconds = _cold(peer).wall
    for event in corpus(events).events:
        if not peer.page(event).is_file():
            raise UnequalError(f"{peer.name} made no page for {event.slug}")
    shutil.rmtree(peer.folder)
    return seconds


def measure_real(ours: Program, content: Path, rounds: int = 5) -> tuple[float, float]:
    """Seconds of the real portal's build in a new process, with its frames and its pictures' sizes
    ready, but none of its site and nothing that was read or made of its texts, and of its check
    after that; medians."""
    stated = str(ours.folder / "content")
    build, check = (
        tuple(str(content) if part == stated else part for part in given)
        for given in (ours.command, ours.check)
    )
    _cold(ours, build)  # makes the frames around its hand-written pages
    builds, checks = [], []
    for _ in range(rounds):
        shutil.rmtree(ours.output.parent)
        for kept in ours.folder.glob("engine/.cache/*"):
            if kept.name.startswith(("read-", "made-")):
                shutil.rmtree(kept)
        builds.append(_run(ours, build).wall)
        checks.append(_run(ours, check).wall)
    return median(builds), median(checks)


def _edited(known: Corpus, number: int) -> Event:
    """An event to come, another one each round, with a sentence more."""
    coming = [event for event in known.events if str(event.start) > f"{NOW:%Y-%m-%d}"]
    event = coming[(number * 37 + 5) % len(coming)]
    return replace(event, body=f"{event.body}\nRettelse nummer {number + 1}.\n")


def _edit(program: Program, known: Corpus, event: Event) -> Run:
    """The build after an edit. The page must then show it."""
    program.edit(known, event)
    run = _run(program, program.command)
    if "Rettelse nummer" not in program.page(event).read_text(encoding="utf-8"):
        raise UnequalError(f"{program.name}: the edit is not in {event.slug}'s page")
    return run


def _cold(program: Program, command: tuple[str, ...] | None = None) -> Run:
    program.forget()
    return _run(program, command or program.command)


def _run(program: Program, command: tuple[str, ...]) -> Run:
    return timed(command, program.folder, program.environment, _log(program))


def _memory(program: Program) -> int:
    """The peak of a cold build."""
    program.forget()
    return peak_memory(program.command, program.folder, program.environment, _log(program))


def _shares(ours: Program) -> tuple[dict[str, float], dict[str, float]]:
    """The stages' shares of one more cold build, and the outputs' of its last stage, as `--timings`
    tells them."""
    _cold(ours, (*ours.command, "--timings"))
    told = _log(ours).read_text(encoding="utf-8")
    print(told)
    stages, _, outputs = told.partition("\ntotal")
    of_stages, of_outputs = (
        {name: int(share) / 100 for name, share in _SHARE.findall(part)}
        for part in (stages, outputs)
    )
    return of_stages, of_outputs


def _log(program: Program) -> Path:
    return program.folder / "log.txt"
