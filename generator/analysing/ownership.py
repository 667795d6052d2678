"""Whose a file is: the actors behind it, and those actors' editors (`editors:`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer
from generator.model.tradition import Tradition


def actors_behind(entity: Entity | Listing) -> tuple[str, ...]:
    """The slugs of those who answer for what a file tells; who is only named in it does not."""
    match entity:
        case Actor():
            found: tuple[object, ...] = (entity.slug,)
        case Listing() | Event() | Tradition():
            found = entity.organizers
        case Place():
            found = (entity.owner, entity.operator)
        case SchoolOffer():
            found = (entity.provider,)
        case Partnership():
            found = tuple(partner.actor for partner in entity.partners)
        case _:
            found = ()
    return tuple(dict.fromkeys(one for one in found if isinstance(one, str)))


def editors_of(actors: Iterable[str], register: Mapping[str, Actor]) -> tuple[str, ...]:
    """`@user` and `@organisation/team`, each once: whoever edits for one of several may."""
    known = (register[slug] for slug in actors if slug in register)
    return tuple(dict.fromkeys(editor for actor in known for editor in actor.editors))


def files_of(path: str) -> str:
    """What the files that belong to an entity's begin with: its folder (`places/salen/`), or all of
    the name but how it ends (`places/salen.`), which its translations share."""
    if path.endswith("/index.md") and path.count("/") > 1:
        return path.removesuffix("index.md")
    return path.rpartition(".")[0] + "."


def by_files(portal: Portal) -> dict[str, Entity | Listing]:
    """Everything in the portal, by `files_of` its file."""
    return {files_of(entity.path): entity for entity in portal.entities()}


def owner_of(path: str, known: Mapping[str, Entity | Listing]) -> Entity | Listing | None:
    """What a file belongs to: a text, its translation, a picture or a plan beside it."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/")
    places = [f"{folder}/{name.partition('.')[0]}."]
    places += ["/".join(parts[:end]) + "/" for end in range(len(parts), 0, -1)]
    return next((known[place] for place in places if place in known), None)
