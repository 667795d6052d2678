"""What stands around every page, in each language: the navigation, the footer, the shell's words.

In another language than Danish a link leads to the page in that language where every portal has
one, and says "(in Danish)" where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.portal import HandwrittenPage
from generator.model.settings import DANISH, Settings
from generator.presenting.addresses import (
    ABOUT,
    ACTORS,
    CALENDARS,
    CHANGES,
    EVENTS,
    FACILITIES,
    KEPT,
    MATCHES,
    MEETINGS,
    NETWORK,
    NEWS,
    OPEN_DATA,
    PARTNERSHIPS,
    PLACES,
    PRESS,
    PROGRAMME,
    SCHOOL_OFFERS,
    SEARCH,
    STATEMENT,
    SUBSCRIBE,
    YEAR,
    terms_address,
)
from generator.presenting.languages.editions import LISTS, VOCABULARIES, settings_in
from generator.presenting.languages.language import Language, language
from generator.shell import Chrome, Link, LinkGroup, NavItem, Words


def chrome_of(settings: Settings, code: str, written: Iterable[str] = ()) -> Chrome:
    """That of a language; `settings` are the portal's own, `written` the Danish addresses of the
    pages that are written by hand in it."""
    speech = language(code)
    _, found = speech.gettext, _Links(settings, speech, written)
    if code != DANISH:
        settings = settings_in(settings, speech)
    tip = settings.tip_url
    return Chrome(
        language=code,
        name=speech.name,
        locale=speech.locale,
        home=f"{speech.prefix}/",
        words=Words(
            skip=_("Gå til indholdet"),
            menu=_("Hovedmenu"),
            search=found.said(_("Søg"), SEARCH),
            tip=found.said(_("Tip os"), tip or ""),
            sources=_("Kilder"),
            edit=_("Ret denne side"),
            calendar=_("kalender"),
            today=_("I dag"),
            tomorrow=_("I morgen"),
        ),
        public_name=settings.public_name,
        tagline=settings.tagline,
        navigation=found.navigation(),
        footer=found.footer(),
        banner=settings.disclaimer,
        tip_url=tip and found.target(tip),
        search_language=found.foreign(SEARCH),
        tip_language=found.foreign(tip or ""),
        pages=() if code == DANISH else tuple(sorted(found.pages)),
    )


def handwritten_in(pages: Iterable[HandwrittenPage], code: str) -> tuple[str, ...]:
    """The Danish addresses of the pages that are written by hand in a language."""
    prefix = language(code).prefix
    return tuple(page.address.removeprefix(prefix) for page in pages if page.language == code)


class _Links:
    """The shell's links in one language."""

    def __init__(self, settings: Settings, speech: Language, written: Iterable[str]) -> None:
        self._settings, self._speech = settings, speech
        self.pages = {*LISTS, *map(terms_address, VOCABULARIES), *written}

    def target(self, address: str) -> str:
        """Where an address leads in the language."""
        return self._speech.prefix + address if address in self.pages else address

    def foreign(self, address: str) -> str:
        """Danish where the address leads to a Danish page from another language, else nothing."""
        here = self._speech.is_danish or not address.startswith("/") or address in self.pages
        return "" if here else DANISH

    def said(self, label: str, address: str) -> str:
        """The label, with a word to say that the page is in Danish."""
        if not self.foreign(address):
            return label
        return self._speech.gettext("%(link)s (på dansk)", link=label)

    def navigation(self) -> tuple[NavItem, ...]:
        """The main navigation. In other languages it holds what there is in them, and what the
        portal is (`/om/`): a menu that mostly led into Danish would be no menu."""
        _ = self._speech.gettext
        items = (
            (_("Arrangementer"), EVENTS, "arrangementer"),
            (_("Aktører"), ACTORS, "aktoerer"),
            (_("Partnerskaber"), PARTNERSHIPS, "partnerskaber"),
            (_("Åben Skole"), SCHOOL_OFFERS, "aaben-skole"),
            (_("Steder"), PLACES, "steder"),
            (_("Årshjul"), YEAR, "aarshjul"),
            (_("Nyheder"), NEWS, "nyheder"),
            (_("Om"), ABOUT, "om"),
        )
        return tuple(
            NavItem(self.said(label, path), self.target(path), section, self.foreign(path))
            for label, path, section in items
            if not self.foreign(path) or path == ABOUT
        )

    def footer(self) -> tuple[LinkGroup, ...]:
        """Its columns."""
        _, settings = self._speech.gettext, self._settings
        by_mail = settings.newsletter.signup_url is not None
        follow = _("Kalendere, feeds og nyhedsbrev") if by_mail else _("Kalendere og feeds")
        return (
            self._group(
                _("Følg med"),
                (follow, SUBSCRIBE),
                (_("Dine gemte arrangementer"), KEPT),
                (_("Nyt, flyttet og aflyst"), CHANGES),
                (_("Kalender måned for måned"), CALENDARS),
                (_("Emner"), terms_address("topics")),
                (_("Områder"), terms_address("localities")),
            ),
            self._group(
                _("Samarbejde"),
                (_("Netværket"), NETWORK),
                (_("Møder"), MEETINGS),
                (_("Behov, tilbud og match"), MATCHES),
                (_("Mål efter tema"), terms_address("themes")),
                (_("Faciliteter til låns"), FACILITIES),
                (_("Sæsonens program"), PROGRAMME),
            ),
            self._group(
                _("Om portalen"),
                (_("Sådan bidrager du"), "/om/bidrag/"),
                (_("Til pressen"), PRESS),
                (_("Tilgængelighedserklæring"), settings.was_url or STATEMENT),
                (_("Privatliv: ingen cookies"), "/om/privatliv/"),
                (_("Åbne data"), OPEN_DATA),
            ),
        )

    def _group(self, title: str, *links: tuple[str, str]) -> LinkGroup:
        return LinkGroup(
            title,
            tuple(
                Link(self.said(label, path), self.target(path), self.foreign(path))
                for label, path in links
            ),
        )
