"""News: what the portal's editors tell."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.entity import Entity
from generator.model.fields import Code, Image, Listed, Ref, Slug, Summary, Title, Word
from generator.model.times import InstantField


class News(Entity):
    """One piece of news. Its day of publication is what feeds are sorted by."""

    KIND: ClassVar[str] = "news"

    title: Title
    summary: Summary
    published: InstantField
    modified: InstantField | None = None
    actors: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    partnership: Annotated[Slug, Ref("partnerships")] | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    image: Image | None = None
