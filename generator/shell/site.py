"""What the page shell must know about the portal: plain values, no content model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from msgspec import Struct, field

from generator.shell.chrome import Chrome, Words
from generator.shell.frame import ShellError
from generator.shell.links import LinkGroup, NavItem

_SECTION = re.compile(r"[a-z0-9-]+")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Site(Struct, frozen=True):
    """The settings of the shell. ``base_url`` is absolute and ends with a slash.

    ``colours`` maps a token of ``tokens.css`` (``primary``, ``accent`` …) to its light and dark
    ``#RRGGBB``. ``edit_url`` is where a file of the content is edited, ``{path}`` standing for its
    path below the content folder; ``tip_url`` is where tips go. ``references`` are the sources
    that have a name of their own: name -> (title, address or None). ``logo`` is the address of an
    image in the portal that replaces the drawn one. ``public_name`` is the name for titles and
    shared links, where it says more than ``name`` does beside the banner. ``others`` is what stands
    around the pages in other languages; ``spoken_name`` what this one calls itself.

    Raises ShellError (Danish) when a value cannot be used.
    """

    name: str
    tagline: str
    description: str
    base_url: str
    language: str = "da"
    navigation: tuple[NavItem, ...] = ()
    footer: tuple[LinkGroup, ...] = ()
    banner: str | None = None
    noindex: bool = False
    colours: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    tip_url: str | None = None
    edit_url: str | None = None
    references: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    logo: str | None = None
    public_name: str = ""
    spoken_name: str = "Dansk"
    others: tuple[Chrome, ...] = ()

    @property
    def chrome(self) -> Chrome:
        """What stands around the pages in the portal's own language."""
        return Chrome(
            language=self.language,
            name=self.spoken_name,
            locale="da_DK",
            home="/",
            words=Words(),
            public_name=self.public_name or self.name,
            tagline=self.tagline,
            navigation=self.navigation,
            footer=self.footer,
            banner=self.banner,
            tip_url=self.tip_url,
        )

    @property
    def chromes(self) -> tuple[Chrome, ...]:
        """Of every language, the portal's own first."""
        return (self.chrome, *self.others)

    def chrome_of(self, language: str) -> Chrome:
        """That of a language; the portal's own where it is in no such language."""
        return next((one for one in self.chromes if one.language == language), self.chrome)

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise ShellError(fault)

    @property
    def base_path(self) -> str:
        """The path the portal lives under: ``/`` or ``/portal/``."""
        return urlsplit(self.base_url).path

    def page_title(self, title: str, public_name: str = "") -> str:
        """What stands in ``<title>``: the page's own title and the portal's name."""
        name = public_name or self.public_name or self.name
        return name if title == self.name else f"{title} – {name}"

    def edit_link(self, path: str) -> str | None:
        """Where this file (``pages/om/index.md``) is edited, if the portal says where."""
        return self.edit_url and self.edit_url.replace("{path}", quote(path))

    def _faults(self) -> list[str]:
        parts = urlsplit(self.base_url)
        faults = []
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path[-1:] != "/":
            faults.append(
                f"Portalens adresse »{self.base_url}« skal begynde med https:// og slutte med /."
            )
        targets = [item.path for chrome in self.chromes for item in chrome.navigation]
        targets += [
            link.target
            for chrome in self.chromes
            for group in chrome.footer
            for link in group.links
        ]
        targets += [url for url in (self.tip_url, self.edit_url, self.logo) if url]
        faults += [
            f"Linket »{url}« skal begynde med /, https:// eller mailto:."
            for url in targets
            if not is_safe_target(url)
        ]
        sections = [item.section for item in self.navigation]
        faults += [
            f"Menupunktets navn »{section}« må kun have a-z, 0-9 og -, og kun bruges én gang."
            for section in sections
            if not _SECTION.fullmatch(section) or sections.count(section) > 1
        ]
        faults += [
            f"Farven »{name}: {value}« skal skrives som #RRGGBB."
            for name, pair in self.colours.items()
            for value in pair
            if not _COLOUR.fullmatch(value) or not _SECTION.fullmatch(name)
        ]
        return faults


def is_safe_target(url: str) -> bool:
    """Whether a link may stand in the shell: in the portal, on the web, or an e-mail address."""
    return bool(re.match(r"(/(?!/)|https?://|mailto:)", url))
