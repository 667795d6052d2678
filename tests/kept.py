"""What is dear to make, and follows from what it is made of alone: made once for all of a run,
and for both its workers. Pictures in other sizes, drawings' pixels, the page builder's frames,
compiled templates, and whole portals that many tests look at.

A build finds it as if its own cache were warm, and keeps it there as ever. All else of a build each
test does for itself. Tests of those who make it do without (`anew`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.imaging import encoding, rasterising
from generator.imaging.keeping import Keep
from generator.imaging.variants import Variant
from generator.presenting import environment, icons
from generator.shell import cache as shell_cache
from generator.shell import making
from generator.shell.mkdocs import MKDOCS, Builder
from generator.shell.result import Shell

_OWN = [
    (where, name, getattr(where, name))
    for where, name in (
        (rasterising, "png"),
        (rasterising, "jpeg"),
        (icons, "transparent_png"),
        (encoding, "encode"),
        (making, "make_shell"),
        (environment._Compiled, "load_bytecode"),
        (environment._Compiled, "dump_bytecode"),
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
        _compiled(patch, folder / "compiled")
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
        kept = {variant: keep.load(key) for variant, key in keys.items()}
        if None in kept.values():
            kept = dict(encode(data, wanted))
            for variant, packed in kept.items():
                keep.store(keys[variant], packed)
        for variant in wanted:
            yield variant, kept[variant]

    return encoded


def _shell(folder: Path) -> Callable[..., Shell]:
    make = making.make_shell

    def made(site: Any, pages: Any, config: Any, theme: Any, builder: Builder, *more: Any) -> Shell:
        digest = more[-1]
        kept = folder / digest
        if builder is not MKDOCS:
            return make(site, pages, config, theme, builder, *more)
        if (shell := shell_cache.load(kept, digest)) is None:
            shell = make(site, pages, config, theme, builder, *more)
            shell_cache.store(kept, shell)
        return shell

    return made


def _compiled(patch: pytest.MonkeyPatch, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    ours = FileSystemBytecodeCache(str(folder))
    own = environment._Compiled
    load, dump = own.load_bytecode, own.dump_bytecode

    def loaded(cache: Any, bucket: Bucket) -> None:
        load(cache, bucket)
        if bucket.code is None:
            ours.load_bytecode(bucket)
            if bucket.code is not None:
                dump(cache, bucket)

    def dumped(cache: Any, bucket: Bucket) -> None:
        dump(cache, bucket)
        ours.dump_bytecode(bucket)

    patch.setattr(own, "load_bytecode", loaded)
    patch.setattr(own, "dump_bytecode", dumped)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
