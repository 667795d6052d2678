"""The theme's own files: one stylesheet out of the small ones, scripts, fonts, the icon."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.presenting.logo import read_logo, with_colours
from generator.shell.frame import ShellError

STYLESHEETS = ("tokens", "base", "prose", "shell")
"""The files of ``theme/assets/css`` that come first, in this order; the rest follow by name."""

SCRIPT = "js/portal.js"
EMBEDDED = "embedded"
"""The folder of what other sites' frames show: ``frame.css`` and ``frame.js`` of the pages in them,
and ``indlejr.js``, which other sites fetch and whose address must last."""
FONT = "assets/fonts/fraunces-latin-600.woff2"
SHARE_IMAGE = "assets/share.png"
"""What a shared link shows of a page without a picture of its own; 1200 × 630 pixels."""


class Assets(Struct, frozen=True):
    """``files`` maps an address without leading slash to its bytes; the others are such
    addresses, for the frames to link. ``script`` is None while the theme has none."""

    files: Mapping[str, bytes]
    stylesheet: str
    script: str | None
    icon: str


def bundle(theme: Path, colours: Mapping[str, tuple[str, str]]) -> Assets:
    """Read ``theme/assets``. Stylesheet and script get a digest into their names, so that hosts
    may keep them for ever. Everything that is not a stylesheet is published as it is.

    Raises ShellError when a stylesheet that the shell needs is not there.
    """
    root = theme / "assets"
    files = {
        f"assets/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".css" and not path.name.startswith(".")
    }
    css = _stylesheet(root / "css", colours)
    stylesheet = _hashed("assets/css/portal.css", css)
    files[stylesheet] = css
    files |= _embedded(root, files, colours)
    script = None
    if (source := files.pop(f"assets/{SCRIPT}", None)) is not None:
        script = _hashed(f"assets/{SCRIPT}", source)
        files[script] = source
    icon = "assets/icon.svg"
    files[icon] = _icon(theme, colours)
    return Assets(files=files, stylesheet=stylesheet, script=script, icon=icon)


def _embedded(
    root: Path, files: dict[str, bytes], colours: Mapping[str, tuple[str, str]]
) -> Mapping[str, bytes]:
    """What pages in other sites' frames need: the colours and their own few rules; the script that
    puts pages right by the visitor's day, and the one that tells the page's height."""
    style = root / EMBEDDED / "frame.css"
    if not style.exists():
        return {}
    tokens = (root / "css" / "tokens.css").read_text(encoding="utf-8")
    parts = (tokens, style.read_text(encoding="utf-8"), _own_colours(colours))
    css = _compact("\n".join(parts)).encode()
    script = files.get(f"assets/{SCRIPT}", b"") + files.pop(f"assets/{EMBEDDED}/frame.js")
    return {
        _hashed("assets/css/embedded.css", css): css,
        _hashed("assets/js/embedded.js", script): script,
        "indlejr.js": files.pop(f"assets/{EMBEDDED}/indlejr.js"),
    }


def _stylesheet(folder: Path, colours: Mapping[str, tuple[str, str]]) -> bytes:
    names = sorted(path.stem for path in folder.glob("*.css"))
    if missing := [name for name in STYLESHEETS if name not in names]:
        raise ShellError(f"Temaet mangler {', '.join(f'{name}.css' for name in missing)}.")
    ordered = [*STYLESHEETS, *(name for name in names if name not in STYLESHEETS)]
    sources = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in ordered]
    return _compact("\n".join([*sources, _own_colours(colours)])).encode()


def _own_colours(colours: Mapping[str, tuple[str, str]]) -> str:
    if not colours:
        return ""
    light = "".join(f"--{name}:{pair[0]};" for name, pair in sorted(colours.items()))
    dark = "".join(f"--{name}:{pair[1]};" for name, pair in sorted(colours.items()))
    # Printing keeps the light colours, as tokens.css does.
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _compact(css: str) -> str:
    """Without comments, indentation and empty lines; the rules stay one to a line."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"


def _icon(theme: Path, colours: Mapping[str, tuple[str, str]]) -> bytes:
    """The drawn logo with its colours inside, for the browser's tab: no stylesheet reaches it."""
    defaults = {"primary": "#0B5563", "paper": "#FBFAF6", "accent": "#B63A26"}
    shown = {name: colours.get(name, (value, value))[0] for name, value in defaults.items()}
    return with_colours(read_logo(theme), shown).encode()


def _hashed(path: str, content: bytes) -> str:
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"
