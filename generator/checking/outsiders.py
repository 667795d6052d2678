"""Places and actors that an event names as outsiders though the register has them: warnings, since
two may have one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.event import Event, Outside
from generator.model.portal import Portal
from generator.problems import FieldPath, Finding


def venues_are_taken_from_the_register(portal: Portal) -> Iterator[Finding]:
    """A venue that is written by its name is not one that the register has."""
    known = portal.once(_places)
    for event in portal.all_events:
        if isinstance(event.kept_venue, tuple):
            name, _, address = event.kept_venue
            slug = known.get(name.casefold())
            if slug is not None and _may_be_there(address, portal.places[slug].address):
                yield _known(event.path, ("venue",), name, slug)


def organizers_are_taken_from_the_register(portal: Portal, event: Event) -> Iterator[Finding]:
    """The same of who holds it."""
    for index, one in enumerate(event.organizers):
        if isinstance(one, Outside):
            slug = portal.once(_actors).get(one.name.casefold())
            if slug is not None:
                yield _known(event.path, ("organizers", index), one.name, slug)


def _known(path: str, field: FieldPath, name: str, slug: str) -> Finding:
    return Finding(
        path,
        field,
        "staar-i-registret",
        f"»{name}« er skrevet som en udefra, men står i registret",
        f"Mente du »{slug}«? Med kortnavnet kommer arrangementet også på dets side.",
        level="warning",
    )


def _may_be_there(written: str | None, known: str | None) -> bool:
    """Whether the addresses do not tell two places of one name apart."""
    if written is None or known is None:
        return True
    one, other = written.casefold(), known.casefold()
    return one in other or other in one or one.split(",")[0] == other.split(",")[0]


def _places(portal: Portal) -> Mapping[str, str]:
    return {place.title.casefold(): slug for slug, place in portal.places.items()}


def _actors(portal: Portal) -> Mapping[str, str]:
    """By their other names, too."""
    return {
        name.casefold(): slug
        for slug, actor in portal.actors.items()
        for name in (*actor.alternate_names, actor.title)
        if actor.status != "closed"
    }
