"""Whole portals, built once a session: the demo at its fixed time, and the real content."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from generator.build import build
from generator.model.times import ZONE
from generator.settings import BuildSettings

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
"""The demo's day: a Sunday morning with something on (Makefile, DEMO_NOW)."""


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("demo", tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("content", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def based_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo under a base path, as on a host that serves several things."""
    folder = tmp_path_factory.mktemp("based")
    return _built("demo", folder, base_url="https://vaert.example/portal/")


def _built(content: str, folder: Path, base_url: str | None = None) -> Path:
    output = folder / "site"
    build(
        BuildSettings(
            content=ROOT / content,
            output=output,
            now=NOW,
            base_url=base_url,
            cache=folder / "cache",
        )
    )
    return output


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test's own output is enough."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Serve the portal's own 404, as a host of static files does."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _serve(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def demo_url(demo_site: Path) -> Iterator[str]:
    yield from _serve(demo_site)


@pytest.fixture(scope="session")
def real_url(real_site: Path) -> Iterator[str]:
    yield from _serve(real_site)
