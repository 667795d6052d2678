"""A portal in another language, and where its pages stand.

Addresses are Danish in every language: templates and code name `/steder/kulturhuset/`, and where
that leads in an edition is asked of `placed`: to `/en/steder/kulturhuset/` where there is such a
page in English, else to the Danish one. `reach` is the one list of what stands in a language.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model.portal import Portal
from generator.model.settings import DANISH, Settings
from generator.presenting.addresses import (
    ACTORS,
    CALENDARS,
    EVENTS,
    FEED_FILES,
    FINDER,
    PLACES,
    SUBSCRIBE,
    WAYS,
    address,
    entity_address,
    month_address,
    term_address,
    terms_address,
    week_address,
)
from generator.presenting.languages.catalogue import codes
from generator.presenting.languages.language import Language, language
from generator.presenting.programme import month_index
from generator.presenting.weeks import week_index

VOCABULARIES = ("topics", "audiences", "localities", "event_types", "accessibility")
"""Those whose words have pages, calendars and feeds in every language. Themes belong to the
partnerships' own work, which is told in Danish."""
KINDS = ("events", "actors", "places")
"""The kinds of which an entity that is translated has a page in that language. One that is not has
its Danish page alone: a page in English of which the heading is all that is English promises what
it does not hold, and ten thousand of them would double the site."""
REGISTERS = (ACTORS, PLACES)
LISTS = ("/", EVENTS, CALENDARS, *WAYS, *REGISTERS, SUBSCRIBE)
BEGIVENHED = "begivenhed.ics"
SHARED_DRAWING, SHARED_PHOTO = "deling.png", "deling.jpg"
"""What is seen of a page that is shared (`share_cards.py`)."""
BESIDE = (BEGIVENHED, SHARED_DRAWING, SHARED_PHOTO)
"""What stands beside the page of an entity, in its language."""


def in_language(portal: Portal, code: str) -> Portal:
    """The portal in another language, as far as it is translated."""
    return portal.in_language(code, settings_in(portal.settings, language(code)))


def translations(portal: Portal) -> tuple[Portal, ...]:
    """The portal in every other language that it is published in and that has words; found once."""
    return portal.once(_translations)


def _translations(portal: Portal) -> tuple[Portal, ...]:
    if portal.language != DANISH:
        return ()
    return tuple(in_language(portal, code) for code in portal.settings.others if code in codes())


def settings_in(settings: Settings, speech: Language) -> Settings:
    """The portal's settings with its words in another language."""
    _, code = speech.gettext, speech.code
    found = settings.model_copy(
        update={
            "tagline": getattr(settings, f"tagline_{code}", None) or settings.tagline,
            "description": getattr(settings, f"description_{code}", None) or settings.description,
            "language": code,
            "vocabularies": settings.vocabularies.in_language(code),
        }
    )
    # Where `cached_property` looks; what the model says of itself is Danish.
    found.__dict__.pop("public_name", None)
    found.__dict__.pop("disclaimer", None)
    if settings.invented:
        found.__dict__["public_name"] = _("%(name)s (opdigtet)", name=settings.name)
        found.__dict__["disclaimer"] = _(
            "%(municipality)s er opdigtet. Aktører, steder og arrangementer findes ikke.",
            municipality=settings.municipality,
        )
    return found


class Reach(Struct, frozen=True):
    """What stands in a language: the Danish addresses of its pages, and of those whose calendar and
    feeds are in it, too."""

    language: str
    prefix: str
    pages: frozenset[str]
    followed: frozenset[str]

    def placed(self, site_address: str) -> str:
        """Where an address leads: within the language where it can."""
        return self.prefix + site_address if site_address in self else site_address

    def __contains__(self, site_address: str) -> bool:
        place = site_address.partition("#")[0]
        if place.endswith("/"):
            return place in self.pages
        folder, _, name = place.rpartition("/")
        if name in FEED_FILES:
            return f"{folder}/" in self.followed
        if f"{folder}/" == FINDER:
            return True
        return name in BESIDE and f"{folder}/" in self.pages


def reach(portal: Portal) -> Reach:
    """Which addresses have a page in the language of this portal, another than Danish."""
    followed = frozenset((EVENTS, *_term_pages(portal)))
    return Reach(
        language=portal.language,
        prefix=language(portal.language).prefix,
        pages=frozenset(
            (
                *LISTS,
                FINDER,
                *followed,
                *_vocabularies(),
                *_months(portal),
                *_weeks(portal),
                *_told(portal),
            )
        ),
        followed=followed,
    )


def placed(portal: Portal, site_address: str) -> str:
    """Where an address leads in the language of the portal."""
    if portal.language == DANISH:
        return site_address
    return portal.once(reach).placed(site_address)


def stands(portal: Portal, site_address: str) -> bool:
    """Whether the language of the portal has a page, a calendar or a feed of its own at that
    address; the Danish one has all."""
    return portal.language == DANISH or site_address in portal.once(reach)


def _vocabularies() -> Iterator[str]:
    return map(terms_address, VOCABULARIES)


def _term_pages(portal: Portal) -> Iterator[str]:
    for vocabulary in VOCABULARIES:
        for code in portal.settings.vocabularies.terms(vocabulary):
            yield term_address(vocabulary, code)


def _months(portal: Portal) -> Iterator[str]:
    """Since the portal opened: the archive before it is told in Danish. Not "the coming ones": an
    address that was once published stays."""
    opened = portal.settings.launched
    for month in month_index(portal):
        if month.last >= opened:
            yield month_address(month.year, month.month)


def _weeks(portal: Portal) -> Iterator[str]:
    """As `_months`."""
    opened = portal.settings.launched
    return (week_address(*week.key) for week in portal.once(week_index) if week.last >= opened)


def _told(portal: Portal) -> Iterator[str]:
    """The entities that are translated, and the pages written by hand."""
    code = portal.language
    for event in portal.all_events:
        if event.language == code:
            yield address(event)
    for folder in KINDS[1:]:
        for slug, entity in portal.of_kind(folder).items():
            if entity.spoken:
                yield entity_address(folder, slug)
    prefix = language(code).prefix
    for page in portal.pages:
        if page.language == code:
            yield page.address.removeprefix(prefix)
