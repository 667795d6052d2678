"""That a letter was sent, written down: the two files of an issue are changed together or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator import build as building
from generator.editing.files import Rewritten, rewritten, write
from generator.editing.refusing import Refused
from generator.model.portal import Portal
from generator.model.sent import Manifest
from generator.outreach.drafts import DraftError
from generator.outreach.issues import draft_of_issue, unsent
from generator.outreach.marking import marked_sent
from generator.outreach.rendering import MANIFEST, STEM
from generator.problems import ContentError
from generator.reading.decoding import decoded
from generator.reading.document import open_yaml, validated
from generator.reading.manifests import manifest_path
from generator.reading.notes import Notes
from generator.reading.sources import MAX_TEXT, Source
from generator.settings import BuildSettings


def remember(asked: BuildSettings, portal: Portal, name: str, folder: Path) -> Iterator[str]:
    """Write down what the draft in `folder` told, and that it was sent now; says what was done.

    It is the draft's own manifest that counts: the content may be another by now, and what is
    different the next letter tells. Raises DraftError.
    """
    issue = unsent(portal, name)
    drafted = folder / f"{STEM}{name}{MANIFEST}"
    told = _read(drafted, name)
    now = draft_of_issue(portal, building.base_url_of(asked, portal), asked.theme, issue)
    beside = manifest_path(issue.path)
    try:
        marked = rewritten(asked.content, issue.path, lambda text: marked_sent(text, asked.now))
        # A draft has none yet: beside one it is an error, which the portal was checked for.
        write(asked.content, (Rewritten(beside, None, "", told, decoded(told)), marked))
    except Refused as refused:
        raise DraftError(str(refused)) from None
    yield f"{asked.content / issue.path}: state: sent"
    yield f"{asked.content / beside}: {now.newsletter.name} husker nu, hvad brevet fortalte."
    if now.files[drafted.name] != told:
        yield (
            "Indholdet er ændret, siden udkastet blev lavet. Det, der er ændret, kommer i det "
            "næste brev."
        )
    yield "Gem begge filer i git, så kommer brevets side på portalen."


def _read(drafted: Path, name: str) -> bytes:
    """The draft's manifest, which can be read. Raises DraftError."""
    if not drafted.is_file() or drafted.stat().st_size > MAX_TEXT:
        raise DraftError(
            f"{drafted} findes ikke, så ingen ved, hvad brevet fortalte. Lav udkastet med »portal "
            f"newsletter draft {name}«, send det, og kør så denne kommando. Ligger udkastet et "
            "andet sted, så sig hvor med --output."
        )
    data = drafted.read_bytes()
    notes = Notes()
    try:
        source = Source(drafted.name, data.decode("utf-8"), hashlib.sha256(data).hexdigest())
    except UnicodeDecodeError:
        raise DraftError(f"{drafted} er ikke gemt som UTF-8. Lav udkastet igen.") from None
    document = open_yaml(source, notes)
    if document is None or validated(Manifest, document, notes) is None:
        raise ContentError(notes.problems or notes.located(drafted.parent))
    return data
