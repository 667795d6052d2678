"""Every entity's file, read or recalled: what did not change since an earlier reading is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.caching import Extent, Shelf
from generator.forking import heaps, in_turns
from generator.model.entity import Entity
from generator.model.kinds import BY_FOLDER
from generator.model.picture import Picture
from generator.reading.entities import beside_it, read_entity
from generator.reading.history import KeptHistory, as_history
from generator.reading.kept import Kept, is_settled, keep
from generator.reading.manifests import manifest_path
from generator.reading.notes import Notes
from generator.reading.rooms import room_files
from generator.reading.sources import Files, Stamp

HEAP = 100
"""Files that a process reads in a turn: some thirty milliseconds."""


class Reading(Struct, frozen=True):
    """What one reading goes by: the files, their history, the pictures that can be shown, and when
    it began (nanoseconds, by the file system's clock)."""

    files: Files
    history: Mapping[str, KeptHistory]
    images: Mapping[str, Picture]
    moment: int

    def belonging(self, path: str) -> tuple[str, ...]:
        """The entity's file and, in a folder of its own, what lies there with it."""
        told = self.files.translations.get(path, ())
        if path.startswith("newsletters/"):
            beside = manifest_path(path)
            return (path, beside) if beside in self.files.texts else (path,)
        if not path.endswith("/index.md"):
            return (path, *told)
        rooms = room_files(path, self.files) if path.startswith("partnerships/") else ()
        return (path, *told, *rooms, *beside_it(path, self.files))

    def stamps(self, path: str) -> tuple[Stamp, ...]:
        """The stamps of an entity's file and of all that belongs to it."""
        return self.files.stamps(self.belonging(path))

    def past(self, path: str) -> KeptHistory | None:
        """What git knows of it: of its file, which was last changed when anything was that belongs
        to it. A partnership's calendar tells of what stands in its `plan.yml`."""
        own = self.history.get(path)
        if own is None or not path.startswith("partnerships/"):
            return own
        known = (self.history.get(name) for name in self.belonging(path))
        return (own[0], max(one[1] for one in known if one is not None), *own[2:])


def gather(
    paths: Iterable[str], reading: Reading, shelf: Shelf, notes: Notes, jobs: int
) -> tuple[dict[str, Kept], Callable[[str], bytes]]:
    """What is known of the entities in these files, by path, and what reads their records; what is
    wrong with them is noted.

    What an earlier reading left on the shelf is taken from there; the rest is read, shared out
    among `jobs` processes, and stays there if nothing was to be said of it.
    """
    kept: dict[str, Kept] = {}
    fresh: list[str] = []
    for path in paths:
        row = shelf.rows.get(path)
        known = None if row is None else Kept._make(row)
        if known is not None and known[:2] == (reading.stamps(path), reading.past(path)):
            kept[path] = known
        else:
            fresh.append(path)

    records = shelf.spill()

    def read(heap: Sequence[str]) -> tuple[dict[str, Kept], dict[str, Extent], Notes]:
        said, rows, entities = Notes(), {}, {}
        for path in heap:
            entity = _read(path, reading, said)
            if entity is not None:
                rows[path], record = keep(entity, reading.stamps(path), reading.past(path))
                entities[path] = (record,)
        return rows, records.put(entities), said

    extents: dict[str, Extent] = {}
    for read_now, there, said in in_turns(read, heaps(fresh, HEAP), jobs):
        kept |= read_now
        extents |= there
        notes.add(said)
    complained = notes.paths()
    unsettled = {
        path
        for path in extents
        if not is_settled(kept[path].stamps, reading.moment)
        or not complained.isdisjoint(reading.belonging(path))
    }
    rows = {path: tuple(one) for path, one in kept.items()}
    shelf.keep(rows, records.at(extents), passing=unsettled)
    body = shelf.bodies()
    return kept, lambda path: body(path, 0)


def _read(path: str, reading: Reading, notes: Notes) -> Entity | None:
    """The entity in a file; None after noting what is wrong with it."""
    kind, past = BY_FOLDER[path.partition("/")[0]], reading.past(path)
    history = None if past is None else as_history(past)
    return read_entity(kind, path, reading.files, reading.images, history, notes)
