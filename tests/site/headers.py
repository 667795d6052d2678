"""A host that reads `_headers` as Netlify and Cloudflare do: every rule that matches applies, and
the same header said twice is sent with both values, joined by a comma."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.site.host import Host

Rules = list[tuple[str, list[tuple[str, str]]]]


def rules(text: str) -> Rules:
    """Pattern → headers, in the file's order."""
    found: Rules = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        else:
            found.append((line, []))
    return found


def sent(known: Rules, path: str) -> Mapping[str, str]:
    """The headers of an answer to `path`."""
    headers: dict[str, str] = {}
    for pattern, said in known:
        if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path):
            for name, value in said:
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


class HeadersHost(Host):
    def end_headers(self) -> None:
        for name, value in sent(_rules_of(self.directory), self.path.partition("?")[0]).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()


@functools.cache
def _rules_of(folder: str) -> Rules:
    return rules((Path(folder) / "_headers").read_text(encoding="utf-8"))


def serve_with_headers(folder: Path) -> Iterator[str]:
    """As `tests.site.host.serve`, with the portal's headers."""
    handler = functools.partial(HeadersHost, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
