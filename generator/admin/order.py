"""In which order forms show a kind's inputs: what is demanded, and what most write, without turning
the page; what few write is folded away under a few headings. Files keep the order of `portal fmt`;
the program is told it beside (`register.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.editing.shapes import order_of
from generator.model.kinds import KINDS, Kind

_FIRST: Mapping[str, Sequence[str]] = {
    "events": ("title", "start", "end", "venue", "organizers", "type"),
}
"""Where what is demanded is better told with something else; else it comes alone."""
_NEXT = ("summary", "body", "image")
GROUP = "portal-group"
"""The input that is none: a heading that the inputs after it are folded away under."""
_FOLDED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "events": {
        "Aflyst, flyttet eller ændret": ("status", "status_reason", "previous_start", "changes"),
        "Flere datoer": ("repeat",),
        "Pris, billetter og tilmelding": (
            *("price", "price_note", "ticket_url", "registration_url", "registration_deadline"),
            *("capacity", "booking"),
        ),
        "Mere om stedet": (
            *("room", "online_url", "locality", "accessibility", "accessibility_note"),
        ),
        "Emner og målgruppe": (
            *("topics", "audiences", "ages", "grades", "subjects", "languages", "partnership"),
        ),
    },
    "actors": {
        "Behov, tilbud og interesser": ("needs", "offers", "interests"),
        "Navne og tilhør": (
            *("legal_name", "alternate_names", "cvr", "member_of", "part_of", "founded"),
        ),
    },
    "places": {
        "Lokaler, faciliteter og lån": ("capacity", "rooms", "facilities", "amenities", "lending"),
        "Adgang og transport": ("accessibility", "accessibility_note", "transport"),
        "Ejer og historie": ("owner", "operator", "opened", "closed"),
    },
    "school_offers": {
        "Pris og bestilling": ("price", "price_note", "booking", "booking_url"),
        "Sted og transport": ("where", "venue", "localities", "transport"),
    },
}
_FOLDED_ANYWHERE: Mapping[str, Sequence[str]] = {
    "På engelsk": ("title_en", "summary_en"),
    "For redaktionen": (
        *("goals", "accepted_clashes", "evidence", "publish_from", "draft", "sources", "notes"),
    ),
}
"""Under which heading what is folded away; of `goals`, those that an event serves."""


def in_form(kind: Kind, fields: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The inputs as the form of the kind shows them."""
    demanded = [field["name"] for field in fields if field.get("required", True)]
    first = [*_FIRST.get(kind.folder, demanded), *_NEXT]
    place = {name: at for at, name in reversed([*enumerate(first)])}
    shown = sorted(fields, key=lambda field: place.get(field["name"], len(first)))
    folded = [*_groups(kind, {one["name"]: one for one in fields if one["name"] not in place})]
    away = {name for group in folded for name in group[0]["of"]}
    return [
        *(field for field in shown if field["name"] not in away),
        *(field for group in folded for field in group),
    ]


def _groups(kind: Kind, left: Mapping[str, dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Each heading with the inputs that are folded away under it. It tells the program of which
    (`of`), and what stands in those that nobody has written in (`standard`)."""
    headings = {**_FOLDED.get(kind.folder, {}), **_FOLDED_ANYWHERE}
    for number, (label, names) in enumerate(headings.items()):
        under = [left[name] for name in names if name in left]
        if not under:
            continue
        of = [field["name"] for field in under]
        standard = {field["name"]: field["default"] for field in under if "default" in field}
        head = {"name": f"_group{number}", "label": label, "widget": GROUP, "required": False}
        yield [{**head, "of": of, "standard": standard}, *under]


def format_of(name: str, suffix: str) -> str:
    """What the program calls the way such files are read and written."""
    return f"portal-{name}-frontmatter" if suffix == "md" else f"portal-{name}"


def in_files(kinds: Iterable[Kind] = KINDS) -> dict[str, list[str]]:
    """By format the names of the fields, in the order in which files have them."""
    return {
        format_of(kind.folder, kind.suffix.removeprefix(".")): [*order_of(kind.model)]
        for kind in kinds
    }
