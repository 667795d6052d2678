"""A host of static files as good ones are: texts packed with gzip, the portal's own 404.

`python -m tests.site.host site-demo 8000` serves a folder that way, for Lighthouse and others.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".ics", ".txt"}
"""What hosts such as GitHub Pages pack; fonts and pictures are packed already."""


class Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """The test's own output is enough."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not self._packs(path):
            return super().send_head()
        body = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

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

    def _packs(self, path: Path) -> bool:
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        return wanted and path.suffix in PACKED and path.is_file()


@functools.cache
def _packed(path: Path, _changed: int) -> bytes:
    """At level 6, as hosts do it while they answer."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the folder on this machine; yields the address without a slash at its end."""
    handler = functools.partial(Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


served = contextmanager(serve)
"""The same while a `with` lasts."""


if __name__ == "__main__":
    for address in serve(Path(sys.argv[1]), int(sys.argv[2])):
        print(address, flush=True)
        threading.Event().wait()
