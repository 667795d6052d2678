"""The links of the page shell, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NavItem:
    """One link of the main navigation. ``path`` is an address within the portal, ``/steder/``;
    ``section`` is what ``Frame.for_section`` knows it by, ``language`` as in `Link`."""

    label: str
    path: str
    section: str
    language: str = ""


@dataclass(frozen=True)
class Link:
    """A link of the footer: ``target`` is an address within the portal (``/abonner/``),
    an ``https:`` address or a ``mailto:`` one. ``language`` is that of the page, where it is not
    the shell's own: the label says so, too."""

    label: str
    target: str
    language: str = ""


@dataclass(frozen=True)
class LinkGroup:
    """One column of the footer."""

    title: str
    links: tuple[Link, ...]
