"""What content names: vocabulary words and other entities."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entity import Entity
from generator.model.fields import Ref, Word
from generator.model.kinds import BY_FOLDER
from generator.model.marks import Marked, marked
from generator.model.portal import Portal
from generator.problems import Finding, suggestion

SETTINGS = "portal.yml"


def words_are_known(portal: Portal) -> Iterator[Finding]:
    """Every vocabulary word stands in portal.yml."""
    for entity in portal.entities():
        for found in marked(entity):
            if not isinstance(found.mark, Word):
                continue
            terms = portal.settings.vocabularies.terms(found.mark.vocabulary)
            if found.value not in terms:
                # People know the label (»Børn«) before they know the code (»boern«).
                labels = {term.label.lower(): code for code, term in terms.items()}
                code = labels.get(found.value.lower(), "")
                yield Finding(
                    *entity.place_of(found.field),
                    "ukendt-ord",
                    f"»{found.value}« er ikke et ord i listen »{found.mark.vocabulary}«",
                    f"Mente du »{code}«?"
                    if code
                    else suggestion(found.value, terms) or "Ordene står i portal.yml.",
                )


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


def references_lead_to_public_entities(portal: Portal) -> Iterator[Finding]:
    """Every slug names an entity that is there, and that the public may see."""
    for entity in portal.entities():
        for found in marked(entity):
            if isinstance(found.mark, Ref):
                known = portal.of_kind(found.mark.kind)
                if found.value not in known:
                    yield from _dangling(portal, entity, found, found.mark.kind)


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


def _dangling(portal: Portal, entity: Entity, found: Marked, folder: str) -> Iterator[Finding]:
    path, field = entity.place_of(found.field)
    absence = portal.absent.get((folder, found.value))
    if absence == "draft":
        yield Finding(
            path,
            field,
            "henvisning-til-kladde",
            f"»{found.value}« er en kladde og kan ikke nævnes, før den udgives",
            "Fjern »draft« i den, eller sæt »draft: true« også her.",
        )
    elif absence == "waiting":
        yield Finding(
            path,
            field,
            "henvisning-til-kladde",
            f"»{found.value}« er ikke offentlig endnu: den venter på sin »publish_from«",
            "Sæt samme »publish_from« her, eller vent med at nævne den.",
        )
    elif absence is None:
        plural = BY_FOLDER[folder].plural.lower()
        yield Finding(
            path,
            field,
            "ukendt-henvisning",
            f"»{found.value}« findes ikke blandt portalens {plural}",
            suggestion(found.value, portal.of_kind(folder))
            or f"Opret {folder}/{found.value}.md, eller ret kortnavnet.",
        )
    # A faulty file has an error of its own; this reference will be right once it is mended.
