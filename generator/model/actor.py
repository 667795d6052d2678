"""Actors: the register of everyone who makes culture (step 1), with needs and offers (step 2)."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.model.calendar_source import CalendarSourceField
from generator.model.entity import Entity
from generator.model.fields import (
    Code,
    Email,
    Image,
    Line,
    Listed,
    Ref,
    Slug,
    Summary,
    Title,
    Url,
    Word,
)
from generator.model.need import InterestField, Need
from generator.model.times import InstantField

# GitHub's names: letters, digits and single hyphens; of teams underscores, too.
_EDITOR = re.compile(r"@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)?")


def _editor(value: str) -> str:
    """Never a mail address, which GitHub would take too: it is a person's."""
    if not _EDITOR.fullmatch(value):
        raise PydanticCustomError(
            "ugyldig-redaktoer",
            "»{text}« er hverken en bruger eller et hold på GitHub. "
            'Skriv "@brugernavn" eller "@organisation/hold" i anførselstegn',
            {"text": value},
        )
    return value


Editor = Annotated[Line, AfterValidator(_editor)]
"""Who may change an actor's files: `@user` or `@organisation/team`."""


class Actor(Entity):
    """An organisation, group or institution. Never a private person."""

    KIND: ClassVar[str] = "actors"

    title: Title
    summary: Summary | None = None
    title_en: Title | None = None
    summary_en: Summary | None = None
    legal_name: Title | None = None
    alternate_names: Annotated[tuple[Title, ...], Listed] = ()
    kind: Annotated[Code, Word("actor_kinds")] | None = None
    group: Annotated[Code, Word("actor_groups")]
    locality: Annotated[Code, Word("localities")] | None = None
    localities: Annotated[tuple[Annotated[Code, Word("localities")], ...], Listed] = ()
    outside: Line | None = None
    address: Line | None = None
    cvr: Line | None = None
    website: Url | None = None
    email: Email | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    needs: tuple[Need, ...] = ()
    offers: tuple[Need, ...] = ()
    interests: Annotated[tuple[InterestField, ...], Listed] = ()
    member_of: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    part_of: Line | None = None
    founded: Line | None = None
    status: Literal["active", "unconfirmed", "closed"] = "active"
    image: Image | None = None
    calendar_source: CalendarSourceField | None = None
    editors: Annotated[tuple[Editor, ...], Listed] = ()
    published: InstantField | None = None
    modified: InstantField | None = None

    @property
    def interest_topics(self) -> tuple[str, ...]:
        """The topics that it is still interested in, each once."""
        return tuple(dict.fromkeys(one.topic for one in self.interests if one.status == "open"))

    @property
    def all_localities(self) -> tuple[str, ...]:
        """The main locality first, then the others."""
        first = (self.locality,) if self.locality else ()
        return (*first, *(code for code in self.localities if code not in first))
