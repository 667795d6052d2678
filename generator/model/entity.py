"""What all content has in common: where it comes from and what was computed about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from msgspec import Struct
from pydantic import PrivateAttr

from generator.model.fields import Flag, Line, Listed, Schema, SitePath, again
from generator.model.times import InstantField
from generator.problems import FieldPath


class History(Struct, frozen=True):
    """What git knows of a file.

    `changes` counts what a calendar must notice of an event (title, time, place, status). The last
    of it that people must hear of (time, place, status) was seen at `told_at`, as the event's
    `told_as`th; None and 0 where there is none. `differences` is what was different then, in plain
    values (`KeptDifference` of model/told.py). `parts` tells of partnerships alone, the oldest
    first: a day, and the names of the fields that were changed on it. `moved` tells of an event
    that was moved from when to when (as `kept_when` of model/listing.py has it).
    """

    published: datetime
    modified: datetime
    changes: int = 0
    told_at: datetime | None = None
    told_as: int = 0
    parts: tuple[tuple[date, tuple[str, ...]], ...] = ()
    moved: tuple[str, str] | None = None
    differences: tuple[Any, ...] = ()


class Translation(NamedTuple):
    """What an entity says in another language: its title, summary and sanitised body, each None or
    empty where that is not translated. `links` are the addresses that the body names."""

    title: str | None = None
    summary: str | None = None
    body: str = ""
    links: tuple[str, ...] = ()


class Origin(NamedTuple):
    """What the reader knows of an entity, none of it written by its author.

    `path` is relative to the content folder; `body` is sanitised HTML; `digest` covers the files
    and the history; `files` are the pictures beside the text; `links` are the addresses that the
    body names; `rooms` tells which fields stand in a file of their own, and where in it.
    `translations` are what stands in files of other languages beside it, by the language's code;
    `spoken` is set on a translated entity alone: the fields that are in the language of its portal.
    """

    slug: str
    path: str
    body: str = ""
    digest: str = ""
    history: History | None = None
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    rooms: Mapping[FieldPath, tuple[str, FieldPath]] = {}
    translations: Mapping[str, Translation] = {}
    spoken: tuple[str, ...] = ()


_CACHED = ("slug", "path", "body", "digest", "history", "files", "links")
assert Origin._fields[: len(_CACHED)] == _CACHED
TONGUES_OF_FIELDS = ("en",)
"""The languages that front matter has fields for (`title_en`); every other is a file of its own."""
_NOTHING = Translation()
_NOWHERE = Origin(slug="", path="")
"""Before the reader attached anything; shared, since a default would be copied deeply each time."""


class Entity(Schema):
    """One file's content. Authored fields are pydantic fields; computed ones are properties.

    `found_at` puts the values of those that the reader knows where they are cached: every output
    asks for them, and pydantic's way to a private attribute takes a microsecond each time.
    """

    KIND: ClassVar[str]
    WAITS_FOR: ClassVar[tuple[str, ...]] = ("publish_from",)
    """The fields that hold it back: before the moment in each of them nobody may see it."""
    _origin: Origin = PrivateAttr(default_factory=lambda: _NOWHERE)

    draft: Flag = False
    publish_from: InstantField | None = None
    aliases: Annotated[tuple[SitePath, ...], Listed] = ()
    sources: Annotated[tuple[Line, ...], Listed] = ()
    notes: Annotated[tuple[Line, ...], Listed] = ()

    @property
    def origin(self) -> Origin:
        return self._origin

    @cached_property
    def slug(self) -> str:
        return self._origin.slug

    @cached_property
    def path(self) -> str:
        return self._origin.path

    @cached_property
    def body(self) -> str:
        return self._origin.body

    @cached_property
    def digest(self) -> str:
        return self._origin.digest

    @cached_property
    def history(self) -> History | None:
        return self._origin.history

    @cached_property
    def changed(self) -> datetime | None:
        """When it was last changed: as written (`modified`), else as git knows it. Whoever wrote
        that may have forgotten it when there was something to tell people later."""
        written: datetime | None = getattr(self, "modified", None)
        if self.history is None:
            return written
        if written is None:
            return self.history.modified
        return max(written, self.history.told_at or written)

    @cached_property
    def files(self) -> tuple[str, ...]:
        return self._origin.files

    @cached_property
    def links(self) -> tuple[str, ...]:
        return self._origin.links

    def __reduce__(self) -> tuple[Any, ...]:
        """As of any schema, with what the reader attached."""
        _, (model, fields) = super().__reduce__()
        return _again, (model, fields, self._origin)

    def place_of(self, field: FieldPath) -> tuple[str, FieldPath]:
        """The file in which a field stands, and the field's path there."""
        for length in range(len(field), 0, -1):
            room = self._origin.rooms.get(field[:length])
            if room is not None:
                return room[0], (*room[1], *field[length:])
        return self.path, field

    def found_at(self, origin: Origin) -> None:
        """Attach what the reader knows; called once, by the reader, before anything asks."""
        self._origin = origin
        self.__dict__.update(zip(_CACHED, origin[: len(_CACHED)], strict=True))

    @property
    def released(self) -> bool:
        """Whether it has a page yet, of kinds that are written before they are told (letters)."""
        return True

    @property
    def spoken(self) -> tuple[str, ...]:
        """Of a translated entity the fields that are; the others are Danish."""
        return self._origin.spoken

    def translation(self, code: str) -> Translation | None:
        """What it says in a language: in its front matter (`title_en`) or in a file of its own;
        None where it says nothing in it."""
        beside = self._origin.translations.get(code, _NOTHING)
        found = beside._replace(
            title=beside.title or getattr(self, f"title_{code}", None),
            summary=beside.summary or getattr(self, f"summary_{code}", None),
        )
        return found if any(found) else None

    def in_language(self, code: str) -> Self:
        """The same with what is translated in place of the Danish; itself where nothing is.

        What is not translated stays Danish, and `spoken` tells which is which. Only what is shown
        changes: slug, address, identity and dates are the same in every language.
        """
        told = self.translation(code)
        if told is None:
            return self
        said = {name: text for name in ("title", "summary") if (text := getattr(told, name))}
        found = self.model_copy(update={**said})
        # `model_copy` takes along what was cached, also what it replaces.
        origin = self._origin._replace(spoken=(*said, *(("body",) if told.body else ())))
        if told.body:
            origin = origin._replace(body=told.body)
        found.found_at(origin)
        return found

    @property
    def public_from(self) -> datetime | None:
        """The last of the moments that it waits for; None where it waits for none."""
        moments: list[datetime | None] = [getattr(self, name) for name in self.WAITS_FOR]
        return max((moment for moment in moments if moment is not None), default=None)

    def is_public(self, now: datetime) -> bool:
        """False for drafts and for what waits for its moment (`WAITS_FOR`)."""
        return not self.draft and (self.public_from is None or self.public_from <= now)


def _again(model: type[Entity], fields: dict[str, Any], origin: Origin) -> Entity:
    found = again(model, fields)
    found.found_at(origin)
    return found
