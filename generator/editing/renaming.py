"""Another name for a file, and so another address: the old one leads on, and nothing that named it
is left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.fields import with_list, with_scalars, with_values
from generator.editing.files import Edit, Rewritten, rewritten
from generator.editing.finding import entities, path_of, yaml_part
from generator.editing.naming import refuse_name
from generator.editing.refusing import Refused, Unchangeable
from generator.editing.shapes import model_of, order_of
from generator.model.event import Event
from generator.model.fields import Ref
from generator.model.kinds import BY_FOLDER, Kind
from generator.model.marks import marked_in
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.settings import SETTINGS, Settings
from generator.presenting.languages.file_names import in_language
from generator.problems import FieldPath, suggestion
from generator.reading.manifests import is_manifest
from generator.reading.paths import slug_of
from generator.reading.sources import PAGES, Files, find_files
from generator.reading.yaml_text import read_yaml


class Name(Struct, frozen=True):
    """What is renamed, within its kind: from one slug to another."""

    kind: Kind
    old: str
    new: str

    def address(self, slug: str) -> str:
        """`/aktoerer/koret/`; empty where the kind has no pages."""
        return f"/{self.kind.address}/{slug}/" if self.kind.address else ""


def renamed(content: Path, which: str, new: str) -> Edit:
    """All that changes when `which` (`actors/koret`) is called `new`. Raises Refused."""
    files = find_files(content, (*BY_FOLDER, PAGES))
    name, own = _meant(files, which, new)
    host = read_yaml((content / SETTINGS).read_text("utf-8-sig")).data.get("identity_host", "")
    edits: list[Rewritten] = []
    for path in files.texts:
        if is_manifest(path):
            continue  # what a letter said, it said; its readers know old names by their aliases

        def change(text: str, path: str = path) -> str:
            text = _with_references(path, text, name)
            return _with_identity(path, text, name, host) if path == own else text

        try:
            file = rewritten(content, path, change)
        except Unchangeable as reason:
            raise Refused(
                f"Filen {path} kan ikke rettes: {reason}",
                "Intet er skrevet. Ret den i hånden, eller prøv »portal fmt« på den først.",
            ) from None
        if file.new_text != file.old_text:
            edits.append(file)
    edit = Edit(tuple(edits), tuple(_moves(files, own, name)))
    others = {*files.texts, *files.images, *files.refused} - {file.path for file in edits}
    along = sorted(path for path in others if edit.path_after(path) != path)
    return replace(edit, along=tuple(along))


def _meant(files: Files, which: str, new: str) -> tuple[Name, str]:
    """What is renamed, and the path of its file."""
    folder, _, slug = which.strip("/").rpartition("/")
    folders = {name: kind for kind in BY_FOLDER.values() for name in (kind.folder, kind.address)}
    kind = folders.get(folder)
    if kind is None:
        hint = suggestion(folder, BY_FOLDER) or "Skriv for eksempel »actors/koret«."
        raise Refused(f"»{which}« siger ikke, hvad der skal have nyt navn", hint)
    if kind.model is NewsletterIssue:
        raise Refused("Nyhedsbreve beholder deres navn", "Det står i det, der er sendt.")
    path = path_of(files, kind, slug)
    refuse_name(new)
    taken = entities(files, kind).get(new)
    if taken is not None:
        raise Refused(f"Navnet »{new}« bruges af {taken}", "Vælg et andet navn.")
    return Name(kind, slug, new), path


def _with_references(path: str, text: str, name: Name) -> str:
    """A file that names it by its new name, in fields and in links."""
    if path.endswith(".md") and path.startswith(f"{PAGES}/"):
        return _with_links(text, name)
    above, yaml, below = yaml_part(path, text)
    data = read_yaml(yaml).data
    places = list(_references(path, data, name)) if name.old in yaml else []
    if places:
        yaml = with_scalars(yaml, places, name.new)
    return above + yaml + _with_links(below, name)


def _references(path: str, data: Any, name: Name) -> Iterator[FieldPath]:
    model = Settings if path == SETTINGS else model_of(path)
    for found in marked_in(model, data) if model else ():
        if found.mark == Ref(name.kind.folder) and found.value == name.old:
            yield found.field
    featured = "featured_partnership"
    if path == SETTINGS and name.kind.model is Partnership and data.get(featured) == name.old:
        yield (featured,)


def _with_links(text: str, name: Name) -> str:
    """Links in a text, in any language; an address of another host is none of ours."""
    if not name.kind.address or name.address(name.old) not in text:
        return text
    old, new = name.address(name.old), name.address(name.new)
    return re.sub(rf"(?<![\w.\-/])((?:/[a-z]{{2}})?){re.escape(old)}", rf"\g<1>{new}", text)


def _with_identity(path: str, text: str, name: Name, host: str) -> str:
    """Its own file: the old address leads to it, and calendars know the event again."""
    above, yaml, below = yaml_part(path, text)
    data = read_yaml(yaml).data
    order = order_of(name.kind.model)
    if name.kind.address:
        known = data.get("aliases", [])
        known = [known] if isinstance(known, str) else known
        aliases = [old for old in known if old != name.address(name.new)]
        yaml = with_list(yaml, "aliases", [*aliases, name.address(name.old)], order)
    if name.kind.model is Event and "uid" not in data:
        yaml = with_values(yaml, {"uid": f"{name.old}@{host}"}, order)
    return above + yaml + below


def _moves(files: Files, path: str, name: Name) -> Iterator[tuple[str, str]]:
    """Its folder, or its file with its translations."""
    if path.endswith("/index.md") and slug_of(path) == name.old:
        folder = path.removesuffix("/index.md")
        yield folder, f"{folder.rpartition('/')[0]}/{name.new}"
        return
    folder = path.rpartition("/")[0]
    for one in (path, *files.translations.get(path, ())):
        _, language = in_language(one)
        ending = name.kind.suffix if one == path else f".{language}{name.kind.suffix}"
        yield one, f"{folder}/{name.new}{ending}"
