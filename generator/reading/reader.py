"""The content folder → a `Portal`, or every problem there is, found in one pass."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model.entity import Entity, History, Origin
from generator.model.fields import SLUG
from generator.model.kinds import BY_FOLDER, KINDS, Kind
from generator.model.partnership import Evaluation, Meeting, Partnership, Plan
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.problems import Finding, Problem, suggestion
from generator.reading.front_matter import FrontMatterFault, split_front_matter
from generator.reading.history import read_history
from generator.reading.locating import excerpt, locate
from generator.reading.markdown import render_body
from generator.reading.pages import read_pages
from generator.reading.schema import validate
from generator.reading.sources import Files, Source, read_files
from generator.reading.yaml_text import read_yaml

SETTINGS = "portal.yml"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Reading:
    """What was read so far: everything, drafts included, and everything that is wrong."""

    settings: Settings | None = None
    entities: dict[str, dict[str, Entity]] = field(
        default_factory=lambda: {kind.folder: {} for kind in KINDS}
    )
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_portal(content: Path, now: datetime) -> tuple[Portal | None, list[Problem]]:
    """Read everything under `content`.

    Returns the portal as it stands at `now`, drafts left out, and every problem of single files;
    None when `portal.yml` or the folder itself cannot be read. Rules that span files are
    `generator.checking`'s.
    """
    if not content.is_dir():
        return None, [
            Problem(
                content.name,
                0,
                0,
                "ingen-mappe",
                "Mappen med indhold findes ikke",
                "Angiv den med --content.",
            )
        ]
    files = read_files(content, tuple(kind.folder for kind in KINDS))
    history = read_history(content)
    reading = Reading(problems=list(files.problems))
    _read_settings(files, reading)
    for path in sorted(files.texts):
        if path != SETTINGS:
            _read_text(path, files, history, reading)
    pages, page_problems = read_pages(content)
    reading.problems += page_problems
    reading.problems += locate(reading.findings, content)
    if reading.settings is None:
        return None, reading.problems
    public = {
        folder: {slug: entity for slug, entity in sorted(found.items()) if entity.is_public(now)}
        for folder, found in reading.entities.items()
    }
    portal = Portal(
        settings=reading.settings,
        now=now,
        pages=pages,
        images=files.images,
        **public,  # type: ignore[arg-type] # each folder's entities are of its kind's model; KINDS says so
    )
    return portal, reading.problems


def _read_settings(files: Files, reading: Reading) -> None:
    source = files.texts.get(SETTINGS)
    if source is None:
        if not any(problem.path == SETTINGS for problem in reading.problems):
            reading.problems.append(
                Problem(
                    SETTINGS,
                    0,
                    0,
                    "mangler-portal-yml",
                    "Portalens indstillinger mangler",
                    "Læg filen portal.yml øverst i mappen med indhold.",
                )
            )
        return
    data = _yaml(source, source.text, 1, reading)
    if data is not None:
        reading.settings = _validated(Settings, data, SETTINGS, reading)


def _read_text(path: str, files: Files, history: Mapping[str, History], reading: Reading) -> None:
    folder, _, rest = path.partition("/")
    kind = BY_FOLDER.get(folder)
    if kind is None:
        reading.problems.append(
            Problem(
                path,
                0,
                0,
                "ukendt-fil",
                "Filen ligger uden for mapperne med indhold",
                suggestion(folder, BY_FOLDER) or "Flyt den til en af mapperne, eller slet den.",
            )
        )
        return
    if kind.model is Partnership and path.endswith((".yml", ".yaml")):
        _check_partnership_room(path, files, reading)
        return
    if not path.endswith(".md"):
        reading.problems.append(
            Problem(path, 0, 0, "ukendt-fil", "Her bruges kun filer, der ender på .md")
        )
        return
    slug = _slug(rest)
    if not SLUG.fullmatch(slug):
        reading.problems.append(
            Problem(
                path,
                0,
                0,
                "ugyldigt-kortnavn",
                f"Filnavnet »{slug}« kan ikke bruges i en adresse",
                "Brug små bogstaver a–z, tal og bindestreg: ae, oe og aa for æ, ø og å.",
            )
        )
        return
    entity = _entity(kind, slug, files.texts[path], files, history, reading)
    if entity is None:
        return
    other = reading.entities[kind.folder].get(slug)
    if other is not None:
        reading.findings.append(
            Finding(
                path,
                (),
                "samme-adresse",
                f"Kortnavnet »{slug}« bruges også af {other.path}",
                "Giv den ene fil et andet navn.",
                at="key",
            )
        )
        return
    reading.entities[kind.folder][slug] = entity


def _slug(rest: str) -> str:
    """`2026/julekoncert.md` and `2026/julekoncert/index.md` → `julekoncert`."""
    parts = rest.removesuffix(".md").split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 1 else parts[-1]


def _entity(
    kind: Kind,
    slug: str,
    source: Source,
    files: Files,
    history: Mapping[str, History],
    reading: Reading,
) -> Entity | None:
    parts = split_front_matter(source.text)
    if isinstance(parts, FrontMatterFault):
        reading.problems.append(
            Problem(
                source.path,
                parts.line,
                1 if parts.line else 0,
                parts.code,
                parts.message,
                parts.hint,
                excerpt(source.text, parts.line),
            )
        )
        return None
    data = _yaml(source, parts.yaml, parts.yaml_line, reading)
    if data is None:
        return None
    entity = _validated(kind.model, data, source.path, reading)
    if entity is None:
        return None
    body = render_body(parts.body)
    beside = _beside(source.path, files)
    extra = ""
    if isinstance(entity, Partnership):
        entity, extra = _with_rooms(entity, source.path, files, reading)
    past = history.get(source.path)
    digest = hashlib.sha256(
        "\n".join(
            (
                source.path,
                source.digest,
                extra,
                repr(past),
                *(files.images[name] for name in beside),
            )
        ).encode()
    ).hexdigest()
    entity.found_at(
        Origin(
            slug=slug,
            path=source.path,
            body=body.html,
            text=body.text,
            digest=digest,
            history=past,
            files=tuple(name.rpartition("/")[2] for name in beside),
        )
    )
    return entity


def _beside(path: str, files: Files) -> tuple[str, ...]:
    """The pictures in the entity's own folder; a file without a folder has none."""
    folder, _, name = path.rpartition("/")
    if name != "index.md":
        return ()
    return tuple(sorted(image for image in files.images if image.rpartition("/")[0] == folder))


def _with_rooms(
    partnership: Partnership, path: str, files: Files, reading: Reading
) -> tuple[Partnership, str]:
    """The partnership with `plan.yml`, `meetings/` and `evaluations/` from beside it."""
    folder = path.rpartition("/")[0]
    if not path.endswith("/index.md"):
        return partnership, ""
    plan = _room(Plan, files.texts.get(f"{folder}/plan.yml"), reading) or partnership.plan
    meetings = _rooms(Meeting, f"{folder}/meetings/", files, reading)
    evaluations = _rooms(Evaluation, f"{folder}/evaluations/", files, reading)
    digest = "".join(
        source.digest
        for name, source in sorted(files.texts.items())
        if name.startswith(folder + "/") and name != path
    )
    filled = partnership.model_copy(
        update={
            "plan": plan,
            "meetings": (*partnership.meetings, *meetings),
            "evaluations": (*partnership.evaluations, *evaluations),
        }
    )
    return filled, digest


def _rooms(model: type[Model], prefix: str, files: Files, reading: Reading) -> tuple[Model, ...]:
    rooms = (
        _room(model, source, reading)
        for name, source in sorted(files.texts.items())
        if name.startswith(prefix)
    )
    return tuple(room for room in rooms if room is not None)


def _room(model: type[Model], source: Source | None, reading: Reading) -> Model | None:
    if source is None:
        return None
    if not source.text.strip():
        reading.problems.append(
            Problem(
                source.path, 0, 0, "tom-fil", "Filen er tom", "Udfyld felterne, eller slet filen."
            )
        )
        return None
    data = _yaml(source, source.text, 1, reading)
    return None if data is None else _validated(model, data, source.path, reading)


def _check_partnership_room(path: str, files: Files, reading: Reading) -> None:
    """A `.yml` file in a partnership's folder is one of the known rooms beside its `index.md`."""
    parts = path.split("/")
    known = (len(parts) == 3 and parts[2] == "plan.yml") or (
        len(parts) == 4 and parts[2] in ("meetings", "evaluations") and parts[3].endswith(".yml")
    )
    if not known:
        reading.problems.append(
            Problem(
                path,
                0,
                0,
                "ukendt-fil",
                "Et partnerskab har filerne plan.yml, meetings/*.yml og evaluations/*.yml",
                "Flyt filen, eller giv den et af de navne.",
            )
        )
    elif f"partnerships/{parts[1]}/index.md" not in files.texts:
        reading.problems.append(
            Problem(
                path, 0, 0, "mangler-index", f"Partnerskabet »{parts[1]}« har ingen index.md", ""
            )
        )


def _yaml(source: Source, text: str, first: int, reading: Reading) -> Any | None:
    """The data, or None after noting every fault of the YAML itself."""
    document = read_yaml(text)
    for fault in document.faults:
        line = fault.line + first - 1
        reading.problems.append(
            Problem(
                source.path,
                line,
                fault.column,
                fault.code,
                fault.message,
                fault.hint,
                excerpt(source.text, line),
            )
        )
    if document.faults:
        return None
    return {} if document.data is None else document.data


def _validated(model: type[Model], data: Any, path: str, reading: Reading) -> Model | None:
    result = validate(model, data, path)
    if isinstance(result, tuple):
        reading.findings += result
        return None
    return result
