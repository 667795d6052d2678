"""Build, watch, build again; the last good site stays while the content has faults."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from jinja2 import TemplateError
from watchfiles import watch

from generator import build as building
from generator import reporting
from generator.presenting.addresses import base_path
from generator.problems import ContentError
from generator.serving.server import HOST, PreviewServer
from generator.settings import BuildSettings
from generator.shell import ShellError
from generator.writing import OutputError

QUIET = 100
"""Milliseconds without a further change before a build begins: some editors save in two steps."""


@dataclass
class Preview:
    """What the browsers are told: which build they see, and what is wrong with the newest files.

    Written by the thread that builds, read by those that answer; `changed` guards it.
    """

    output: Path
    prefix: str = ""
    version: int = 0
    faults: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, faults: str, *, prefix: str | None = None) -> None:
        """A build ended: with these faults, or as the next version where there are none."""
        with self.changed:
            self.faults = faults
            if not faults:
                self.version += 1
            if prefix is not None:
                self.prefix = prefix
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
    with _server(port, preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Bygger {settings.content} …", flush=True)
        rebuild(preview, settings, clock(), server.port)
        print(f"Portalen vises på {server.address}{preview.prefix}/ – stop med Ctrl+C", flush=True)
        try:
            for changes in watch(settings.content, settings.theme, settings.config, step=QUIET):
                names = sorted({Path(path).name for _, path in changes})
                print(f"→ {', '.join(names[:3])}{' …' if names[3:] else ''} er gemt", flush=True)
                rebuild(preview, settings, clock(), server.port)
        except KeyboardInterrupt:
            print("\nStoppet.")
        finally:
            server.shutdown()


def _server(port: int, preview: Preview) -> PreviewServer:
    try:
        return PreviewServer(port, preview)
    except OSError as error:
        raise OSError(
            f"Porten {port} kan ikke bruges ({error.strerror}). Vælg en anden med --port."
        ) from None


def rebuild(preview: Preview, settings: BuildSettings, now: datetime, port: int) -> None:
    """Build once and tell the browsers. Faults are shown and the last good site is left alone."""
    try:
        portal, _ = building.read(replace(settings, now=now))
        prefix = base_path(settings.base_url or portal.settings.base_url)
        built = building.build(
            replace(settings, now=now, base_url=f"http://{HOST}:{port}{prefix}/")
        )
    except ContentError as error:
        faults = reporting.report(error.problems, "text", settings.content)
        print(faults, file=sys.stderr, flush=True)
        preview.tell(faults)
    except (ShellError, OutputError, OSError, TemplateError) as error:
        faults = f"{type(error).__name__}: {error}"
        print(f"Fejl: {faults}", file=sys.stderr, flush=True)
        preview.tell(faults)
    else:
        if built.problems:
            print(reporting.report(built.problems, "text", settings.content), flush=True)
        written = built.written
        print(
            f"{len(written.written)} filer skrevet, {len(written.removed)} fjernet, "
            f"{written.kept} uændrede.",
            flush=True,
        )
        preview.tell("", prefix=prefix)
