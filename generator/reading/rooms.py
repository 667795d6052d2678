"""A partnership's rooms: `plan.yml`, `meetings/` and `evaluations/` beside its `index.md`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, field
from pydantic import BaseModel

from generator.model.evaluation import Evaluation
from generator.model.marks import marked, marked_in
from generator.model.meeting import Meeting
from generator.model.partnership import Partnership
from generator.model.plan import Plan
from generator.problems import FieldPath
from generator.reading.document import open_yaml, validated
from generator.reading.notes import Faulty, Notes
from generator.reading.sources import Files, Source

Model = TypeVar("Model", bound=BaseModel)
Places = dict[FieldPath, tuple[str, FieldPath]]
"""A field of the filled partnership → the file that it stands in, and the field there."""


class Rooms(Struct, frozen=True):
    """What stands in a partnership's folder beside its `index.md`, by path, and the digests of the
    files."""

    plan: dict[str, Plan] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    evaluations: dict[str, Evaluation] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)


def read_rooms(path: str, files: Files, notes: Notes) -> Rooms:
    """The rooms of the partnership whose `index.md` is at `path`; none when it has another name."""
    folder = path.removesuffix("index.md")
    if folder == path:
        return Rooms()
    digests: list[str] = []

    def read(model: type[Model], paths: Iterable[str]) -> dict[str, Model]:
        """By path, in the order of the file names."""
        sources = [files.open(path, notes) for path in paths if path in files.texts]
        digests.extend(source.digest for source in sources if source)
        found = {source.path: _room(model, source, notes) for source in sources if source}
        return {path: room for path, room in found.items() if room is not None}

    return Rooms(
        read(Plan, (f"{folder}plan.yml",)),
        read(Meeting, files.within(f"{folder}meetings")),
        read(Evaluation, files.within(f"{folder}evaluations")),
        digests,
    )


def with_rooms(partnership: Partnership, rooms: Rooms) -> tuple[Partnership, Places]:
    """The partnership with its rooms filled, and which file each came from."""
    places: Places = {}
    for room in rooms.plan:
        places[("plan",)] = (room, ())
    for index, room in enumerate(rooms.meetings, len(partnership.meetings)):
        places[("meetings", index)] = (room, ())
    for index, room in enumerate(rooms.evaluations, len(partnership.evaluations)):
        places[("evaluations", index)] = (room, ())
    filled = partnership.model_copy(
        update={
            "plan": next(iter(rooms.plan.values()), partnership.plan),
            "meetings": (*partnership.meetings, *rooms.meetings.values()),
            "evaluations": (*partnership.evaluations, *rooms.evaluations.values()),
        }
    )
    return filled, places


def without_partnership(rooms: Rooms, notes: Notes) -> None:
    """What the rooms name is checked even when their `index.md` is wrong."""
    for found in (rooms.plan, rooms.meetings, rooms.evaluations):
        for path, room in found.items():
            notes.unread.append(Faulty(path, tuple(marked(room))))


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


def room_files(path: str, files: Files) -> tuple[str, ...]:
    """Every text in the folder of the partnership whose `index.md` is at `path`, but for that."""
    folder = path.removesuffix("/index.md")
    inside = (folder, f"{folder}/meetings", f"{folder}/evaluations")
    return tuple(name for here in inside for name in files.within(here) if name != path)


def _room(model: type[Model], source: Source, notes: Notes) -> Model | None:
    document = open_yaml(source, notes)
    if document is None:
        return None
    room = validated(model, document, notes)
    if room is None:
        notes.unread.append(Faulty(source.path, tuple(marked_in(model, document.data))))
    return room
