"""The journal: what is to be moved in and deleted, carried out as often as it takes."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.writing.workshop import (
    ASIDE,
    JOURNAL,
    NEXT_STATE,
    STATE,
    lies_within,
    locked,
    save_state,
    settle_folder,
    workshop,
    write_json,
)


def has_open_journal(output: Path) -> bool:
    """True while the folder may be half old, half new; nobody should publish it then."""
    return (workshop(output) / JOURNAL).exists()


def recover(output: Path) -> bool:
    """Complete what a killed build had begun to move in. True when there was something to do.

    Raises OutputBusyError when the one who moves is alive, and OSError when files cannot be moved.
    """
    if not has_open_journal(output):
        return False
    with locked(output) as shop:
        return complete(output, shop)


def complete(output: Path, shop: Path) -> bool:
    """As `recover`, for one who holds the lock already."""
    journal = shop / JOURNAL
    try:
        moves, removals, whole = _planned(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (ValueError, KeyError, TypeError, AttributeError):
        # The journal is written atomically, so somebody has meddled with it. Of a state that knows
        # no file, the next build compares every file's bytes and mends what differs; that there is
        # one says that the folder is a site (`safety.py`).
        if (shop / STATE).exists() or (shop / NEXT_STATE).exists():
            save_state(shop / STATE, {})
        journal.unlink()
        return False
    _carry_out(output, shop, moves, removals, whole)
    return True


def _planned(text: str) -> tuple[list[str], list[str], bool]:
    """What to move in and what to remove, all of it inside the site, and whether all moves can be
    one."""
    plan = json.loads(text)
    moves, removals = list(plan["moves"]), list(plan["removals"])
    if not all(map(lies_within, (*moves, *removals))):
        raise ValueError("a path outside the site")
    return moves, removals, bool(plan.get("whole"))


def move_in(
    output: Path, shop: Path, moves: Sequence[str], removals: Sequence[str], *, whole: bool
) -> None:
    """Open the journal and carry it out. The files aside and NEXT_STATE are on disk already.

    With `whole` there was no site before, and all that lies aside becomes one by a single rename.
    """
    plan = {"moves": list(moves), "removals": list(removals), "whole": whole}
    write_json(shop / JOURNAL, plan)
    _carry_out(output, shop, moves, removals, whole)


def _carry_out(
    output: Path, shop: Path, moves: Sequence[str], removals: Sequence[str], whole: bool
) -> None:
    """Idempotent: a file that is no longer aside has been moved in already."""
    if whole and _moved_whole(shop / ASIDE, output):
        moves = ()
    for path in removals:
        _remove(output, path)
    for path in moves:
        staged = shop / ASIDE / path
        if staged.exists():
            _make_room(output, output / path)
            _move(staged, output / path)
    output.mkdir(parents=True, exist_ok=True)
    settle_folder(output)
    if (shop / NEXT_STATE).exists():
        (shop / NEXT_STATE).replace(shop / STATE)
    (shop / JOURNAL).unlink()


def _moved_whole(aside: Path, output: Path) -> bool:
    """The folder aside as the site, where that is empty or not there; False where it has to be
    moved file by file: the site is a mounted volume, or somebody has put something there."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(output)
    except OSError:
        return False
    return True


def _move(staged: Path, target: Path) -> None:
    """One rename; across file systems (the output is a mounted volume) a copy and a rename."""
    try:
        staged.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = target.with_name(f".{target.name}.part")
        shutil.copy2(staged, copy)
        with copy.open("rb") as stream:
            os.fsync(stream.fileno())
        copy.replace(target)
        staged.unlink()


def _make_room(output: Path, target: Path) -> None:
    """A folder where a file or a link stood, and a file where a folder stood."""
    for parent in reversed(target.relative_to(output).parents):
        folder = output / parent
        if parent.parts and (folder.is_symlink() or folder.is_file()):
            folder.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _remove(output: Path, path: str) -> None:
    target = output / path
    try:
        if target.is_symlink() or not target.is_dir():
            target.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # The build that was killed here had already put a file where a folder was.
    folder = target.parent
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
