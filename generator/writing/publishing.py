"""One build's files: compare with the last one, write aside what differs, move it in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import tee
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator.artifacts import Batch, BatchGroup, planned
from generator.problems import ContentError
from generator.writing.claims import clashes, collisions
from generator.writing.journal import complete, move_in
from generator.writing.making import Answer, Maker, Making
from generator.writing.survey import Survey, stamp_of_state, survey
from generator.writing.workshop import (
    ASIDE,
    NEXT_STATE,
    STATE,
    BatchState,
    Member,
    State,
    files_of,
    load_state,
    locked,
    remember,
    save_state,
)

FEW = 64
"""Up to this many files are flushed one by one; beyond it one sync(2) of everything is faster."""


class Written(Struct, frozen=True):
    """What a build did to the output folder: paths relative to it. `spent` are the seconds of
    processor time that each batch took, of those that did not stand, by name."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    spent: Mapping[str, float]


def publish(
    batches: Iterable[Batch | BatchGroup],
    output: Path,
    *,
    clean: bool = False,
    jobs: int = 1,
    surveyed: Callable[[], Survey] | None = None,
) -> Written:
    """Bring the output folder up to date with the artifacts of all batches.

    Files under `output` that no artifact claims are removed. `clean` distrusts the last build's
    state and renders everything again; files whose bytes are equal are left alone all the same.
    The batches are shared out among `jobs` processes. `surveyed` tells how the folder stood a
    moment ago.
    Raises ContentError where two artifacts claim one address, before anything is touched,
    OutputBusyError when another build holds the folder, OSError when it cannot be written.
    """
    with locked(output) as shop:
        recovered = complete(output, shop)
        standing = surveyed() if surveyed is not None and not recovered else None
        if standing is None or standing.of != stamp_of_state(shop):
            standing = survey(output)
        return _publish(batches, output, shop, standing, clean=clean, jobs=jobs)


def publish_some(batches: Iterable[Batch | BatchGroup], output: Path, *, jobs: int = 1) -> Written:
    """Bring the files of these batches up to date. All else stays as the last build left it, and
    the folder is not looked through: what somebody did to it is for the next build to see. Without
    a last build nothing is done. Raises as `publish`, without naming the claims."""
    with locked(output) as shop:
        complete(output, shop)
        if not load_state(shop):
            return Written((), (), 0, {})
        standing = Survey(stamp_of_state(shop), frozenset(), frozenset(), ())
        return _publish(batches, output, shop, standing, jobs=jobs, some=True)


def slip_in(files: Mapping[str, bytes], output: Path) -> tuple[str, ...]:
    """Put some files of the site in place of themselves, by path; one that is not there is left to
    the next build. That looks at all of them anew, since they are not as the last one left them.
    Returns the paths of those that were put. Raises as `publish`."""
    with locked(output) as shop:
        complete(output, shop)
        there = tuple(path for path in files if (output / path).exists())
        for path in there:
            draft = shop / "slip-in"
            draft.write_bytes(files[path])
            draft.replace(output / path)
    return there


def _publish(
    batches: Iterable[Batch | BatchGroup],
    output: Path,
    shop: Path,
    standing: Survey,
    *,
    jobs: int,
    clean: bool = False,
    some: bool = False,
) -> Written:
    last = load_state(shop)
    files = files_of(last)
    aside = shop / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    # A site that was not there before is moved in as a whole.
    whole = len(standing.missing) == len(files) and not standing.foreign and not some
    if not whole:
        output.mkdir(parents=True, exist_ok=True)
    untouched = {} if clean else {path: files[path] for path in files.keys() - standing.touched}
    make = Maker("" if whole else str(output), str(aside), untouched)
    batches, again = tee(batches)
    with Making(make, jobs, early=bool(untouched)) as making:
        stand, asked = _sorted_out(batches, {} if clean else last, standing.touched, making.begin)
        every = tuple(again)
        if some:
            stand = {**_others(every, last, {one.batch.name for one in asked}), **stand}
        answers = making.all_of([one.batch for one in asked])
    claimed = [path for batch in stand.values() for path in batch.files]
    claimed += [one.path for made, _ in answers for one in made]
    if sorted(claimed) != sorted(files) and clashes(claimed):
        raise ContentError(collisions(planned(every)))
    state = _state_after(stand, asked, answers)
    moves = sorted(one.path for made, _ in answers for one in made if one.aside)
    standing_now = (files.keys() - standing.missing) | set(standing.foreign)
    removals = sorted(standing_now.difference(claimed))
    if moves or removals:
        _settle([aside / path for path in moves])
        save_state(shop / NEXT_STATE, state)
        move_in(output, shop, moves, removals, whole=whole)
    elif state != last:
        save_state(shop / STATE, state)
    remember(shop, state)
    shutil.rmtree(aside, ignore_errors=True)
    spent = {one.batch.name: seconds for one, (_, seconds) in zip(asked, answers, strict=True)}
    return Written(tuple(moves), tuple(removals), len(claimed) - len(moves), spent)


class _Asked(NamedTuple):
    """A batch that has to be planned, and what group it belongs to."""

    batch: Batch
    member: Member | None


def _sorted_out(
    batches: Iterable[Batch | BatchGroup],
    last: State,
    touched: frozenset[str],
    begin: Callable[[Batch], None],
) -> tuple[dict[str, BatchState], list[_Asked]]:
    """The batches of which all files are as they would be made, by name; and the others, of which
    those that take long are begun at once."""
    whole = {name: known for name, known in last.items() if touched.isdisjoint(known.files)}
    groups: dict[Member, list[str]] = {}
    for name, known in whole.items():
        if known.member is not None:
            groups.setdefault(known.member, []).append(name)
    complete = {
        (member.group, member.inputs): names
        for member, names in groups.items()
        if len(names) == member.size
    }
    stand: dict[str, BatchState] = {}
    asked: list[_Asked] = []
    for one in batches:
        if isinstance(one, Batch):
            member, found = None, [one]
        elif names := complete.get((one.name, one.inputs)):
            stand |= {name: whole[name] for name in names}
            continue
        else:
            found = list(one.batches())
            member = Member(one.name, one.inputs, len(found))
        for batch in found:
            before = whole.get(batch.name)
            if before is not None and before.inputs == batch.inputs != "":
                stand[batch.name] = before._replace(member=member)
            else:
                asked.append(_Asked(batch, member))
                if batch.long:
                    begin(batch)
    return stand, asked


def _state_after(stand: State, asked: Sequence[_Asked], answers: Sequence[Answer]) -> State:
    """What the next build finds: the batches that stand, and those that were made, by name."""
    made = {
        batch.name: BatchState(batch.inputs, {one.path: one.known for one in files}, member)
        for (batch, member), (files, _) in zip(asked, answers, strict=True)
    }
    return {**stand, **made}


def _others(batches: Iterable[Batch | BatchGroup], last: State, asked: Set[str]) -> State:
    """What the last build made of batches that are neither asked nor of these groups."""
    groups = {one.name for one in batches if isinstance(one, BatchGroup)}
    return {
        name: known
        for name, known in last.items()
        if name not in asked and (known.member is None or known.member.group not in groups)
    }


def _settle(files: Sequence[Path]) -> None:
    """The bytes are on disk before the journal promises them."""
    if len(files) > FEW:
        os.sync()
        return
    for file in files:
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
