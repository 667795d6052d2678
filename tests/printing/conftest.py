"""A process that has set a PDF forks no more; other tests want to see it fork."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from generator import forking


@pytest.fixture(scope="package", autouse=True)
def threads_of_typst() -> Iterator[None]:
    """What is known of Typst's threads, for the tests of this folder alone: children of the others
    set nothing, so that its threads are not missed there."""
    if "typst" in sys.modules:
        forking.has_threads()
    yield
    forking._threaded = False
