"""What a change of the content does, in Danish, without building: two portals in, Markdown out.

Quicker than to compare two built sites, and told in the words that subscribers will read; what the
program itself changes, and which feeds go, shows in the sites alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from generator.analysing.ownership import by_files, owner_of
from generator.comparing.report import code, listed
from generator.counting import counted
from generator.model.entity import Entity
from generator.model.kinds import BY_FOLDER
from generator.model.ledger import LedgerEntry, entries_between
from generator.model.listing import Listing
from generator.model.portal import HandwrittenPage, Portal
from generator.model.version import version_of
from generator.presenting.addresses import EVENTS, address, has_page
from generator.presenting.changes import ChangeRows, newest_first
from generator.presenting.escaping import markdown_text
from generator.presenting.words.dates import capitalised

Shown = Entity | Listing | HandwrittenPage


def content_report(before: Portal, now: Portal, changed: Collection[str]) -> str:
    """The summary; `changed` are the files that are otherwise now."""
    pair = _Pair(before, now, frozenset(changed))
    counts = (
        counted(len(pair.new), "ny", "nye"),
        counted(len(pair.edited), "ændret", "ændrede"),
        counted(len(pair.removed), "fjernet", "fjernede"),
    )
    some = pair.new or pair.edited or pair.removed
    sections = [
        "## Det her ændrer sig i indholdet",
        f"**{', '.join(counts)}.**" if some else "**Ingen sider ændrer indhold.**",
        *listed("Det får folk at vide om arrangementer", [*_told(pair)]),
        *listed("Nyt", [_line(one) for one in pair.new]),
        *listed("Ændret", [_line(one) for one in pair.edited]),
        *listed(
            "Fjernet",
            [f"{_line(one)}{pair.leads_to(one)}" for one in pair.removed],
        ),
    ]
    return "\n\n".join(sections) + "\n"


class _Pair(Struct, frozen=True, dict=True):
    before: Portal
    now: Portal
    changed: frozenset[str]

    @cached_property
    def new(self) -> tuple[Shown, ...]:
        return tuple(one for key, one in self._there.items() if key not in self._was)

    @cached_property
    def removed(self) -> tuple[Shown, ...]:
        return tuple(one for key, one in self._was.items() if key not in self._there)

    @cached_property
    def edited(self) -> tuple[Shown, ...]:
        known = by_files(self.now)
        touched = {found.path for path in self.changed if (found := owner_of(path, known))}
        touched |= self.changed
        return tuple(
            one for key, one in self._there.items() if key in self._was and one.path in touched
        )

    def leads_to(self, one: Shown) -> str:
        """` → /steder/kroen/`, where the old address is an alias."""
        heir = self.heirs.get(_address(one))
        return f" → `{code(address(heir))}`" if heir is not None else ""

    @cached_property
    def heirs(self) -> Mapping[str, Entity | Listing]:
        """Who has each old address."""
        return {alias: one for one in self.now.entities() if has_page(one) for alias in one.aliases}

    @cached_property
    def _was(self) -> Mapping[str, Shown]:
        return _shown(self.before)

    @cached_property
    def _there(self) -> Mapping[str, Shown]:
        return _shown(self.now)


def _shown(portal: Portal) -> Mapping[str, Shown]:
    """All that has a text of its own, kind by kind, then the hand-written pages."""
    found: dict[str, Shown] = {_key(entity): entity for entity in portal.entities()}
    return found | {page.address: page for page in portal.pages}


def _key(one: Entity | Listing) -> str:
    return address(one) if has_page(one) else one.path


def _address(one: Shown) -> str:
    if isinstance(one, HandwrittenPage):
        return one.address
    return address(one) if has_page(one) else ""


def _line(one: Shown) -> str:
    """`Aktør: Koret `/aktoerer/koret/``."""
    if isinstance(one, HandwrittenPage):
        label = "Side"
    else:
        label = BY_FOLDER["events" if isinstance(one, Listing) else one.KIND].label
    title = markdown_text(getattr(one, "title", None) or one.path)
    return f"{label}: {title} `{code(_address(one) or one.path)}`"


def _told(pair: _Pair) -> Iterator[str]:
    """What subscribers are told of dates; the words are those of /aendringer/."""
    for row in ChangeRows(pair.now).rows(newest_first(_entries(pair))):
        # Without the word that the line begins with.
        said = row.said.removeprefix(f"{row.mark}: ").removeprefix(f"{row.mark} ")
        said = " ".join(filter(None, (capitalised(said), row.reason)))
        where = f" `{code(row.path)}`" if row.path else ""
        words = f"{markdown_text(row.title)}. {markdown_text(said)}"
        yield f"**{capitalised(row.mark)}**: {words}{where}"


def _entries(pair: _Pair) -> Iterator[LedgerEntry]:
    at = int(pair.now.now.timestamp())
    heirs = {
        one.slug: heir.slug
        for one in pair.before.all_events
        if one.slug not in pair.now.listings
        and isinstance(heir := pair.heirs.get(f"{EVENTS}{one.slug}/"), Listing)
    }
    was = {heirs.get(one.slug, one.slug): version_of(one) for one in pair.before.all_events}
    there = {one.slug: version_of(one) for one in pair.now.all_events}
    for slug in sorted({*was, *there}):
        yield from entries_between(slug, was.get(slug), there.get(slug), at, at)
