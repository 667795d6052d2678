"""What may be a person's own address or number: told, and never repeated where it is told.

The portal is about organisations, and git keeps what was deleted. A CPR number is refused
(`reading/private.py`); of these nobody can be sure, so they are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysing.contacts import Kind, private_contacts
from generator.checking.texts import texts_of
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.problems import FieldPath, Finding

LEFT = {
    "cvr": "eight figures, and a company's",
    "uid": "another calendar's name of the event, which nobody reads",
    "calendar_source": "addresses of files, and names in them",
    "manifest": "what a letter told; the files that it told of are read themselves",
}
_WORDS: Mapping[Kind, tuple[str, str, str]] = {
    "mail": (
        "privat-mailadresse",
        "Her står en mailadresse af den slags, som privatpersoner har",
        "Skriv organisationens egen, eller et link til dens side. Er den organisationens, og må "
        "den stå på nettet, så lad den stå.",
    ),
    "telephone": (
        "privat-telefonnummer",
        "Her står noget, der ligner et mobilnummer",
        "Skriv organisationens hovednummer, eller et link til dens side. Er nummeret "
        "organisationens, og må det stå på nettet, så lad det stå.",
    ),
}


def nobody_is_reached_in_private(_: Portal, entity: Entity) -> Iterator[Finding]:
    """No text has the mail address or mobile number of what may be a private person."""
    for field, text in _texts(entity):
        for kind, words in private_contacts(text):
            code, message, hint = _WORDS[kind]
            yield Finding(
                *(entity.path, field, code, message, hint),
                level="warning",
                needle=words,
                private=True,
            )


def _texts(entity: Entity) -> Iterator[tuple[FieldPath, str]]:
    yield from texts_of(entity, LEFT)
    if isinstance(entity, Actor) and entity.email:
        yield ("email",), entity.email
