"""For which ages something is: from one whole year to another, both included."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model.fields import Schema

OLDEST = 99
"""Stands for no upper limit, and is the highest age that a visitor can ask for."""

_AGES = re.compile(r"(\d{1,2})\s*(?:[-–]\s*(\d{1,2})|(\+))?(?:\s*år)?")


class Ages(Schema):
    """From `low` to `high` in whole years, both included; `OLDEST` stands for no upper limit."""

    low: int
    high: int


def parse_ages(value: Any) -> Any:
    """`5-9`, `12+`, `7`, `[3, 12]` → Ages; »år« may follow."""
    if isinstance(value, Ages):
        return value
    text = "-".join(map(str, value)) if isinstance(value, list) else str(value)
    match = _AGES.fullmatch(text.strip().lower())
    if match is None:
        raise PydanticCustomError(
            "ugyldig-alder",
            "»{text}« er ikke en alder. Skriv hele år mellem 0 og 99: »5-9«, »12+« eller »7«",
            {"text": text},
        )
    low = int(match[1])
    high = OLDEST if match[3] else int(match[2] or match[1])
    if high < low:
        raise PydanticCustomError(
            "ugyldig-alder",
            "Alderen »{text}« går nedad. Skriv den laveste først",
            {"text": text},
        )
    return {"low": low, "high": high}


AgesField = Annotated[Ages, BeforeValidator(parse_ages)]
