"""`pakke.json`: what a pack said when it was made, and which bytes its files had.

It lies in the pack's folder and goes where that goes: a shared drive, a memory stick, an unpacked
artifact. So a pack can be asked anywhere whether it is out of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from generator.model.told import Told
from generator.packing import PackError
from generator.packing.matters import Folder, Subject

NAME = "pakke.json"
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=100)]
"""Beside the manifest and nowhere else: it may come from anywhere."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=200)]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KeptPart(_Kept):
    """A part as it was made: the digest of what it says, of its files' bytes by name, and why it
    could not be made."""

    inputs: str
    files: Mapping[FileName, str]
    lacking: str = ""


class LeftAlone(_Kept):
    """A file that was out of date when the pack was made anew, and was left as it was: an editor
    had changed it, or a program was missing. `seen` is the digest of its bytes then, `reasons` say
    what it does not know yet."""

    seen: str
    reasons: tuple[str, ...]


class Manifest(_Kept):
    """One pack. `made` is the moment at which it was made, `dates` and `said` are what it told."""

    version: Literal[1] = 1
    folder: Folder
    slug: Slug
    title: str
    url: str
    made: AwareDatetime
    dates: Mapping[str, Mapping[str, Told]]
    said: Mapping[str, str]
    parts: Mapping[str, KeptPart]
    left_alone: Mapping[FileName, LeftAlone] = {}

    @property
    def subject(self) -> Subject:
        return Subject(self.folder, self.slug)

    @property
    def files(self) -> Mapping[str, str]:
        """All files' digests as they were made."""
        return {name: known for part in self.parts.values() for name, known in part.files.items()}

    def written(self) -> bytes:
        """As a file."""
        return f"{self.model_dump_json(indent=1)}\n".encode()


def read_manifest(folder: Path) -> Manifest | None:
    """That of a folder; None where it has none. Raises PackError for one that cannot be read."""
    file = folder / NAME
    if not file.is_file():
        return None
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"])) or "filen"
        raise PackError(
            f"{file} kan ikke læses ({where}). Flyt mappen et andet sted hen, og lav pakken igen."
        ) from error


def digest_of(data: bytes) -> str:
    """What stands for a file's bytes."""
    return sha256(data).hexdigest()


def on_disk(folder: Path, manifest: Manifest) -> Mapping[str, str]:
    """The digests of its files as they are now; of what is gone, nothing."""
    there = ((name, folder / name) for name in (*manifest.files, *manifest.left_alone))
    return {name: digest_of(file.read_bytes()) for name, file in there if file.is_file()}
