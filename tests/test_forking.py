from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from generator.forking import WORTH_IT, in_shares

MANY = list(range(WORTH_IT + 1))


def test_every_item_is_done_once_and_in_several_processes() -> None:
    answers = in_shares(lambda share: (os.getpid(), list(share)), MANY, 2)

    assert sorted(item for _, share in answers for item in share) == MANY
    assert len({process for process, _ in answers}) == 2


def test_few_items_are_done_here() -> None:
    assert in_shares(lambda share: (os.getpid(), sum(share)), [1, 2, 3], 2) == [(os.getpid(), 6)]


def test_an_answer_larger_than_a_pipe_arrives_whole() -> None:
    answers = in_shares(lambda share: b"x" * (1_000_000 + len(share)), MANY, 2)

    assert sum(map(len, answers)) == 2_000_000 + len(MANY)


@pytest.mark.parametrize("culprit", [0, 1])
def test_what_a_share_raises_is_raised_here(culprit: int) -> None:
    def work(share: Sequence[int]) -> int:
        if culprit in share:
            raise ValueError(f"number {culprit}")
        return len(share)

    with pytest.raises(ValueError, match=f"number {culprit}"):
        in_shares(work, MANY, 2)
