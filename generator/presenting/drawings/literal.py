"""A drawing for what knows no style sheet: each class becomes the colour that the portal gives it.

The rules are those of `.art` in `theme/assets/css/components.css`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CLASS = re.compile(r' class="(art(?: art-[a-z]+)?|ground|chalk|line|sun)"')
_OPACITY = re.compile(r'( (fill|stroke)="#[^<>]*?) opacity=')
"""Of a shape with one colour `fill-opacity` is the same; for a shape's own `opacity` programs paint
it aside first, which takes them half as long again."""
_OF_PAGES = re.compile(r' aria-hidden="true"| focusable="false"')


def with_colours(svg: str, hue: str, colours: Mapping[str, str]) -> str:
    """A drawing (`drawing.py`) as a file of its own, in literal colours.

    `hue` is the drawing's own as `#6B2D5C`; of `colours` it takes `paper` and `accent`.
    """
    paper = colours["paper"]
    said = {
        "ground": f' fill="{hue}"',
        "chalk": f' fill="{paper}"',
        "sun": f' fill="{colours["accent"]}"',
        "line": f' fill="none" stroke="{paper}" stroke-linecap="round" stroke-linejoin="round"',
    }
    bare = _OF_PAGES.sub("", svg).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return _OPACITY.sub(r"\1 \2-opacity=", _CLASS.sub(lambda found: said.get(found[1], ""), bare))
