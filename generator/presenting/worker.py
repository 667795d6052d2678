"""The service worker's script: what the build knows, and the theme's own code after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import orjson

from generator.presenting.addresses import EVENTS, KEPT, OFFLINE, on_site
from generator.presenting.pictures import FOLDER

SOURCES = ("rules", "worker")
RETIRED = "retire"
"""The one that ends all others."""


def worker_script(
    theme: Path, base_url: str, standing: Sequence[str], assets: Collection[str]
) -> bytes:
    """`sw.js`. `standing` are the pages that are always kept; `assets` the names of the frame's own
    files, which change with their bytes: so does the script, and a browser that looks sees that.
    """
    config = {
        "base": on_site(base_url, "/"),
        "events": on_site(base_url, EVENTS),
        "pictures": FOLDER.lstrip("/"),
        "offline": on_site(base_url, OFFLINE),
        "shell": [on_site(base_url, one) for one in (OFFLINE, KEPT)],
        "standing": [on_site(base_url, one) for one in standing],
        "assets": sorted(assets),
    }
    head = b"const CONFIG = " + orjson.dumps(config, option=orjson.OPT_INDENT_2) + b";\n"
    return head + b"".join(_source(theme, name) for name in SOURCES)


def retired_script(theme: Path) -> bytes:
    """`sw.js` of a portal that wants none: it deletes what earlier ones kept, and itself."""
    return _source(theme, RETIRED)


def sources(theme: Path) -> bytes:
    """All that may be in it of the theme's."""
    return b"".join(_source(theme, name) for name in (*SOURCES, RETIRED))


def _source(theme: Path, name: str) -> bytes:
    return (theme / "worker" / f"{name}.js").read_bytes()
