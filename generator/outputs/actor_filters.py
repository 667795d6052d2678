"""`/aktoerer/grupper/<code>/`, `/aktoerer/arter/<code>/`: the actors of each group and kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifacts import Artifact
from generator.model.actor import Actor
from generator.model.settings import Term
from generator.presenting.actor_rows import actor_rows, by_letter
from generator.presenting.addresses import ACTORS, term_address
from generator.presenting.edition import Edition
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.own_pages import crumb
from generator.presenting.pouring import Head

KICKERS = {"actor_groups": "Gruppe", "actor_kinds": "Art"}
SIBLINGS = {"actor_groups": "Alle grupper", "actor_kinds": "Alle arter"}
MANY = 60
"""So many names take more than a glance: they stand under their letters."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """A page for each word, in use or not: an address that was given stays."""
    actors = edition.portal.actors.values()
    yield from _pages(edition, "actor_groups", _by_word((one.group, one) for one in actors))
    yield from _pages(edition, "actor_kinds", _by_word((one.kind, one) for one in actors))


def _by_word(pairs: Iterator[tuple[str | None, Actor]]) -> Mapping[str, tuple[Actor, ...]]:
    found: dict[str, list[Actor]] = {}
    for code, actor in pairs:
        if code is not None:
            found.setdefault(code, []).append(actor)
    return {code: tuple(actors) for code, actors in found.items()}


def _pages(
    edition: Edition, vocabulary: str, actors: Mapping[str, tuple[Actor, ...]]
) -> Iterator[Artifact]:
    words = edition.portal.settings.vocabularies.terms(vocabulary)
    used = tuple((code, len(actors[code])) for code in words if code in actors)
    for code, word in words.items():
        yield _page(edition, vocabulary, code, word, actors.get(code, ()), used)


def _page(
    edition: Edition,
    vocabulary: str,
    code: str,
    word: Term,
    actors: tuple[Actor, ...],
    used: tuple[tuple[str, int], ...],
) -> Artifact:
    portal, here = edition.portal, term_address(vocabulary, code)
    name, above = word.plural or word.label, crumb(portal, ACTORS)
    rows = actor_rows(portal, actors)
    return edition.page(
        here,
        "actor_filter.html",
        # A group and a kind may be the same word: Kirker.
        title=f"{name} ({KICKERS[vocabulary].lower()} af aktører)",
        section="aktoerer",
        head=Head(
            description=f"{name} i {portal.settings.municipality}: hvem de er, hvor de hører til, "
            "hvad de laver, og hvad der kommer fra dem.",
            jsonld=(breadcrumbs(edition.base_url, (above, (name, here))),),
        ),
        trail=(above,),
        vocabulary=vocabulary,
        word=word,
        term_code=code,
        name=name,
        kicker=KICKERS[vocabulary],
        rows=rows,
        letters=by_letter(rows) if len(rows) > MANY else (),
        siblings=SIBLINGS[vocabulary],
        used=used,
    )
