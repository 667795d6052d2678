"""Traditions: what comes back every year without a date of its own yet."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model.entity import Entity
from generator.model.event import Organizer, Venue
from generator.model.fields import Code, Line, Listed, Summary, Title, Word


def _month(value: object) -> int:
    text = str(value).strip()
    if not re.fullmatch(r"0?[1-9]|1[0-2]", text, re.ASCII):
        raise PydanticCustomError(
            "ugyldig-maaned", "»{text}« er ikke en måned. Skriv et tal fra 1 til 12", {"text": text}
        )
    return int(text)


class Tradition(Entity):
    """Something that recurs in certain months; never in a calendar feed. `months` count from 1."""

    KIND: ClassVar[str] = "traditions"

    title: Title
    summary: Summary | None = None
    months: Annotated[tuple[Annotated[int, BeforeValidator(_month)], ...], Listed] = ()
    when: Line | None = None
    years: Line | None = None
    organizers: Annotated[tuple[Organizer, ...], Listed] = ()
    venue: Venue | None = None
    locality: Annotated[Code, Word("localities")] | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    note: Line | None = None
