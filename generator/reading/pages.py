"""The hand-written pages' titles and texts; their HTML is the shell's work."""

from __future__ import annotations

import posixpath
import re
from typing import Annotated

from generator.model.fields import DEVICES, SLUG, Line, Listed, Schema, Summary, Title, slug_like
from generator.model.portal import HandwrittenPage
from generator.model.settings import DANISH
from generator.presenting.languages.file_names import in_language
from generator.presenting.plain_text import code_in, plain_text
from generator.reading.bodies import picture_findings
from generator.reading.crowding import crowded_with
from generator.reading.document import open_markdown, validated
from generator.reading.hints import of_device
from generator.reading.markdown import links_in, safe_body
from generator.reading.notes import Faulty, Notes
from generator.reading.sources import PAGES, Files
from generator.reading.translations import without_original

RESERVED = "portal-ramme"
"""The shell's own folder while it renders (`generator/shell/pages.py`)."""


class PageFields(Schema):
    """The front matter of a hand-written page."""

    title: Title
    description: Summary
    sources: Annotated[tuple[Line, ...], Listed] = ()


def read_pages(files: Files, notes: Notes) -> tuple[HandwrittenPage, ...]:
    """Every page under `pages/`, by address."""
    pages: dict[str, HandwrittenPage] = {}
    for path in sorted(files.texts):
        if path.startswith(f"{PAGES}/"):
            page = _page(path, files, notes)
            if page is not None and _is_first(page, pages, notes):
                pages[page.address] = page
    return tuple(pages[address] for address in sorted(pages))


def _page(path: str, files: Files, notes: Notes) -> HandwrittenPage | None:
    of, language = in_language(path)
    address = _address(of, notes)
    if language != DANISH and of not in files.texts:
        without_original(path, of, notes)
    source = files.open(path, notes) if address else None
    document = open_markdown(source, notes) if source else None
    fields = validated(PageFields, document, notes) if document else None
    if address is None or document is None:
        return None
    if crowded := crowded_with(document.body):
        notes.whole(path, "for-mange", *crowded)
        return None
    body = safe_body(document.unsafe)
    folder = path.rpartition("/")[0]
    there = (*files.images, *files.refused)
    names = [posixpath.relpath(name, folder) for name in there if name.startswith(f"{PAGES}/")]
    notes.found(picture_findings(path, body, names))
    if fields is None:
        notes.unread.append(Faulty(path, links=links_in(body)))
        return None
    return HandwrittenPage(
        address=address if language == DANISH else f"/{language}{address}",
        language=language,
        title=fields.title,
        description=fields.description,
        path=path,
        text=plain_text(body),
        code=code_in(body),
        links=links_in(body),
    )


def _address(path: str, notes: Notes) -> str | None:
    """`pages/om/index.md` → `/om/`; `pages/om/otte-trin.md` → `/om/otte-trin/`."""
    name = path.removeprefix(f"{PAGES}/")
    if not name.endswith(".md"):
        notes.whole(path, "ukendt-fil", "Sider ender på .md", "Giv filen et andet navn.")
        return None
    parts = re.sub(r"(^|/)index$", "", name.removesuffix(".md")).split("/")
    if parts == [""]:
        notes.whole(
            path,
            "ukendt-fil",
            "Forsiden laver portalen selv",
            "Giv siden et andet navn end index.md, eller læg den i en mappe.",
        )
        return None
    bad = [part for part in parts if not SLUG.fullmatch(part) or part == RESERVED]
    if bad:
        notes.whole(
            path,
            "ugyldigt-kortnavn",
            f"Navnet »{bad[0]}« kan ikke bruges i en adresse",
            f"Mente du »{slug_like(bad[0])}«? Der må kun stå a–z, tal og bindestreg.",
        )
        return None
    if device := next((part for part in parts if part in DEVICES), None):
        notes.whole(path, "ugyldigt-kortnavn", *of_device(device))
        return None
    return f"/{'/'.join(parts)}/"


def _is_first(page: HandwrittenPage, pages: dict[str, HandwrittenPage], notes: Notes) -> bool:
    other = pages.get(page.address)
    if other is not None:
        notes.whole(
            page.path,
            "samme-adresse",
            f"Adressen {page.address} bruges også af {other.path}",
            "Giv den ene side et andet navn.",
        )
    return other is None
