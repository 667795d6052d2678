"""What the browser asks of whom, as its own log has it (Chrome DevTools Protocol)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

_WATCH = """addEventListener('securitypolicyviolation', (event) => {
    (window.keptBack ??= []).push(event.blockedURI);
});"""


@dataclass
class Network:
    """Requests by their number; those that the page's policy stopped are not among them."""

    sent: dict[str, str] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """From now on; before the page is opened."""
        page.add_init_script(_WATCH)
        log = page.context.new_cdp_session(page)
        log.on("Network.requestWillBeSent", self._sent)
        log.on("Network.loadingFailed", self._failed)
        log.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        self.sent[event["requestId"]] = event["request"]["url"]

    def _failed(self, event: dict[str, Any]) -> None:
        if event.get("blockedReason") == "csp":
            del self.sent[event["requestId"]]

    def hosts(self) -> set[str]:
        """Every origin that was asked; what is in the page itself (`data:`, `blob:`) has none."""
        parts = map(urlsplit, self.sent.values())
        return {f"{one.scheme}://{one.netloc}" for one in parts if one.netloc}


def kept_back(page: Page) -> set[str]:
    """Hosts that the page's policy stopped it from asking."""
    found: list[str] = page.evaluate("window.keptBack ?? []")
    return {urlsplit(address).netloc for address in found}
