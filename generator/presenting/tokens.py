"""The portal's colours for what cannot read CSS variables (mail, paper): (light, dark) by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.settings import COLOURS, Settings

_TOKEN = re.compile(r"--([a-z]+):\s*(#[0-9A-Fa-f]{6})\s*;")
_DARK = "@media screen and (prefers-color-scheme: dark)"
NEEDED = ("paper", "surface", "ink", "muted", "line", "primary", "accent", *COLOURS)


def read_tokens(theme: Path, settings: Settings) -> Mapping[str, tuple[str, str]]:
    """`{"ink": ("#16242B", "#EDEAE2"), …}` from `tokens.css`, with the portal's own on top.

    Raises ValueError when the stylesheet lacks one of `NEEDED`.
    """
    css = (theme / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    light_css, _, rest = css.partition(_DARK)
    light = dict(_TOKEN.findall(light_css))
    dark = light | dict(_TOKEN.findall(rest))
    missing = [name for name in NEEDED if name not in light]
    if missing:
        raise ValueError(f"tokens.css lacks {', '.join(missing)}")
    tokens = {name: (light[name], dark[name]) for name in NEEDED}
    return tokens | {name: (pair[0], pair[1]) for name, pair in settings.look}
