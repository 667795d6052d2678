"""Each case in a Python of its own: the test runner has threads, and then nothing is forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from generator.forking import MOST_HEAPS, heaps

ROOT = Path(__file__).resolve().parents[1]
START = """
import os
import time
from generator.forking import ahead, beside, heaps, in_turns
MANY = heaps(range(400), 10)
here = os.getpid()

# Two functions for any process: wait for the other one, and call it. No clock is asked.
def signal():
    come_in, go_out = os.pipe()
    return lambda: os.read(come_in, 1), lambda: os.write(go_out, b"x")

wait, call = signal()
"""


def run(case: str) -> str:
    """What the case prints; its assertions are checked there."""
    done = subprocess.run(
        [sys.executable, "-c", START + dedent(case)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,  # what waits for ever is told of; a busy machine is not
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_heap_is_done_once_and_in_several_processes() -> None:
    assert (
        run(
            """
        met = []
        wait_for_parent, call_child = signal()
        def work(heap):
            if not met and os.getpid() == here:
                met.append((call_child(), wait()))
            elif not met:  # else it might be done with all before the other has begun
                met.append((call(), wait_for_parent()))
            return os.getpid(), list(heap)
        answers = in_turns(work, MANY, 2)
        assert [item for _, heap in answers for item in heap] == list(range(400))
        print(len({process for process, _ in answers}))
        """
        )
        == "2"
    )


def test_whoever_is_free_takes_the_next_heap() -> None:
    run(
        """
        done = []
        def work(heap):
            done.append(heap)
            if heap[0] == 0:
                wait()
            elif len(done) == len(MANY) - 3:
                call()
            return os.getpid()
        first, *rest = in_turns(work, MANY, 2)
        assert rest.count(first) <= 2, (first, rest)
        """
    )


def test_few_heaps_are_done_here() -> None:
    run(
        """
        answers = in_turns(lambda heap: (os.getpid(), sum(heap)), [[1, 2, 3], [4]], 2)
        assert answers == [(os.getpid(), 6), (os.getpid(), 4)]
        """
    )


def test_a_process_with_threads_is_not_forked() -> None:
    run(
        """
        import threading
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        assert set(in_turns(lambda heap: os.getpid(), MANY, 2)) == {os.getpid()}
        assert beside(os.getpid)() == os.getpid()
        """
    )


def test_answers_larger_than_a_pipe_arrive_whole() -> None:
    run(
        """
        answers = in_turns(lambda heap: b"x" * (100_000 + heap[0]), MANY, 2)
        assert [len(answer) - 100_000 for answer in answers] == [heap[0] for heap in MANY]
        """
    )


@pytest.mark.parametrize("culprit", [0, 399])
def test_what_is_raised_anywhere_is_raised_here(culprit: int) -> None:
    assert (
        run(
            f"""
        def work(heap):
            time.sleep(0.001)
            if {culprit} in heap:
                raise ValueError("number {culprit}")
        try:
            in_turns(work, MANY, 3)
        except ValueError as error:
            print(error)
        """
        )
        == f"number {culprit}"
    )


def test_a_process_that_dies_is_told_of() -> None:
    assert "died" in run(
        """
        met = []
        def work(heap):
            if os.getpid() != here:
                call()
                os._exit(9)
            if not met:
                met.append(wait())
        try:
            in_turns(work, MANY, 2)
        except RuntimeError as error:
            print(error)
        """
    )


def test_what_is_done_beside_is_done_meanwhile() -> None:
    run(
        """
        def work():
            wait()
            return os.getpid()
        answer = beside(work)
        call()
        assert answer() != here
        """
    )


def test_there_are_never_more_heaps_than_tokens() -> None:
    many = heaps(range(100_000), 1)
    assert len(many) <= MOST_HEAPS
    assert [item for heap in many for item in heap] == list(range(100_000))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_heap_leaves_in_circles_is_gone_before_the_next(jobs: int) -> None:
    """A build looks for no garbage by itself; and nothing is held on to once all is done."""
    assert (
        run(
            f"""
        import gc
        import weakref
        gc.disable()
        class Circle:
            pass
        left = []
        def work(heap):
            standing = sum(circle() is not None for circle in left)
            circle = Circle()
            circle.itself = circle
            left.append(weakref.ref(circle))
            return standing
        print(sum(in_turns(work, MANY, {jobs})), gc.get_freeze_count())
        """
        )
        == "0 0"
    )


def test_a_heap_is_done_ahead_of_the_others() -> None:
    assert (
        run(
            """
        wait_for_parent, call_child = signal()
        def work(heap):
            call()
            wait_for_parent()
            return os.getpid(), list(heap)
        answer = ahead(work, [1, 2])
        wait()  # it has begun, and nobody has asked for its answer
        call_child()
        process, items = answer()
        assert process != here
        print(items)
        """
        )
        == "[1, 2]"
    )
