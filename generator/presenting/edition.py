"""One edition of the portal: what every output needs in order to make its artifacts.

An output says which template shows which values; from that the edition makes an `Artifact` whose
digest covers the templates, the frame and the values, so that no output keeps account of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import Struct, field
from msgspec.structs import replace

from generator.artifacts import Artifact, digest
from generator.caching import Shelf, Store
from generator.imaging.making import Workshop
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.overlaid import Overlaid
from generator.model.portal import Portal
from generator.presenting.addresses import (
    absolute,
    depth,
    file_path,
    month_address,
    week_address,
)
from generator.presenting.cards import Cards
from generator.presenting.facts import Facts
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import FragmentMaker, Fragments, made_for
from generator.presenting.inputs import Inputs
from generator.presenting.languages.editions import placed, stands, translations
from generator.presenting.languages.language import Language, spoken
from generator.presenting.linked_data.events import EventObjects
from generator.presenting.lists import Lists
from generator.presenting.matches import told_by_actor
from generator.presenting.passing_on import PassingOn
from generator.presenting.pictures import Gallery
from generator.presenting.pouring import Frame, Head, View, poured, settled, turns
from generator.presenting.programme import Month, Programme, month_index, programme
from generator.presenting.share_cards import (
    ShareCards,
)
from generator.presenting.share_pictures import SharePictures
from generator.presenting.templates import Templates
from generator.presenting.ways import Way, ways
from generator.presenting.weeks import WeekOn, week_index


class Edition(Struct, frozen=True, dict=True):
    """The portal with its frames and templates. `base_url` ends with a slash.

    `shell_files` are the hand-written pages and the theme's files, address → bytes; `content` is
    the folder that pictures are read from, `cache` where what is made of them is kept, and compiled
    templates; `fragments` are those of its events, by slug. With `prints` there are posters and
    programmes as PDF, and pages link to them; with `share_cards` there are pictures of pages for
    where they are shared. `frames` are those of its own language, `other_frames` those of the other
    languages, by code.

    Addresses are Danish whatever the language (`languages/editions.py`): an edition of another
    one puts its pages where `place` says.

    What is cached as a property follows from the portal, most of it, and from the frames (`digest`,
    `inputs`); `replace` leaves it behind. What is cached in a field goes along unless it is given
    anew: `_sections` follows from the frames, so `translations`, which have others, begin with
    none, and `with_event`, where they are the same, goes on with them; `_lists` follows from the
    portal, `_versioned` from `shell_files`, which are one for all languages.
    """

    portal: Portal
    base_url: str
    frames: Mapping[int, Frame]
    shell_files: Mapping[str, bytes]
    theme: Path
    content: Path
    fingerprints: Fingerprints
    fragments: Mapping[str, Fragments]
    cache: Path | None = None
    prints: bool = False
    share_cards: bool = False
    other_frames: Mapping[str, Mapping[int, Frame]] = field(default_factory=dict)
    danish: Edition | None = None
    """The edition that this one is a translation of; None of the Danish one."""
    _lists: Lists | None = None
    """Those of an edition in which nothing is other that lists show."""
    _sections: dict[tuple[int, str | None, bool], tuple[Frame, str]] = field(default_factory=dict)
    _versioned: dict[str, str] = field(default_factory=dict)

    @cached_property
    def templates(self) -> Templates:
        return Templates(
            self.theme, self.portal, self.base_url, self.cards, self.gallery, self.cache
        )

    @cached_property
    def language(self) -> Language:
        """The language that it is in."""
        return spoken(self.portal)

    @cached_property
    def translations(self) -> tuple[Edition, ...]:
        """The same portal in the other languages; of a translation none."""
        return tuple(
            replace(
                self,
                portal=portal,
                frames=self.other_frames.get(portal.language, {}),
                danish=self,
                _lists=None,
                _sections={},
            )
            for portal in translations(self.portal)
        )

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """All of the portal's, the Danish one first."""
        first = self.danish or self
        return (first, *first.translations)

    def place(self, site_address: str) -> str:
        """Where an address stands in this edition; itself where only the Danish one has it."""
        return placed(self.portal, site_address)

    def stands(self, site_address: str) -> bool:
        """Whether this edition has a page, a calendar or a feed of its own at that address."""
        return stands(self.portal, site_address)

    def trail(self, steps: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """(title, address) with the addresses as they stand in this edition."""
        return tuple((title, self.place(site_address)) for title, site_address in steps)

    @cached_property
    def gallery(self) -> Gallery:
        return Gallery(self.portal)

    @cached_property
    def pictures(self) -> Workshop:
        """Where the bytes of pictures come from."""
        return Workshop(self.content, self.cache)

    @cached_property
    def digest(self) -> str:
        """Of all that is one for the whole site: templates, settings, frames, address."""
        frames = [frame.digest for _, frame in sorted(self.frames.items())]
        return digest(self.templates.digest, frames, self.base_url, *self._extras)

    @property
    def _extras(self) -> tuple[bool, ...]:
        """What a build was asked for, and pages tell of."""
        return self.prints, self.share_cards

    @cached_property
    def inputs(self) -> Inputs:
        """What its batches depend on."""
        danish = self.danish.inputs if self.danish is not None else None
        return Inputs(self.portal, self.fingerprints, self.digest, self.shell_files, danish)

    @cached_property
    def lists(self) -> Lists:
        """What lists show of the whole portal."""
        return self._lists or Lists(self.portal)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.portal, self.base_url)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Every month that has a page, in order."""
        return tuple(
            month
            for month in month_index(self.portal)
            if self.stands(month_address(month.year, month.month))
        )

    @cached_property
    def told_events(self) -> tuple[Listing, ...]:
        """The events that have a page of their own in this edition."""
        if self.danish is None:
            return self.portal.all_events
        return tuple(one for one in self.portal.all_events if one.language == self.language.code)

    @cached_property
    def weeks(self) -> tuple[WeekOn, ...]:
        """Every week that has a page, in order."""
        return tuple(
            week for week in self.portal.once(week_index) if self.stands(week_address(*week.key))
        )

    @cached_property
    def whole(self) -> Programme:
        """All that is coming."""
        return programme(self.portal, self.portal.all_events)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The ways in, with how much each leads to."""
        return ways(self.portal)

    @cached_property
    def matches_told(self) -> Mapping[str, str]:
        """A digest of what each actor's page tells of its matches, by slug."""
        inputs = self.inputs.registered("actors", "partnerships")
        return told_by_actor(self.portal, self.kept("matches"), inputs)

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.portal, self.base_url)

    @cached_property
    def passing_on(self) -> PassingOn:
        return PassingOn(self.portal, self.base_url, self.cards)

    @cached_property
    def event_objects(self) -> EventObjects:
        return EventObjects(self.portal, self.base_url)

    def with_event(self, event: Event) -> Edition:
        """The same with this event in place of the one of its slug, for a preview: where nothing
        is other that lists show, they are not gone through again."""
        portal, slug = self.portal.with_event(event), event.slug
        made = FragmentMaker(portal, self.base_url).of(event)
        same = portal.listings[slug].shown == self.portal.listings[slug].shown
        return replace(
            self,
            portal=portal,
            fingerprints=self.fingerprints.with_event(portal, slug),
            fragments=Overlaid(self.fragments, {slug: made}),
            _lists=self.lists if same else None,
        )

    def url(self, site_address: str) -> str:
        """The absolute address of something on this portal."""
        return absolute(self.base_url, self.place(site_address))

    def file(self, site_address: str) -> str:
        """The file behind an address in this edition."""
        return file_path(self.place(site_address))

    def in_its_words(self, entity: Entity, field: str) -> str:
        """A field's text where it is in the language of the edition, else nothing."""
        here = self.language.is_danish or field in entity.spoken
        return (getattr(entity, field) or "") if here else ""

    def versioned(self, script: str) -> str:
        """The address of `assets/js/<script>.js` with a digest: a page never meets another one."""
        known = self._versioned.get(script)
        if known is None:
            name = f"assets/js/{script}.js"
            version = hashlib.sha256(self.shell_files[name]).hexdigest()[:10]
            known = self._versioned[script] = f"/{name}?v={version}"
        return known

    @cached_property
    def composed_cards(self) -> ShareCards:
        return ShareCards(self.portal, self.base_url, self.theme)

    @cached_property
    def share_pictures(self) -> SharePictures:
        """Where the bytes of share cards come from."""
        return SharePictures(self.theme, self.pictures, self.cache)

    def card(self, occurrence: Occurrence) -> Markup:
        """The card of one date; made once and used in every list."""
        return self.templates.card(occurrence)

    def kept(self, name: str) -> Shelf:
        """What an earlier build of the same day left there; it goes with templates and settings."""
        key = digest(self.digest, self.portal.today)
        place = made_for(self.portal, self.base_url)
        return Shelf(Store(self.cache), f"{place}/{self.language.prefix[1:]}{name}", key)

    def page(
        self,
        address: str,
        template: str,
        *,
        title: str,
        head: Head,
        section: str | None = None,
        origin: str = "",
        **context: Any,
    ) -> Artifact:
        """A page of this address: `theme/entities/<template>` poured into its depth's frame.

        `title` is plain text; the portal's name is added. `context` holds entities, listings, dates
        and plain values only (see `Fingerprints`), and is all that the template may depend on
        besides the portal's settings: the digest is taken of what the page shows. What takes time
        to work out is given as `Later`.
        """
        # Of a collection the head names only the address and the title, not each event.
        feeds = (head.feeds.address, head.feeds.feed_title) if head.feeds else None
        return self.page_of(
            address,
            template,
            title=title,
            section=section,
            origin=origin,
            made_of=self.fingerprints.of((replace(head, feeds=None), feeds, context)),
            view=lambda: View(head, {name: settled(value) for name, value in context.items()}),
        )

    def page_of(
        self,
        address: str,
        template: str,
        *,
        title: str,
        made_of: str,
        view: Callable[[], View],
        section: str | None = None,
        origin: str = "",
    ) -> Artifact:
        """As `page`, for kinds with thousands of pages, and where all that is shown follows from
        the same few things: it is worked out only when the page is rendered.

        `made_of` is the digest of the entities (each stands for those that it names, too) and of
        whatever else `view` takes from the portal, above all what follows from today's date. A
        property test holds that nothing was forgotten (tests/test_incremental.py).
        """
        frame, shared = self._frame(address, section)
        ways = turns(self, address)
        inputs = digest(shared, address, title, made_of, ways)
        return Artifact(
            self.file(address),
            inputs,
            lambda: poured(self, frame, address, template, title, ways, view()),
            origin,
        )

    def redirect(self, old: str, target: str, origin: str) -> Artifact:
        """A page at an old address that leads on to an absolute one: a refresh for people, a
        canonical link for search engines, a plain link for everyone else."""

        def render() -> bytes:
            return self.templates.render("entities/redirect.html", target=target).encode()

        inputs = digest("redirect", self.templates.digest, target)
        return Artifact(self.file(old), inputs, render, origin)

    def _frame(self, address: str, section: str | None) -> tuple[Frame, str]:
        """The frame of a page, and the digest of all that pages in it share."""
        key = (depth(self.place(address)), section, address == f"/{section}/")
        if key not in self._sections:
            frame = self.frames[key[0]].for_section(section, exact=key[2])
            shared = digest(self.templates.digest, frame.digest, self.base_url, *self._extras)
            self._sections[key] = frame, shared
        return self._sections[key]
