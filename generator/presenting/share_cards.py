"""What is seen of a page that is shared: a picture with its title, time and place, as a value.

Of each there are three sizes: `og` stands in a page's head (Open Graph), `square` and `story` are
for whoever posts by hand. `share_card_svg.py` draws them, `imaging/rasterising.py` makes pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.artifacts import digest
from generator.imaging.fonts import Font, read_font
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.addresses import address
from generator.presenting.cards import Cards, colour_of
from generator.presenting.languages.editions import SHARED_DRAWING, SHARED_PHOTO
from generator.presenting.languages.language import spoken
from generator.presenting.logo import read_logo, with_colours
from generator.presenting.pictures import PublishedFile, portrait
from generator.presenting.programme import next_occurrence
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.tokens import read_tokens
from generator.presenting.words.dates import capitalised

Size: TypeAlias = Literal["og", "square", "story"]
SIZES: Mapping[Size, tuple[int, int]] = {
    "og": (1200, 630),
    "square": (1080, 1080),
    "story": (1080, 1920),
}
"""Pixels; what each is for, and who asks for it, in docs/share-cards.md."""
KEPT_DAYS = 30
"""So long after an event its card stays, and says that it is over: what was shared in the last days
is still looked at, and Facebook shows a white area where a picture is gone."""
MOST_EVENTS = 300
"""So many events have a card, the soonest: what takes place in a year is not shared today, and its
card is there in time. A card takes a fifth of a second."""
VERSION = 10
"""Hexadecimal digits of a card's digest in its address."""


class ShareCard(Struct, frozen=True):
    """One picture, plain text throughout, in full: what has no room is cut where it is drawn.

    `when` is told in lines that may be joined: day and clock. `flag` stands across the picture
    (`Aflyst`); `note` says what it leaves open (`Flyttet fra …`). `picture` is the photograph with
    its credit, `drawn` what the drawing is made of without one: the colour's name and the title.
    `colours` are the portal's light ones, `#16242B` by name, `hue` among them that of the topic.
    `address` is where it stands on the portal (`/arrangementer/julekoncert/deling.png`), empty of
    a size that no page shows.
    """

    size: Size
    kind: str
    title: str
    when: tuple[str, ...]
    where: str
    note: str
    summary: str
    flag: str
    picture: PublishedFile | None
    credit: str
    drawn: tuple[str, str]
    portal: str
    logo: str
    colours: tuple[tuple[str, str], ...]
    alt: str
    address: str

    @property
    def version(self) -> str:
        """What changes with anything that it says or shows."""
        return digest(self)[:VERSION]

    @property
    def media_type(self) -> str:
        """A photograph is a JPEG; drawings are PNG, which is smaller and sharper for them."""
        return "image/jpeg" if self.picture else "image/png"

    @property
    def ending(self) -> str:
        """The ending of its file's name: `.jpg` or `.png`."""
        return ".jpg" if self.picture else ".png"

    @property
    def width(self) -> int:
        """In pixels."""
        return SIZES[self.size][0]

    @property
    def height(self) -> int:
        """In pixels."""
        return SIZES[self.size][1]


class SharedImage(Struct, frozen=True):
    """What a page's head says of its picture: an address on the portal, a media type, pixels."""

    address: str
    media_type: str
    width: int
    height: int
    alt: str


def of_card(card: ShareCard, place: str) -> SharedImage:
    """Of a card that stands at this place. Its version goes along: networks keep a picture by its
    address, and an old one must not go on inviting to what was called off. Without the version
    the file is found, too, so that whoever has an old address sees how it is now."""
    versioned = f"{place}?v={card.version}"
    return SharedImage(versioned, card.media_type, card.width, card.height, card.alt)


def of_photograph(file: PublishedFile, alt: str) -> SharedImage:
    """What a page says of a published picture that is shown instead of a card."""
    size = file.variant
    return SharedImage(file.address, file.media_type, size.width, size.height, alt)


class Faces(Struct, frozen=True):
    """What cards are set in: headlines, what is to be seen first, and the rest."""

    serif: Font
    bold: Font
    plain: Font

    @property
    def files(self) -> tuple[Path, ...]:
        """The three fonts' files."""
        return (self.serif.file, self.bold.file, self.plain.file)


def read_faces(theme: Path) -> Faces:
    """Those of what is printed (`scripts/print_fonts.py`)."""
    folder = theme / "print" / "fonts"
    return Faces(
        read_font(folder / "Fraunces-SemiBold.ttf", "Fraunces", 600),
        read_font(folder / "SourceSans3-Semibold.ttf", "Source Sans 3", 600),
        read_font(folder / "SourceSans3-Regular.ttf", "Source Sans 3", 400),
    )


def has_card(portal: Portal, one: Listing | Entity) -> bool:
    """Actors, partnerships, and events that are not long over: an archive of ten thousand events
    needs no pictures that nobody shares."""
    if isinstance(one, Listing):
        return one.slug in portal.once(events_with_cards)
    return isinstance(one, Actor | Partnership)


def events_with_cards(portal: Portal) -> frozenset[str]:
    """The slugs of the soonest that are not long over."""
    first = portal.today.toordinal() - KEPT_DAYS
    found = sorted(
        (max(event.first, first), event.slug) for event in portal.all_events if event.last >= first
    )
    return frozenset(slug for _, slug in found[:MOST_EVENTS])


class ShareCards:
    """Composes a portal's cards in its language; pure but for reading the theme's colours and
    logo."""

    def __init__(self, portal: Portal, base_url: str, theme: Path) -> None:
        self._portal, self._theme = portal, theme
        self._cards = Cards(portal, base_url)
        language = spoken(portal)
        self._say, self._dates = language.gettext, language.dates
        self._status, self._series = language.status, language.series

    def of(self, one: Listing | Entity, size: Size = "og") -> ShareCard:
        """The card of an event, an actor or a partnership. Raises TypeError for any other kind."""
        match one:
            case Listing():
                card = self._event(one, self._portal.events[one.slug])
            case Event():
                card = self._event(self._portal.listings[one.slug], one)
            case Actor():
                card = self._actor(one)
            case Partnership():
                card = self._partnership(one)
            case _:
                raise TypeError(f"no share card for {one.KIND}")
        return card if size == "og" else replace(card, size=size, address="")

    def _event(self, known: Listing, event: Event) -> ShareCard:
        portal, cards = self._portal, self._cards
        shown = next_occurrence(portal, known)
        # Of a series its page says first what holds for all of it, and so does this.
        told = known if known.repeat else shown
        past = portal.is_past(known)
        return self._card(
            event,
            kind=portal.settings.vocabularies.event_types[event.type].label,
            when=self._when(event, shown),
            where=cards.where(shown),
            note="" if past or known.repeat else self._moved(shown),
            flag=self._status.past_words(event)
            if past
            else self._status.flag(told.status, told.booking),
            drawn=(cards.colour(known), portal.drawn_from(known)),
        )

    def _when(self, event: Event, shown: Occurrence) -> tuple[str, ...]:
        """With the year, since nobody knows when a picture is seen."""
        dates = self._dates
        if rule := self._series.rule_in_words(event):
            return (rule,)
        if shown.first_day != shown.last_day:
            return (dates.day_span(shown.first_day, shown.last_day),)
        day = capitalised(dates.long_day(shown.first_day))
        clock = dates.clock_span(shown.start, None)
        return (day, clock) if clock else (day,)

    def _moved(self, shown: Occurrence) -> str:
        """`Flyttet fra fredag den 4. december 2026 kl. 19.30`."""
        before = shown.previous
        if before is None or not shown.takes_place:
            return ""
        when = self._dates.in_words(before, None, day_of(before))
        return self._say("Flyttet fra %(when)s", when=when)

    def _actor(self, actor: Actor) -> ShareCard:
        words = self._portal.settings.vocabularies
        kind = words.actor_kinds[actor.kind] if actor.kind else words.actor_groups[actor.group]
        town = words.localities[actor.locality].label if actor.locality else ""
        return self._card(
            actor,
            kind=kind.label,
            where=town,
            summary=self._in_its_words(actor),
            flag=self._say("Ophørt") if actor.status == "closed" else "",
            drawn=(colour_of(self._portal, actor.topics), actor.title),
        )

    def _partnership(self, partnership: Partnership) -> ShareCard:
        state = PARTNERSHIP_WORDS[partnership.status]
        return self._card(
            partnership,
            kind=self._say("Partnerskab · %(state)s", state=state),
            summary=partnership.summary or "",
            drawn=(colour_of(self._portal, partnership.topics), partnership.title),
        )

    def _in_its_words(self, actor: Actor) -> str:
        here = spoken(self._portal).is_danish or "summary" in actor.spoken
        return (actor.summary or "") if here else ""

    def _card(
        self,
        one: Event | Actor | Partnership,
        *,
        kind: str,
        drawn: tuple[str, str],
        when: tuple[str, ...] = (),
        where: str = "",
        note: str = "",
        summary: str = "",
        flag: str = "",
    ) -> ShareCard:
        placed = portrait(self._portal, one)
        name = self._portal.settings.public_name
        image = one.image
        # Whoever does not see it is told the words in it, and what the photograph shows.
        told = f"{flag}: {one.title}" if flag else one.title
        said = (told, kind, " ".join(when), where, note, image.alt if image else "", name)
        return ShareCard(
            size="og",
            kind=kind,
            title=one.title,
            when=when,
            where=where,
            note=note,
            summary=summary,
            flag=flag,
            picture=placed.plain if placed else None,
            credit=image.credit if image else "",
            drawn=drawn,
            portal=name,
            logo=self._logo,
            colours=(*self._colours, ("hue", self._hues[drawn[0]])),
            alt=" ".join(f"{part.rstrip('.')}." for part in said if part),
            address=address(one) + (SHARED_PHOTO if placed else SHARED_DRAWING),
        )

    @cached_property
    def _hues(self) -> Mapping[str, str]:
        tokens = read_tokens(self._theme, self._portal.settings)
        return {name: light for name, (light, _) in tokens.items()}

    @cached_property
    def _colours(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, self._hues[name]) for name in ("paper", "ink", "muted", "accent"))

    @cached_property
    def _logo(self) -> str:
        return with_colours(read_logo(self._theme), self._hues)
