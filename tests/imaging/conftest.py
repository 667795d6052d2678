"""Pictures are made for each test of this folder; others find them made (`tests/kept.py`)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import kept


@pytest.fixture(scope="package", autouse=True)
def _anew() -> Iterator[None]:
    with kept.anew():
        yield
