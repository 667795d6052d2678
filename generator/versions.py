"""Which program makes the site: our own code and the libraries whose output we keep."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = (
    "feedgen",
    "icalendar",
    "jinja2",
    "nh3",
    "orjson",
    "pillow",
    "pydantic",
    "pyromark",
    "python-dateutil",
)


@cache
def program_digest() -> str:
    """A digest that changes with any line of our code, with Python, and with those libraries.

    Whatever is kept from one build to the next is kept under it, so that an upgrade needs no
    `--clean`.
    """
    versions = " ".join((sys.version, *map(library_version, LIBRARIES)))
    hashed = hashlib.sha256(versions.encode())
    package = Path(__file__).parent
    for file in sorted((*package.rglob("*.py"), *package.rglob("*.po"))):
        hashed.update(file.relative_to(package).as_posix().encode() + b"\x00" + file.read_bytes())
    return hashed.hexdigest()[:32]


def library_version(name: str) -> str:
    """`jinja2==3.1.6`; the name alone for one that is not installed."""
    try:
        return f"{name}=={version(name)}"
    except PackageNotFoundError:
        return name
