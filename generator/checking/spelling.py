"""Words that are not in the Danish dictionary: warnings, and only where they are asked for.

Left alone: names (a capital letter within a sentence, and what the portal itself is made of), what
has figures in it, addresses, code, other languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.analysing.spelt import words_of
from generator.checking.texts import texts_of
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.settings import DANISH, Vocabularies
from generator.presenting.plain_text import prose_of
from generator.problems import FieldPath, Finding, closest
from generator.spelling.dictionary import Dictionary, danish
from generator.spelling.suggesting import meant

_TEXTS = (
    *("title", "summary", "status_reason", "price_note", "accessibility_note", "purpose"),
    *("outcome", "correction", "vision", "transport", "note"),
)
"""Fields in which people write sentences, of whatever kind."""
_WITHIN: Mapping[type[Entity], Mapping[str, tuple[str, ...]]] = {
    Actor: {"needs": ("text",), "offers": ("text",)},
    Partnership: {"goals": ("title", "success")},
    Event: {"changes": ("reason",)},
}
"""The same in lists of their own."""


def words_are_spelt_right(
    portal: Portal, only: Collection[str] | None = None, dictionary: Dictionary | None = None
) -> Iterator[Finding]:
    """Each unknown word of a file, told once. `only` names the files that are looked at."""
    known = _names(portal)
    dictionary = dictionary or danish()
    entities = (*portal.registered(), *portal.events.values())
    for entity in sorted(entities, key=lambda one: one.path):
        if only is None or entity.path in only:
            yield from _unknown(entity.path, _texts(entity), known, dictionary)
    for page in portal.pages:
        if page.language == DANISH and (only is None or page.path in only):
            texts: list[tuple[FieldPath, str]] = [(("body",), page.text)]
            yield from _unknown(page.path, texts, known | _words_in(page.code), dictionary)


def _unknown(
    path: str,
    texts: Iterable[tuple[FieldPath, str]],
    known: frozenset[str],
    dictionary: Dictionary,
) -> Iterator[Finding]:
    told: set[str] = set()
    for field, text in texts:
        for word in words_of(text, lambda word: is_known(word, known, dictionary)):
            if word.lower() not in told:
                told.add(word.lower())
                yield _told(path, field, word, known, dictionary)


def _told(
    path: str, field: FieldPath, word: str, known: frozenset[str], dictionary: Dictionary
) -> Finding:
    right = meant(word, dictionary) or closest(word, known)
    guess = f"Mente du »{right}«? " if right else ""
    return Finding(
        path,
        field,
        "ukendt-stavemaade",
        f"»{word}« står ikke i ordbogen",
        f"{guess}Er ordet rigtigt, så skriv det under »words« i portal.yml.",
        level="warning",
        needle=word,
    )


def is_known(word: str, known: Collection[str], dictionary: Dictionary) -> bool:
    """In the dictionary, or one of the portal's own, also as somebody's (»Leopolds«) and joined to
    others by hyphens."""
    plain = word.lower()
    own = {plain, plain.removesuffix("s"), re.sub(r"['’]s?$", "", plain)}
    if not own.isdisjoint(known) or dictionary.knows(word):
        return True
    parts = [part for part in word.split("-") if part]
    return "-" in word and all(is_known(part, known, dictionary) for part in parts)


def _texts(entity: Entity) -> Iterator[tuple[FieldPath, str]]:
    for field, text in texts_of(entity, _TEXTS):
        yield field, prose_of(text) if field == ("body",) else text
    for name, parts in _WITHIN.get(type(entity), {}).items():
        for index, one in enumerate(getattr(entity, name)):
            for part in parts:
                if text := getattr(one, part):
                    yield (name, index, part), text


def _names(portal: Portal) -> frozenset[str]:
    """The words, in small letters, of names: actors', places', partnerships', the vocabularies'
    and those that the portal has for its own."""
    settings = portal.settings
    named: tuple[Actor | Place | Partnership, ...] = (
        *portal.actors.values(),
        *portal.places.values(),
        *portal.partnerships.values(),
    )
    texts = [settings.name, settings.municipality, settings.publisher, *settings.words]
    for one in named:
        texts += [one.title, *getattr(one, "alternate_names", ())]
        texts += filter(None, [getattr(one, "legal_name", None), getattr(one, "address", None)])
    for name in Vocabularies.model_fields:
        for term in settings.vocabularies.terms(name).values():
            texts += filter(None, [term.label, term.plural])
    return _words_in(" ".join(texts))


def _words_in(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text))
