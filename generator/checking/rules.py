"""The rules, in one visible tuple: each a function from the portal to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.model.fields import Ref, Word
from generator.model.kinds import BY_FOLDER
from generator.model.marks import marked
from generator.model.portal import Portal
from generator.problems import Finding, suggestion

Check: TypeAlias = Callable[[Portal], Iterator[Finding]]


def words_are_known(portal: Portal) -> Iterator[Finding]:
    """Every vocabulary word stands in portal.yml."""
    for entity in portal.entities():
        for found in marked(entity):
            if isinstance(found.mark, Word):
                terms = portal.settings.vocabularies.terms(found.mark.vocabulary)
                if found.value not in terms:
                    yield Finding(
                        entity.path,
                        found.field,
                        "ukendt-ord",
                        f"»{found.value}« er ikke et ord i listen »{found.mark.vocabulary}«",
                        suggestion(found.value, terms) or "Ordene står i portal.yml.",
                    )


def references_exist(portal: Portal) -> Iterator[Finding]:
    """Every slug names an entity that is there."""
    for entity in portal.entities():
        for found in marked(entity):
            if isinstance(found.mark, Ref):
                known = portal.of_kind(found.mark.kind)
                if found.value not in known:
                    label = BY_FOLDER[found.mark.kind].plural.lower()
                    yield Finding(
                        entity.path,
                        found.field,
                        "ukendt-henvisning",
                        f"»{found.value}« findes ikke blandt portalens {label}",
                        suggestion(found.value, known)
                        or f"Opret {found.mark.kind}/{found.value}.md, eller ret kortnavnet.",
                    )


CHECKS: tuple[Check, ...] = (words_are_known, references_exist)


def check(portal: Portal) -> list[Finding]:
    """Every rule over the whole portal."""
    return [finding for rule in CHECKS for finding in rule(portal)]
