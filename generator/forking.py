"""Work in shares: each in a process of its own, forked so that it already holds everything.

Forking costs a few milliseconds and copies nothing; only the answers travel back. Where there is
no fork (Windows), where it is unsafe (macOS's frameworks, a process with threads) or where there
is too little to do, one process does it all, with the same result.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

WORTH_IT = 400
"""Fewer items than this are done before a second process has found its feet (measured)."""


def in_shares(
    work: Callable[[Sequence[Item]], Answer],
    items: Sequence[Item],
    jobs: int,
    *,
    least: int = WORTH_IT,
) -> list[Answer]:
    """`work` over interleaved shares of the items; the answers in the order of the shares.

    Interleaved, since what stands side by side is alike: the long lists are shared out, too.
    With fewer items than `least` they are all done here. What a share raises is raised here; the
    answers must be picklable.
    """
    jobs = min(jobs, len(items))
    if jobs < 2 or len(items) < least or not _can_fork():
        return [work(items)]
    children = [_start(work, items[number::jobs]) for number in range(1, jobs)]
    try:
        answers = [work(items[0::jobs])]
    except BaseException:
        for process, pipe in children:
            os.close(pipe)
            os.waitpid(process, 0)
        raise
    return answers + [_answer(process, pipe) for process, pipe in children]


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _start(work: Callable[[Any], Any], share: Sequence[Any]) -> tuple[int, int]:
    """A child at work on its share: its process and the end of the pipe that its answer is in."""
    sys.stdout.flush()
    sys.stderr.flush()
    incoming, outgoing = os.pipe()
    process = os.fork()
    if process:
        os.close(outgoing)
        return process, incoming
    os.close(incoming)
    try:
        answer = pickle.dumps((True, work(share)), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # the parent raises it
        answer = _told(error)
    with os.fdopen(outgoing, "wb") as pipe:
        pipe.write(answer)
    os._exit(0)


def _told(error: BaseException) -> bytes:
    """The error, or its words where it cannot travel."""
    try:
        answer = pickle.dumps((False, error))
        pickle.loads(answer)  # noqa: S301 - made in the line above
    except Exception:
        answer = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return answer


def _answer(process: int, pipe: int) -> Any:
    with os.fdopen(pipe, "rb") as stream:
        data = stream.read()
    os.waitpid(process, 0)
    if not data:
        raise RuntimeError("a build process died; there may be too little memory")
    done, answer = pickle.loads(data)  # noqa: S301 - from our own child, through our own pipe
    if not done:
        raise answer
    return answer
