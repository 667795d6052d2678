"""Where a new file goes: its address follows from its title, and is never one that is in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.editing.naming import NO_NAME, short, slugs_of
from generator.model.event import Event
from generator.model.fields import slug_like
from generator.model.kinds import BY_FOLDER
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.presenting.languages.file_names import is_translation
from generator.reading.manifests import is_manifest
from generator.reading.paths import slug_of
from generator.starting.starters import Starter
from generator.starting.writing import Value


def slugs_in(content: Path, folder: str) -> frozenset[str]:
    """Every slug that has a file in the folder, drafts and broken files among them."""
    suffix = BY_FOLDER[folder].suffix if folder in BY_FOLDER else ".yml"
    paths = (
        path.relative_to(content).as_posix() for path in (content / folder).rglob(f"*{suffix}")
    )
    return frozenset(
        slug_of(path) for path in paths if not is_translation(path) and not is_manifest(path)
    )


def slug_for(starter: Starter, values: Mapping[str, Value], taken: frozenset[str]) -> str | None:
    """The first that is free of those that a file with these fields could have."""
    tried = (slug for slug in _slugs(starter, values) if slug not in taken | NO_NAME)
    return next(tried, None)


def folder_of(starter: Starter, partnership: str | None) -> str:
    """Where such files lie under the content folder."""
    return f"partnerships/{partnership}/{starter.folder}" if starter.within else starter.folder


def path_of(
    starter: Starter, values: Mapping[str, Value], slug: str, partnership: str | None
) -> str:
    """Where the new file belongs: a path under the content folder, with `/`."""
    folder = folder_of(starter, partnership)
    if starter.model is Event:
        folder += f"/{_text(values, 'start')[:4]}"
    if starter.model is Partnership:
        return f"{folder}/{slug}/index.md"
    return f"{folder}/{slug}{starter.suffix}"


def _slugs(starter: Starter, values: Mapping[str, Value]) -> Iterator[str]:
    """The title's, then with the year of its first day: what comes back every year has the same."""
    day = _text(values, "start") or _text(values, "date")
    if starter.model is NewsletterIssue:
        yield "-".join(filter(None, (_text(values, "edition"), day[:7])))
        yield "-".join(filter(None, (_text(values, "edition"), day)))
        return
    title = _text(values, "title")
    if not starter.within:
        yield from slugs_of(title, day)
    elif slug := short(slug_like(title)):  # where files stand by their day
        yield f"{day[:7]}-{slug}"
        yield f"{day[:10]}-{slug}"


def _text(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name, "")
    return value if isinstance(value, str) else ""
