"""Build, watch, build again; the last good site stays while the content has faults."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from itertools import chain
from pathlib import Path

from jinja2 import TemplateError
from msgspec import Struct, field
from msgspec.structs import replace
from watchfiles import watch

from generator import build as building
from generator.artifacts import Artifact
from generator.outputs import around, looked_at
from generator.outputs.feeds import telling
from generator.presenting.addresses import base_path
from generator.presenting.edition import Edition
from generator.problems import ContentError, RefusedError
from generator.reports.problems import report
from generator.retouching import prepare, retouched
from generator.serving.apart import State, Tell, apart
from generator.serving.server import HOST, PreviewServer
from generator.settings import BuildSettings
from generator.system_errors import cause_of, said
from generator.writing import OutputError, publish_some, slip_in

MOMENT, QUIET = 10, 100
"""Milliseconds without a further change before a saved page is made, and before a build begins:
some editors save in two steps."""
FEW = 5
"""Events. Whoever saves more at once is not looking at the lists of one."""


def nobody(state: State) -> None:
    """There is no other process to tell."""


class Preview(Struct):
    """What the browsers are told: which build they see, and what is wrong with the newest files.

    Written by whoever builds, read by the threads that answer; `changed` guards it. These stand in
    another process (apart.py): `pass_on` tells that one.
    """

    output: Path
    prefix: str = ""
    version: int = 0
    faults: str = ""
    edition: Edition | None = None
    """Of the last good build, with the events in it that were saved since."""
    changed: threading.Condition = field(default_factory=threading.Condition)
    pass_on: Tell = nobody

    def tell(self, faults: str, *, prefix: str | None = None) -> None:
        """A build ended: with these faults, or as the next version where there are none."""
        version = self.version if faults else self.version + 1
        state = (version, faults, self.prefix if prefix is None else prefix)
        self.hear(state)
        self.pass_on(state)

    def hear(self, state: State) -> None:
        """How it stands now."""
        with self.changed:
            self.version, self.faults, self.prefix = state
            self.changed.notify_all()

    def news(self, version: int, faults: str, seconds: float) -> tuple[int, str]:
        """The state as soon as it is another than this one, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(
                lambda: (self.version, self.faults) != (version, faults), timeout=seconds
            )
            return self.version, self.faults


def serve(settings: BuildSettings, clock: Callable[[], datetime], port: int) -> None:
    """Build and serve until interrupted. Raises OSError when the port is taken."""
    preview = Preview(settings.output)
    with _server(port, preview) as server, apart(server, preview.hear) as preview.pass_on:
        settings = replace(settings, host=f"http://{HOST}:{server.port}")
        print(f"Bygger {settings.content} …", flush=True)
        rebuild(preview, settings, clock())
        try:
            address = f"{server.address}{preview.prefix}/"
            print(f"Portalen vises på {address} – stop med Ctrl+C", flush=True)
            _watch(preview, settings, clock)
        except KeyboardInterrupt:
            print("\nStoppet.")


def _watch(preview: Preview, settings: BuildSettings, clock: Callable[[], datetime]) -> None:
    """Whatever is saved is looked at in a moment, and built when nothing more is."""
    saved: set[str] = set()
    for changes in watch(
        settings.content,
        settings.theme,
        settings.config,
        step=MOMENT,
        rust_timeout=QUIET,
        yield_on_timeout=True,
    ):
        files = {path for _, path in changes}
        if files:
            saved |= files
            retouch(preview, settings, files)
        elif saved:
            names = sorted({Path(path).name for path in saved})
            print(f"→ {', '.join(names[:3])}{' …' if names[3:] else ''} er gemt", flush=True)
            saved.clear()
            rebuild(preview, settings, clock())


def retouch(preview: Preview, settings: BuildSettings, files: Iterable[str]) -> None:
    """Show saved events of a large portal before all that follows from them is built: their pages,
    and then what else people look at. What is wrong is for the build to tell."""
    if preview.edition is None or preview.faults:
        return
    saved = []
    content = settings.content.resolve()
    for file in map(Path, files):
        if not file.is_relative_to(content):
            continue
        found = retouched(preview.edition, content, file.relative_to(content).as_posix())
        if found is not None:
            saved.append(found)
            preview.edition = found.edition
            _show(preview, [found.page])
    if all(found.only_text for found in saved):
        _show(preview, chain.from_iterable(telling(preview.edition, one.slug) for one in saved))
    else:
        changed = {one.slug for one in saved if not one.only_text}
        if len(changed) <= FEW:
            _show_each(preview, around(preview.edition, changed))
        with suppress(ContentError, OutputError, OSError, TemplateError):
            publish_some(looked_at(preview.edition), preview.output, jobs=settings.jobs)
            preview.tell("")


def _show(preview: Preview, artifacts: Iterable[Artifact]) -> None:
    with suppress(OutputError, OSError, TemplateError):
        if slip_in({one.path: one.render() for one in artifacts}, preview.output):
            preview.tell("")


def _show_each(preview: Preview, artifacts: Iterable[Artifact]) -> None:
    """The same of pages that take long together: each is put in place as soon as it is made. The
    browsers are told of the first and then of all, or they would load without end."""
    put = 0
    with suppress(OutputError, OSError, TemplateError):
        for one in artifacts:
            if slip_in({one.path: one.render()}, preview.output):
                put += 1
                if put == 1:
                    preview.tell("")
    if put > 1:
        preview.tell("")


def _said(error: RefusedError | OSError | TemplateError) -> str:
    match error:
        case OSError():
            return said(error)
        case RefusedError():
            return str(error)
    return f"{type(error).__name__}: {error}"


def _server(port: int, preview: Preview) -> PreviewServer:
    try:
        return PreviewServer(port, preview)
    except OSError as error:
        raise OSError(
            f"Porten {port} kan ikke bruges ({cause_of(error)}). Vælg en anden med --port."
        ) from None


def rebuild(preview: Preview, settings: BuildSettings, now: datetime) -> None:
    """Build once and tell the browsers. Faults are shown and the last good site is left alone."""
    gc.disable()  # as in `portal build`; garbage is looked for while nobody waits
    try:
        built = building.build(replace(settings, now=now))
    except ContentError as error:
        faults = report(error.problems, "text", settings.content)
        print(faults, file=sys.stderr, flush=True)
        preview.tell(faults)
    except (RefusedError, OSError, TemplateError) as error:
        faults = _said(error)
        print(f"Fejl: {faults}", file=sys.stderr, flush=True)
        preview.tell(faults)
    else:
        if built.problems:
            print(report(built.problems, "text", settings.content), flush=True)
        written = built.written
        print(
            f"{len(written.written)} filer skrevet, {len(written.removed)} fjernet, "
            f"{written.kept} uændrede.",
            flush=True,
        )
        preview.edition = built.edition
        preview.tell("", prefix=base_path(built.edition.base_url))
        prepare(built.edition)
    gc.collect()
