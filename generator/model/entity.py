"""What all content has in common: where it comes from and what was computed about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import PrivateAttr

from generator.model.fields import Flag, Line, Listed, Schema, SitePath
from generator.model.times import InstantField
from generator.problems import FieldPath


@dataclass(frozen=True, slots=True)
class History:
    """What git knows of a file.

    `changes` counts the commits that a calendar must notice (title, time, place, status). The last
    of them that people must hear of (time, place, status) was made at `told_at`, as number
    `told_as`; None and 0 where there is none.
    """

    published: datetime
    modified: datetime
    changes: int = 0
    told_at: datetime | None = None
    told_as: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """What the reader knows of an entity, none of it written by its author.

    `path` is relative to the content folder; `body` is sanitised HTML, `text` the same as plain
    text; `digest` covers the files and the history; `files` are the pictures beside the text;
    `links` are the addresses that the body names, `words` what it can be found by, folded, a blank
    between two; `rooms` tells which fields stand in a file of their own, and where in it.
    """

    slug: str
    path: str
    body: str = ""
    text: str = ""
    digest: str = ""
    history: History | None = None
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    words: str = ""
    rooms: Mapping[FieldPath, tuple[str, FieldPath]] = field(default_factory=dict)


_NOWHERE = Origin(slug="", path="")
"""Before the reader attached anything; shared, since a default would be copied deeply each time."""


class Entity(Schema):
    """One file's content. Authored fields are pydantic fields; computed ones are properties.

    Those are cached since every output asks for them, and pydantic's way to a private attribute
    costs a microsecond each time.
    """

    KIND: ClassVar[str]
    _origin: Origin = PrivateAttr(default_factory=lambda: _NOWHERE)

    draft: Flag = False
    publish_from: InstantField | None = None
    aliases: Annotated[tuple[SitePath, ...], Listed] = ()
    sources: Annotated[tuple[Line, ...], Listed] = ()
    notes: Annotated[tuple[Line, ...], Listed] = ()

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
    def text(self) -> str:
        return self._origin.text

    @cached_property
    def digest(self) -> str:
        return self._origin.digest

    @cached_property
    def history(self) -> History | None:
        return self._origin.history

    @cached_property
    def changed(self) -> datetime | None:
        """When it was last changed: as written (`modified`), else as git knows it."""
        written: datetime | None = getattr(self, "modified", None)
        return written or (self.history.modified if self.history else None)

    @cached_property
    def files(self) -> tuple[str, ...]:
        return self._origin.files

    @cached_property
    def links(self) -> tuple[str, ...]:
        return self._origin.links

    @cached_property
    def words(self) -> str:
        return self._origin.words

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

    def is_public(self, now: datetime) -> bool:
        """False for drafts and for what waits for its day (`publish_from`)."""
        return not self.draft and (self.publish_from is None or self.publish_from <= now)
