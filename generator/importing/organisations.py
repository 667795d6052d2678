"""The organisation that an answer names → the actor; what is merely near is a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.importing.privacy import private
from generator.importing.tables import plain
from generator.model.actor import Actor
from generator.problems import closest


class Organisations:
    """Every name that an actor goes by, and the mapping's own."""

    def __init__(self, actors: Iterable[Actor], own: Mapping[str, str]) -> None:
        self._slugs: dict[str, set[str]] = {}
        self._titles: dict[str, str] = {}
        for actor in actors:
            self._titles[actor.slug] = actor.title
            names = (actor.title, actor.slug, actor.legal_name or "", *actor.alternate_names)
            for name in filter(None, names):
                self._slugs.setdefault(plain(name).casefold(), set()).add(actor.slug)
        self._own = {plain(name).casefold(): slug for name, slug in own.items()}

    def find(self, cell: str) -> tuple[str, str]:
        """`(slug, "")`, or `("", why there is none)`. What was answered is not repeated."""
        name = plain(cell).casefold()
        if not name:
            return "", "der står ingen organisation"
        if name in self._own:
            return self._own[name], ""
        slugs = self._slugs.get(name, set())
        if len(slugs) == 1:
            return next(iter(slugs)), ""
        if slugs:
            return "", f"flere aktører hedder det: {', '.join(sorted(slugs))}"
        near = "" if private(cell) else closest(name, self._slugs)
        if not near:
            return "", "organisationen findes ikke blandt aktørerne"
        slug = min(self._slugs[near])
        return "", (
            f"organisationen kendes ikke. Mente svaret »{self._titles[slug]}«? "
            f"Skriv i så fald svarets ord og »{slug}« under »organisations« i mappingen"
        )
