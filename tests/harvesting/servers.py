"""A server on this machine with one calendar that is right and many that are not."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

BOMB = gzip.compress(b"A" * 30_000_000, 9)
ENDLESS = 120.0
"""Seconds that the server takes where it should not be waited for: far more than a busy machine
makes of a bound that is held."""


def calendar(*events: tuple[str, str, str]) -> bytes:
    """UID, title and start (`20261213T160000`) of each."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//koret//DA"]
    for uid, title, start in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261101T000000Z"]
        lines += [f"DTSTART;TZID=Europe/Copenhagen:{start}", f"SUMMARY:{title}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


class Handler(BaseHTTPRequestHandler):
    """What is at a path is decided by its name."""

    server: Server

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        self.server.asked.append(self.path)
        try:
            getattr(self, f"_{name.replace('-', '_')}", self._file)()
        except (BrokenPipeError, ConnectionResetError):
            return

    def _file(self) -> None:
        data = self.server.files.get(self.path.strip("/"))
        if data is None:
            self._answer(404, b"nothing")
        else:
            self._answer(200, data)

    def _hanging(self) -> None:
        self.server.stop.wait(ENDLESS)

    def _dripping(self) -> None:
        """A byte now and then: never late by the socket's own clock."""
        self.send_response(200)
        self.end_headers()
        until = time.monotonic() + ENDLESS
        while time.monotonic() < until and not self.server.stop.wait(0.05):
            self.wfile.write(b"B")
            self.wfile.flush()

    def _failing(self) -> None:
        self._answer(500, b"<html>Fatal error</html>")

    def _huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"X" * 1_000_000)

    def _announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "99999999999")
        self.end_headers()

    def _bomb(self) -> None:
        self._answer(200, BOMB, ("Content-Encoding", "gzip"))

    def _packed(self) -> None:
        self._answer(
            200, gzip.compress(self.server.files["koret.ics"]), ("Content-Encoding", "gzip")
        )

    def _broken_gzip(self) -> None:
        self._answer(200, BOMB[:200], ("Content-Encoding", "gzip"))

    def _brotli(self) -> None:
        self._answer(200, b"x", ("Content-Encoding", "br"))

    def _loop(self) -> None:
        self._answer(302, b"", ("Location", "/loop"))

    def _moved(self) -> None:
        self._answer(301, b"", ("Location", "/koret.ics"))

    def _inside(self) -> None:
        self._answer(302, b"", ("Location", "http://169.254.169.254/latest/meta-data/"))

    def _to_file(self) -> None:
        self._answer(302, b"", ("Location", "file:///etc/passwd"))

    def _to_letters(self) -> None:
        """UTF-8 as it is, which the header's text shows as Latin-1."""
        self._answer(302, b"", ("Location", "/bæk.ics".encode().decode("latin-1")))

    def _to_nonsense(self) -> None:
        self._answer(302, b"", ("Location", "http://[x/"))

    def _nowhere(self) -> None:
        self._answer(302, b"")

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"BEGIN:VCALENDAR\r\n")

    def _page(self) -> None:
        self._answer(200, b"<!doctype html><title>Log ind</title>", ("Content-Type", "text/html"))

    def _noise(self) -> None:
        self.wfile.write(b"\x00\x01SSH-2.0 hello\r\n\r\n")

    def _answer(self, status: int, data: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """`files` are calendars by name; `asked` are the paths that were asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {"koret.ics": calendar(("l", "Lucia", "20261213T160000"))}
        self.asked: list[str] = []
        self.stop = threading.Event()

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{name}"

    def handle_error(self, *_: Any) -> None:
        """Clients that go away are what is tested."""


@contextmanager
def serving() -> Iterator[Server]:
    """The server, until the test is over."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        server.shutdown()
        server.server_close()
