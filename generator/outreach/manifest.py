"""A letter → its manifest: what it told, in a file that git merges and that people can read.

Each text stands in quotes as JSON writes it, which YAML 1.2 §1.3 takes as it is; each date of an
event has a line of its own. Equal letters give equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model.sent import Manifest
from generator.model.told import ONLY, Told
from generator.outreach.entries import LetterEntry
from generator.outreach.letter import Group, Item, Newsletter, Remembered
from generator.presenting.words.dates import capitalised

HEAD = (
    "# Hvad brevet fortalte, da det blev sendt. Skrevet af »portal newsletter«. Ret det ikke:\n"
    "# de næste breve husker det herfra, og brevets side på portalen bliver lavet af det.\n"
)
RUNS = "Udstillinger og andet, der løber over længere tid"


def manifest_text(letter: Newsletter) -> str:
    """The whole file."""
    data = {
        "told": {slug: _event(event) for slug, event in letter.told.items()},
        "letter": {
            "subject": letter.subject,
            "preheader": letter.preheader,
            "title": letter.title,
            "intro": letter.intro,
            "sections": list(_sections(letter)),
        },
    }
    Manifest.model_validate(data)  # What is written can be read: a fault here is the program's.
    return HEAD + "".join(_lines(data, ""))


def _event(event: Remembered) -> dict[str, Any]:
    dates = [_date(key, told) for key, told in event.dates.items()]
    return {"title": event.title, **({"dates": dates} if dates else {})}


def _date(key: str, told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {} if key == ONLY else {"date": key}
    found |= {"start": told.start, "end": told.end, "status": told.status, "booking": told.booking}
    if isinstance(told.venue, tuple):
        name, url, address = told.venue
        found["outside"] = _written({"name": name, "url": url, "address": address})
    else:
        found["venue"] = told.venue
    return _written(found)


def _sections(letter: Newsletter) -> Iterator[dict[str, Any]]:
    """In the order in which the letter has them; empty ones are left out."""
    place = letter.home_url.rstrip("/")
    sections: tuple[tuple[str, Iterable[dict[str, Any]], int], ...] = (
        ("Ændret siden sidst", (_notice(one, place) for one in letter.changes), 0),
        ("Bemærk: aflyst, flyttet og udsolgt", (_notice(one, place) for one in letter.notices), 0),
        ("Vi anbefaler", (_entry(one, one.all_facts, place) for one in letter.pinned), 0),
        *(
            (group.title, _of_group(group, place, by_day=letter.by_day), group.more)
            for group in letter.groups
        ),
        (RUNS, _of_group(letter.ongoing, place, by_day=False), letter.ongoing.more),
        (
            "Det næste i kalenderen",
            (_entry(one, one.all_facts, place) for one in letter.next_dates),
            0,
        ),
        (letter.traditions_title, (_item(one, place) for one in letter.traditions), 0),
        *((one.title, (_item(item, place) for item in one.items), 0) for one in letter.bulletins),
    )
    for title, entries, more in sections:
        listed = list(entries)
        if listed or more:
            yield {
                "title": title,
                "entries": listed,
                **({"more": str(more)} if more else {}),
            }


def _of_group(group: Group, place: str, *, by_day: bool) -> Iterator[dict[str, Any]]:
    for one in (*group.cards, *group.lines):
        yield _entry(one, one.facts if by_day else one.all_facts, place)


def _entry(one: LetterEntry, facts: str, place: str) -> dict[str, Any]:
    return _written(
        {
            "title": one.title,
            "page": one.url.removeprefix(place),
            "marks": list(one.marks),
            "facts": " · ".join(filter(None, (one.kind, facts))),
            "note": one.note,
            "summary": one.summary,
        }
    )


def _notice(one: LetterEntry, place: str) -> dict[str, Any]:
    return _written(
        {
            "title": one.title,
            "page": one.url.removeprefix(place),
            "marks": list(one.marks),
            "note": capitalised(one.notice),
        }
    )


def _item(one: Item, place: str) -> dict[str, Any]:
    return _written(
        {
            "title": one.title,
            "page": one.url.removeprefix(place),
            "marks": [one.mark] if one.mark else [],
            "facts": one.when,
            "summary": one.text,
        }
    )


def _written(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in fields.items() if value}


def _lines(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """A mapping in block style, each line with its newline."""
    for key, member in value.items():
        if isinstance(member, Mapping):
            yield f"{indent}{key}:{'' if member else ' {}'}\n"
            yield from _lines(member, indent + "  ")
        elif isinstance(member, list) and any(isinstance(one, Mapping) for one in member):
            yield f"{indent}{key}:\n"
            for one in member:
                yield from _listed(one, indent + "  ", flow=key == "dates")
        else:
            yield f"{indent}{key}: {_flow(member)}\n"


def _listed(value: Mapping[str, Any], indent: str, *, flow: bool) -> Iterator[str]:
    if flow:
        yield f"{indent}- {_flow(value)}\n"
        return
    first, *others = _lines(value, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
