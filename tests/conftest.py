"""What all tests share: `--bless`, which makes what is found now the expectation."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A timed test is no test: on a busy machine the first example may take a second.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="write every expected file anew from what is found; read the diff before you commit",
    )


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """True when expectations are to be rewritten."""
    return bool(request.config.getoption("--bless"))
