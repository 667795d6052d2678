"""Artifacts → disk: only what changed, all or nothing.

Changed files are written aside first, next to the output folder and on the same file system. Then
a journal is written that lists what to move in and what to delete, and only then is anything in
the output folder touched, each file by one atomic rename. A build killed before the journal stands
leaves the old site; one killed after it is completed by `recover`, which every command calls
first. So a reader of the folder never keeps half a site.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.artifacts import Artifact
from generator.problems import Problem

STATE = "state.json"
JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder: paths relative to it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A file as the last build left it; `mtime_ns` and `size` tell whether somebody touched it."""

    inputs: str
    sha256: str
    size: int
    mtime_ns: int


def workshop(output: Path) -> Path:
    """The folder beside the output that holds state, journal and files on their way in."""
    return output.parent / f".{output.name}.build"


def collisions(artifacts: Iterable[Artifact]) -> list[Problem]:
    """Two claims to one address, each named (the rule is Zola's: an error that says both)."""
    owner: dict[str, Artifact] = {}
    problems: list[Problem] = []
    for artifact in artifacts:
        other = owner.setdefault(artifact.path, artifact)
        if other is not artifact:
            problems.append(
                Problem(
                    artifact.origin or artifact.path,
                    0,
                    0,
                    "samme-adresse",
                    f"Adressen /{artifact.path.removesuffix('index.html')} bruges også af "
                    f"{other.origin or 'portalen selv'}",
                    "Giv den ene fil et andet navn, eller slet aliasset.",
                )
            )
    return problems


def publish(artifacts: Iterable[Artifact], output: Path, *, clean: bool = False) -> Written:
    """Bring the output folder up to date with the artifacts, whose paths must be distinct.

    Files under `output` that no artifact claims are removed. `clean` distrusts the last build's
    state and renders everything again; files whose bytes are equal are left alone all the same.
    """
    shop = workshop(output)
    known = {} if clean else _load_state(shop)
    aside = shop / "aside"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True, exist_ok=True)
    output.mkdir(parents=True, exist_ok=True)
    moves: list[str] = []
    state: dict[str, _Known] = {}
    for artifact in artifacts:
        target = output / artifact.path
        before = known.get(artifact.path)
        if before is not None and before.inputs == artifact.inputs and _untouched(target, before):
            state[artifact.path] = before
            continue
        data = artifact.render()
        sha256 = hashlib.sha256(data).hexdigest()
        if _holds(target, data):
            state[artifact.path] = _known(target, artifact.inputs, sha256)
            continue
        staged = aside / artifact.path
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(data)
        moves.append(artifact.path)
        state[artifact.path] = _known(staged, artifact.inputs, sha256)
    removals = sorted(_files(output) - state.keys())
    if moves or removals:
        _write_json(shop / JOURNAL, {"moves": moves, "removals": removals})
        _carry_out(output, shop, moves, removals)
    _save_state(shop, state, known)
    shutil.rmtree(aside, ignore_errors=True)
    return Written(tuple(moves), tuple(removals), len(state) - len(moves))


def recover(output: Path) -> bool:
    """Complete what a killed build had begun to move in. True when there was something to do."""
    shop = workshop(output)
    journal = shop / JOURNAL
    if not journal.exists():
        return False
    try:
        plan = json.loads(journal.read_text(encoding="utf-8"))
    except ValueError:
        journal.unlink()
        return False
    (shop / STATE).unlink(missing_ok=True)
    _carry_out(output, shop, plan["moves"], plan["removals"])
    return True


def has_open_journal(output: Path) -> bool:
    """True while the folder may be half old, half new; nobody should publish it then."""
    return (workshop(output) / JOURNAL).exists()


def _carry_out(output: Path, shop: Path, moves: list[str], removals: list[str]) -> None:
    """Idempotent: a file that is no longer aside has been moved in already."""
    for path in removals:
        _remove(output, path)
    for path in moves:
        staged, target = shop / "aside" / path, output / path
        if staged.exists():
            _make_room(output, target)
            staged.replace(target)
    (shop / JOURNAL).unlink()


def _make_room(output: Path, target: Path) -> None:
    """A folder where a file stood, and a file where an (emptied) folder stood."""
    for parent in reversed(target.relative_to(output).parents):
        folder = output / parent
        if folder.is_file() or folder.is_symlink():
            folder.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _remove(output: Path, path: str) -> None:
    target = output / path
    target.unlink(missing_ok=True)
    folder = target.parent
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _files(output: Path) -> set[str]:
    return {
        (Path(folder) / name).relative_to(output).as_posix()
        for folder, _, names in os.walk(output)
        for name in names
    }


def _untouched(target: Path, known: _Known) -> bool:
    try:
        status = target.stat()
    except OSError:
        return False
    return status.st_size == known.size and status.st_mtime_ns == known.mtime_ns


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _known(file: Path, inputs: str, sha256: str) -> _Known:
    status = file.stat()
    return _Known(inputs, sha256, status.st_size, status.st_mtime_ns)


def _load_state(shop: Path) -> dict[str, _Known]:
    try:
        raw = json.loads((shop / STATE).read_text(encoding="utf-8"))
        return {path: _Known(*entry) for path, entry in raw.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _save_state(shop: Path, state: dict[str, _Known], before: dict[str, _Known]) -> None:
    if state != before:
        raw = {
            path: (known.inputs, known.sha256, known.size, known.mtime_ns)
            for path, known in sorted(state.items())
        }
        _write_json(shop / STATE, raw)


def _write_json(file: Path, value: object) -> None:
    """Atomic, and on disk before anything relies on it."""
    draft = file.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(value, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
