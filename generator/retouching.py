"""The page of an event that was just saved, made before the build that follows.

In a portal of thousands of events a build takes a second, and who is writing looks at one page.
That is made at once, from the last build's edition; the build finds a file that it did not leave
there, and makes it anew with everything else. So nothing rests on this.
"""

from __future__ import annotations

from pathlib import Path

from generator.artifacts import Artifact
from generator.checking import check_event
from generator.model.event import Event
from generator.model.kinds import BY_FOLDER
from generator.outputs.events import page
from generator.presenting.edition import Edition
from generator.problems import errors
from generator.reading.entities import read_entity
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import find_entity

MANY = 1_000
"""Events. With fewer the build itself is quick enough."""


def retouched(edition: Edition, content: Path, path: str) -> Artifact | None:
    """The page of the event whose file this is; `path` is relative to the content folder.

    None where that is for the build: another kind of file, a new event, one that is not public,
    anything wrong with it.
    """
    portal = edition.portal
    if len(portal.listings) < MANY or not path.startswith(f"{Event.KIND}/"):
        return None
    known = portal.listings.get(slug_of(path))
    if known is None or known.path != path:
        return None
    notes = Notes()
    try:
        files = find_entity(content, path)
        past = portal.events[known.slug].history
        event = read_entity(BY_FOLDER[Event.KIND], path, files, portal.images, past, notes)
    except OSError:
        return None  # It was moved away in the meantime.
    if not isinstance(event, Event) or errors(notes.located(content)) or files.problems:
        return None
    if not event.is_public(portal.now):
        return None
    edition = edition.with_event(event)
    if any(finding.level == "error" for finding in check_event(edition.portal, event)):
        return None
    return page(edition, edition.portal.listings[event.slug])
