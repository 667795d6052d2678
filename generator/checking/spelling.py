"""Words that are not in the Danish dictionary: warnings, and only where they are asked for.

Left alone: names (a capital letter within a sentence, and what the portal itself is made of), what
has figures in it, addresses, code, other languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.analysing.spelt import words_of
from generator.checking.texts import texts_of
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.settings import DANISH, Vocabularies
from generator.presenting.plain_text import prose_of
from generator.problems import FieldPath, Finding, closest
from generator.spelling.dictionary import Dictionary, danish
from generator.spelling.suggesting import meant

_NAMES = "names, which no dictionary has"
_TIMES = "times, in figures and words with forms of their own"
_ORIGIN = "where something comes from: names and titles"
_ENGLISH = "another language"
_PROGRAM = "the program's own, or other programs'"
LEFT = {
    **dict.fromkeys(("name", "legal_name", "alternate_names", "address", "room"), _NAMES),
    **dict.fromkeys(("place", "by", "credit", "outside", "part_of"), _NAMES),
    **dict.fromkeys(("period", "since", "until", "when", "years", "founded"), _TIMES),
    **dict.fromkeys(("opened", "closed", "duration"), _TIMES),
    **dict.fromkeys(("sources", "source", "notes", "licence"), _ORIGIN),
    **dict.fromkeys(("title_en", "summary_en"), _ENGLISH),
    **dict.fromkeys(("manifest", "calendar_source", "system", "uid", "cvr", "unit"), _PROGRAM),
}
"""Fields without sentences to spell, and why."""


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
    for field, text in texts_of(entity, LEFT):
        yield field, prose_of(text) if field == ("body",) else text


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
