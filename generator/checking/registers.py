"""What actors and places list under themselves: needs, offers and rooms, each told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.periods import period_of
from generator.model.portal import Portal
from generator.problems import Finding


def needs_are_told_apart(portal: Portal) -> Iterator[Finding]:
    """The import knows a need again by its `id`, so no two of an actor have the same."""
    for actor in portal.actors.values():
        seen: set[str] = set()
        for name, wishes in (("needs", actor.needs), ("offers", actor.offers)):
            for index, wish in enumerate(wishes):
                if wish.id is not None and wish.id in seen:
                    yield Finding(
                        actor.path,
                        (name, index, "id"),
                        "samme-id",
                        f"To behov eller tilbud hedder »{wish.id}«",
                        "»id« skrives af importen. Har du kopieret et behov, så slet linjen her.",
                    )
                seen.add(wish.id or "")


def weeks_of_needs_are_in_the_calendar(portal: Portal) -> Iterator[Finding]:
    """A need's period may be any words; a week that its year does not have is a slip."""
    for actor in portal.actors.values():
        for name, wishes in (("needs", actor.needs), ("offers", actor.offers)):
            for index, wish in enumerate(wishes):
                text = wish.period or ""
                if WEEK.fullmatch(text.strip()) and period_of(text) is None:
                    yield Finding(
                        actor.path,
                        (name, index, "period"),
                        "uge-findes-ikke",
                        f"»{text}« findes ikke i kalenderen",
                        "Et år har 52 uger, og nogle har 53. Ret ugen eller året.",
                        level="warning",
                    )


WEEK = re.compile(r"uge \d{1,3},? \d{4}", re.IGNORECASE)


def rooms_are_told_apart(portal: Portal) -> Iterator[Finding]:
    """An event names a room, so no two of a place are called the same."""
    for place in portal.places.values():
        seen: set[str] = set()
        for index, room in enumerate(place.rooms):
            name = room.name.casefold()
            if name in seen:
                yield Finding(
                    place.path,
                    ("rooms", index, "name"),
                    "samme-lokale",
                    f"To lokaler hedder »{room.name}«",
                    "Giv det ene et andet navn, eller saml dem i ét.",
                )
            seen.add(name)
