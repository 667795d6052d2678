"""Packs → folders, without ever taking an editor's words away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from generator.packing.manifests import (
    NAME,
    KeptPart,
    LeftAlone,
    Manifest,
    digest_of,
    on_disk,
    read_manifest,
)
from generator.packing.matters import FOLDERS, Desk, Subject, matter
from generator.packing.parts import Files, Part, parts_of
from generator.packing.sayings import dates_of, sayings_of
from generator.packing.states import State, edited_files, reasons_of, state_of
from generator.presenting.addresses import entity_address
from generator.printing import PrintError


class Made(Struct, frozen=True):
    """What was done to one pack: files written, and left alone since an editor had changed them."""

    subject: Subject
    written: tuple[str, ...]
    left_alone: tuple[str, ...]
    lacking: tuple[str, ...]


def packs_in(output: Path) -> Iterator[Path]:
    """The folders of all packs, by name."""
    for folder in FOLDERS:
        place = output / entity_address(folder, "x").strip("/").partition("/")[0]
        if place.is_dir():
            yield from sorted(one.parent for one in place.glob(f"*/{NAME}"))


def state_in(folder: Path, desk: Desk) -> State | None:
    """The state of the pack in a folder; None where there is none."""
    manifest = read_manifest(folder)
    return state_of(manifest, desk, on_disk(folder, manifest)) if manifest else None


class _Round(Struct):
    """What one making of a pack has come to so far."""

    parts: dict[str, KeptPart] = field(default_factory=dict)
    left: dict[str, LeftAlone] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)


def make_pack(output: Path, subject: Subject, desk: Desk, *, only: State | None = None) -> Made:
    """Make a pack, or make one anew; with `only`, those of its parts that are out of date or not
    there. A file that is not as it was made is somebody's, and is left as it is."""
    folder = output / subject.key
    before = read_manifest(folder)
    found = matter(desk.portal, desk.base_url, subject, desk.portal.now)
    disk = on_disk(folder, before) if before else {}
    then = matter(desk.portal, desk.base_url, subject, before.made) if before else found
    reasons = reasons_of(before, then, found) if before else ()
    done = _Round()
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts_of(found, desk):
        kept = before.parts.get(part.name) if before else None
        if kept and only and not _is_due(part, kept, only, disk):
            done.parts[part.name] = kept
            continue
        files, lacking = _rendered(part)
        if lacking:
            _remember(done, part, kept, disk, reasons, lacking)
        else:
            _write(folder, done, part, kept, files, reasons)
    if before:
        _forget(folder, before, done, disk)
        for name, one in before.left_alone.items():
            if name not in done.left and name not in done.written and disk.get(name) == one.seen:
                done.left[name] = one
    manifest = Manifest(
        folder=subject.folder,
        slug=subject.slug,
        title=found.title,
        url=found.url,
        made=desk.portal.now,
        dates=dates_of(found),
        said=sayings_of(found),
        parts=done.parts,
        left_alone=done.left,
    )
    (folder / NAME).write_bytes(manifest.written())
    lacks = tuple(f"{name}: {one.lacking}" for name, one in done.parts.items() if one.lacking)
    return Made(subject, tuple(done.written), tuple(sorted(done.left)), lacks)


def _is_due(part: Part, kept: KeptPart, only: State, disk: Mapping[str, str]) -> bool:
    """Whether it says something else now, or a file of it is missing, or it could not be made."""
    return part.inputs != kept.inputs or bool(kept.lacking) or not kept.files.keys() <= disk.keys()


def _rendered(part: Part) -> tuple[Files, str]:
    """Its files, or why there are none."""
    try:
        return part.render(), ""
    except PrintError as error:
        return {}, str(error)


def _write(
    folder: Path,
    done: _Round,
    part: Part,
    kept: KeptPart | None,
    files: Files,
    reasons: tuple[str, ...],
) -> None:
    for name, data in files.items():
        file, new = folder / name, digest_of(data)
        there = digest_of(file.read_bytes()) if file.exists() else ""
        known = kept.files.get(name) if kept else None
        if there in ("", known, new):
            file.write_bytes(data)
            done.written.append(name)
        elif kept is None or part.inputs != kept.inputs:
            done.left[name] = LeftAlone(seen=there, reasons=reasons)
    digests = {name: digest_of(data) for name, data in files.items()}
    done.parts[part.name] = KeptPart(inputs=part.inputs, files=digests)


def _remember(
    done: _Round,
    part: Part,
    kept: KeptPart | None,
    disk: Mapping[str, str],
    reasons: tuple[str, ...],
    lacking: str,
) -> None:
    """What could not be made: what is there of it from before is out of date."""
    files = kept.files if kept else {}
    if kept and part.inputs != kept.inputs:
        for name in files.keys() & disk.keys():
            done.left[name] = LeftAlone(seen=disk[name], reasons=reasons)
    done.parts[part.name] = KeptPart(inputs=part.inputs, files=files, lacking=lacking)


def _forget(folder: Path, before: Manifest, done: _Round, disk: Mapping[str, str]) -> None:
    """Remove the files of parts that are no more, unless somebody has changed them."""
    now = {name for part in done.parts.values() for name in part.files}
    for name in before.files.keys() - now - edited_files(before, disk):
        (folder / name).unlink(missing_ok=True)
