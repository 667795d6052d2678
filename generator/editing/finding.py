"""The file that somebody means by a name, and the part of it that holds its fields."""

from __future__ import annotations

from generator.editing.refusing import Refused, Unchangeable
from generator.model.kinds import Kind
from generator.presenting.languages.file_names import is_translation
from generator.problems import suggestion
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.paths import slug_of
from generator.reading.sources import Files


def entities(files: Files, kind: Kind) -> dict[str, str]:
    """The paths of all entities of a kind, by slug."""
    return {
        slug_of(path): path
        for path in files.texts
        if path.startswith(f"{kind.folder}/")
        and path.endswith(kind.suffix)
        and not path.endswith(".sent.yml")
        and not is_translation(path)
    }


def path_of(files: Files, kind: Kind, name: str) -> str:
    """The file of the entity with that slug; an address or a path will do as well. Raises
    Refused."""
    known = entities(files, kind)
    slug = slug_of(name.rstrip("/"))
    if slug not in known:
        hint = suggestion(slug, known) or "Skriv sidste led af dens adresse."
        raise Refused(f"»{slug}« findes ikke i {kind.folder}/", hint)
    return known[slug]


def yaml_part(path: str, text: str) -> tuple[str, str, str]:
    """What stands before the fields, the fields, and what stands after them. Raises
    Unchangeable."""
    if not path.endswith(".md"):
        return "", text, ""
    parts = split_front_matter(text)
    if not isinstance(parts, FrontMatter):
        raise Unchangeable(parts.message)
    start = text.index("\n") + 1
    if text.startswith("---", start):
        return text[:start], "", text[start:]
    end = start + len(parts.yaml)
    return text[:start], text[start:end], text[end:]
