"""Which addresses a built portal has, and one of each kind."""

from __future__ import annotations

import re
from pathlib import Path

SPECIAL = (
    "aflyst",
    "flyttet",
    "udsolgt",
    "serie",
    "udstilling",
    "online",
)
"""Words in the demo's file names that mark events of a kind of their own."""

WORDS = ("arter", "fag", "faciliteter", "grupper", "omraader")
"""What stands under these in an address is one of many words, whose pages are all of one kind."""

OWN = ("/aaben-skole/gratis/", "/aaben-skole/mangler/")
"""Pages of their own among those of a kind."""


def addresses(site: Path) -> list[str]:
    """Every HTML page's address, sorted; 404.html as it stands, redirects left out."""
    return sorted(_address(site, file) for file in _html(site) if not _redirects(file))


def redirects(site: Path) -> list[str]:
    """The addresses that only lead on to another one."""
    return sorted(_address(site, file) for file in _html(site) if _redirects(file))


def _html(site: Path) -> list[Path]:
    """But for the browser editor, which is a program and no page (tests/admin)."""
    return [file for file in site.rglob("*.html") if file != site / "admin" / "index.html"]


def _address(site: Path, file: Path) -> str:
    return "/" + file.relative_to(site).as_posix().removesuffix("index.html")


def _redirects(file: Path) -> bool:
    return b'http-equiv="refresh"' in file.read_bytes()


def kinds(site: Path) -> list[str]:
    """One address of each kind of page: `/steder/x/` stands for all of `/steder/*/`.

    Hand-written pages all count, since each is written by hand. Of words' pages it is the longest,
    which has all that the others have.
    """
    return sorted(
        max(found, key=lambda one: (site / one[1:] / "index.html").stat().st_size)
        if kind.endswith("/*/") and kind.split("/")[-3] in WORDS
        else found[0]
        for kind, found in by_kind(site).items()
    )


def by_kind(site: Path) -> dict[str, list[str]]:
    """All addresses of each kind of page, by what its addresses have in common."""
    found: dict[str, list[str]] = {}
    for address in addresses(site):
        found.setdefault(_kind(address), []).append(address)
    return found


def _kind(address: str) -> str:
    other = re.match(r"/[a-z]{2}(?=/)", address)
    if other:  # another language's pages are of the same kinds
        return other[0] + _kind(address[other.end() :])
    if address.startswith("/om/"):
        return address
    if address in OWN:
        return address
    if address.startswith("/indlejr/"):
        # What is in a frame is the same for all; of the whole portal there is most.
        view = address.split("/")[-2]
        return f"/indlejr/*/{view}/{'alt' if '/arrangementer/' in address else ''}"
    if len(parts := address.strip("/").split("/")) == 3 and parts[1] in WORDS:
        return f"/{parts[0]}/{parts[1]}/*/"
    pattern = re.sub(r"^(/[a-z-]+/)[^/]+/(.*)$", r"\1*/\2", address)
    if pattern == "/arrangementer/*/":
        special = next((word for word in SPECIAL if word in address), "")
        return pattern + special
    return re.sub(r"\d+", "N", pattern)
