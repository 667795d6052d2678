"""Sources as readers see them: a name with a link, a bare address by its host, or plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from generator.model.settings import Settings

_FAMILIAR = re.compile(r"[a-z0-9.\-æøåäöüéþðáíóúý]+")


class SourceLink(Struct, frozen=True):
    """`url` is None for a source without an address."""

    text: str
    url: str | None


def source_links(settings: Settings, sources: Iterable[str]) -> tuple[SourceLink, ...]:
    """In the order written; a name from `references` in `portal.yml` shows that one's title."""
    return tuple(_link(settings, source) for source in sources)


def _link(settings: Settings, source: str) -> SourceLink:
    if source in settings.references:
        reference = settings.references[source]
        return SourceLink(reference.title, reference.url)
    if source.startswith(("https://", "http://")) and " " not in source:
        return SourceLink(shown(source), source)
    return SourceLink(source, None)


def shown(url: str) -> str:
    """`avisen.example/byen/kulturnatten`: host and path without scheme, `www.` and query."""
    path = urlsplit(url).path.rstrip("/")
    return host(url) + (path if len(path) <= 60 else path[:57] + "…")


def host(url: str) -> str:
    """`avisen.example`, as people say it."""
    return _in_letters((urlsplit(url).hostname or url).removeprefix("www."))


def _in_letters(host: str) -> str:
    """`xn--bger-gra.example` → `bøger.example`. Only with letters that Danes and their neighbours
    write: a Cyrillic `а` looks like ours, and such an address had better look strange."""
    try:
        told = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return told if _FAMILIAR.fullmatch(told) else host
