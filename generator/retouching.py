"""An event that was just saved, shown before the build that follows.

In a portal of thousands of events a build takes a second, and who is writing looks at one page, and
then at the lists. These are made from the last build's edition without reading or checking anything
else: the page at once, then what else is looked at. The build comes to the same, and adds what
programs look at. So nothing rests on this.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

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


class Retouched(Struct, frozen=True):
    """The edition with an event as it is now, and its page. With `only_text` nothing is other that
    lists show."""

    slug: str
    edition: Edition
    page: Artifact
    only_text: bool


def prepare(edition: Edition) -> None:
    """Find beforehand, while nobody waits, what is asked for when an event is saved."""
    if len(edition.portal.listings) >= MANY:
        edition.lists.find_all()


def retouched(edition: Edition, content: Path, path: str) -> Retouched | None:
    """With the event whose file this is; `path` is relative to the content folder.

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
    # First of all: nothing can be made of an event that names what there is not.
    found = check_event(portal.with_event(event), event)
    if any(finding.level == "error" for finding in found):
        return None
    edited = edition.with_event(event)
    now = edited.portal.listings[known.slug]
    only_text = now.shown == known.shown
    # What stands beside it is sought anew for the lists alone: the page does not wait for that.
    similar = edited.lists.similar if only_text else edition.lists.similar.within(edited.portal)
    return Retouched(known.slug, edited, page(edited, now, similar), only_text)
