"""Work in several processes, forked so that each already holds everything.

Forking costs a few milliseconds and copies nothing; only the answers travel back. Where there is
no fork (Windows), where it is unsafe (macOS's frameworks, a process with threads) or where there
is too little to do, one process does it all, with the same result.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar, cast

Item = TypeVar("Item")
Answer = TypeVar("Answer")

WORTH_IT = 6
"""Heaps of some ten milliseconds each: fewer are done before another process has found its feet."""
_TOKEN = struct.Struct("=I")
MOST_HEAPS = 65_536 // _TOKEN.size
"""So many tokens fit into a pipe at once (pipe(7))."""


def heaps(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in heaps of `size`, or of more where there would be too many of them."""
    size = max(size, len(items) // MOST_HEAPS + 1)
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_turns(
    work: Callable[[Sequence[Item]], Answer],
    heaps: Sequence[Sequence[Item]],
    jobs: int,
    *,
    least: int = WORTH_IT,
) -> list[Answer]:
    """`work` over each heap, done by whichever of `jobs` processes is free; the answers in the
    order of the heaps. So none waits for another that got the harder share.

    With fewer heaps than `least` all are done here. What `work` raises is raised here; the answers
    must be picklable.
    """
    if jobs < 2 or len(heaps) < max(2, least) or not can_fork():
        with _holding():
            return [_tidily(work, heap) for heap in heaps]
    # Whoever is free takes a token; a read from a pipe takes it from everybody else.
    tokens, filling = os.pipe()
    os.write(filling, b"".join(map(_TOKEN.pack, range(len(heaps)))))
    os.close(filling)

    parents = (os.getpid(), os.getppid())

    def take() -> Iterator[tuple[int, Answer]]:
        # Whoever has lost the process that began it has nobody left to answer.
        while os.getppid() in parents and (token := os.read(tokens, _TOKEN.size)):
            (number,) = _TOKEN.unpack(token)
            yield number, _tidily(work, heaps[number])

    def packed() -> list[bytes]:
        """As they travel: a hundred thousand small values, each known to the pickler, take several
        times the room."""
        return [pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in take()]

    children: list[Callable[[], list[bytes]]] = []
    try:
        with _holding():
            children += [beside(packed) for _ in range(min(jobs, len(heaps)) - 1)]
            answers = list(take())
            for answer in children:
                answers += map(pickle.loads, answer())
    except BaseException:
        while os.read(tokens, MOST_HEAPS):
            pass  # nobody need begin anything more
        for answer in children:
            with suppress(Exception):
                answer()
        raise
    finally:
        os.close(tokens)
    return [answer for _, answer in sorted(answers, key=itemgetter(0))]


@contextmanager
def _holding() -> Iterator[None]:
    """What there is already is not looked at when garbage is looked for: to look at an object is to
    write into it, and each process would get a copy of its own."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _tidily(work: Callable[[Item], Answer], heap: Item) -> Answer:
    """`work` over a heap, and away with what it left that refers to itself in a circle: templates
    leave much. Only what is new is looked at, so it costs next to nothing."""
    answer = work(heap)
    gc.collect(0)
    return answer


def ahead(work: Callable[[Item], Answer], heap: Item) -> Callable[[], Answer]:
    """As `beside`, of what `in_turns` would do with a heap."""
    with _holding():
        return beside(partial(_tidily, work, heap))


def beside(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """Begin `work` in a process of its own; the function given back waits for the answer, which is
    asked for once. Without a process of its own it is done when it is asked for."""
    if not can_fork():
        return work
    process, pipe = _start(work)
    asked = False

    def answer() -> Answer:
        nonlocal asked
        if asked:
            raise RuntimeError("the answer was given already")
        asked = True
        return cast(Answer, _answer(process, pipe))

    return answer


_threaded = False


def has_threads() -> None:
    """Said by whoever calls a library that keeps threads which Python does not count: a child
    forked after that would wait for ever for threads that it does not have."""
    global _threaded
    _threaded = True


def can_fork() -> bool:
    """Whether a process may be forked off here and now."""
    alone = threading.active_count() == 1 and not _threaded
    return hasattr(os, "fork") and sys.platform != "darwin" and alone


def _start(work: Callable[[], Any]) -> tuple[int, int]:
    """A child at work: its process and the end of the pipe that its answer comes out of."""
    sys.stdout.flush()
    sys.stderr.flush()
    incoming, outgoing = os.pipe()
    process = os.fork()
    if process:
        os.close(outgoing)
        return process, incoming
    os.close(incoming)
    try:
        answer = pickle.dumps((True, work()), pickle.HIGHEST_PROTOCOL)
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
