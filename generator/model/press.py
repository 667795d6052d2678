"""Press releases: what the portal's editors tell newspapers and radio stations."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.entity import Entity
from generator.model.fields import Line, Listed, Prose, Ref, Schema, Slug, Summary, Title
from generator.model.times import InstantField


class Quote(Schema):
    """What somebody said for the press, with their consent; only what an editor wrote down."""

    text: Prose
    by: Line


class PressRelease(Entity):
    """One release: `title` is the *rubrik*, `summary` the *manchet*. Nothing of it is in the
    portal before `embargo`."""

    KIND: ClassVar[str] = "press"

    title: Title
    summary: Summary
    published: InstantField
    modified: InstantField | None = None
    embargo: InstantField | None = None
    quote: Quote | None = None
    facts: Annotated[tuple[Line, ...], Listed] = ()
    contact: Annotated[Slug, Ref("actors")]
    events: Annotated[tuple[Annotated[Slug, Ref("events")], ...], Listed] = ()
    partnership: Annotated[Slug, Ref("partnerships")] | None = None
