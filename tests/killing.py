"""Real processes, really killed: a fork runs the work, SIGKILL ends it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

FILE_EVENTS = frozenset(
    ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree")
)
"""What CPython's audit hooks report just before the system call (PEP 578)."""


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run `work` in a process that is killed before its file operation number `step` (from 0).

    False when it ended before it came that far.
    """

    def countdown() -> None:
        left = step

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event in FILE_EVENTS:
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1

        sys.addaudithook(hook)

    return _killed(_forked(work, countdown))


def killed_after(
    seconds: float, work: Callable[[], object], *, once: Callable[[], bool] = lambda: True
) -> bool:
    """Run `work` in a process that is killed that long after `once` has become true.

    False when it was done before.
    """
    child = _forked(work, lambda: None)
    while not once():
        # WNOWAIT leaves the child to be waited for below.
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            break
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return _killed(child)


def _forked(work: Callable[[], object], prepare: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - ends with the process
        prepare()
        work()
        status = 0
    finally:
        os._exit(status)


def _killed(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the work failed by itself"
    return False
