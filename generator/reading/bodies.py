"""What may stand below the front matter, and which pictures must lie beside the text."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.model.fields import LATER, FileName
from generator.presenting.cleaning import leads_away
from generator.problems import Finding, suggestion
from generator.reading.document import Document
from generator.reading.markdown import images_in, top_headings
from generator.reading.sources import PAGES

_FILE_NAME: TypeAdapter[str] = TypeAdapter(FileName, config=LATER)


def image_findings(path: str, data: Any, names: Sequence[str]) -> Iterator[Finding]:
    """The file that `image` names must be one of the pictures in the entity's folder.

    `data` are the fields as written; what is no name of a picture is told by the model.
    """
    image = data.get("image") if isinstance(data, dict) else None
    if not isinstance(image, dict):
        return
    try:
        file = _FILE_NAME.validate_python(image.get("file"))
    except ValidationError:
        return
    if file not in names:
        yield Finding(
            path,
            ("image", "file"),
            "billede-findes-ikke",
            f"Billedet »{file}« ligger ikke ved siden af teksten",
            _missing_picture(path, file, names),
        )


def body_findings(document: Document, body: str, names: Sequence[str]) -> Iterator[Finding]:
    """Headings of the page's own level, and pictures without text or file."""
    path = document.source.path
    for heading in top_headings(document.unsafe):
        yield Finding(
            path,
            ("body",),
            "overskrift-1",
            "Sidens titel er den eneste overskrift på øverste niveau",
            "Skriv »##« foran overskriften i stedet for »#«.",
            needle=heading,
        )
    yield from picture_findings(path, body, names)


def picture_findings(path: str, body: str, names: Sequence[str]) -> Iterator[Finding]:
    """Pictures of a body without text or file; `names` are those there are, seen from the text."""
    for source, alternative in images_in(body):
        yield from _picture(path, source, alternative, names)


def _picture(path: str, source: str, alternative: str, names: Sequence[str]) -> Iterator[Finding]:
    if not alternative.strip():
        yield Finding(
            path,
            ("body",),
            "mangler-alt",
            f"Billedet »{source}« har ingen beskrivelse",
            f"Skriv, hvad man ser, i de kantede parenteser: ![Koret synger på torvet]({source}).",
            needle=source,
        )
    if leads_away(source):
        yield Finding(
            path,
            ("body",),
            "fremmed-billede",
            "Billedet hentes fra en anden server",
            "Læg billedet ved siden af teksten: portalen henter intet hos andre.",
            needle=html.unescape(source),
        )
    elif not source.startswith("/") and source not in names:
        yield Finding(
            path,
            ("body",),
            "billede-findes-ikke",
            f"Billedet »{source}« ligger ikke ved siden af teksten",
            _missing_picture(path, source, names),
            needle=source,
        )


def _missing_picture(path: str, name: str, names: Sequence[str]) -> str:
    """What to do about a picture that is not beside its text."""
    if not path.endswith("/index.md") and not path.startswith(f"{PAGES}/"):
        folder = path.removesuffix(".md")
        return f"Flyt teksten til {folder}/index.md, og læg billedet i samme mappe."
    folder = posixpath.normpath(f"{path}/../{name}/..")
    return suggestion(name, names) or f"Læg billedet i mappen {folder}/."
