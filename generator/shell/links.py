"""The links of the page shell, as plain values."""

from __future__ import annotations

from msgspec import Struct


class NavItem(Struct, frozen=True):
    """One link of the main navigation. ``path`` is an address within the portal, ``/steder/``;
    ``section`` is what ``Frame.for_section`` knows it by, ``language`` as in `Link`."""

    label: str
    path: str
    section: str
    language: str = ""


class Link(Struct, frozen=True):
    """A link of the footer: ``target`` is an address within the portal (``/abonner/``),
    an ``https:`` address or a ``mailto:`` one. ``language`` is that of the page, where it is not
    the shell's own: the label says so, too."""

    label: str
    target: str
    language: str = ""


class LinkGroup(Struct, frozen=True):
    """One column of the footer."""

    title: str
    links: tuple[Link, ...]
