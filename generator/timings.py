"""Where a build's time goes, stage by stage (`portal build --timings`)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field


class Timings(Struct):
    """Seconds of wall time by stage, in the order in which they ran."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage; repeated stages add up."""
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def table(self) -> str:
        """One line a stage, with its share of the whole."""
        whole = sum(self.seconds.values()) or 1.0
        lines = [
            f"{name:<20} {spent:8.3f} s {spent / whole:6.0%}"
            for name, spent in self.seconds.items()
        ]
        return "\n".join((*lines, f"{'total':<20} {whole:8.3f} s"))
