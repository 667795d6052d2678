"""The page builder: MkDocs with Material. The only module of the generator that names it.

It runs as a process of its own: a build that reuses the cached shell never imports it, and its
logging, warnings and global state stay out of ours.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from generator.shell.frame import ShellError

SECONDS = 300


class Builder(Struct, frozen=True):
    """What turns a staged ``mkdocs.yml`` into ``site/`` beside it.

    ``versions`` belong to the shell's digest, ``stylesheet`` is the address of the builder's own
    stylesheet for Markdown, ``build`` takes the path of the ``mkdocs.yml``.
    """

    name: str
    versions: Callable[[], Mapping[str, str]]
    stylesheet: Callable[[], str]
    build: Callable[[Path], Path]


def _versions() -> Mapping[str, str]:
    names = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
    return {name: version(name) for name in names}


def _build(project: Path) -> Path:
    return run_builder([sys.executable, "-m", "mkdocs", "build", "--strict"], project)


def theme_stylesheet(package: str, pattern: str) -> str:
    """The one stylesheet that the installed package's theme has by this pattern, as its address.

    Finds the package without importing it. Raises ShellError unless exactly one matches.
    """
    spec = find_spec(package)
    folders = [
        Path(place) / "templates" for place in (spec and spec.submodule_search_locations) or ()
    ]
    found = [path.relative_to(root).as_posix() for root in folders for path in root.glob(pattern)]
    if len(found) != 1:
        raise ShellError(f"Fandt ikke ét stylesheet som {pattern} i {package}: {found}")
    return found[0]


def run_builder(command: list[str], project: Path) -> Path:
    """Run a page builder in the project's folder. Raises ShellError with all that it said."""
    try:
        done = subprocess.run(
            [*command, "--config-file", project.name],
            cwd=project.parent,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ShellError(f"Siderammen blev ikke færdig på {SECONDS} sekunder.") from error
    if done.returncode != 0:
        raise ShellError(f"Siderammen kunne ikke bygges:\n{done.stdout}{done.stderr}".rstrip())
    return project.parent / "site"


MKDOCS = Builder(
    name="MkDocs",
    versions=_versions,
    stylesheet=lambda: theme_stylesheet("material", "assets/stylesheets/main.*.min.css"),
    build=_build,
)
