"""What must hold of a portal that is published in several languages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.model.settings import DANISH, SETTINGS
from generator.presenting.languages.catalogue import codes
from generator.problems import Finding

SHOWN = (
    *("event_types", "topics", "audiences", "accessibility", "languages"),
    *("actor_groups", "actor_kinds", "place_kinds", "facilities", "themes"),
)
"""The vocabularies whose words stand on pages in other languages. The names of localities are no
words to translate."""


def languages_have_words(portal: Portal) -> Iterator[Finding]:
    """Every language that the portal is published in has a catalogue of the portal's own words."""
    known = (DANISH, *codes())
    for index, code in enumerate(portal.settings.languages):
        if code not in known:
            yield Finding(
                SETTINGS,
                ("languages", index),
                "ukendt-sprog",
                f"Portalens egne ord findes ikke på »{code}«",
                f"Vælg mellem {', '.join(f'»{one}«' for one in known)}.",
            )
    if DANISH not in portal.settings.languages:
        yield Finding(
            SETTINGS,
            ("languages",),
            "ukendt-sprog",
            "Portalen udgives altid på dansk",
            f"Skriv det med: languages: [{', '.join((DANISH, *portal.settings.languages))}].",
        )


def translations_are_published(portal: Portal) -> Iterator[Finding]:
    """No file is written in a language that the portal is not published in."""
    published = portal.settings.languages
    for path, language in _written(portal):
        if language not in published:
            yield Finding(
                path,
                (),
                "ukendt-sprog",
                f"Portalen udgives ikke på »{language}«",
                f"Skriv »{language}« i languages i portal.yml, eller slet filen.",
            )


def _written(portal: Portal) -> Iterator[tuple[str, str]]:
    """The files that are translations, each with its language."""
    for page in portal.pages:
        if page.language != DANISH:
            yield page.path, page.language
    found: Iterator[Entity | Listing] = portal.entities()
    for entity in found:
        own = entity.beside if isinstance(entity, Listing) else tuple(entity.origin.translations)
        for code in own:
            yield f"{entity.path.removesuffix('.md')}.{code}.md", code


def words_are_translated(portal: Portal) -> Iterator[Finding]:
    """Every word that is shown in another language is translated to it."""
    # Else it stands there in Danish. One warning for each list and language.
    for code in (one for one in portal.settings.others if one in codes()):
        for vocabulary in SHOWN:
            terms = portal.settings.vocabularies.terms(vocabulary)
            lacking = [key for key, term in terms.items() if term.words_in(code) is None]
            if lacking:
                first = ", ".join(f"»{key}«" for key in lacking[:3])
                more = f" og {len(lacking) - 3} til" if len(lacking) > 3 else ""
                yield Finding(
                    SETTINGS,
                    ("vocabularies", vocabulary, lacking[0]),
                    "mangler-oversaettelse",
                    f"Ord i »{vocabulary}« er ikke oversat til »{code}«: {first}{more}",
                    "Skriv label_en." if code == "en" else f"Skriv translations: {{{code}: …}}.",
                    level="warning",
                    at="key",
                )
