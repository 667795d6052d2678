"""Whether a pack still says what is so, and if not, since which change: pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.model.times import ZONE
from generator.packing.manifests import Manifest
from generator.packing.matters import Desk, Matter, Subject, is_over, is_there, matter
from generator.packing.parts import Part, parts_of
from generator.packing.sayings import OTHER, changed_dates, changed_sayings, passed

Kind: TypeAlias = Literal["fresh", "stale", "over", "gone"]
GONE = "Findes ikke længere på portalen. Tag materialet ned, og slet mappen."


class State(Struct, frozen=True):
    """A pack's. `holds` are its parts with their files; `reasons` are sentences, `files` those to
    be made anew and `by_hand` the ones among them that an editor has changed; `absent` are not in
    the folder any more, `lacking` says which parts could not be made, and why."""

    subject: Subject
    title: str
    url: str
    made: datetime
    kind: Kind
    holds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reasons: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def out_of_date(self) -> bool:
        return self.kind in ("stale", "gone")


def state_of(manifest: Manifest, desk: Desk, disk: Mapping[str, str]) -> State:
    """A pack's state today; `disk` has the digests of its files as they are in the folder."""
    subject, portal = manifest.subject, desk.portal
    title, url, made = manifest.title, manifest.url, manifest.made.astimezone(ZONE)
    holds = tuple((name, tuple(part.files)) for name, part in manifest.parts.items())
    if not is_there(portal, subject):
        return State(subject, title, url, made, "gone", holds, (GONE,))
    if is_over(portal, subject):
        return State(subject, title, url, made, "over", holds)
    then = matter(portal, desk.base_url, subject, made)
    now = matter(portal, desk.base_url, subject, portal.now)
    late = passed(then, now)
    remake = changed_parts(manifest, then, desk)
    if late:
        remake |= changed_parts(manifest, now, desk)
    left = {name: one for name, one in manifest.left_alone.items() if disk.get(name) == one.seen}
    reasons = [reason for one in left.values() for reason in one.reasons]
    if remake:
        reasons += reasons_of(manifest, then, now) or (OTHER,)
    files = {name for part, names in holds if part in remake for name in names} | left.keys()
    return State(
        subject,
        now.title,
        now.url,
        made,
        "stale" if reasons else "fresh",
        holds,
        tuple(dict.fromkeys(reasons)),
        files=tuple(sorted(files)),
        by_hand=tuple(sorted(files & edited_files(manifest, disk))),
        absent=tuple(sorted(set(manifest.files) - disk.keys())),
        lacking=tuple(
            f"{name}: {part.lacking}" for name, part in manifest.parts.items() if part.lacking
        ),
    )


def edited_files(manifest: Manifest, disk: Mapping[str, str]) -> set[str]:
    """Those whose bytes are not as they were made."""
    made = manifest.files
    return {name for name, known in disk.items() if known != made.get(name)}


def changed_parts(manifest: Manifest, found: Matter, desk: Desk) -> set[str]:
    """The parts of a pack that would say something else, and those that would not be there."""
    now: dict[str, Part] = {part.name: part for part in parts_of(found, desk)}
    return {
        name
        for name in (manifest.parts.keys() | now.keys())
        if name not in now
        or name not in manifest.parts
        or now[name].inputs != manifest.parts[name].inputs
    }


def reasons_of(manifest: Manifest, then: Matter, now: Matter) -> tuple[str, ...]:
    """What changed since it was made, in sentences: dates first, then fields, then time."""
    dates = changed_dates(then, manifest.dates)
    fields = changed_sayings(then, manifest.said, dates)
    return (*dates, *fields, *passed(then, now))
