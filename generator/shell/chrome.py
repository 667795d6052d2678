"""What stands around every page in one language: its words, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.shell.links import LinkGroup, NavItem


class Words(Struct, frozen=True):
    """The shell's own words; these are Danish."""

    skip: str = "Gå til indholdet"
    menu: str = "Hovedmenu"
    search: str = "Søg"
    tip: str = "Tip os"
    sources: str = "Kilder"
    edit: str = "Ret denne side"
    calendar: str = "kalender"
    today: str = "I dag"
    tomorrow: str = "I morgen"


class Chrome(Struct, frozen=True):
    """``language`` is the code in ``lang`` and in addresses, ``name`` what the language calls
    itself, ``locale`` what ``og:locale`` has, ``home`` the front page. ``pages`` are the Danish
    addresses of what every portal has in the language: in a hand-written text they lead there."""

    language: str
    name: str
    locale: str
    home: str
    words: Words
    public_name: str
    tagline: str
    navigation: tuple[NavItem, ...]
    footer: tuple[LinkGroup, ...]
    banner: str | None = None
    tip_url: str | None = None
    search_language: str = ""
    tip_language: str = ""
    pages: tuple[str, ...] = ()

    def placed(self, address: str) -> str:
        """Where an address of the portal's leads in the language."""
        return self.home[:-1] + address if address in self.pages else address


def turns(
    address: str, own: str, editions: Iterable[tuple[Chrome, frozenset[str]]]
) -> list[tuple[Chrome, str]]:
    """The ways from a hand-written page (its Danish address, its language) to every other language
    with those of its own pages: the same page, or the front page where that is not there."""
    return [
        (chrome, chrome.home[:-1] + address if address in pages else chrome.home)
        for chrome, pages in editions
        if chrome.language != own
    ]
