"""Needs and offers (step 2): what an actor lacks, and what it can give to others."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from generator.model.fields import Code, Line, Prose, Schema, Word

Method: TypeAlias = Literal["survey", "interview", "workshop", "public_source"]
NeedStatus: TypeAlias = Literal["open", "matched", "met", "withdrawn"]


class Need(Schema):
    """A need, or an offer, over a controlled topic.

    `facility` is what is lacked or lent: a stage, a piano; `period` when, in words that
    `generator.model.periods` understands where it can; `method` says how it became known, and
    `source` where that can be read. `id` is the import's own mark, so that a survey can be read
    again without doubling anything.
    """

    topic: Annotated[Code, Word("topics")]
    text: Prose
    facility: Annotated[Code, Word("facilities")] | None = None
    audience: Annotated[Code, Word("audiences")] | None = None
    locality: Annotated[Code, Word("localities")] | None = None
    period: Line | None = None
    status: NeedStatus = "open"
    method: Method
    source: Line
    id: Code | None = None
