"""Of files with errors: what can be told about them all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import ValidationError

from generator.model.entity import Entity
from generator.model.kinds import BY_FOLDER
from generator.model.portal import Unfinished
from generator.reading.notes import Faulty
from generator.reading.paths import slug_of


def unfinished(
    unread: Sequence[Faulty], is_public: Mapping[tuple[str, str], bool], now: datetime
) -> tuple[Unfinished, ...]:
    """What faulty files name, but for those of entities that are not to be public at `now`;
    `is_public` tells of those that could be read, by folder and slug."""
    hidden = {key for key, public in is_public.items() if not public}
    hidden |= {_owner(file.path) for file in unread if not _is_to_be_public(file, now)}
    return tuple(
        Unfinished(file.path, file.named, file.links)
        for file in sorted(unread, key=lambda file: file.path)
        if _owner(file.path) not in hidden
    )


def _owner(path: str) -> tuple[str, str]:
    """Folder and slug of the entity that a file belongs to: a room lies in its partnership's."""
    parts = path.split("/")
    kind = BY_FOLDER.get(parts[0])
    is_room = kind is not None and not path.endswith(kind.suffix)
    return parts[0], parts[1] if is_room else slug_of(path)


def _is_to_be_public(file: Faulty, now: datetime) -> bool:
    """As `Entity.is_public`; nobody knows when these very fields are wrong, and nothing is said."""
    draft = file.public.get("draft", False)
    moments = [moment for name, moment in file.public.items() if name != "draft"]
    try:
        return all(
            Entity.model_validate({"draft": draft, "publish_from": moment}).is_public(now)
            for moment in (None, *moments)
        )
    except ValidationError:
        return False
