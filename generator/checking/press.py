"""Press releases: a headline of one line, and somebody whom the press can ask."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.checking.names import names_in
from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.settings import SETTINGS
from generator.presenting.press.release import contact_of
from generator.problems import Finding

ONE_LINE = 90
"""Characters. A headline in a newspaper, and the subject of a mail, have one line."""


def the_press_contact_exists(portal: Portal) -> Iterator[Finding]:
    """The organisation that answers the press for the whole portal is in the register."""
    for found in names_in(portal, SETTINGS, portal.settings.press):
        yield replace(found, field=("press", *found.field))


def releases_name_whom_to_ask(portal: Portal, entity: Entity) -> Iterator[Finding]:
    """Behind every release stands an organisation with a number, a mail address or a website."""
    if not isinstance(entity, PressRelease) or contact_of(portal, entity.contact) is not None:
        return
    slug = entity.contact or portal.settings.press.contact
    if slug is not None and slug not in portal.actors:
        return  # That has an error of its own.
    yield Finding(
        entity.path,
        ("contact",) if entity.contact else (),
        "presse-uden-kontakt",
        f"Pressen kan ikke få fat i »{slug}«: der står hverken mail eller hjemmeside på aktøren"
        if slug
        else "Der står ikke, hvem pressen kan spørge",
        "Skriv »email« eller »website« i aktørens fil, eller vælg en anden »contact«."
        if slug
        else "Tilføj »contact: …« med en aktørs kortnavn, eller skriv en fælles i portal.yml.",
        at="value" if entity.contact else "end",
    )


def headlines_have_one_line(_: Portal, entity: Entity) -> Iterator[Finding]:
    """A release's headline is short enough for a newspaper's."""
    if isinstance(entity, PressRelease) and len(entity.title) > ONE_LINE:
        yield Finding(
            entity.path,
            ("title",),
            "lang-rubrik",
            f"Rubrikken er på {len(entity.title)} tegn, og en avis har plads til {ONE_LINE}",
            "Sig det vigtigste i én linje, og flyt resten ned i »summary«.",
            level="warning",
        )
