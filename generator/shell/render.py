"""What the page builder wrote, made ready to publish: frames, hand-written pages, their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from html.parser import HTMLParser

import nh3

from generator.presenting.cleaning import leads_away
from generator.presenting.languages.linking import Turn, language_links
from generator.presenting.pictures import Placed
from generator.shell.chrome import Chrome
from generator.shell.frame import ShellError, current, nav_slot
from generator.shell.headings import with_danish_ids
from generator.shell.pages import PageSource
from generator.shell.pictures import with_pictures
from generator.shell.result import HandPage
from generator.shell.site import Site

# Marks of the template, told from the same words in somebody's title: those stand on no line of
# their own, and never after a quote, which is escaped there.
_START, _END = "\n@@content@@\n", "\n@@/content@@\n"
_NAV = re.compile(r'(?<=")@@slot:(nav:[a-z0-9-]+)@@(?=>)')
_LANGUAGE = re.compile(r"(?<=</a>)@@slot:language@@(?=\n)")
# Site-absolute links of the hand-written text; quotes in running text are never inside a tag.
_ROOTED = re.compile(r"(<[a-z][^<>]*?\s(?:href|src)=\")/(?!/)([^\"#?]*)")
_ALIGN = re.compile(r"(<t[hd]) style=\"text-align: (left|right|center);\"")

_TABLE = re.compile(r"<table(?=[ >])")
_IMAGE = re.compile(r'<img [^>]*?\bsrc="([^"]*)"')
_SCROLL = '<div class="table-scroll" role="group" aria-label="Tabel" tabindex="0">'
# Python-Markdown titles an admonition without a title after its kind, in English.
_UNTITLED = re.compile(r'(<div class="admonition (\w+)">\s*<p class="admonition-title">)(\w+)</p>')
_KINDS = {
    "danger": "Pas på",
    "example": "Eksempel",
    "info": "Oplysning",
    "note": "Bemærk",
    "quote": "Citat",
    "tip": "Tip",
    "warning": "Advarsel",
}

_TAGS = nh3.ALLOWED_TAGS | {"section", "figure", "figcaption", "details", "summary"}
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
_ATTRIBUTES.setdefault("*", set()).update({"class", "id", "lang", "title", "role"})
_ATTRIBUTES["details"] = {"open"}
_ATTRIBUTES["img"] = {"src", "alt", "width", "height", "loading"}
# Alignment arrives as a class, see _ALIGN.
_ATTRIBUTES["td"] = {"colspan", "rowspan", "headers"}
_ATTRIBUTES["th"] = {"colspan", "rowspan", "headers", "scope"}


def finish_page(
    html: str,
    site: Site,
    source: PageSource,
    pictures: Mapping[str, Placed],
    ways: Iterable[tuple[Chrome, str]] = (),
) -> tuple[bytes, HandPage]:
    """A rendered hand-written page with its text sanitised, its links made to work under any
    base path, its pictures in the files that suit the screen and its place in the navigation
    marked. ``ways`` lead to the page in other languages.

    Raises ShellError when the page has not exactly one top heading.
    """
    before, _, rest = html.partition(_START)
    content, _, after = rest.rpartition(_END)
    depth = source.path.strip("/").count("/") + 1
    content = _ALIGN.sub(r'\1 class="align-\2"', content)
    content = nh3.clean(
        content,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel", "webcal"},
    ).strip()
    if away := [found for found in _IMAGE.findall(content) if leads_away(unescape(found))]:
        raise ShellError(
            f"pages/{source.file}: Billedet {away[0]} hentes fra en anden server; "
            "læg det ved siden af teksten."
        )
    content = with_danish_ids(_UNTITLED.sub(_danish_title, content))
    # Each opening and each closing, since tables may lie inside each other.
    content = _TABLE.sub(rf"{_SCROLL}\g<0>", content).replace("</table>", "</table></div>")
    up, chrome = "../" * depth, site.chrome_of(source.language)
    content = _ROOTED.sub(
        lambda found: f"{found[1]}{up}{chrome.placed('/' + found[2])[1:]}", content
    )
    content = with_pictures(content, source.path, pictures)
    item = next((item for item in chrome.navigation if item.section == source.section), None)
    exact = item is not None and item.path == source.path

    def mark(match: re.Match[str]) -> str:
        here = item is not None and match[1] == nav_slot(item.section)
        return current(exact).decode() if here else ""

    before = _LANGUAGE.sub(lambda _: _language_links(ways, up), before)
    page = _NAV.sub(mark, before) + content + after
    if (headings := len(re.findall(r"<h1[\s>]", page))) != 1:
        raise ShellError(
            f"pages/{source.file}: Siden har {headings} overskrifter med ét #; brug ## i teksten."
        )
    text = plain_text(content)
    return page.encode(), HandPage(source.path, source.title, source.description, text, source.file)


def finish_missing_page(html: str, site: Site) -> bytes:
    """The rendered 404 page. MkDocs writes the front page's address as ``/portal/.`` there."""
    home = f'href="{site.base_path}'
    ways = [(chrome, chrome.home) for chrome in site.others]
    html = _LANGUAGE.sub(lambda _: _language_links(ways, site.base_path), html)
    return _NAV.sub("", html).replace(f'{home}."', f'{home}"').encode()


def _language_links(ways: Iterable[tuple[Chrome, str]], up: str) -> str:
    """The links of the header's slot; `up` leads to the portal's root."""
    return language_links(
        tuple(Turn(chrome.language, chrome.name, up + address[1:]) for chrome, address in ways)
    ).decode()


def _danish_title(match: re.Match[str]) -> str:
    opening, kind, title = match.groups()
    return f"{opening}{_KINDS.get(kind, title) if title.lower() == kind else title}</p>"


def plain_text(html: str) -> str:
    """What an HTML fragment says, as one line."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Text(HTMLParser):
    """Collects text. Elements that stand in a line join their neighbours, others part them."""

    INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "s", "span", "strong", "sub", "time"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
