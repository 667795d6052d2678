"""What is dear to make, and follows from what it is made of alone: made once for all of a run,
and for both its workers. Pictures in other sizes, drawings' pixels, the page builder's frames, and
whole portals that many tests look at.

A build finds the first three as if its own cache were warm, and keeps them there as ever. All else
of a build each test does for itself. Tests of those who make them do without (`anew`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.imaging import encoding, rasterising
from generator.imaging.keeping import Keep
from generator.imaging.variants import Variant
from generator.presenting import icons
from generator.presenting.pictures import Placed
from generator.shell import cache as shell_cache
from generator.shell import making
from generator.shell.mkdocs import MKDOCS, Builder
from generator.shell.result import Shell
from generator.shell.site import Site

_OWN = [
    (where, name, getattr(where, name))
    for where, name in (
        (rasterising, "png"),
        (rasterising, "jpeg"),
        (icons, "transparent_png"),
        (encoding, "encode"),
        (making, "make_shell"),
    )
]
"""What the program has, before any of it is wrapped."""


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of a run share (pytest-xdist gives each one of its own in it)."""
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    (run / "kept").mkdir(exist_ok=True)
    return run / "kept"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, which `make` has filled: whoever comes first, for all of the run."""
    folder = folder_of_run(factory) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Meanwhile all that is dear is looked for here first."""
    with pytest.MonkeyPatch.context() as patch:
        for where, what in (
            (rasterising, "png"),
            (rasterising, "jpeg"),
            (icons, "transparent_png"),
        ):
            patch.setattr(where, what, _drawing(getattr(where, what), Keep(folder, "drawings")))
        patch.setattr(encoding, "encode", _encoding(Keep(folder, "variants")))
        patch.setattr(making, "make_shell", _shell(folder / "shells"))
        yield


@contextmanager
def anew() -> Iterator[None]:
    """Meanwhile all is made by those who make it: for the tests of just them."""
    with pytest.MonkeyPatch.context() as patch:
        for where, name, own in _OWN:
            patch.setattr(where, name, own)
        yield


def _drawing(draw: Callable[..., bytes], keep: Keep) -> Callable[..., bytes]:
    def drawn(svg: str, fonts: Iterable[Path] = ()) -> bytes:
        fonts = tuple(fonts)
        said = [draw.__name__, svg, *(_sha256(file.read_bytes()) for file in fonts)]
        key = _sha256("\0".join(said).encode())
        if (data := keep.load(key)) is None:
            data = draw(svg, fonts) if fonts else draw(svg)
            keep.store(key, data)
        return data

    return drawn


def _encoding(keep: Keep) -> Callable[..., Iterator[tuple[Variant, bytes]]]:
    encode = encoding.encode

    def encoded(data: bytes, wanted: Sequence[Variant]) -> Iterator[tuple[Variant, bytes]]:
        original = _sha256(data)
        keys = {variant: _sha256(f"{original} {variant}".encode()) for variant in wanted}
        kept = {
            variant: packed
            for variant, key in keys.items()
            if (packed := keep.load(key)) is not None
        }
        if kept.keys() != keys.keys():
            kept = dict(encode(data, wanted))
            for variant, packed in kept.items():
                keep.store(keys[variant], packed)
        for variant in wanted:
            yield variant, kept[variant]

    return encoded


def _shell(folder: Path) -> Callable[..., Shell]:
    make = making.make_shell

    def made(
        site: Site,
        pages: Path,
        config: Path,
        theme: Path,
        builder: Builder,
        pictures: Mapping[str, Placed],
        digest: str,
    ) -> Shell:
        """By all that it is given, to the last byte; whether the program's own digest says as much,
        is for tests to find out."""
        if builder is not MKDOCS:
            return make(site, pages, config, theme, builder, pictures, digest)
        hashed = hashlib.sha256(repr((site, sorted(pictures.items()))).encode())
        for given in (pages, config, theme):
            for file in sorted([given, *given.rglob("*")]):
                if file.is_file():
                    told = f"{file.relative_to(given.parent)}\0{_sha256(file.read_bytes())}"
                    hashed.update(told.encode())
        key = hashed.hexdigest()
        if (kept := shell_cache.load(folder / key, key)) is None:
            kept = make(site, pages, config, theme, builder, pictures, key)
            shell_cache.store(folder / key, kept)
        return replace(kept, digest=digest)

    return made


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
