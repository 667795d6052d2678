"""What the program gave a portal, renewed: only what nobody has touched since.

The record (`files.RECORD`) says how each file was when it was given. One that still is so follows
the program; one that is otherwise is somebody's work, and one that was deleted stays away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.editing.files import Rewritten, rewritten
from generator.editing.refusing import Refused
from generator.founding.files import RECORD, Files, digest
from generator.founding.laying import new_file

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


class Following(Struct, frozen=True):
    """The files that become others, the record among them; those that differ from what the program
    gave and are left alone; and those that it gives no more, which stay as they are."""

    files: tuple[Rewritten, ...] = ()
    kept: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def followed(root: Path, given: Files) -> Following:
    """What is to be done in a portal's repository, when the program gives these files. Nothing in
    one that was not founded by `portal init`."""
    if not (root / RECORD).is_file():
        return Following()
    before = _recorded(_text(_bytes(root, RECORD) or b""))
    files: list[Rewritten] = []
    kept: list[str] = []
    record: dict[str, str] = {}
    for path, content in sorted(given.items()):
        old = _bytes(root, path)
        wanted, was = digest(content), before.get(path)
        here = None if old is None else digest(_text(old) if isinstance(content, str) else old)
        if here == wanted or (here is None and was is None) or (here == was and was is not None):
            record[path] = wanted
            if old is None:
                files.append(new_file(path, content))
            elif here != wanted:
                files.append(_renewed(root, path, old, content))
        else:
            if here is not None:
                kept.append(path)
            if was is not None:
                record[path] = was
    said = "".join(f"{found}  {path}\n" for path, found in record.items())
    written = rewritten(root, RECORD, lambda _: said)
    if written.new != written.old:
        files.append(written)
    return Following(tuple(files), tuple(kept), tuple(sorted(before.keys() - given.keys())))


def _recorded(text: str) -> Mapping[str, str]:
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line[2]: line[1] for line in found if line is not None}


def _renewed(root: Path, path: str, old: bytes, content: str | bytes) -> Rewritten:
    if isinstance(content, str):
        return rewritten(root, path, lambda _: content)
    return Rewritten(path, old, "", content, "")


def _bytes(root: Path, path: str) -> bytes | None:
    """What stands in a file; None where there is none. Raises Refused where a link leads away."""
    place = root / path
    if place.resolve() != root.resolve() / path:
        raise Refused(
            f"{path} er kun en henvisning til et andet sted",
            "Læg filen der selv, eller slet henvisningen. Intet er skrevet.",
        )
    return place.read_bytes() if place.is_file() else None


def _text(data: bytes) -> str:
    # As git may have laid it on a Windows machine.
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
