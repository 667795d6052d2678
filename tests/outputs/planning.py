"""What an output plans, whether it says so in batches or all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from generator.artifacts import Artifact, Batch
from generator.presenting.edition import Edition

Output: TypeAlias = Callable[[Edition], Iterable[Artifact | Batch]]
"""A module's `batches`, or its `artifacts` where it has no batches of its own."""


def artifacts_of(output: Output, edition: Edition) -> Iterator[Artifact]:
    """All that it would make, as it would if none of it stood on disk."""
    for made in output(edition):
        if isinstance(made, Batch):
            yield from made.plan()
        else:
            yield made
