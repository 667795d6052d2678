"""An entity's body: CommonMark with tables (pyromark), sanitised (nh3), never trusted before."""

from __future__ import annotations

import html
import re

import nh3
import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)
MAX_NESTING = 100
"""Elements inside each other. A real text has five; 25,000 keep the cleaner busy for a minute."""
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENDS_BY_ITSELF = frozenset(
    "area base br col embed hr img input link meta source track wbr "
    "p li dt dd td th tr thead tbody tfoot colgroup caption option".split()
)
"""Elements without an end, and those whose end HTML lets an author leave out."""
_TAGS = set(
    "a abbr b blockquote br cite code dd del dfn dl dt em figcaption figure h2 h3 h4 hr i img ins "
    "kbd li mark ol p pre q s samp small strong sub sup table tbody td tfoot th thead time tr "
    "ul".split()
)
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "lang"},
    "img": {"src", "alt", "title", "width", "height"},
    "abbr": {"title"},
    "time": {"datetime"},
    "ol": {"start"},
    "*": {"lang"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
    set_tag_attribute_values={"th": {"scope": "col"}, "img": {"loading": "lazy"}},
)
_TABLE = re.compile(r"<table(?=[ >])")
_SCROLL = '<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">'


def unsafe_html(markdown: str) -> str:
    """A body's Markdown as HTML, with whatever its author put into it: for `safe_body` alone."""
    return pyromark.html(markdown, options=_OPTIONS) if markdown.strip() else ""


def safe_body(raw: str) -> str:
    """The sanitised body. Addresses stay as written; relative ones are the entity's folder's."""
    if not raw:
        return ""
    safe = _CLEANER.clean(raw).strip()
    if "<table" in safe:
        # Each, `<table lang=…>` too: a </div> of its own would close what the body stands in.
        safe = _TABLE.sub(rf"{_SCROLL}\g<0>", safe).replace("</table>", "</table></div>")
    return safe


def is_too_deep(raw: str) -> bool:
    """Whether elements lie more than `MAX_NESTING` inside each other, as Markdown or as HTML.

    Whoever parses the HTML (the cleaner, browsers) needs time that grows with the square of it.
    """
    if raw.count("<") <= MAX_NESTING:
        return False
    level = 0
    for closes, name in _ELEMENT.findall(raw):
        if name.lower() not in _ENDS_BY_ITSELF:
            level = max(0, level - 1) if closes else level + 1
            if level > MAX_NESTING:
                return True
    return False


def top_headings(raw: str) -> tuple[str, ...]:
    """How each heading of level 1 begins; the cleaner takes them out, since a page has its own."""
    if "<h1" not in raw and "<H1" not in raw:
        return ()
    return tuple(text.strip() for text in _TOP_HEADING.findall(raw))


_TOP_HEADING = re.compile(r"<h1\b[^<>]*>([^<&\n]*)", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>")
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')


def images_in(safe: str) -> tuple[tuple[str, str], ...]:
    """`(src, alt)` of every picture in a sanitised body."""
    if "<img" not in safe:
        return ()
    found: list[tuple[str, str]] = []
    for tag in _IMAGE.findall(safe):
        source, alternative = _SRC.search(tag), _ALT.search(tag)
        found.append(
            (
                html.unescape(source[1]) if source else "",
                html.unescape(alternative[1]) if alternative else "",
            )
        )
    return tuple(found)


def links_in(safe: str) -> tuple[str, ...]:
    """Every address that a sanitised body links to."""
    if "<a " not in safe:
        return ()
    return tuple(html.unescape(match) for match in _LINK.findall(safe))
