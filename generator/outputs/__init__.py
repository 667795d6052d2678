"""THE register of outputs: one module each; none imports another (a test keeps it so)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.artifacts import Artifact
from generator.outputs import events
from generator.presenting.edition import Edition

Output: TypeAlias = Callable[[Edition], Iterator[Artifact]]

OUTPUTS: tuple[Output, ...] = (events.artifacts,)
