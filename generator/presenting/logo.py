"""The drawn logo (`theme/logo.svg`) where no style sheet reaches it: in literal colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

SIDE = 40
"""Its own side, in its units."""
_CLASS = re.compile(r' class="logo(?:-([a-z]+))?"')


def read_logo(theme: Path) -> str:
    """As it stands in the theme: its shapes have classes."""
    return (theme / "logo.svg").read_text(encoding="utf-8")


def with_colours(logo: str, colours: Mapping[str, str]) -> str:
    """A file of its own; of `colours` it takes `primary`, `paper` and `accent`, as `#0B5563`."""
    return _CLASS.sub(lambda found: f' fill="{colours[found[1]]}"' if found[1] else "", logo)


def within(logo: str, x: float, y: float, side: float) -> str:
    """The same as a part of another drawing, its upper left corner at this place."""
    at = f'<svg x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" viewBox="0 0 {SIDE} {SIDE}">'
    return re.sub(r"<svg[^>]*>", at, logo, count=1)
