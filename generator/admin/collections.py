"""The collections of the browser editor: which files are edited with which inputs.

A new entry becomes a folder with `index.md` in it, so that pictures can lie beside the text; what
lies in the folder as a plain file is edited where it lies. Addresses are made of the title once,
and never follow it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.admin.fields import Known, inputs
from generator.admin.order import format_of, in_form
from generator.admin.years import years
from generator.model.evaluation import Evaluation
from generator.model.fields import SLUG
from generator.model.kinds import BY_FOLDER, Kind
from generator.model.meeting import Meeting
from generator.model.partnership import Partnership
from generator.model.plan import Plan
from generator.model.portal import Portal
from generator.starting.starters import STARTERS

FLAT = ("actors", "places", "news", "school_offers", "press", "meetings", "traditions")
"""The kinds whose files lie in one folder."""
RELATED = frozenset({"actors", "places", "partnerships"})
"""What fields can name by choosing. Events are too many: their slugs are written."""
_ICONS: Mapping[str, str] = {
    "events": "event",
    "actors": "groups",
    "places": "location_on",
    "news": "newspaper",
    "partnerships": "handshake",
    "school_offers": "school",
    "press": "campaign",
    "newsletters": "mail",
    "meetings": "forum",
    "traditions": "cake",
}
"""Material Symbols, which the editor has in it."""
Collection = dict[str, Any]


def collections(portal: Portal, known: Known, folder: str) -> list[Collection]:
    """All of them; what is written most comes first."""
    return [
        *_of_events(portal, known, folder),
        *(_of_kind(kind, known, folder) for kind in map(BY_FOLDER.__getitem__, FLAT[:4])),
        _of_partnerships(known, folder),
        *(_of_kind(kind, known, folder) for kind in map(BY_FOLDER.__getitem__, FLAT[4:])),
        _of_newsletters(known, folder),
        *_of_rooms(portal, known, folder),
    ]


def _of_events(portal: Portal, known: Known, folder: str) -> Iterator[Collection]:
    kind = BY_FOLDER["events"]
    for year in years(portal):
        made = _of_kind(kind, known, folder)
        yield {
            **made,
            "name": f"events-{year}",
            "label": f"{kind.plural} {year}",
            "label_singular": f"{kind.label} i {year}",
            "folder": f"{folder}/events/{year}",
        }


def _of_kind(kind: Kind, known: Known, folder: str) -> Collection:
    return {
        **_named(kind.folder, kind.plural, kind.label),
        "folder": f"{folder}/{kind.folder}",
        **_described(kind.model),
        # Files and folders alike belong to it, and what is new gets a folder.
        "nested": {"depth": 2},
        "meta": {"path": {"index_file": "index"}},
        **_files(kind.folder, "md"),
        **_slugs(),
        "fields": in_form(kind, [*inputs(kind.model, known), BODY]),
    }


def _of_partnerships(known: Known, folder: str) -> Collection:
    kind = BY_FOLDER["partnerships"]
    return {
        **_named(kind.folder, kind.plural, kind.label),
        "folder": f"{folder}/{kind.folder}",
        **_described(kind.model),
        "path": "{{slug}}/index",
        **_files(kind.folder, "md"),
        **_slugs(),
        "fields": in_form(kind, [*inputs(Partnership, known), BODY]),
    }


def _of_newsletters(known: Known, folder: str) -> Collection:
    """Of letters that were sent, what stands beside them tells: nothing of it is edited here."""
    kind = BY_FOLDER["newsletters"]
    return {
        **_named(kind.folder, kind.plural, kind.label),
        "folder": f"{folder}/{kind.folder}",
        **_described(kind.model),
        "identifier_field": "start",
        "summary": "{{start}} – {{end}}",
        **_files(kind.folder, "yml"),
        **_slugs("{{start}}"),
        "fields": in_form(kind, inputs(kind.model, known)),
    }


def _of_rooms(portal: Portal, known: Known, folder: str) -> Iterator[Collection]:
    """What a partnership has in files of their own, partnership by partnership."""
    if not portal.partnerships:
        return
    under = {slug: f"{folder}/partnerships/{slug}" for slug in portal.partnerships}
    of_plan = inputs(Plan, known)
    plans = [
        {
            "name": slug,
            "label": partnership.title,
            "file": f"{under[slug]}/plan.yml",
            "format": "portal-plans",
            "fields": of_plan,
        }
        for slug, partnership in portal.partnerships.items()
    ]
    yield {
        **_named("plans", "Samarbejdsplaner", "Samarbejdsplan"),
        "icon": "event_note",
        "editor": {"preview": False},
        "files": plans,
    }
    rooms = (
        ("meetings", inputs(Meeting, known), "Møder", "Møde", "forum"),
        ("evaluations", inputs(Evaluation, known), "Evalueringer", "Evaluering", "fact_check"),
    )
    for slug, partnership in portal.partnerships.items():
        for room, fields, plural, label, icon in rooms:
            yield {
                **_named(
                    f"{room}-{slug}", *(f"{one}: {partnership.title}" for one in (plural, label))
                ),
                "icon": icon,
                "folder": f"{under[slug]}/{room}",
                **_files(f"partnership-{room}", "yml"),
                **_slugs("{{date}}-{{title}}" if room == "meetings" else "{{title}}"),
                "fields": fields,
            }


BODY = {
    "name": "body",
    "label": "Tekst",
    "widget": "richtext",
    "required": False,
    "hint": "Skriv frit, med en tom linje mellem afsnit. Overskrifter begynder ved niveau 2.",
    # As text first: formatted, a body is written anew as soon as it is shown, code and tables too.
    "modes": ["raw", "rich_text"],
    "editor_components": [],
    "buttons": [
        *("bold", "italic", "link", "heading-two", "heading-three", "quote"),
        *("bulleted-list", "numbered-list"),
    ],
}


def _named(name: str, plural: str, label: str) -> Collection:
    icon = {"icon": _ICONS[name]} if name in _ICONS else {}
    return {"name": name, "label": plural, "label_singular": label, **icon}


def _described(model: type[BaseModel]) -> Collection:
    starter = next((one for one in STARTERS if one.model is model), None)
    return {} if starter is None else {"description": f"Her skriver du {starter.label}."}


def _files(name: str, suffix: str) -> Collection:
    """How files are read and written (`admin/source/format.js`): nothing in them is lost. The
    editor wants the end of the name where there is a text below the fields."""
    return {
        "extension": suffix,
        "format": format_of(name, suffix),
        "create": True,
        "i18n": True,
        # Pictures lie beside the text: said here, for the whole of it means the top of all files.
        "media_folder": "",
        "public_folder": "",
        # Translations and what was sent lie beside: no slug has a full stop in it.
        "filter": {"field": "slug", "pattern": r"^[^.]+$"},
        # An address that was published is a promise.
        "delete": False,
        # A copy would have the other's identity.
        "duplicate": False,
        "editor": {"preview": False},
    }


def _slugs(template: str = "{{title}}") -> Collection:
    """An address can be chosen when something is made, and is then left as it is."""
    advice = "Kun små bogstaver a–z, tal og bindestreg"
    pattern = [f"^{SLUG.pattern}$", advice]
    hint = "Bliver til adressen på portalen og kan ikke ændres bagefter. " + advice + "."
    slug = {"template": template, "editable": ["create"], "hint": hint, "pattern": pattern}
    return {"slug": slug}
