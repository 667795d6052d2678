"""Needs, offers and interests (step 2): what an actor lacks, can give, and would like to do."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator

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


class Interest(Schema):
    """A topic that an actor would like to work with others on; a bare word stands for its topic.

    Where it was asked about, it has `method` and `source` as a need has.
    """

    SHORT: ClassVar[str] = "topic"

    topic: Annotated[Code, Word("topics")]
    text: Prose | None = None
    audience: Annotated[Code, Word("audiences")] | None = None
    locality: Annotated[Code, Word("localities")] | None = None
    period: Line | None = None
    status: Literal["open", "withdrawn"] = "open"
    method: Method | None = None
    source: Line | None = None

    @property
    def told(self) -> bool:
        """Whether more is known of it than its topic."""
        return bool(self.model_fields_set - {self.SHORT})


def _interest(value: Any) -> Any:
    return {Interest.SHORT: value} if isinstance(value, str) else value


InterestField = Annotated[Interest, BeforeValidator(_interest)]
