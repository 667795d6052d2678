"""Variants are made once: what is kept, what is made again, and who makes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from generator.imaging import keeping
from generator.imaging.keeping import Keep
from generator.imaging.looking import look
from generator.imaging.making import NoEncoderError, PictureChangedError, Workshop
from generator.imaging.variants import Variant, largest, variants
from tests.photographs import photograph

ROOT = Path(__file__).resolve().parents[2]
Wanted = list[tuple[str, Variant]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three photographs, two of them alike."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name, width in (("a.jpg", 400), ("b.jpg", 500), ("som-a.jpg", 400)):
        (folder / name).write_bytes(photograph(width, 300))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def wanted(content: Path, *names: str) -> Wanted:
    found: Wanted = []
    for name in names:
        picture = look((content / name).read_bytes())
        found += [(name, variant) for variant in variants(picture, "webp")]
        found.append((name, largest(picture, "jpeg")))
    return found


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The originals that were unpacked, by width and height."""
    seen: list[str] = []
    from generator.imaging import encoding

    encode: Callable[..., object] = encoding.encode

    def counting(data: bytes, variants: object) -> object:
        seen.append(f"{look(data).width}")
        return encode(data, variants)

    monkeypatch.setattr(encoding, "encode", counting)
    return seen


def test_made_once(content: Path, cache: Path, encoded: list[str]) -> None:
    everything = wanted(content, "a.jpg", "b.jpg")

    assert Workshop(content, cache).make(everything, jobs=1) == len(everything) == 6
    assert sorted(encoded) == ["400", "500"], "each original is unpacked once"
    encoded.clear()
    again = Workshop(content, cache)
    assert again.make(everything, jobs=1) == 0
    assert all(again.data(path, variant) for path, variant in everything)
    assert encoded == []


def test_equal_pictures_are_made_once(content: Path, cache: Path, encoded: list[str]) -> None:
    assert Workshop(content, cache).make(wanted(content, "a.jpg", "som-a.jpg"), jobs=1) == 3
    assert encoded == ["400"]


def test_a_changed_picture_is_another(content: Path, cache: Path) -> None:
    Workshop(content, cache).make(wanted(content, "a.jpg"), jobs=1)
    (content / "a.jpg").write_bytes(photograph(450, 300))

    assert Workshop(content, cache).make(wanted(content, "a.jpg"), jobs=1) == 3


@pytest.mark.parametrize("damage", [b"", b"x" * 20, b"x" * 5000])
def test_what_is_damaged_is_made_again(content: Path, cache: Path, damage: bytes) -> None:
    [*_, (path, variant)] = wanted(content, "a.jpg")
    workshop = Workshop(content, cache)
    workshop.make([(path, variant)], jobs=1)
    whole = workshop.data(path, variant)
    (cache / keeping.FOLDER / variant.key).write_bytes(damage)

    assert Keep(cache).load(variant.key) is None
    assert workshop.data(path, variant) == whole
    assert Keep(cache).load(variant.key) == whole


def test_without_a_cache_it_is_made_when_it_is_asked_for(content: Path) -> None:
    [*_, (path, variant)] = wanted(content, "a.jpg")
    workshop = Workshop(content, None)

    assert workshop.length(path, variant) == len(workshop.data(path, variant)) > 1000


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_picture_that_is_no_longer_the_one_that_was_read(
    content: Path, cache: Path, how: str
) -> None:
    """Else the old picture's name would be given to the new one's bytes, for ever."""
    everything = wanted(content, "a.jpg")
    if how == "changed":
        (content / "a.jpg").write_bytes(photograph(450, 300))
    else:
        (content / "a.jpg").unlink()

    with pytest.raises(PictureChangedError, match="Byg igen"):
        Workshop(content, cache).make(everything, jobs=1)
    assert Keep(cache).keys() == frozenset()


def test_a_pillow_without_avif_is_told(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.features.check", lambda name: name != "avif")

    with pytest.raises(NoEncoderError, match="uden avif"):
        Workshop(content, cache).make(wanted(content, "a.jpg"), jobs=1)


def test_what_nobody_needs_goes_when_there_is_much_of_it(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = wanted(content, "a.jpg"), wanted(content, "b.jpg")
    Workshop(content, cache).make(first, jobs=1)
    for age, (_, variant) in enumerate(first):
        os.utime(cache / keeping.FOLDER / variant.key, (age, age))
    newest = first[-1][1].key
    size = (cache / keeping.FOLDER / newest).stat().st_size
    monkeypatch.setattr(keeping, "SPARE", size)
    Workshop(content, cache).make(second, jobs=1)

    assert Keep(cache).keys() == {newest} | {variant.key for _, variant in second}


def test_what_is_needed_stays_however_much_it_is(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SPARE", 0)
    everything = wanted(content, "a.jpg", "b.jpg")
    Workshop(content, cache).make(everything, jobs=1)

    assert Keep(cache).keys() == {variant.key for _, variant in everything}


def test_several_processes_make_the_same(content: Path, cache: Path, tmp_path: Path) -> None:
    """In a Python of its own: the test runner has threads, and then nothing is forked."""
    everything = wanted(content, "a.jpg", "b.jpg")
    Workshop(content, cache).make(everything, jobs=1)
    case = f"""
        import os
        from pathlib import Path
        from generator.imaging import keeping, making
        from generator.imaging.variants import Variant
        store = keeping.Keep.store
        def noting(self, variant, data):
            Path({str(tmp_path)!r}, f"process-{{os.getpid()}}").touch()
            store(self, variant, data)
        keeping.Keep.store = noting
        wanted = {[(path, repr(variant)) for path, variant in everything]!r}
        wanted = [(path, eval(variant)) for path, variant in wanted]
        workshop = making.Workshop(Path({str(content)!r}), Path({str(tmp_path / "other")!r}))
        print(workshop.make(wanted, jobs=2))
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(case)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "6"), done.stderr
    assert len(list(tmp_path.glob("process-*"))) == 2
    for _, variant in everything:
        there, here = Keep(tmp_path / "other"), Keep(cache)
        assert there.load(variant.key) == here.load(variant.key) is not None
