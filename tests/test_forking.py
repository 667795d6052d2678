"""Each case in a Python of its own: the test runner has threads, and then nothing is forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]
START = """
import os
from generator.forking import WORTH_IT, in_shares
MANY = list(range(WORTH_IT + 1))
"""


def run(case: str) -> str:
    """What the case prints; its assertions are checked there."""
    done = subprocess.run(
        [sys.executable, "-c", START + dedent(case)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_item_is_done_once_and_in_several_processes() -> None:
    assert (
        run(
            """
        answers = in_shares(lambda share: (os.getpid(), list(share)), MANY, 2)
        assert sorted(item for _, share in answers for item in share) == MANY
        print(len({process for process, _ in answers}))
        """
        )
        == "2"
    )


def test_few_items_are_done_here() -> None:
    run(
        """
        answers = in_shares(lambda share: (os.getpid(), sum(share)), [1, 2, 3], 2)
        assert answers == [(os.getpid(), 6)]
        """
    )


def test_a_process_with_threads_is_not_forked() -> None:
    run(
        """
        import threading
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        answers = in_shares(lambda share: os.getpid(), MANY, 2)
        assert answers == [os.getpid()]
        """
    )


def test_an_answer_larger_than_a_pipe_arrives_whole() -> None:
    run(
        """
        answers = in_shares(lambda share: b"x" * (1_000_000 + len(share)), MANY, 2)
        assert sum(map(len, answers)) == 2_000_000 + len(MANY), list(map(len, answers))
        """
    )


@pytest.mark.parametrize("culprit", [0, 1])
def test_what_a_share_raises_is_raised_here(culprit: int) -> None:
    assert (
        run(
            f"""
        def work(share):
            if {culprit} in share:
                raise ValueError("number {culprit}")
            return len(share)
        try:
            in_shares(work, MANY, 2)
        except ValueError as error:
            print(error)
        """
        )
        == f"number {culprit}"
    )


def test_a_process_that_dies_is_told_of() -> None:
    assert "died" in run(
        """
        def work(share):
            if 1 in share:
                os._exit(9)
            return 0
        try:
            in_shares(work, MANY, 2)
        except RuntimeError as error:
            print(error)
        """
    )
