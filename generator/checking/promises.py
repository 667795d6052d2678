"""What was published is held: no address and no identity goes away by mistake.

Rules of two portals, the published one and the one that is to take its place, both seen at the same
moment, so that time alone breaks no promise. What does not follow from the content alone (months,
feeds) is told by `portal compare`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from generator.checking.known import FIXED, kind_and_slug, known_addresses
from generator.checking.promised_dates import dates_are_kept, new_events_are_ahead
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.presenting.addresses import OFFLINE, address, has_page
from generator.presenting.syndication.publication import uid
from generator.problems import Finding

_INSTEAD: Mapping[str, str] = {
    "events": "status: cancelled",
    "actors": "status: closed",
    "places": "status: closed",
    "partnerships": "status: ended",
    "school_offers": "status: ended",
    "meetings": "cancelled: true",
    "press": "withdrawn: …",
}
"""How a file says that what it tells of is no more."""


def promises_are_kept(
    before: Portal, now: Portal, faulty: Collection[str] = ()
) -> Iterator[Finding]:
    """Every published address leads somewhere, and every event is the one that calendars know.
    `faulty` are the files with errors: what they keep shows when they are mended."""
    pair = _Pair(before, now, frozenset(faulty))
    yield from _languages(pair)
    yield from _addresses(pair)
    yield from _identities(pair)
    yield from dates_are_kept(before, now)
    yield from new_events_are_ahead(before, now)


class _Pair(Struct, frozen=True, dict=True):
    before: Portal
    now: Portal
    faulty: frozenset[str]

    @cached_property
    def promised(self) -> dict[str, str]:
        """Each published address and its file; the empty text where it is the settings'."""
        found = known_addresses(self.before)
        for entity in self.before.entities():
            found |= dict.fromkeys(entity.aliases, entity.path)
        return found

    @cached_property
    def heirs(self) -> dict[str, Entity | Listing]:
        """Who has each address of an entity's now."""
        found: dict[str, Entity | Listing] = {}
        for entity in self.now.entities():
            found |= dict.fromkeys(entity.aliases, entity)
            if has_page(entity):
                found[address(entity)] = entity
        return found

    @cached_property
    def lost_languages(self) -> tuple[str, ...]:
        others = self.now.settings.others
        return tuple(code for code in self.before.settings.others if code not in others)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files of all that has a page now."""
        return frozenset(entity.path for entity in self.now.entities())

    def may_return(self, path: str) -> bool:
        """Whether a file with errors may hold what this one promised: itself, or a new one."""
        folder, known = path.partition("/")[0], set(self.promised.values())
        return path in self.faulty or any(
            one.startswith(f"{folder}/") and one not in known for one in self.faulty
        )


def _languages(pair: _Pair) -> Iterator[Finding]:
    for code in pair.lost_languages:
        yield Finding(
            SETTINGS,
            ("languages",),
            "adresse-forsvinder",
            f"Alle adresser under /{code}/ er udgivet og ville forsvinde",
            f"Skriv »{code}« i »languages« igen.",
        )


def _addresses(pair: _Pair) -> Iterator[Finding]:
    gone = pair.now.settings.gone
    there = known_addresses(pair.now).keys() | pair.heirs.keys() | {*gone, OFFLINE, *FIXED}
    prefixes = tuple(f"/{code}/" for code in pair.lost_languages)
    for promised, path in sorted(pair.promised.items()):
        if promised in there or promised.startswith(prefixes or ("//",)):
            continue
        if not path:
            yield _of_settings(promised)
        elif not pair.may_return(path):
            yield _lost(pair, promised, path)


def _of_settings(promised: str) -> Finding:
    return Finding(
        SETTINGS,
        ("vocabularies",),
        "adresse-forsvinder",
        f"Adressen {promised} er udgivet og ville forsvinde",
        "Sæt ordet tilbage i ordlisten: det må gerne få et andet navn (»label«), men ikke en anden "
        f"kode. Skal adressen dø, så skriv »gone: {promised}« i portal.yml.",
        at="key",
    )


def _lost(pair: _Pair, promised: str, path: str) -> Finding:
    folder, slug = kind_and_slug(promised)
    message = f"Adressen {promised} er udgivet og ville forsvinde"
    dies = f"Skal adressen dø, så skriv »gone: {promised}« i portal.yml."
    why = pair.now.absent.get((folder, slug))
    if why == "draft":
        hint = f"Slet »draft: true«: det, folk har set, kan ikke blive en kladde igen. {dies}"
        return Finding(path, ("draft",), "adresse-forsvinder", message, hint, at="key")
    if why == "waiting":
        hint = f"Lad den dag stå, da siden kom ud: den kan ikke gemmes igen. {dies}"
        return Finding(path, ("publish_from",), "adresse-forsvinder", message, hint, at="key")
    if path in pair.paths:
        # The file is there, but an address that it had before is no longer written in it.
        hint = f"Skriv »aliases: {promised}« i filen igen. {dies}"
        return Finding(path, ("aliases",), "adresse-forsvinder", message, hint, at="end")
    if path.startswith("pages/"):
        # A hand-written page has no `aliases`.
        hint = f"Læg siden tilbage; den kan nøjes med et link til det, der har taget over. {dies}"
        return Finding(path, (), "adresse-forsvinder", message, hint)
    heir = _likely_heir(pair, folder, slug)
    if heir is not None:
        lines = f"»aliases: {promised}«{_and_uid(pair, slug, heir)}"
        hint = f"Det ligner {heir.path}. Har den taget over, så skriv {lines} i den. {dies}"
        return Finding(path, (), "adresse-forsvinder", message, hint)
    instead = f", og skriv »{_INSTEAD[folder]}«" if folder in _INSTEAD else ""
    hint = (
        f"Læg filen tilbage{instead}. Har en anden fil taget over, så skriv "
        f"»aliases: {promised}« i den. {dies}"
    )
    return Finding(path, (), "adresse-forsvinder", message, hint)


def _likely_heir(pair: _Pair, folder: str, slug: str) -> Entity | Listing | None:
    """The one new file of the kind that has the title of the one that is gone; None where none or
    several have."""
    if not folder:
        return None
    before, now = (_of_kind(portal, folder) for portal in (pair.before, pair.now))
    title = _title(before.get(slug))
    found = [one for new, one in now.items() if new not in before and title == _title(one)]
    return found[0] if title and len(found) == 1 else None


def _of_kind(portal: Portal, folder: str) -> Mapping[str, Entity | Listing]:
    """Of events the listings."""
    return portal.listings if folder == Event.KIND else portal.of_kind(folder)


def _title(entity: Entity | Listing | None) -> str:
    return getattr(entity, "title", "").casefold()


def _and_uid(pair: _Pair, slug: str, heir: Entity | Listing) -> str:
    """The other line that an event needs which gets a new name."""
    if not isinstance(heir, Listing):
        return ""
    identity = uid(pair.before.listings[slug], pair.before.settings.identity_host)
    return "" if heir.uid == identity else f" og »uid: {identity}«"


def _identities(pair: _Pair) -> Iterator[Finding]:
    """Whoever subscribes has each event under its UID (RFC 5545 §3.8.4.7): under another it comes
    twice, and the old one is never brought up to date."""
    host, host_now = (one.settings.identity_host for one in (pair.before, pair.now))
    if host != host_now:
        yield Finding(
            SETTINGS,
            ("identity_host",),
            "uid-aendret",
            f"»identity_host« er udgivet som {host}, og nu står der {host_now}",
            f"Skriv {host} igen: ellers får alle, der abonnerer, alle arrangementer to gange. "
            "Portalens nye adresse skrives i »base_url«.",
        )
        return
    there = {uid(event, host) for event in pair.now.all_events}
    for event in pair.before.all_events:
        identity, heir = uid(event, host), pair.heirs.get(address(event))
        if identity in there or not isinstance(heir, Listing):
            continue
        if heir.slug != event.slug and heir.slug in pair.before.listings:
            continue  # Two that were published have become one, which is known by its own.
        yield Finding(
            heir.path,
            ("uid",),
            "uid-aendret",
            f"Arrangementet er udgivet med uid »{identity}«, og nu er den »{uid(heir, host)}«",
            f"Skriv »uid: {identity}«: ellers har de, der abonnerer, det to gange.",
            at="value" if heir.uid else "end",
        )
