"""Addresses on the portal: claimed once, and links that lead to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.known import (
    FIXED,
    OWNED,
    is_embedded,
    is_file_of,
    is_month,
    kind_and_slug,
    known_addresses,
)
from generator.model.portal import Absence, Portal
from generator.model.settings import DANISH, SETTINGS
from generator.presenting.addresses import (
    RESERVED,
    VOCABULARY_ADDRESSES,
    address,
    has_page,
    term_address,
)
from generator.problems import Finding, closest


def pages_leave_the_portals_addresses_alone(portal: Portal) -> Iterator[Finding]:
    """No hand-written page stands where the portal makes pages itself."""
    prefixes = tuple(f"/{code}/" for code in portal.settings.others)
    for page in portal.pages:
        own = page.address if page.language == DANISH else page.address[len(page.language) + 1 :]
        first = own.split("/")[1]
        if own in FIXED or first in OWNED or own.startswith(prefixes):
            yield Finding(
                page.path,
                (),
                "samme-adresse",
                f"Adressen {page.address} bruger portalen selv",
                "Giv siden et andet navn, eller læg den under pages/om/.",
            )


def names_leave_the_portals_pages_alone(portal: Portal) -> Iterator[Finding]:
    """No file and no word is called what would lead to a page that the portal makes itself."""
    for entity in portal.registered():
        reserved = entity.slug in RESERVED.get(entity.KIND, ())
        if has_page(entity) and (reserved or address(entity) in FIXED):
            yield Finding(
                entity.path,
                (),
                "reserveret-navn",
                f"Adressen {address(entity)} bruger portalen selv",
                "Giv filen eller mappen et andet navn.",
            )
    for vocabulary in VOCABULARY_ADDRESSES:
        for code in portal.settings.vocabularies.terms(vocabulary):
            if term_address(vocabulary, code) in FIXED:
                yield Finding(
                    SETTINGS,
                    ("vocabularies", vocabulary, code),
                    "reserveret-navn",
                    f"Adressen {term_address(vocabulary, code)} bruger portalen selv",
                    "Giv ordet en anden kode.",
                    at="key",
                )


def aliases_are_free(portal: Portal) -> Iterator[Finding]:
    """An old address leads to one page, and no living page has it."""
    moved = [entity for entity in portal.entities() if entity.aliases]
    claims = known_addresses(portal) if moved else {}
    owners: dict[str, str] = {}
    for entity in moved:
        for index, alias in enumerate(entity.aliases):
            living = claims.get(alias)
            other = owners.setdefault(alias, entity.path)
            if living is not None or is_month(alias):
                told = f"den bruges af {living}" if living else "portalen bruger den selv"
                message = f"Den gamle adresse {alias} er ikke ledig: {told}"
            elif other != entity.path or entity.aliases.index(alias) != index:
                message = f"Den gamle adresse {alias} står også i {other}"
            else:
                continue
            hint = "Slet den ene: en gammel adresse kan kun føre ét sted hen."
            yield Finding(entity.path, ("aliases", index), "samme-adresse", message, hint)


def gone_addresses_are_gone(portal: Portal) -> Iterator[Finding]:
    """What may lead nowhere leads nowhere: else nobody would see it go."""
    if not portal.settings.gone:
        return
    aliases = {alias: one.path for one in portal.entities() for alias in one.aliases}
    there = known_addresses(portal) | aliases
    for index, one in enumerate(portal.settings.gone):
        if one in there:
            yield Finding(
                SETTINGS,
                ("gone", index),
                "adresse-lever",
                f"Adressen {one} står under »gone«, og den er der endnu",
                f"Slet den under »gone«: den bruges af {there[one] or 'portalen selv'}.",
            )


def links_lead_somewhere(portal: Portal) -> Iterator[Finding]:
    """Links from bodies and hand-written pages into the portal (`/…/`) find a page."""
    aliases = {alias for entity in portal.entities() for alias in entity.aliases}
    writers = [(entity.path, entity.links) for entity in portal.entities() if entity.links]
    writers += [(page.path, page.links) for page in portal.pages]
    writers += [(file.path, file.links) for file in portal.unfinished]
    claims = known_addresses(portal)
    for path, links in writers:
        for link in dict.fromkeys(links):
            target = link.split("#")[0].split("?")[0]
            if not target.startswith("/") or target.startswith("//") or target in aliases:
                continue
            if not _leads_somewhere(portal, target, claims):
                yield from _dead_link(portal, path, link, target, claims)


def _leads_somewhere(portal: Portal, target: str, claims: Mapping[str, str]) -> bool:
    if target in claims or is_month(target) or is_embedded(portal, target):
        return True
    folder, _, name = target.rpartition("/")
    if "." not in name:
        return False
    if folder.split("/")[1:2] and folder.split("/")[1] in OWNED:
        return f"{folder}/" in claims and is_file_of(portal, f"{folder}/", name)
    # Data, attachments of hand-written pages, scripts: the whole site's link test sees to them.
    return True


def _dead_link(
    portal: Portal, path: str, link: str, target: str, claims: Mapping[str, str]
) -> Iterator[Finding]:
    absence = _absence(portal, target)
    if absence == "faulty":
        return  # The page will be there once its file is mended.
    code, message = "doedt-link", f"Linket {link} fører ingen steder hen"
    if f"{target}/" in claims:
        hint = f"Skriv {target}/ med skråstreg til sidst."
    elif absence is not None:
        code, message = "henvisning-til-kladde", f"Siden bag {link} er ikke udgivet endnu"
        hint = "Vent med linket, til siden er udgivet."
    else:
        hint = _meant(target, claims) or "Find siden på portalen, og kopiér dens adresse."
    yield Finding(path, ("body",), code, message, hint, needle=link)


def _meant(target: str, claims: Mapping[str, str]) -> str:
    """Compared by their last parts, since `/aktoerer/` alone makes two addresses alike."""
    parent, _, name = target.rstrip("/").rpartition("/")
    near = closest(name, [known.rstrip("/").rpartition("/")[2] for known in claims])
    found = f"{parent}/{near}/"
    if found not in claims:
        found = next((known for known in claims if near and known.endswith(f"/{near}/")), "")
    return f"Mente du »{found}«?" if found else ""


def _absence(portal: Portal, target: str) -> Absence | None:
    return portal.absent.get(kind_and_slug(target))
