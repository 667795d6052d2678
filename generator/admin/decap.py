"""The same configuration for Decap CMS, the plan B: what it calls otherwise, and what it has not.

Decap knows no inputs of ours, no formats that keep a file's lines, and no named time zone: a day
with a time is its own date and time, written as the browser's clock shows it; a whole day has to be
written in the file; of a venue or an organiser only the register can be chosen; nothing is
folded away.
"""

from __future__ import annotations

from typing import Any

from generator.admin.fields import PARTY, WHEN
from generator.admin.order import GROUP

_NOT_KNOWN = frozenset({"i18n", "issue_reports", "media_libraries", "app_title", "logo", "output"})
_NOT_OF_A_COLLECTION = frozenset(
    {"i18n", "duplicate", "icon", "editor", "filter", "nested", "meta"}
)
_NOT_OF_A_FIELD = frozenset({"choose_url", "accept", "maxlength", "kind", "series"})


def decap(configuration: dict[str, Any]) -> dict[str, Any]:
    """Sveltia's configuration in Decap's words."""
    made = {name: value for name, value in configuration.items() if name not in _NOT_KNOWN}
    backend = {k: v for k, v in made["backend"].items() if k != "auth_methods"}
    slug = {k: v for k, v in made["slug"].items() if k not in ("maxlength", "timezone")}
    collections = [_collection(one) for one in made["collections"]]
    return {**made, "backend": backend, "locale": "da", "slug": slug, "collections": collections}


def _collection(one: dict[str, Any]) -> dict[str, Any]:
    made = {name: value for name, value in one.items() if name not in _NOT_OF_A_COLLECTION}
    made["editor"] = {"preview": False}
    if "files" in made:
        files = [{k: v for k, v in file.items() if k != "format"} for file in made["files"]]
        made["files"] = [{**file, "fields": _fields(file["fields"])} for file in files]
        return made
    made["format"] = "yaml-frontmatter" if made["extension"] == "md" else "yml"
    made["slug"] = made["slug"]["template"].replace("{{title}}", "{{slug}}")
    if made["format"] == "yaml-frontmatter":
        made.setdefault("path", "{{slug}}/index")
    made["fields"] = _fields(made["fields"])
    return made


def _fields(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_field(field) for field in fields if field["widget"] != GROUP]


def _field(field: dict[str, Any]) -> dict[str, Any]:
    made = {name: value for name, value in field.items() if name not in _NOT_OF_A_FIELD}
    if field["widget"] == WHEN:
        made.pop("time", None)
        made |= {"widget": "datetime", "format": "YYYY-MM-DD HH:mm", "picker_utc": False}
        made |= {"date_format": "DD.MM.YYYY", "time_format": "HH:mm"}
    elif field["widget"] == PARTY:
        made |= {"widget": "relation", "collection": field["kind"], "value_field": "{{slug}}"}
        made |= {"display_fields": ["title"], "search_fields": ["title"]}
    elif field["widget"] == "richtext":
        made |= {"widget": "markdown"}
    if field.get("type") == "date":
        made = {k: v for k, v in made.items() if k != "type"}
        made |= {"date_format": "DD.MM.YYYY", "time_format": False}
    if "collapsed" in made:
        made["collapsed"] = True
    if "fields" in made:
        made["fields"] = _fields(made["fields"])
    if "field" in made:
        made["field"] = _field(made["field"])
    return made
