"""A partnership's rooms: `plan.yml`, `meetings/` and `evaluations/` beside its `index.md`."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from generator.model.partnership import Evaluation, Meeting, Partnership, Plan
from generator.problems import FieldPath
from generator.reading.document import open_yaml, validated
from generator.reading.notes import Notes
from generator.reading.sources import Files

Model = TypeVar("Model", bound=BaseModel)
Places = dict[FieldPath, tuple[str, FieldPath]]
"""A field of the filled partnership → the file that it stands in, and the field there."""


def with_rooms(
    partnership: Partnership, path: str, files: Files, notes: Notes
) -> tuple[Partnership, Places]:
    """The partnership with its rooms filled, and which file each came from."""
    folder = path.removesuffix("index.md")
    if folder == path:
        return partnership, {}
    places: Places = {}
    plan = _room(Plan, f"{folder}plan.yml", files, notes)
    if plan is not None:
        places[("plan",)] = (f"{folder}plan.yml", ())
    meetings = _rooms(Meeting, f"{folder}meetings/", files, notes)
    for index, room in enumerate(meetings, len(partnership.meetings)):
        places[("meetings", index)] = (room, ())
    evaluations = _rooms(Evaluation, f"{folder}evaluations/", files, notes)
    for index, room in enumerate(evaluations, len(partnership.evaluations)):
        places[("evaluations", index)] = (room, ())
    filled = partnership.model_copy(
        update={
            "plan": plan or partnership.plan,
            "meetings": (*partnership.meetings, *meetings.values()),
            "evaluations": (*partnership.evaluations, *evaluations.values()),
        }
    )
    return filled, places


def check_room(path: str, files: Files, notes: Notes) -> None:
    """A `.yml` file in a partnership's folder is one of the known rooms beside its `index.md`."""
    parts = path.split("/")
    known = parts[2:] == ["plan.yml"] or (
        len(parts) == 4 and parts[2] in ("meetings", "evaluations") and parts[3].endswith(".yml")
    )
    if not known:
        notes.whole(
            path,
            "ukendt-fil",
            "Et partnerskab har filerne plan.yml, meetings/*.yml og evaluations/*.yml",
            "Flyt filen, eller giv den et af de navne.",
        )
    elif f"partnerships/{parts[1]}/index.md" not in files.texts:
        notes.whole(
            path,
            "mangler-index",
            f"Partnerskabet »{parts[1]}« har ingen index.md",
            f"Opret partnerships/{parts[1]}/index.md.",
        )


def _rooms(model: type[Model], prefix: str, files: Files, notes: Notes) -> dict[str, Model]:
    """By path, in the order of the file names."""
    found = {
        path: _room(model, path, files, notes)
        for path in sorted(files.texts)
        if path.startswith(prefix)
    }
    return {path: room for path, room in found.items() if room is not None}


def _room(model: type[Model], path: str, files: Files, notes: Notes) -> Model | None:
    source = files.texts.get(path)
    document = open_yaml(source, notes) if source else None
    return validated(model, document, notes) if document else None
