"""Lists and calendars for other people's sites: their addresses, and what one writes to show them.

A frame (`<iframe>`) is all it takes. The script `/indlejr.js` makes the same frame as high as what
is in it; it reads nothing of the page that it runs on but its own elements, stores nothing, and
asks nobody but the portal.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from msgspec import Struct

from generator.presenting.addresses import EMBEDDING_SCRIPT, absolute, embedded_address

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Of the pages in frames: they have a style and a script, no picture and nothing to send."""
STYLESHEET, SCRIPT = "assets/css/embedded.", "assets/js/embedded."
"""How the names of their files begin; a digest follows."""
HEIGHTS = {"liste": 480, "kalender": 720}
"""Points: of a frame without the script, which scrolls."""


class Snippets(Struct, frozen=True):
    """HTML to copy, of one view: with the script, and the frame alone."""

    script: str
    frame: str


def snippets(base_url: str, place: str, view: str, name: str) -> Snippets:
    """What to write in order to show the `view` (`liste`, `kalender`) of what is at `place`; `name`
    is its title."""
    here, named = _quoted(absolute(base_url, place)), escape(name)
    shown = _quoted(absolute(base_url, embedded_address(place, view)))
    script = _quoted(absolute(base_url, EMBEDDING_SCRIPT))
    return Snippets(
        script=f'<div data-kulturportal={here} data-visning="{view}">'
        f"<a href={here}>{named}</a></div>\n<script src={script} async></script>",
        frame=f'<iframe src={shown} title="{named}" width="100%" height="{HEIGHTS[view]}" '
        'loading="lazy" frameborder="0"></iframe>',
    )


def published(files: Iterable[str], start: str) -> str:
    """The address of the theme's file whose name begins so: `/assets/css/embedded.1a2b3c.css`; of
    none where the theme has no such file, which the test of all links would show."""
    return "/" + next((name for name in files if name.startswith(start)), start)


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
