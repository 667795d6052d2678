"""Changes → the actors' new files, read again (`generator.editing.files` shows and writes them)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from generator.editing.files import Rewritten, encoded
from generator.editing.refusing import Refused, Unchangeable
from generator.importing.actor_file import edited
from generator.importing.merging import Change
from generator.model.actor import Actor
from generator.problems import ContentError
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.notes import Notes
from generator.reading.sources import Source


def rewrite(content: Path, path: str, changes: Sequence[Change]) -> Rewritten:
    """The file with the changes. Raises Refused where they cannot be made in its text, and
    ContentError where it would not be an actor any more."""
    old = (content / path).read_bytes()
    text = decoded(old)
    parts = split_front_matter(text)
    assert isinstance(parts, FrontMatter), "the portal has read it"
    start = text.index("\n") + 1
    try:
        yaml = edited(parts.yaml, changes)
    except Unchangeable as reason:
        raise Refused(
            f"Filen {path} kan ikke rettes: {reason}",
            "Intet er skrevet. Ret filen, eller skriv svaret ind i hånden.",
        ) from None
    new_text = text[:start] + yaml + text[start + len(parts.yaml) :]
    notes = Notes()
    digest = hashlib.sha256(new_text.encode()).hexdigest()
    document = open_markdown(Source(path, new_text, digest), notes)
    if document is None or validated(Actor, document, notes) is None:
        raise ContentError(notes.problems or notes.located(content))
    return Rewritten(path, old, text, encoded(new_text, old, path), new_text)
