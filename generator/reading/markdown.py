"""An entity's body: CommonMark with tables (pyromark), sanitised (nh3), never trusted before."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import nh3
import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)
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
_TEXT_CLEANER = nh3.Cleaner(tags=set(), attributes={}, link_rel=None)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote|pre|dt|dd|table|ul|ol)>|<br ?/?>|<hr ?/?>")
_TABLE = re.compile(r"<table(?=[ >])")
_SCROLL = '<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">'
_CELL_END = re.compile(r"</t[dh]>(?=\s*<t[dh])")


@dataclass(frozen=True, slots=True)
class Body:
    """`html` is safe to pour; `text` is the same for readers of plain text, block by line."""

    html: str
    text: str


def render_body(markdown: str) -> Body:
    """Render a body. Addresses stay as written: relative ones belong to the entity's folder."""
    if not markdown.strip():
        return Body("", "")
    safe = _CLEANER.clean(pyromark.html(markdown, options=_OPTIONS)).strip()
    # Every table, `<table lang=…>` too: a </div> of its own would close what the body stands in.
    safe = _TABLE.sub(rf"{_SCROLL}\g<0>", safe).replace("</table>", "</table></div>")
    return Body(safe, plain_text(safe))


def plain_text(safe: str) -> str:
    """HTML → text with one line a block."""
    broken = _BLOCK_END.sub(lambda match: match[0] + "\n", _CELL_END.sub(r"</td> ", safe))
    text = html.unescape(_TEXT_CLEANER.clean(broken))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def top_headings(markdown: str) -> tuple[str, ...]:
    """How each heading of level 1 begins; the cleaner takes them out, since a page has its own."""
    raw = pyromark.html(markdown, options=_OPTIONS)
    return tuple(text.strip() for text in _TOP_HEADING.findall(raw))


_TOP_HEADING = re.compile(r"<h1\b[^<>]*>([^<&\n]*)", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>")
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')


def images_in(safe: str) -> tuple[tuple[str, str], ...]:
    """`(src, alt)` of every picture in a sanitised body."""
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
    return tuple(html.unescape(match) for match in _LINK.findall(safe))
