"""A server on this machine that answers as listmonk and Buttondown say they do, and as neither
should: each request is kept, each answer is what a test asks for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LISTMONK_TOKEN, BUTTONDOWN_TOKEN = "token portal:hemmelig", "Token noegle"


@dataclass
class Server:
    """`asked` has what came: path, headers, JSON. `answer`, where set, is given to all."""

    url: str
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    answer: tuple[int, dict[str, str], bytes] | None = None
    pause: float = 0.0
    drip: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def running() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"null"
            server.asked.append((self.path, dict(self.headers), json.loads(body)))
            server.stop.wait(server.pause)
            status, headers, data = server.answer or as_documented(self, json.loads(body))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for at in range(0, len(data), 1 if server.drip else max(1, len(data))):
                    server.stop.wait(server.drip)
                    self.wfile.write(data[at:] if not server.drip else data[at : at + 1])
            except (BrokenPipeError, ConnectionResetError):
                return

        def do_GET(self) -> None:
            """What a redirect that is followed would ask."""
            self.do_POST()

        def log_message(self, *_: object) -> None:
            """The test's own output is enough."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{httpd.server_port}")
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        httpd.shutdown()
        httpd.server_close()


def as_documented(asked: BaseHTTPRequestHandler, body: Any) -> tuple[int, dict[str, str], bytes]:
    """listmonk's and Buttondown's own answers: `docs/docs/content/apis/campaigns.md` with
    `internal/auth/auth.go` and `cmd/campaigns.go`; `public/openapi.json`."""
    key = asked.headers.get("Authorization")
    if asked.path == "/api/campaigns":
        if key != LISTMONK_TOKEN:
            return _json(403, {"message": "invalid API credentials"})
        if not body.get("lists"):
            return _json(400, {"message": "Invalid list IDs."})
        data = {"id": 7, "uuid": "57702beb", "send_at": None, "sent": 0, **body}
        return _json(200, {"data": data | {"status": "draft"}})
    if asked.path == "/v1/emails":
        if key != BUTTONDOWN_TOKEN:
            return _json(401, {"code": "authentication_invalid", "detail": "Invalid token."})
        if unknown := set(body) - {"subject", "body", "status", "slug", "description"}:
            wrong = {"type": "extra_forbidden", "loc": ["body", *unknown], "msg": "Extra inputs"}
            return _json(422, {"detail": [wrong]})
        # Without a status Buttondown sends.
        return _json(201, {"id": "em_01h8", "status": "about_to_send", **body})
    return _json(404, {"message": "Not Found"})


def _json(status: int, data: Any) -> tuple[int, dict[str, str], bytes]:
    return status, {"Content-Type": "application/json"}, json.dumps(data).encode()
