"""A portal's calendars and feeds on a loopback server, as a subscriber's program meets them."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

_FIRST = 1_793_530_800
"""When the first file was written: 1 November 2026, as seconds since 1970."""


class Handler(SimpleHTTPRequestHandler):
    """Quiet, and with the media types that a good server gives."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".ics": "text/calendar",
        ".xml": "application/xml",
        ".json": "application/json",
    }

    def log_message(self, format: str, *args: object) -> None:
        pass


class Served:
    """A folder and its address."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self._written = 0

    def write(self, path: str, data: bytes) -> None:
        """Each file is a second later than the one before, as `Last-Modified` counts: a reader that
        asks for what is newer is not told that nothing is."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self._written += 1
        os.utime(file, (_FIRST + self._written,) * 2)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()
    thread.join()


def program(name: str) -> str:
    """The program's file; the test is skipped where it is not installed."""
    # The locked version beside this Python goes before whatever the system has.
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found
