"""The loopback server of the preview: files with their right types, and word of new builds."""

from __future__ import annotations

import json
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from generator.presenting.addresses import ADMIN
from generator.settings import SHIPPED

HOST = "127.0.0.1"
OWN = "/.portal/"
"""The addresses of the preview's own files; no page of a portal begins with a dot."""
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".opml": "text/x-opml; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
NAMED_TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
PING = 15.0
"""Seconds between signs of life on a quiet stream; a closed browser is noticed then."""
_BESIDE = Path(__file__).parent
RETIRED = SHIPPED / "theme" / "worker" / "retire.js"
"""The service worker that deletes what others kept, and itself."""


class Shown(Protocol):
    """What the server knows of the preview."""

    output: Path
    prefix: str
    version: int
    faults: str

    def news(self, version: int, faults: str, seconds: float) -> tuple[int, str]: ...


class PreviewServer(ThreadingHTTPServer):
    """Serves on the loopback interface alone; port 0 takes a free one."""

    daemon_threads = True

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        super().__init__((HOST, port), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server_close()


def content_type(name: str) -> str:
    """The media type by a file's name, as a good host would give it."""
    return NAMED_TYPES.get(name) or TYPES.get(Path(name).suffix, "application/octet-stream")


def entity_tag(body: bytes) -> str:
    """A page's `ETag` (RFC 9110 §8.8.3), without its quotation marks."""
    return sha256(body).hexdigest()[:16]


def with_script(html: bytes, version: int) -> bytes:
    """The page with the preview's script in its head; the script learns which build it is in, and
    the tag of the page as it is on disk."""
    asked = f"v={version}&amp;page={entity_tag(html)}"
    script = f'<script src="{OWN}reload.js?{asked}" defer></script>'.encode()
    head, end, rest = html.partition(b"</head>")
    return head + script + end + rest if end else script + html


def _can_be_there(file: Path) -> bool:
    """False for what the disk does not even look for, such as a name of 300 letters."""
    try:
        file.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        try:
            self._answer()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _answer(self) -> None:
        # Another site's name that points at this machine (DNS rebinding) gets nothing.
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in (HOST, "localhost"):
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        path = unquote(urlsplit(self.path).path)
        prefix = self.server.shown.prefix
        if path == f"{OWN}events":
            self._stream()
        elif path.startswith(OWN):
            self._own(path.removeprefix(OWN))
        elif path == f"{prefix}/sw.js":
            # A worker would show old pages to whoever writes; one that is there ends itself.
            self._send_file(HTTPStatus.OK, RETIRED)
        elif not self.server.shown.version:
            self._nothing_yet()
        elif prefix and not path.startswith(f"{prefix}/"):
            self._redirect(f"{prefix}/")
        else:
            self._file(path.removeprefix(prefix))

    def _file(self, path: str) -> None:
        output = self.server.shown.output.resolve()
        path = path.replace("\0", "")
        target = (output / path.lstrip("/")).resolve()
        inside = target == output or output in target.parents
        if not inside or not _can_be_there(target):
            self._missing()
        elif target.is_dir() and not path.endswith("/"):
            self._redirect(f"{self.server.shown.prefix}{path}/")
        else:
            file = target / "index.html" if path.endswith("/") else target
            if file.is_file():
                self._send_file(HTTPStatus.OK, file)
            else:
                self._missing()

    def _missing(self) -> None:
        page = self.server.shown.output / "404.html"
        if page.is_file():
            self._send_file(HTTPStatus.NOT_FOUND, page)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"Findes ikke.", TYPES[".txt"])

    def _nothing_yet(self) -> None:
        """Before the first good build: a page that waits for it, with the faults on top."""
        page = (
            '<!doctype html><html lang="da"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Forhåndsvisning</title>'
            "</head><body><main><h1>Portalen er ikke bygget endnu</h1>"
            "<p>Siden kommer af sig selv, når indholdet er i orden.</p></main></body></html>"
        )
        body = with_script(page.encode(), 0)
        self._send(HTTPStatus.SERVICE_UNAVAILABLE, body, TYPES[".html"])

    def _own(self, name: str) -> None:
        file = _BESIDE / name
        if name in ("reload.js", "overlay.css"):
            self._send_file(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _stream(self) -> None:
        """Server-sent events (WHATWG HTML §9.2): the state now, and whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        version, faults = -1, ""
        while True:
            state = self.server.shown.news(version, faults, PING)
            if state == (version, faults):
                self.wfile.write(b": stadig her\n\n")
            else:
                version, faults = state
                data = json.dumps({"version": version, "faults": faults})
                self.wfile.write(f"data: {data}\n\n".encode())
            self.wfile.flush()

    def _send_file(self, status: HTTPStatus, file: Path) -> None:
        body = file.read_bytes()
        if file.suffix != ".html" or self._is_editor():
            self._send(status, body, content_type(file.name))
        else:
            page = with_script(body, self.server.shown.version)
            self._send(status, page, content_type(file.name), tag=entity_tag(body))

    def _is_editor(self) -> bool:
        """Whether the browser editor is asked for. It holds what is not saved yet, and a reload
        takes the folder from it that it was let into; it saves the files that we build again."""
        return urlsplit(self.path).path.startswith(f"{self.server.shown.prefix}{ADMIN}")

    def _redirect(self, to: str) -> None:
        # One slash in front alone: `//host/` would be another host's address.
        self._send(HTTPStatus.FOUND, b"", "text/plain", location="/" + quote(to.lstrip("/")))

    def _send(
        self,
        status: HTTPStatus,
        body: bytes,
        kind: str,
        *,
        location: str | None = None,
        tag: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location is not None:
            self.send_header("Location", location)
        if tag is not None:
            self.send_header("ETag", f'"{tag}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests: the terminal belongs to the editor's faults."""
