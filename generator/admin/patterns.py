"""What a text must look like: patterns that a browser understands, and what to say otherwise.

They let through all that the models do; `portal check` has the last word. What to say is the
models' own advice, so that the editor and the check say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, get_args

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError

from generator.model.ages import AgesField
from generator.model.event import OnDayField
from generator.model.fields import SLUG, Count, Email, Length, PriceField, Slug, Url
from generator.model.plan import Number
from generator.model.times import DayField, InstantField, WhenField

DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}[:.]\d{2}(:\d{2})? *(Z|[+-]\d{2}:?\d{2})?"
_AMOUNT = r"([Gg]ratis|\d{1,6}([.,]\d{1,2})?)"
PATTERNS: tuple[tuple[Any, str], ...] = (
    (Slug, SLUG.pattern),
    (Url, r"https?://[^\s<>\"]+"),
    (Email, r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"),
    (Count, r"\d{1,7}"),
    (Number, r"-?\d{1,9}([.,]\d{1,4})?"),
    (PriceField, rf"{_AMOUNT}(\s*[-–]\s*{_AMOUNT})?\s*([Kk][Rr]\.?)?"),
    (AgesField, r"\d{1,2}\s*([-–]\s*\d{1,2}|\+)?(\s*[åÅ][rR])?"),
    (OnDayField, r"((\d\.|1st|2nd|3rd|4th|5th|last|[Ss]idste)\s+)?[A-Za-zøØ]+"),
    (DayField, DAY),
    (WhenField, rf"{DAY}([T ]{_CLOCK})?"),
    (InstantField, rf"{DAY}[T ]{_CLOCK}"),
)
"""The types of text that have a form of their own."""
_WRONG = "?!"
"""No such text."""


@cache
def _readers() -> dict[Callable[..., Any], tuple[Any, str]]:
    """The same by the function that reads such a text."""
    return {reader: (kind, form) for kind, form in PATTERNS for reader in [_reader(kind)]}


def functions_of(kind: Any) -> list[Callable[..., Any]]:
    """The functions that read or check a type's text, in their order."""
    return functions(kind.__metadata__)


def _reader(kind: Any) -> Callable[..., Any]:
    """What comes last tells a type from others, whose first readers it may share."""
    return [one for one in functions_of(kind) if not isinstance(one, Length)][-1]


def functions(metadata: Iterable[Any]) -> list[Callable[..., Any]]:
    """Those in an annotation that read or check a text, in their order."""
    return [one.func for one in metadata if isinstance(one, AfterValidator | BeforeValidator)]


def pattern_of(read: Iterable[Callable[..., Any]]) -> tuple[str, str] | None:
    """The form of a text that these read, and what to say to whoever writes another; None where
    any will do."""
    found = next((_readers()[one] for one in read if one in _readers()), None)
    if found is None:
        return None
    kind, form = found
    return f"^({form})$", _advice(kind)


def longest(read: Iterable[Callable[..., Any]]) -> int | None:
    """So many characters fit in a text."""
    limits = [one.limit for one in read if isinstance(one, Length)]
    return min(limits, default=None)


def _advice(kind: Any) -> str:
    """What the model says to a text that is none such, without the text."""
    try:
        TypeAdapter(kind).validate_python(_WRONG)
    except ValidationError as error:
        said = error.errors()[0]["msg"]
        told = [one for one in re.split(r"(?<=[.?]) (?=[A-ZÆØÅ])", said) if _WRONG not in one]
        return " ".join(one for one in told if not one.startswith("Mente du"))
    raise AssertionError(f"{get_args(kind)} takes any text")
