"""What content names: vocabulary words and other entities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace
from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.fields import Ref, Word
from generator.model.kinds import BY_FOLDER
from generator.model.marks import Marked, marked
from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.problems import Finding, suggestion

FEW = 12
"""So many words are named where none is like the one that was written."""


def words_are_known(portal: Portal, entity: Entity) -> Iterator[Finding]:
    """Every vocabulary word stands in portal.yml."""
    vocabularies = portal.settings.vocabularies
    for found in marked(entity):
        if isinstance(found.mark, Word) and found.value not in vocabularies.terms(
            found.mark.vocabulary
        ):
            yield from _unknown_word(portal, *_placed(entity, found), found.mark)


def references_lead_to_public_entities(portal: Portal, entity: Entity) -> Iterator[Finding]:
    """Every slug names an entity that is there, and that the public may see."""
    for found in marked(entity):
        if isinstance(found.mark, Ref) and found.value not in portal.of_kind(found.mark.kind):
            yield from _dangling(portal, *_placed(entity, found), found.mark)


def names_in(portal: Portal, path: str, model: BaseModel) -> list[Finding]:
    """The same of a file beside the content: what it names that is not there."""
    return names_among(portal, path, marked(model))


def names_among(portal: Portal, path: str, named: Iterable[Marked]) -> list[Finding]:
    """Those that are not there, of what a file names."""
    return [
        finding
        for found in named
        for finding in (
            _unknown_word(portal, path, found, found.mark)
            if isinstance(found.mark, Word)
            else _dangling(portal, path, found, found.mark)
        )
    ]


def unfinished_files_name_what_is_there(portal: Portal) -> Iterator[Finding]:
    """What is in order of files that have errors names words and entities that are there."""
    for file in portal.unfinished:
        yield from names_among(portal, file.path, file.named)


def _unknown_word(portal: Portal, path: str, found: Marked, mark: Word) -> Iterator[Finding]:
    terms = portal.settings.vocabularies.terms(mark.vocabulary)
    if found.value not in terms:
        # People know the label (»Børn«) before they know the code (»boern«).
        labels = {term.label.lower(): code for code, term in terms.items()}
        code = labels.get(found.value.lower(), "")
        yield Finding(
            path,
            found.field,
            "ukendt-ord",
            f"»{found.value}« er ikke et ord i listen »{mark.vocabulary}«",
            f"Mente du »{code}«?" if code else suggestion(found.value, terms) or _choices(terms),
        )


def _choices(terms: Collection[str]) -> str:
    if not 0 < len(terms) <= FEW:
        return "Ordene står i portal.yml."
    return f"I listen står: {', '.join(terms)}. Den er i portal.yml."


def terms_name_known_topics(portal: Portal) -> Iterator[Finding]:
    """The topic that an event type stands for is one of the topics."""
    vocabularies = portal.settings.vocabularies
    for code, term in vocabularies.event_types.items():
        if term.topic is not None and term.topic not in vocabularies.topics:
            yield Finding(
                SETTINGS,
                ("vocabularies", "event_types", code, "topic"),
                "ukendt-ord",
                f"»{term.topic}« er ikke et ord i listen »topics«",
                suggestion(term.topic, vocabularies.topics) or "Tilføj emnet under »topics«.",
            )


def featured_partnership_exists(portal: Portal) -> Iterator[Finding]:
    """The partnership that the home page shows is there."""
    slug = portal.settings.featured_partnership
    if slug is not None and slug not in portal.partnerships:
        if portal.absent.get(("partnerships", slug)) == "faulty":
            return
        yield Finding(
            SETTINGS,
            ("featured_partnership",),
            "ukendt-henvisning",
            f"»{slug}« findes ikke blandt portalens partnerskaber",
            suggestion(slug, portal.partnerships) or "Ret kortnavnet, eller slet linjen.",
        )


def _placed(entity: Entity, found: Marked) -> tuple[str, Marked]:
    """The file in which something that an entity names stands, and its place there."""
    path, field = entity.place_of(found.field)
    return path, replace(found, field=field)


def _dangling(portal: Portal, path: str, found: Marked, mark: Ref) -> Iterator[Finding]:
    folder = mark.kind
    if found.value in portal.of_kind(folder):
        return
    absence = portal.absent.get((folder, found.value))
    if absence == "draft":
        yield Finding(
            path,
            found.field,
            "henvisning-til-kladde",
            f"»{found.value}« er en kladde og kan ikke nævnes, før den udgives",
            "Fjern »draft« i den, eller sæt »draft: true« også her.",
        )
    elif absence == "waiting":
        yield Finding(
            path,
            found.field,
            "henvisning-til-kladde",
            f"»{found.value}« er ikke offentlig endnu: den venter på sin »publish_from«",
            "Sæt samme »publish_from« her, eller vent med at nævne den.",
        )
    elif absence is None:
        plural = BY_FOLDER[folder].plural.lower()
        yield Finding(
            path,
            found.field,
            "ukendt-henvisning",
            f"»{found.value}« findes ikke blandt portalens {plural}",
            suggestion(found.value, portal.of_kind(folder))
            or f"Opret {_file_of(folder, found.value)}, eller ret kortnavnet.",
        )
    # A faulty file has an error of its own; this reference will be right once it is mended.


def _file_of(folder: str, slug: str) -> str:
    """Where an entity would be written. A partnership has files beside it, so it is a folder."""
    return f"{folder}/{slug}/index.md" if folder == "partnerships" else f"{folder}/{slug}.md"
