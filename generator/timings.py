"""Where a build's time goes, stage by stage and output by output (`portal build --timings`)."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter

from msgspec import Struct, field

LEAST = 0.01
"""Outputs that take less of the whole are told together."""


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
        whole = sum(self.seconds.values())
        return _table({**self.seconds, "total": whole}, whole)


def by_output(spent: Mapping[str, float]) -> str:
    """Seconds of processor time by batch (`events/17`) → one line an output, the longest first.

    What is made in another language stands under its code.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    for batch, one in spent.items():
        seconds[batch.partition("/")[0]] += one
    whole = sum(seconds.values())
    ordered = sorted(seconds.items(), key=itemgetter(1), reverse=True)
    rows = {name: one for name, one in ordered if one >= LEAST * whole}
    rest = {"others": whole - sum(rows.values())} if len(rows) < len(seconds) else {}
    return _table({**rows, **rest}, whole)


def _table(seconds: Mapping[str, float], whole: float) -> str:
    return "\n".join(
        f"{name:<22} {one:8.3f} s {one / (whole or 1):6.0%}" for name, one in seconds.items()
    )
