"""One text file, opened: its fields as data and, in Markdown, its body. The one place for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel

from generator.model.fields import INVISIBLE
from generator.problems import FieldPath, Finding
from generator.reading.front_matter import FrontMatter, FrontMatterFault, split_front_matter
from generator.reading.markdown import MAX_NESTING, is_too_deep, unsafe_html
from generator.reading.notes import Notes
from generator.reading.plain_yaml import read_plain
from generator.reading.private import personal_numbers
from generator.reading.schema import is_text, validate
from generator.reading.sources import Source

if TYPE_CHECKING:
    from generator.reading.yaml_text import Cut

Model = TypeVar("Model", bound=BaseModel)


MAX_BODY = 100_000
"""Characters. The longest real page has under 20,000."""
_DEEP_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]*){50}", re.MULTILINE)


class Document(Struct, frozen=True):
    """`data` is what the YAML says, every scalar a text, without what was left empty (`empty`)
    and what YAML takes for a comment (`cut`);
    `body` is Markdown, and `unsafe` the same as HTML that nobody has cleaned yet; both are empty in
    a `.yml` file."""

    source: Source
    data: Any
    body: str = ""
    unsafe: str = ""
    empty: tuple[FieldPath, ...] = ()
    cut: tuple[Cut, ...] = ()


def open_markdown(source: Source, notes: Notes) -> Document | None:
    """A file with front matter; None after noting why it cannot be read."""
    if not _is_clean(source, notes):
        return None
    parts = split_front_matter(source.text)
    if isinstance(parts, FrontMatterFault):
        place = (parts.line, min(parts.line, 1))
        notes.at(source.path, source.text, place, parts.code, parts.message, parts.hint)
        return None
    read = _yaml(source, parts.yaml, parts.yaml_line, notes)
    if read is None or not _is_short(source, parts, notes):
        return None
    data, empty, cut = read
    unsafe = unsafe_html(parts.body)
    return (
        Document(source, data, parts.body, unsafe, empty, cut)
        if _is_flat(source, parts, unsafe, notes)
        else None
    )


def open_yaml(source: Source, notes: Notes) -> Document | None:
    """A `.yml` file; None after noting why it cannot be read."""
    if not source.text.strip():
        notes.whole(
            source.path,
            "tom-fil",
            "Filen er tom",
            "Udfyld felterne, eller slet filen, hvis den ikke skal bruges.",
        )
        return None
    if not _is_clean(source, notes):
        return None
    read = _yaml(source, source.text, 1, notes)
    return None if read is None else Document(source, read[0], empty=read[1], cut=read[2])


def validated(model: type[Model], document: Document, notes: Notes) -> Model | None:
    """The document's fields as `model`; None after noting every field that is wrong."""
    result = validate(model, document.data, document.source.path, document.empty)
    notes.found(_cut_short(model, document))
    if isinstance(result, tuple):
        notes.found(result)
        return None
    return result


def _cut_short(model: type[BaseModel], document: Document) -> Iterator[Finding]:
    """Texts that people read, and of which YAML takes something."""
    for cut in document.cut:
        if not is_text(model, cut.path):
            continue
        if cut.lost == "!":
            message = "Udråbstegnet forrest bliver ikke læst"
        else:
            message = f"»{cut.lost}« bliver ikke læst: alt efter mellemrum og # er en kommentar"
        yield Finding(
            document.source.path,
            cut.path,
            "tekst-falder-ud",
            message,
            f'Sæt anførselstegn om hele teksten: {_last(cut.path)}"{cut.whole}".',
            level="warning",
        )


def _last(field: FieldPath) -> str:
    """`title: `; nothing for an item of a list."""
    return f"{field[-1]}: " if isinstance(field[-1], str) else ""


def _is_clean(source: Source, notes: Notes) -> bool:
    """No invisible character, which no editor shows, and no person's CPR number."""
    clean = True
    for place in personal_numbers(source.text):
        # The number must not travel on into logs and reports: the line is not shown, and nothing
        # further is said of the file, since that could quote it.
        clean = False
        notes.at(
            source.path,
            "",
            place,
            "personnummer",
            "Her står noget, der ligner et CPR-nummer",
            "Fjern det, og sig det til den ansvarlige: git gemmer også det, der er slettet.",
        )
    found = INVISIBLE.search(source.text)
    if found is None or not clean:
        return clean
    start = source.text.rfind("\n", 0, found.start()) + 1
    notes.at(
        source.path,
        source.text,
        (source.text.count("\n", 0, start) + 1, found.start() - start + 1),
        "usynligt-tegn",
        f"Her står et usynligt tegn (U+{ord(found[0]):04X})",
        "Slet det: gå hen over stedet med piletasterne, og skriv tegnene omkring det igen.",
    )
    return False


def _is_short(source: Source, parts: FrontMatter, notes: Notes) -> bool:
    """No body so long, or with so many quotations in each other, that Markdown's parser would take
    minutes."""
    if len(parts.body) > MAX_BODY:
        notes.at(
            source.path,
            source.text,
            (parts.body_line, 1),
            "for-lang",
            f"Teksten er på {len(parts.body)} tegn, og der er plads til {MAX_BODY}",
            "Del den på flere sider.",
        )
        return False
    quote = _DEEP_QUOTE.search(parts.body) if ">" in parts.body else None
    if quote is not None:
        line = parts.body_line + parts.body.count("\n", 0, quote.start())
        notes.at(
            source.path,
            source.text,
            (line, 1),
            "for-dybt",
            "Her er for mange citater inde i hinanden",
            "Skriv højst nogle få > foran en linje.",
        )
    return quote is None


def _is_flat(source: Source, parts: FrontMatter, unsafe: str, notes: Notes) -> bool:
    """No body so deep that HTML's parsers would take minutes."""
    if not is_too_deep(unsafe):
        return True
    notes.at(
        source.path,
        source.text,
        (parts.body_line, 1),
        "for-dybt",
        f"Teksten har over {MAX_NESTING} lister, citater eller HTML-elementer inde i hinanden",
        "Gør teksten fladere, og afslut de HTML-elementer, der er begyndt.",
    )
    return False


def _yaml(
    source: Source, text: str, first: int, notes: Notes
) -> tuple[Any, tuple[FieldPath, ...], tuple[Cut, ...]] | None:
    """The data, the keys left empty and the texts cut short, or None; every fault of the YAML
    itself is noted.

    Of a field that stands twice the first value counts, so that the rest is checked as well.
    """
    plain = read_plain(text)
    if plain is not None:
        return plain, (), ()
    # Imported here: a build in which a text or two was edited seldom needs libyaml.
    from generator.reading.yaml_text import MAX_FAULTS, read_yaml

    document = read_yaml(text)
    for fault in document.faults:
        place = (fault.line + first - 1, fault.column)
        notes.at(source.path, source.text, place, fault.code, fault.message, fault.hint)
    others = [fault for fault in document.faults if fault.code != "dobbelt-noegle"]
    if others or len(document.faults) >= MAX_FAULTS:
        return None
    data = {} if document.data is None else document.data
    return data, tuple(document.empty), tuple(document.cut)
