"""One run of one program: time, processor time, memory, and what it wrote."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.01
"""Seconds between two looks at the memory."""
_KIB = 1 if sys.platform == "darwin" else 1024
"""ru_maxrss counts bytes there and KiB elsewhere."""


YOUNG = 3
"""Seconds: a build keeps nothing of files that were written a moment ago (reading/kept.py)."""


class RunError(Exception):
    """A program failed; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of processor time (user and system, of all its processes)."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in the output: files, and the bytes in them."""

    files: int
    size: int


@contextmanager
def work_folder(name: str, within: Path | None) -> Iterator[Path]:
    """A folder to work in, gone afterwards; `within` is one in memory, where that is wanted."""
    work = Path(tempfile.mkdtemp(prefix=f"portal-{name}-", dir=within))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Run:
    """Run a command to its end. The clock runs from before fork until it is waited for.

    wait4 gives the processor time of the process and of all descendants that it waited for, so
    worker processes count.
    """
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        usage = _wait(process, command, log)
        wall = time.perf_counter() - start
    return Run(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path
) -> int:
    """Bytes of memory at the peak, over all the processes of the command.

    A run of its own, since looking costs time: the sum of the processes' proportional set sizes
    (PSS: a page that workers share counts once), looked at a hundred times a second, and never less
    than the highest resident set of any one of them (VmHWM, so that a short peak is not missed).

    Without /proc it is ru_maxrss alone. Linux's is of no use here: on exec it takes over the peak
    of whoever started the program (exec_mmap in fs/exec.c): a large measurer would measure itself.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        seen = 0
        looking = Path("/proc/self/smaps_rollup").exists()
        while looking and not _ended(process.pid):
            found = _session(process.pid)
            together = sum(_memory(one, "smaps_rollup", "Pss:") for one in found)
            highest = max((_memory(one, "status", "VmHWM:") for one in found), default=0)
            seen = max(seen, together, highest)
            time.sleep(_PAUSE)
        usage = _wait(process, command, log)
    return seen if looking else usage.ru_maxrss * _KIB


def made(folder: Path) -> Made:
    """Count the files of an output and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Made(len(sizes), sum(sizes))


def _wait(
    process: subprocess.Popen[bytes], command: Sequence[str], log: Path
) -> resource.struct_rusage:
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RunError(f"{Path(command[0]).name} gave {process.returncode}:\n{said}")
    return usage


def _ended(process: int) -> bool:
    """True once it has; it stays there to be waited for."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _session(leader: int) -> list[int]:
    """The processes of a session: a worker stays in it even when its parent has gone."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _session_of(folder) == leader:
            found.append(int(folder.name))
    return found


def _session_of(folder: Path) -> int | None:
    try:
        # proc(5): after the name in brackets come state, parent, group, session.
        return int((folder / "stat").read_text().rpartition(")")[2].split()[3])
    except (OSError, IndexError, ValueError):
        return None


def _memory(process: int, file: str, name: str) -> int:
    """Bytes, from a line such as `Pss:  1234 kB` in a file of proc(5)."""
    try:
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass  # it has just ended
    return 0
