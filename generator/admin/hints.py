"""What stands below a field in the browser editor: what the starters ask by, else what the portal's
own guide says of the field in a table, on its page for whoever sees the form before others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from pydantic import BaseModel

from generator.guide import Guide
from generator.starting.starters import STARTERS

Hints: TypeAlias = Callable[[type[BaseModel], str], Iterable[str]]
"""All that is told of a model's field, the likeliest first; some of it may say how codes are
written, which is nothing for whoever chooses (`of_choice`)."""
LONGEST = 300
"""Characters: a hint is read beside an input. The guide has the rest."""
_ROW = re.compile(r"^\|([^|]+)\|(.+)\|\s*$", re.MULTILINE)
_NAME = re.compile(r"`([a-z_]+)`")
_CODE = re.compile(r"`[a-z_-]+`|`[^`]*[:{][^`]*`|`[^`]*\.[a-z]+`")
"""A word as it is written in a file, or a piece of one; `12+` and `forår 2027` are written in forms
as well."""
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def hints_for(guide: Guide) -> Hints:
    """What is told to editors of this portal."""
    asked, found = _asked(), [*_rows(guide)]
    rows = dict(reversed(found))
    by_page = {(page, name): said for (page, _, name), said in reversed(found)}

    def told(model: type[BaseModel], name: str) -> Iterator[str]:
        form = (FORMS, form_of(model), name)
        yield asked.get((model, name), "")
        yield rows.get(form, "")
        yield by_page.get((_page_of(model), name), "")
        yield rows.get((FORMS, _ALL_FORMS, name), "")

    return told


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


FORMS = "felter"
"""The guide's page on what forms ask for."""
_ALL_FORMS = "i-alle-formularer"
_FORMS: Mapping[str, str] = {
    "Image": "billede",
    "Event": "arrangement",
    "Repeat": "en-serie",
    "Change": "en-aendret-dato",
    "Accepted": "et-sammenfald",
    "Actor": "aktoer",
    "Need": "et-behov-et-tilbud-eller-en-interesse",
    "Interest": "et-behov-et-tilbud-eller-en-interesse",
    "Place": "sted",
    "Geo": "sted",
    "Lending": "sted",
    "Room": "lokale",
    "News": "nyhed",
    "SchoolOffer": "skoletilbud",
    "Partnership": "partnerskab",
    "Structure": "partnerskab",
    "Partner": "en-part",
    "Goal": "et-maal",
    "Role": "en-rolle",
    "WorkingGroup": "en-gruppe",
    "Resource": "en-ressource",
    "Revision": "en-aendring-af-strategien",
    "PressRelease": "pressemeddelelse",
    "Quote": "pressemeddelelse",
    "NetworkMeeting": "moede",
    "Meeting": "moede",
    "FollowUp": "en-aftale-fra-et-moede",
    "Tradition": "tradition",
    "NewsletterIssue": "nyhedsbrev",
    "Plan": "plan",
    "Activity": "et-punkt-i-planen",
    "Indicator": "noget-der-maales",
    "Measurement": "en-maaling",
}
"""Its section on a model's form."""
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


def form_of(model: type[BaseModel]) -> str:
    """The section of the guide's page on forms that is the model's; empty where it has none."""
    return _FORMS.get(model.__name__, "")


def _page_of(model: type[BaseModel]) -> str:
    return _PAGES.get(model.__name__, "partnerskaber")


def _rows(guide: Guide) -> Iterator[tuple[tuple[str, str, str], str]]:
    """(page, section, field) and what its row says; the first that tells of it counts."""
    for section in guide.sections:
        for row in _ROW.finditer(section.told):
            told = _LINK.sub(r"\1", row[2]).strip()
            names = _NAME.findall(row[1])
            # A row for several, with words as they are written in a file, or a table's head, is not
            # for whoever sees this one input.
            if (
                len(names) == 1
                and len(told) <= LONGEST
                and told.endswith(".")
                and not _CODE.search(told)
            ):
                yield (section.page, section.anchor, names[0]), told.replace("`", "")
