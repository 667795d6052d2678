"""The entity templates: Jinja2, autoescaped, with the portal's words at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from jinja2 import Environment, pass_context
from markupsafe import Markup

from generator.analysing.facilities import codes_of
from generator.model.entity import Entity
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.settings import DANISH, Term
from generator.presenting import programme
from generator.presenting.addresses import (
    CALENDAR,
    absolute,
    address,
    embedded_address,
    month_address,
    on_site,
    term_address,
    webcal,
    week_address,
)
from generator.presenting.bodies import on_pages
from generator.presenting.cards import Cards
from generator.presenting.directions import TIMETABLES
from generator.presenting.drawings.drawing import drawing
from generator.presenting.drawings.landscape import landscape
from generator.presenting.embedding import snippets
from generator.presenting.environment import PortalEnvironment
from generator.presenting.following import following
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.picture_html import Layout, picture_element
from generator.presenting.pictures import Gallery, Placed, portrait
from generator.presenting.sources import host, source_links
from generator.presenting.standing import Standings
from generator.presenting.words import wording
from generator.versions import program_digest

REMEMBERED = 2048
"""So many pieces of each kind that many pages share are kept, some 500 bytes each."""
PARTS = ("mend", "picture")
"""Parts of one page each that are filters: the macro in the file of its own name."""
SHARED = (
    "behind",
    "crumbs",
    "fact",
    "feeds",
    "follow_organizers",
    "share",
    "sources",
    "standing",
    "why",
)
"""Those that hundreds of pages share. They are rendered once for the same arguments, which are
plain values and all that they depend on besides the portal."""


class Templates:
    """Renders `theme/entities/` and `theme/parts/`. Undefined names are errors, never blanks.

    Compiled ones are kept in a folder of `cache`, which may be deleted at any time.
    """

    def __init__(
        self,
        theme: Path,
        portal: Portal,
        base_url: str,
        cards: Cards,
        gallery: Gallery,
        cache: Path | None,
    ) -> None:
        self._portal, self._base_url, self._cards = portal, base_url, cards
        self._theme, self._gallery = theme, gallery
        self._made: dict[tuple[str, object, int, bool, Layout], Markup] = {}
        # Danish is the language that the templates are written in.
        self._language = language = spoken(portal)
        self._environment = PortalEnvironment(theme, language, cache)
        self._environment.globals.update(self._globals())
        self._environment.filters.update(self._filters())
        self.digest = self._digest()

    def render(self, template: str, **context: Any) -> str:
        """The HTML of one template."""
        return self._environment.get_template(template).render(**context)

    def pieces(self, template: str, **context: Any) -> Iterator[bytes]:
        """The same as UTF-8, piece by piece: most of a page is ASCII or was made before, and is not
        copied into one long text first."""
        found = self._environment.get_template(template)
        return map(str.encode, found.root_render_func(found.new_context(context)))

    def card(
        self, occurrence: Occurrence, level: int = 3, relative: bool = False, small: bool = False
    ) -> Markup:
        """One date's card; rendered once, since the same card stands in many lists.

        `level` is its heading's; with `relative` it says "I dag" where that holds, so the page
        must have today among its inputs. `small` tells a photograph how little room it has.
        """
        layout: Layout = "small-card" if small and occurrence.event.image else "card"
        key = (occurrence.event.slug, occurrence.original, level, relative, layout)
        if key not in self._made:
            card = self._cards.of(occurrence)
            html = self.render(
                "parts/card.html", card=card, level=level, relative=relative, layout=layout
            )
            self._made[key] = Markup(html)
        return self._made[key]

    def _filters(self) -> Mapping[str, Callable[..., Any]]:
        """For what every page needs: Jinja calls a filter at a fifth of a function's cost."""
        return {
            "absolute": _filter(self.absolute),
            "art": lambda title, colour: Markup(drawing(colour, title)),
            "body": self.body,
            "edit_link": partial(edit_link, self._portal.settings.edit_url or ""),
            "jsonld": script_json,
            "tied": self._language.dates.tied,
            "host": host,
            "lang": self.lang,
            "lang_of": lang_of,
            "told": self.told,
            "passage": self.passage,
            "said_in": self.said_in,
            "in_danish": self.in_danish,
            **{name: _filter(_Part(self._environment, name)) for name in PARTS},
            **{name: _filter(_Part(self._environment, name, shared=True)) for name in SHARED},
        }

    def _globals(self) -> Mapping[str, Any]:
        portal, base_url, language = self._portal, self._base_url, self._language
        return {
            "portal": portal,
            "settings": portal.settings,
            "words": portal.settings.vocabularies,
            "cards": self._cards,
            "card": self.card,
            "language": language,
            "dates": language.dates,
            "prices": language.prices,
            "number": language.numbers.number,
            "status": language.status,
            "wording": wording,
            "programme": programme,
            "address": address,
            "term_address": term_address,
            "month_address": month_address,
            "week_address": week_address,
            "link": lambda entity: on_site(base_url, placed(portal, address(entity))),
            "tip_link": self.tip_link,
            "url": lambda site_address: on_site(base_url, placed(portal, site_address)),
            "danish_url": lambda site_address: on_site(base_url, site_address),
            "webcal": lambda site_address: webcal(base_url, placed(portal, site_address)),
            "following": lambda place, name: following(
                base_url, _followed(portal, place), f"{name} – {portal.settings.public_name}"
            ),
            "embedded_address": embedded_address,
            "snippets": partial(snippets, base_url),
            "landscape": lambda day, colours: Markup(landscape(portal.settings.name, day, colours)),
            "term": self.term,
            "series": language.series,
            "facilities_of": codes_of,
            "source_links": lambda sources: source_links(portal.settings, sources),
            "portrait": lambda entity: portrait(portal, entity),
            "picture_element": self.picture_element,
            "standings": Standings(portal),
            "timetables": TIMETABLES,
        }

    @property
    def tip_link(self) -> str:
        """Where tips go, here, elsewhere or by mail; empty for nowhere."""
        url = self._portal.settings.tip_url or ""
        if not url.startswith("/"):
            return url
        return on_site(self._base_url, placed(self._portal, url))

    def absolute(self, site_address: str) -> str:
        """The address for other programs."""
        return absolute(self._base_url, placed(self._portal, site_address))

    def told(self, text: str | None) -> str:
        """What an editor wrote within a sentence of the portal's: marked as Danish on the pages of
        other languages."""
        if self._language.is_danish or not text:
            return text or ""
        return Markup('<span lang="da">{}</span>').format(text)

    def passage(self, text: str | None) -> str:
        """As `told`, for a sentence or more by itself: on the pages of other languages it says in
        words, too, that it is in Danish, as links there do."""
        found = self.told(text)
        return found + self.said_in(DANISH) if isinstance(found, Markup) else found

    def said_in(self, code: str) -> Markup:
        """The words behind a text that is in another language than the page; nothing without a
        code."""
        if not code:
            return _SAME
        words, language = self._language.gettext("(på dansk)"), self._language.code
        return Markup(' <span class="in-danish" lang="{}">{}</span>').format(language, words)

    def in_danish(self, entity: Entity, field: str) -> str:
        """A line above a text that is not translated; nothing above one that is."""
        if not self.lang(entity, field):
            return ""
        words = self._language.gettext("Teksten er på dansk.")
        return Markup('<p class="muted small">{}</p>').format(words)

    def lang(self, entity: Entity, field: str) -> Markup:
        """` lang="da"` for an element with an entity's field that is not translated; nothing where
        it is in the language of the page."""
        if self._language.is_danish or field in entity.spoken:
            return _SAME
        return _DANISH

    def body(self, entity: Entity) -> Markup:
        """An entity's sanitised body with its addresses made to work on this portal."""
        return Markup(
            on_pages(entity, self._gallery, self._base_url, partial(placed, self._portal))
        )

    def picture_element(
        self, one: Placed, layout: Layout, alt: str = "", first: bool = False
    ) -> Markup:
        """`<picture>` with all its files; `first` for what is seen before anything is scrolled."""
        base_url = self._base_url
        return Markup(
            picture_element(
                one, layout, lambda address: on_site(base_url, address), alt, first=first
            )
        )

    def term(self, vocabulary: str, code: str) -> Term:
        """The word's labels and attributes."""
        return self._portal.settings.vocabularies.terms(vocabulary)[code]

    def _digest(self) -> str:
        """Over every template and the portal's settings: a change there is a change everywhere."""
        hashed = hashlib.sha256(self._portal.settings_digest.encode())
        for folder in ("entities", "parts"):
            for file in sorted((self._theme / folder).glob("**/*")):
                if file.is_file():
                    hashed.update(file.name.encode() + b"\x00" + file.read_bytes())
        hashed.update(program_digest().encode() + self._portal.language.encode())
        return hashed.hexdigest()[:32]


class _Part:
    """A macro of `theme/parts/` as a filter; its template is loaded when it is first used."""

    def __init__(self, environment: Environment, name: str, *, shared: bool = False) -> None:
        self._environment, self._name, self._shared = environment, name, shared

    def __call__(self, *arguments: Any) -> Markup:
        return self._macro(*arguments)

    @cached_property
    def _macro(self) -> Callable[..., Markup]:
        module = self._environment.get_template(f"parts/{self._name}.html").module
        macro: Callable[..., Markup] = getattr(module, self._name)
        return lru_cache(maxsize=REMEMBERED)(macro) if self._shared else macro


def _filter(say: Callable[..., str]) -> Callable[..., str]:
    """As a filter that Jinja never works out while it compiles: what it gives of a text that stands
    in the template would be kept with the compiled template, which editions in other languages and
    at other addresses share."""

    @pass_context
    def filtered(_context: object, *arguments: Any) -> str:
        return say(*arguments)

    return filtered


def _followed(portal: Portal, place: str) -> str:
    """Where the calendar and the feeds of a collection lie in the portal's language."""
    return placed(portal, f"{place}{CALENDAR}").removesuffix(CALENDAR)


def lang_of(code: str) -> Markup:
    """` lang="da"` for an element whose text is in that language; nothing without a code."""
    return _DANISH if code else _SAME


def edit_link(edit_url: str, path: str) -> str:
    """Where a file is mended on the web; empty where the portal tells no such place."""
    return edit_url.replace("{path}", quote(path))


def script_json(value: Any) -> Markup:
    """JSON that may stand inside `<script>`: `<`, `>` and `&` as Unicode escapes
    (HTML, 4.12.1.3: restrictions for contents of script elements)."""
    text = orjson.dumps(value).decode()
    for unsafe, escaped in _ESCAPED:
        if unsafe in text:
            text = text.replace(unsafe, escaped)
    return Markup(text)


_SAME, _DANISH = Markup(""), Markup(f' lang="{DANISH}"')
_ESCAPED = tuple((unsafe, f"\\u{ord(unsafe):04x}") for unsafe in "<>&\u2028\u2029")
