"""How pages show pictures: each with its size, so that nothing moves when it arrives, and with
files for the browser to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Literal, TypeAlias

from generator.presenting.picture_tags import attributes_of
from generator.presenting.pictures import Placed

Layout: TypeAlias = Literal["hero", "card", "small-card"]
_SIZES: Mapping[Layout, str] = {
    # .event-head: one column, and half of .wrap from where two columns of 24rem fit.
    "hero": "(min-width: 75rem) 35.25rem, (min-width: 52.5rem) calc(50vw - 2.25rem), "
    "calc(100vw - 2.5rem)",
    # .cards: as many columns of 19rem as fit in .wrap.
    "card": "(min-width: 75rem) 23rem, (min-width: 63rem) calc(33.3vw - 2rem), "
    "(min-width: 42.25rem) calc(50vw - 2.125rem), calc(100vw - 2.5rem)",
    # .cards-small: columns of 15rem; on a phone a square of 6.5rem, which a 16:9 picture overfills.
    "small-card": "(min-width: 75rem) 17rem, (min-width: 67.75rem) calc(25vw - 2rem), "
    "(min-width: 51rem) calc(33.3vw - 2rem), (min-width: 36rem) calc(50vw - 2.125rem), 11.6rem",
}
"""How wide `theme/assets/css` lays pictures out, as browsers are told (HTML, `sizes`)."""
_IN_TEXT = "min(100vw - 2.5rem, 42rem, {width}px)"

_LATER = 'loading="lazy" decoding="async"'
_FIRST = 'fetchpriority="high"'
_OURS = frozenset(("src", "srcset", "sizes", "width", "height", "loading", "decoding"))

Link: TypeAlias = Callable[[str], str]
"""From an address on the portal to what stands in a page."""


def picture_element(
    one: Placed, layout: Layout, link: Link, alt: str, *, first: bool = False
) -> str:
    """A picture of an entity's own. With `first` it is seen before anything is scrolled, and so
    must not wait for it."""
    written = {"alt": escape(alt)}
    size = (one.plain.variant.width, one.plain.variant.height)
    return _with_sources(one, _SIZES[layout], link, _image(one, written, size, link, first=first))


def body_picture(tag: str, one: Placed, link: Link) -> str:
    """An `<img>` of sanitised HTML with the files of its picture; what its author wrote stays."""
    written = attributes_of(tag)
    size = _laid_out(one, written)
    return _with_sources(
        one, _IN_TEXT.format(width=size[0]), link, _image(one, written, size, link)
    )


def plain_picture(tag: str, one: Placed, link: Link) -> str:
    """The same for readers of feeds, who know no choice: the plain file alone."""
    written = attributes_of(tag)
    return _image(one, written, _laid_out(one, written), link)


def _image(
    one: Placed,
    written: Mapping[str, str],
    size: tuple[int, int],
    link: Link,
    *,
    first: bool = False,
) -> str:
    """`written` are attributes whose values are escaped already."""
    rest = "".join(f' {name}="{value}"' for name, value in written.items() if name not in _OURS)
    return (
        f'<img src="{escape(link(one.plain.address))}" width="{size[0]}" height="{size[1]}"{rest} '
        f"{_FIRST if first else _LATER}>"
    )


def _laid_out(one: Placed, written: Mapping[str, str]) -> tuple[int, int]:
    """Width and height in CSS pixels: as wide as the author wrote, never wider than it is; always
    in the picture's own proportions, or the text would jump when it arrives."""
    whole = one.plain.variant
    width, height = _number(written.get("width")), _number(written.get("height"))
    if not width and height:
        width = round(height * whole.width / whole.height)
    width = max(1, min(width or whole.width, whole.width))
    return width, max(1, round(width * whole.height / whole.width))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0


def _with_sources(one: Placed, sizes: str, link: Link, image: str) -> str:
    by_type: dict[str, list[str]] = {}
    for file in one.fine:
        candidate = f"{escape(link(file.address))} {file.variant.width}w"
        by_type.setdefault(file.media_type, []).append(candidate)
    sources = "".join(
        f'<source type="{media_type}" srcset="{", ".join(candidates)}" sizes="{sizes}">'
        for media_type, candidates in by_type.items()
    )
    return f"<picture>{sources}{image}</picture>"
