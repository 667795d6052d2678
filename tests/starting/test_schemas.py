"""The JSON Schemas, held to what people wrote and to another program's reading of the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from generator.commands.schema import files
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.settings import ROOT
from generator.starting.schemas import NAMES, schema_of
from generator.starting.snippets import body_of
from generator.starting.starters import STARTERS, Starter

KIND_OF = {
    **{f"{starter.folder}/": starter.name for starter in STARTERS if not starter.within},
    "partnerships/*/plan.yml": "plan",
    "partnerships/*/meetings/*": "partnership-meeting",
    "partnerships/*/evaluations/*": "evaluation",
    "portal.yml": "portal",
}
READ = {name: jsonschema.Draft202012Validator(schema_of(name)) for name in NAMES}


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2's core schema knows numbers and truth, and no dates: as editors' programs read."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc] # the class's own


for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _AsEditorsRead.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{form})$"), list(first)
    )


def kind_of(path: Path) -> str | None:
    globs = [pattern for pattern in KIND_OF if "*" in pattern and path.match(pattern)]
    if globs:
        return KIND_OF[globs[0]]
    return KIND_OF.get(path.as_posix()) or KIND_OF.get(f"{path.parts[0]}/")


def written(folder: str) -> Iterator[tuple[Path, str, Any]]:
    """Every file of a portal's content that has a schema, and its fields."""
    for file in sorted((ROOT / folder).rglob("*")):
        path = file.relative_to(ROOT / folder)
        kind = kind_of(path) if file.is_file() else None
        if (
            kind is None
            or path.suffix not in (".md", ".yml")
            or path.stem.endswith((".sent", ".en"))
        ):
            continue
        text = file.read_text("utf-8")
        parts = split_front_matter(text) if path.suffix == ".md" else None
        fields = parts.yaml if isinstance(parts, FrontMatter) else text
        yield path, kind, yaml.load(fields, Loader=_AsEditorsRead)  # noqa: S506 # a SafeLoader


@pytest.mark.parametrize("folder", ["content", "demo"])
def test_all_that_was_written_fits(folder: str) -> None:
    seen = set()
    for path, kind, data in written(folder):
        seen.add(kind)
        assert [error.message for error in READ[kind].iter_errors(data)] == [], path
    assert len(seen) >= 8


@pytest.mark.parametrize(
    ("kind", "data", "wrong"),
    [
        ("event", {"titel": "K"}, {"additionalProperties", "required"}),
        ("event", {"title": "K", "start": "i morgen", "type": "koncert"}, {"pattern"}),
        ("event", {"title": "K", "start": "2027-01-01", "type": "k", "booking": "x"}, {"enum"}),
        ("newsletter", {"start": "2027-01-01"}, {"required"}),
        ("place", {"title": ["Salen"]}, {"type"}),
    ],
)
def test_what_is_wrong_does_not_fit(kind: str, data: dict[str, Any], wrong: set[str]) -> None:
    assert {error.validator for error in READ[kind].iter_errors(data)} == wrong


def test_a_number_and_a_word_alone_fit() -> None:
    """As a YAML reader of its own gives them."""
    event = {"title": 1984, "start": "2027-01-01", "type": "koncert", "topics": "musik"}
    assert READ["event"].is_valid({**event, "price": 120, "capacity": 20, "draft": True})
    assert READ["event"].is_valid({**event, "organizers": [{"name": "Koret"}, "koret"]})


def test_editors_read_danish_hints_and_no_english() -> None:
    event = schema_of("event")
    assert event["properties"]["start"]["examples"] == ["2027-01-23 19:30"]
    told = [found["description"] for found in _inside(event) if "description" in found]
    assert len(told) == len(STARTERS[0].fields)
    assert not any("title" in found and isinstance(found["title"], str) for found in _inside(event))


def _inside(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _inside(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _inside(value)


def test_the_files_in_the_repository_are_those_that_the_models_give() -> None:
    """When this fails: `portal schema --output .vscode`."""
    there = {
        path.relative_to(ROOT / ".vscode").as_posix(): path.read_text("utf-8")
        for path in (ROOT / ".vscode").rglob("*")
        if path.suffix in (".json", ".code-snippets") and path.name not in BY_HAND
    }
    assert there == dict(files())


BY_HAND = ("settings.json", "extensions.json")


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
def test_a_snippet_with_its_examples_left_alone_is_the_starter(starter: Starter) -> None:
    needed = [field for field in starter.fields if not field.optional]
    text = "\n".join(body_of(starter)).removesuffix("$0")
    for number, field in enumerate(needed, 1):
        stop = f"${{{number}:{field.example}}}"
        assert stop in text
        text = text.replace(stop, field.example)
    assert re.sub(r"\\([\\$}])", r"\1", text) == starter.text
