"""Whole portals as editors have them, at a time of one's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from generator import build as building
from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.settings import ROOT, BuildSettings
from tests.factories import NOW


@cache
def whole(content: str) -> Portal:
    """`content/` or `demo/`, as the program reads it."""
    asked = BuildSettings(
        content=ROOT / content, output=Path("never-written"), now=parse_instant(NOW)
    )
    return building.check(asked)[0]


def at(portal: Portal, now: str) -> Portal:
    """The same portal at another time."""
    return replace(portal, now=parse_instant(now))
