"""What stands below a field in the browser editor: what the starters ask by, else what the portal's
own guide says of the field in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from pydantic import BaseModel

from generator.guide import Guide
from generator.starting.starters import STARTERS

Hints: TypeAlias = Callable[[type[BaseModel], str], str]
"""Of a model's field, as it is written; the empty text where nothing is told of it."""
LONGEST = 300
"""Characters: a hint is read beside an input. The guide has the rest."""
_ROW = re.compile(r"^\|([^|]+)\|(.+)\|\s*$", re.MULTILINE)
_NAME = re.compile(r"`([a-z_]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def hints_for(guide: Guide) -> Hints:
    """What is told to editors of this portal."""
    asked, rows = _asked(), dict(reversed([*_rows(guide)]))

    def hint(model: type[BaseModel], name: str) -> str:
        return asked.get((model, name)) or rows.get((_page_of(model), name), "")

    return hint


@cache
def _asked() -> Mapping[tuple[type[BaseModel], str], str]:
    return {
        (starter.model, field.name): field.hint for starter in STARTERS for field in starter.fields
    }


def of_choice(hint: str) -> str:
    """Without how words and slugs are written, which nobody does who chooses."""
    told = re.sub(r":? (?:(?:ét )?ord )?fra listen »[a-z_]+«(?: i portal\.yml)?", "", hint)
    told = re.sub(r",? (?:med|eller flere med) komma imellem| Skriv ja eller nej\.", "", told)
    told = re.sub(r": [a-z_]+ \([^.]*\.", ".", told)
    return "" if re.search(r"[Kk]ortnavn|[a-z]+_[a-z]+|portal\.yml", told) else told.strip()


_PAGES: Mapping[str, str] = {
    "Actor": "",
    "Event": "",
    "News": "",
    "Tradition": "",
    "Repeat": "",
    "Change": "",
    "Image": "",
    "Need": "behov",
    "Interest": "behov",
    "Place": "steder",
    "Room": "steder",
    "Lending": "steder",
    "SchoolOffer": "skoletilbud",
    "NewsletterIssue": "nyhedsbrev",
    "PressRelease": "presse",
    "Quote": "presse",
    "Meeting": "moeder",
    "NetworkMeeting": "moeder",
    "FollowUp": "moeder",
    "Plan": "planer",
    "Activity": "planer",
}
"""The page of the guide that tells of a model; of others, partnerships'."""


def _page_of(model: type[BaseModel]) -> str:
    return _PAGES.get(model.__name__, "partnerskaber")


def _rows(guide: Guide) -> Iterator[tuple[tuple[str, str], str]]:
    """(page, field) and what its row says; the first that tells of it counts."""
    for section in guide.sections:
        for row in _ROW.finditer(section.told):
            told = _LINK.sub(r"\1", row[2]).strip()
            names = _NAME.findall(row[1])
            # A row for several, with words as they are written in a file, or a table's head, is not
            # for whoever sees this one input.
            if len(names) == 1 and len(told) <= LONGEST and told.endswith(".") and "`" not in told:
                yield (section.page, names[0]), told
