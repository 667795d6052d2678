"""The whole of the content as one immutable value, and who is tied to whom."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event, Organizer, Venue
from generator.model.ledger import NO_LEDGER, Ledger
from generator.model.listing import Announced, Listing, listing_of
from generator.model.marks import Marked, references
from generator.model.meeting import NetworkMeeting
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.occurrences import Occurrence
from generator.model.overlaid import Overlaid
from generator.model.partnership import Partnership
from generator.model.picture import Picture
from generator.model.place import Place
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.settings import DANISH, Settings
from generator.model.times import ZONE
from generator.model.tradition import Tradition

E = TypeVar("E", bound=Entity | Listing)
T = TypeVar("T")
Absence: TypeAlias = Literal["draft", "waiting", "faulty"]
"""Not in the portal though its file is there: a draft, one that awaits `publish_from`, one whose
file cannot be read."""

REGISTERED = (
    "actors",
    "partnerships",
    "places",
    "news",
    "meetings",
    "school_offers",
    "traditions",
    "newsletters",
    "press",
)
"""The kinds, but for events: so few that all of them are alive at once."""


class HandwrittenPage(Struct, frozen=True):
    """A page that MkDocs renders: its address on the site, title and text (for search), what of the
    text is code, and the language that it is written in."""

    address: str
    title: str
    description: str
    path: str
    text: str = ""
    code: str = ""
    links: tuple[str, ...] = ()
    language: str = DANISH


class Unfinished(Struct, frozen=True):
    """A file that is to be public and has errors: what those of its fields name that are in order,
    and where its text leads. Enough to tell in the same run what is wrong with these as well."""

    path: str
    named: tuple[Marked, ...] = ()
    links: tuple[str, ...] = ()


class Portal(Struct, frozen=True, dict=True):
    """Everything the portal knows, at one moment. Outputs are pure functions of this.

    The mappings go from slug to entity, sorted by slug, and hold only what is public at `now`.
    """

    settings: Settings
    now: datetime
    language: str = DANISH
    """The language that its words and texts are in, as far as they are translated."""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    partnerships: Mapping[str, Partnership] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    meetings: Mapping[str, NetworkMeeting] = field(default_factory=dict)
    school_offers: Mapping[str, SchoolOffer] = field(default_factory=dict)
    traditions: Mapping[str, Tradition] = field(default_factory=dict)
    newsletters: Mapping[str, NewsletterIssue] = field(default_factory=dict)
    press: Mapping[str, PressRelease] = field(default_factory=dict)
    listings: Mapping[str, Listing] = field(default_factory=dict)
    """Of the same events; told from them where nobody kept them."""
    ledger: Ledger = NO_LEDGER
    """What has happened to the events."""
    pages: tuple[HandwrittenPage, ...] = ()
    images: Mapping[str, Picture] = field(default_factory=dict)
    """By path, relative to the content folder; those beside hand-written pages, too."""
    absent: Mapping[tuple[str, str], Absence] = field(default_factory=dict)
    """What has a file but is not public now, by folder and slug."""
    awaited: tuple[datetime, ...] = ()
    """The moments at which something that waits becomes public, the soonest first."""
    _drawn: Mapping[str, str] = field(default_factory=dict)
    unfinished: tuple[Unfinished, ...] = ()
    """Empty in every portal that is built: these files have errors."""

    def __post_init__(self) -> None:
        if not self.listings:
            told = {slug: listing_of(event) for slug, event in self.events.items()}
            force_setattr(self, "listings", told)

    @cached_property
    def settings_digest(self) -> str:
        """A digest that changes with any setting and any word."""
        return hashlib.sha256(repr(self.settings).encode()).hexdigest()

    @cached_property
    def today(self) -> date:
        """The Copenhagen day; what most of the site depends on instead of the time."""
        return self.now.astimezone(ZONE).date()

    def with_event(self, event: Event) -> Portal:
        """The same with this event in place of the one of its slug."""
        return replace(
            self,
            events=Overlaid(self.events, {event.slug: event}),
            listings={**self.listings, event.slug: listing_of(event)},
        )

    def in_language(self, code: str, settings: Settings) -> Portal:
        """The portal as it is in another language: the same entities with what is translated of
        them, and these settings."""
        listings = {slug: one.in_language(code) for slug, one in self.listings.items()}
        kinds: dict[str, Any] = {
            folder: {slug: one.in_language(code) for slug, one in self.of_kind(folder).items()}
            for folder in REGISTERED
        }
        return replace(
            self,
            settings=settings,
            language=code,
            listings=listings,
            events=_Translated(self.events, code),
            _drawn={
                slug: self.listings[slug].title
                for slug, one in listings.items()
                if one.language != DANISH
            },
            **kinds,
        )

    def foreign(self, event: Announced, title: str) -> str:
        """The language of a date's title where that is another than the portal's, else nothing."""
        if self.language == DANISH:
            return ""
        known = self.listings[event.slug]
        told = known.language == self.language and title == known.title
        return "" if told else DANISH

    def drawn_from(self, event: Announced) -> str:
        """The title that an event's drawing is made from: the Danish one, so that it is the same
        drawing in every language."""
        return self._drawn.get(event.slug, event.title)

    def once(self, find: Callable[[Portal], T]) -> T:
        """What a function finds in this portal: worked out for whoever asks first, and then known
        to checks, pages and feeds alike."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    @cached_property
    def _found(self) -> dict[Callable[[Portal], Any], Any]:
        return {}

    def of_kind(self, folder: str) -> Mapping[str, Entity]:
        """The entities of a kind by its folder's name, e.g. `actors`."""
        found: Mapping[str, Entity] = getattr(self, folder)
        return found

    def registered(self) -> Iterator[Entity]:
        """All but the events, kind by kind."""
        for folder in REGISTERED:
            yield from self.of_kind(folder).values()

    def entities(self) -> Iterator[Entity | Listing]:
        """All of them, kind by kind; of events the listings."""
        yield from self.all_events
        yield from self.registered()

    @cached_property
    def occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """Every event's dates, by slug; told when they are asked for, and once for all outputs."""
        return _Occurrences(self.listings)

    def is_past(self, event: Announced) -> bool:
        """True when its last date lies before today."""
        known = event if isinstance(event, Listing) else self.listings[event.slug]
        return known.last < self._today

    def last_day(self, event: Announced) -> date:
        """The last day on which any of its dates takes place."""
        return self.listings[event.slug].last_day

    def first_day(self, event: Announced) -> date:
        return self.listings[event.slug].first_day

    @cached_property
    def _today(self) -> int:
        return self.today.toordinal()

    @cached_property
    def all_events(self) -> tuple[Listing, ...]:
        """By slug."""
        return tuple(self.listings.values())

    @cached_property
    def events_by_actor(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, lambda event: event.organizers)

    @cached_property
    def events_by_place(self) -> Mapping[str, tuple[Listing, ...]]:
        """An event belongs to its own venue and to every venue one of its dates was moved to."""
        return self._group(self.all_events, lambda event: event.places)

    @cached_property
    def events_by_partnership(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, lambda event: _slugs([event.partnership]))

    @cached_property
    def events_by_topic(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, self.topics_of)

    @cached_property
    def events_by_audience(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, lambda event: event.audiences)

    @cached_property
    def events_by_accessibility(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, self.accessibility_of)

    @cached_property
    def events_by_type(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, lambda event: (event.type,))

    @cached_property
    def events_by_locality(self) -> Mapping[str, tuple[Listing, ...]]:
        return self._group(self.all_events, lambda event: _slugs([self.locality_of(event)]))

    @cached_property
    def partnerships_by_actor(self) -> Mapping[str, tuple[Partnership, ...]]:
        """A partnership belongs to its partners, and to whoever it names: hosts and participants of
        meetings, members of groups, those responsible in the plan."""
        return self._group(
            self.partnerships.values(),
            lambda partnership: (
                slug for folder, slug in references(partnership) if folder == "actors"
            ),
        )

    @cached_property
    def members_by_actor(self) -> Mapping[str, tuple[Actor, ...]]:
        """Who is a member of this actor."""
        return self._group(self.actors.values(), lambda actor: actor.member_of)

    @cached_property
    def news_by_actor(self) -> Mapping[str, tuple[News, ...]]:
        return self._group(self.news.values(), lambda news: news.actors)

    @cached_property
    def news_by_partnership(self) -> Mapping[str, tuple[News, ...]]:
        return self._group(
            self.news.values(), lambda news: [news.partnership] if news.partnership else []
        )

    @cached_property
    def places_by_actor(self) -> Mapping[str, tuple[Place, ...]]:
        """The places that an actor owns or runs."""
        return self._group(
            self.places.values(), lambda place: _slugs([place.owner, place.operator])
        )

    @cached_property
    def traditions_by_actor(self) -> Mapping[str, tuple[Tradition, ...]]:
        return self._group(self.traditions.values(), lambda tradition: _slugs(tradition.organizers))

    @cached_property
    def traditions_by_place(self) -> Mapping[str, tuple[Tradition, ...]]:
        return self._group(self.traditions.values(), lambda tradition: _slugs([tradition.venue]))

    @cached_property
    def traditions_by_topic(self) -> Mapping[str, tuple[Tradition, ...]]:
        return self._group(self.traditions.values(), lambda tradition: tradition.topics)

    @cached_property
    def traditions_by_locality(self) -> Mapping[str, tuple[Tradition, ...]]:
        return self._group(self.traditions.values(), lambda tradition: _slugs([tradition.locality]))

    @cached_property
    def meetings_by_partnership(self) -> Mapping[str, tuple[NetworkMeeting, ...]]:
        """The network's meetings that led to it."""
        return self._group(self.meetings.values(), lambda meeting: meeting.led_to)

    @cached_property
    def school_offers_by_actor(self) -> Mapping[str, tuple[SchoolOffer, ...]]:
        return self._group(self.school_offers.values(), lambda offer: _slugs([offer.provider]))

    @cached_property
    def school_offers_by_partnership(self) -> Mapping[str, tuple[SchoolOffer, ...]]:
        return self._group(self.school_offers.values(), lambda offer: _slugs([offer.partnership]))

    @cached_property
    def actors_by_topic(self) -> Mapping[str, tuple[Actor, ...]]:
        return self._group(self.actors.values(), lambda actor: actor.topics)

    @cached_property
    def partnerships_by_topic(self) -> Mapping[str, tuple[Partnership, ...]]:
        return self._group(self.partnerships.values(), lambda partnership: partnership.topics)

    @cached_property
    def places_by_locality(self) -> Mapping[str, tuple[Place, ...]]:
        return self._group(self.places.values(), lambda place: _slugs([place.locality]))

    @cached_property
    def places_by_accessibility(self) -> Mapping[str, tuple[Place, ...]]:
        return self._group(self.places.values(), lambda place: place.accessibility)

    @cached_property
    def news_by_topic(self) -> Mapping[str, tuple[News, ...]]:
        return self._group(self.news.values(), lambda news: news.topics)

    def place_of(self, venue: Venue | None) -> Place | None:
        """The place in the register; None of a venue outside it, and of a slug that nobody has."""
        return self.places.get(venue) if isinstance(venue, str) else None

    def actor_of(self, organizer: Organizer | None) -> Actor | None:
        """The same of an actor."""
        return self.actors.get(organizer) if isinstance(organizer, str) else None

    def topics_of(self, event: Announced) -> tuple[str, ...]:
        """The event's topics, or the one its type stands for; never empty when the type has one."""
        if event.topics:
            return event.topics
        # Also asked while content is checked, and then the type may be a word that nobody knows.
        term = self.settings.vocabularies.event_types.get(event.type)
        return (term.topic,) if term and term.topic else ()

    def accessibility_of(self, event: Announced) -> tuple[str, ...]:
        """What is done so that all can take part: the event's own, and its venue's; each once."""
        place = self.place_of(event.venue)
        # Nobody comes to the place that it was moved from.
        if place is None or event.status == "moved_online":
            return event.accessibility
        return tuple(dict.fromkeys((*event.accessibility, *place.accessibility)))

    def locality_of(self, event: Announced) -> str | None:
        """The event's own locality, or its venue's."""
        if event.locality or (place := self.place_of(event.venue)) is None:
            return event.locality
        return place.locality

    @staticmethod
    def _group(
        entities: Iterable[E], keys: Callable[[E], Iterable[str]]
    ) -> Mapping[str, tuple[E, ...]]:
        groups: dict[str, list[E]] = {}
        for entity in entities:
            for key in dict.fromkeys(keys(entity)):
                groups.setdefault(key, []).append(entity)
        return {key: tuple(members) for key, members in sorted(groups.items())}


class _Translated(Mapping[str, Event]):
    """Events by slug, in another language as far as they are translated."""

    def __init__(self, events: Mapping[str, Event], code: str) -> None:
        self._events, self._code = events, code

    def __getitem__(self, slug: str) -> Event:
        return self._events[slug].in_language(self._code)

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)


class _Occurrences(Mapping[str, tuple[Occurrence, ...]]):
    """By the event's slug."""

    def __init__(self, listings: Mapping[str, Listing]) -> None:
        self._listings = listings
        self._told: dict[str, tuple[Occurrence, ...]] = {}

    def __getitem__(self, slug: str) -> tuple[Occurrence, ...]:
        if slug not in self._told:
            self._told[slug] = self._listings[slug].occurrences()
        return self._told[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listings)

    def __len__(self) -> int:
        return len(self._listings)


def _slugs(values: Iterable[object]) -> list[str]:
    """The slugs that are written: an organiser or venue outside the register has none."""
    return [value for value in values if isinstance(value, str)]
