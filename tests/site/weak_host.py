"""A host that a test can make slow or stop, that lives under a base path, and whose site is rebuilt
while it serves: the small portal of `tests/golden`, copied so that its content can be changed.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from generator.build import build
from generator.model.times import ZONE
from generator.settings import ROOT, BuildSettings
from tests.site.host import Host

NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
SLOW = 6.0
"""Seconds until a slow host answers for a page; the worker waits three and a half. A silent one
does not answer before the test is over."""


@dataclass
class Portal:
    """The site and how its host feels. `missing` are paths that are not found, `asked` those that
    were asked for."""

    folder: Path
    base: str = "/"
    url: str = ""
    mood: Literal["up", "down", "slow", "silent", "broken"] = "up"
    over: threading.Event = field(default_factory=threading.Event)
    missing: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def home(self) -> str:
        return f"{self.url}{self.base}"

    def file(self, name: str) -> Path:
        """A content file, to be changed before the next `build`."""
        return self.folder / "content" / name

    def change(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self, *, theme: Path | None = None, now: datetime = NOW) -> None:
        settings = BuildSettings(
            content=self.folder / "content",
            output=self.site,
            now=now,
            base_url=f"https://proeve.example{self.base}",
            cache=self.folder / "cache",
        )
        build(replace(settings, theme=theme) if theme else settings)


class WeakHost(Host):
    portal: Portal

    def __init__(self, *arguments: Any, portal: Portal) -> None:
        self.portal = portal
        super().__init__(*arguments, directory=str(portal.site))

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        portal, path = self.portal, self.path.partition("?")[0]
        portal.asked.append(path)
        if portal.mood == "down":
            self.close_connection = True
            return
        if portal.mood in ("slow", "silent") and path.endswith("/"):
            portal.over.wait(SLOW if portal.mood == "slow" else None)
            if portal.over.is_set():
                self.close_connection = True
                return
        if portal.mood == "broken" and path.endswith("/"):
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if not path.startswith(portal.base) or path in portal.missing:
            self.send_error(404)
            return
        super().do_GET()

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def end_headers(self) -> None:
        """As hosts do that let browsers keep pages for ten minutes, with no mark on them."""
        if self.path.partition("?")[0].endswith("/"):
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.portal.base))


def first_built(folder: Path, base: str = "/") -> Path:
    """The small portal's content and site in this folder."""
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    Portal(folder, base).build()
    return folder


def hosted(portal: Portal) -> Iterator[Portal]:
    """Serve what was built until the test is over."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(WeakHost, portal=portal)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    portal.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield portal
    portal.over.set()
    server.shutdown()
    server.server_close()
