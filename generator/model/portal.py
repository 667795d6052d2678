"""The whole of the content as one immutable value, and who is tied to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.marks import Marked, references
from generator.model.news import News
from generator.model.occurrences import Occurrence, occurrences
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.settings import Settings
from generator.model.times import ZONE
from generator.model.tradition import Tradition

E = TypeVar("E", bound=Entity)
Absence: TypeAlias = Literal["draft", "waiting", "faulty"]
"""Not in the portal though its file is there: a draft, one that awaits `publish_from`, one whose
file cannot be read."""


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """A page that MkDocs renders: its address on the site, its title, and the words of its text as
    the search folds them."""

    address: str
    title: str
    description: str
    path: str
    words: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A file that is to be public and has errors: what those of its fields name that are in order,
    and where its text leads. Enough to tell in the same run what is wrong with these as well."""

    path: str
    named: tuple[Marked, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Portal:
    """Everything the portal knows, at one moment. Outputs are pure functions of this.

    The mappings go from slug to entity, sorted by slug, and hold only what is public at `now`.
    """

    settings: Settings
    now: datetime
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    partnerships: Mapping[str, Partnership] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    traditions: Mapping[str, Tradition] = field(default_factory=dict)
    pages: tuple[HandwrittenPage, ...] = ()
    images: Mapping[str, str] = field(default_factory=dict)
    """Digest by path, relative to the content folder."""
    absent: Mapping[tuple[str, str], Absence] = field(default_factory=dict)
    """What has a file but is not public now, by folder and slug."""
    unfinished: tuple[Unfinished, ...] = ()
    """Empty in every portal that is built: these files have errors."""

    @cached_property
    def today(self) -> date:
        """The Copenhagen day; what most of the site depends on instead of the time."""
        return self.now.astimezone(ZONE).date()

    def of_kind(self, folder: str) -> Mapping[str, Entity]:
        """The entities of a kind by its folder's name, e.g. `actors`."""
        found: Mapping[str, Entity] = getattr(self, folder)
        return found

    def entities(self) -> Iterator[Entity]:
        """All of them, kind by kind."""
        for folder in ("events", "actors", "partnerships", "places", "news", "traditions"):
            yield from self.of_kind(folder).values()

    @cached_property
    def occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """Every event's dates, by slug; computed once for all outputs."""
        return {slug: occurrences(event) for slug, event in self.events.items()}

    def is_past(self, event: Event) -> bool:
        """True when its last date lies before today."""
        return self.last_day(event) < self.today

    def last_day(self, event: Event) -> date:
        """The last day on which any of its dates takes place."""
        return self._last_days[event.slug]

    @cached_property
    def _last_days(self) -> Mapping[str, date]:
        return {
            slug: max(occurrence.last_day for occurrence in dates)
            for slug, dates in self.occurrences.items()
        }

    def first_day(self, event: Event) -> date:
        return self.occurrences[event.slug][0].first_day

    @cached_property
    def events_by_actor(self) -> Mapping[str, tuple[Event, ...]]:
        return self._group(self.events.values(), lambda event: _slugs(event.organizers))

    @cached_property
    def events_by_place(self) -> Mapping[str, tuple[Event, ...]]:
        """An event belongs to its own venue and to every venue one of its dates was moved to."""

        def venues(event: Event) -> Iterable[str]:
            return _slugs([event.venue, *(change.venue for change in event.changes)])

        return self._group(self.events.values(), venues)

    @cached_property
    def events_by_partnership(self) -> Mapping[str, tuple[Event, ...]]:
        return self._group(
            self.events.values(), lambda event: [event.partnership] if event.partnership else []
        )

    @cached_property
    def events_by_topic(self) -> Mapping[str, tuple[Event, ...]]:
        return self._group(self.events.values(), self.topics_of)

    @cached_property
    def events_by_audience(self) -> Mapping[str, tuple[Event, ...]]:
        return self._group(self.events.values(), lambda event: event.audiences)

    @cached_property
    def events_by_type(self) -> Mapping[str, tuple[Event, ...]]:
        return self._group(self.events.values(), lambda event: [event.type])

    @cached_property
    def events_by_locality(self) -> Mapping[str, tuple[Event, ...]]:
        def localities(event: Event) -> Iterable[str]:
            code = self.locality_of(event)
            return [code] if code else []

        return self._group(self.events.values(), localities)

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
    def actors_by_topic(self) -> Mapping[str, tuple[Actor, ...]]:
        return self._group(self.actors.values(), lambda actor: actor.topics)

    @cached_property
    def actors_by_locality(self) -> Mapping[str, tuple[Actor, ...]]:
        """An actor belongs to each of its localities."""
        return self._group(self.actors.values(), lambda actor: actor.all_localities)

    @cached_property
    def partnerships_by_topic(self) -> Mapping[str, tuple[Partnership, ...]]:
        return self._group(self.partnerships.values(), lambda partnership: partnership.topics)

    @cached_property
    def places_by_locality(self) -> Mapping[str, tuple[Place, ...]]:
        return self._group(self.places.values(), lambda place: _slugs([place.locality]))

    @cached_property
    def news_by_topic(self) -> Mapping[str, tuple[News, ...]]:
        return self._group(self.news.values(), lambda news: news.topics)

    def topics_of(self, event: Event) -> tuple[str, ...]:
        """The event's topics, or the one its type stands for; never empty when the type has one."""
        if event.topics:
            return event.topics
        term = self.settings.vocabularies.event_types[event.type]
        return (term.topic,) if term.topic else ()

    def locality_of(self, event: Event) -> str | None:
        """The event's own locality, or its venue's."""
        if event.locality or not isinstance(event.venue, str):
            return event.locality
        return self.places[event.venue].locality if event.venue in self.places else None

    @staticmethod
    def _group(
        entities: Iterable[E], keys: Callable[[E], Iterable[str]]
    ) -> Mapping[str, tuple[E, ...]]:
        groups: dict[str, list[E]] = {}
        for entity in entities:
            for key in dict.fromkeys(keys(entity)):
                groups.setdefault(key, []).append(entity)
        return {key: tuple(members) for key, members in sorted(groups.items())}


def _slugs(values: Iterable[object]) -> list[str]:
    """The slugs that are written: an organiser or venue outside the register has none."""
    return [value for value in values if isinstance(value, str)]
