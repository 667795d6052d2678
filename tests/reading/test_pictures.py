"""Pictures are looked at when they are new, and remembered as long as nobody touched them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build import PREVIEW, build
from generator.imaging import looking
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.problems import Problem
from generator.reading import kept, pictures
from generator.reading.pictures import FORMATS
from generator.reading.reader import read_portal
from generator.reading.sources import IMAGE_STARTS
from generator.settings import BuildSettings
from tests.photographs import photograph, png_that_claims

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "invalid" / "_base"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
PHOTO = "actors/koret/foto.jpg"
HOUR = 3600


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A portal whose choir has a photograph, an hour old."""
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder)
    (folder / "actors/koret").mkdir()
    shutil.move(folder / "actors/koret.md", folder / "actors/koret/index.md")
    write(folder / PHOTO, photograph(640, 360))
    return folder


def write(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    then = file.stat().st_mtime - HOUR
    os.utime(file, (then, then))


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of the files that were unpacked."""
    seen: list[int] = []

    def counting(data: bytes) -> object:
        seen.append(len(data))
        return looking.look(data)

    monkeypatch.setattr(pictures, "look", counting)
    # An hour in the test is nothing on the disk: its time of change is always now.
    monkeypatch.setattr(kept, "YOUNG", -(10**15))
    return seen


def read(content: Path, cache: Path | None) -> Portal:
    portal, problems = read_portal(content, NOW, cache=cache)
    assert problems == []
    assert portal is not None
    return portal


def problems(content: Path, cache: Path | None = None) -> list[Problem]:
    return read_portal(content, NOW, cache=cache)[1]


def test_the_portal_knows_the_size(content: Path) -> None:
    assert (read(content, None).images[PHOTO].width, read(content, None).images[PHOTO].height) == (
        640,
        360,
    )


def test_it_is_looked_at_once(content: Path, tmp_path: Path, looked: list[int]) -> None:
    first = read(content, tmp_path / "cache")
    assert len(looked) == 1
    assert read(content, tmp_path / "cache").images == first.images
    assert len(looked) == 1


def test_a_touched_file_is_read_again_and_known_by_its_bytes(
    content: Path, tmp_path: Path, looked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(content, tmp_path / "cache")
    os.utime(content / PHOTO)
    assert read(content, tmp_path / "cache").images[PHOTO].width == 640
    shutil.move(content / PHOTO, content / "actors/koret/andet.jpg")
    assert read(content, tmp_path / "cache").images["actors/koret/andet.jpg"].width == 640
    assert len(looked) == 1


def test_another_picture_of_the_same_name_is_seen(
    content: Path, tmp_path: Path, looked: list[int]
) -> None:
    before = read(content, tmp_path / "cache")
    write(content / PHOTO, photograph(700, 360))
    after = read(content, tmp_path / "cache")

    assert after.images[PHOTO].width == 700
    assert after.actors["koret"].digest != before.actors["koret"].digest, "its page is made again"


def test_a_file_so_young_that_it_could_change_unseen_is_not_believed(
    content: Path, tmp_path: Path, looked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "YOUNG", 10**15)
    for times in (1, 2):
        read(content, tmp_path / "cache")
        assert len(looked) == times
    monkeypatch.setattr(kept, "YOUNG", -(10**15))
    for _ in range(2):
        read(content, tmp_path / "cache")
        assert len(looked) == 3


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_a_damaged_memory_is_no_memory(
    content: Path, tmp_path: Path, looked: list[int], damage: bytes
) -> None:
    read(content, tmp_path / "cache")
    memory = [*(tmp_path / "cache").glob("read-*/images/*")]
    assert memory
    for part in memory:
        part.write_bytes(damage)

    assert read(content, tmp_path / "cache").images[PHOTO].width == 640
    assert len(looked) == 2


def test_what_is_wrong_is_told_every_time(content: Path, tmp_path: Path) -> None:
    write(content / PHOTO, photograph(640, 360)[:900])

    for _ in range(2):
        told = [
            (one.path, one.code) for one in problems(content, tmp_path / "cache") if one.hint != ""
        ]
        assert told == [(PHOTO, "oedelagt-billede")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("foto.png", photograph(64, 36, "JPEG"), "ikke-et-billede"),
        ("foto.webp", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40), "oedelagt-billede"),
        ("foto.avif", b"\x00\x00\x00\x18ftypheic" + bytes(40), "oedelagt-billede"),
        ("foto.png", png_that_claims(60_000, 60_000), "for-mange-billedpunkter"),
        ("FOTO.JPG", photograph(64, 36, "JPEG"), None),
        ("foto.jpeg", photograph(64, 36, "JPEG"), None),
    ],
)
def test_a_file_is_what_its_name_says(
    content: Path, name: str, data: bytes, code: str | None
) -> None:
    write(content / "actors/koret" / name, data)

    assert [one.code for one in problems(content)] == ([code] if code else [])


def test_a_warning_keeps_nothing_from_being_built(content: Path, tmp_path: Path) -> None:
    """Whatever is told every time, the site is whole."""
    folder = content / "events/2026/julekoncert"
    folder.mkdir()
    text = (content / "events/2026/julekoncert.md").read_text(encoding="utf-8")
    (content / "events/2026/julekoncert.md").unlink()
    image = "type: koncert\nimage: {file: lille.jpg, alt: Koret, credit: Koret}\n"
    (folder / "index.md").write_text(text.replace("type: koncert\n", image), encoding="utf-8")
    write(folder / "lille.jpg", photograph(300, 200))

    for _ in range(2):
        built = build(BuildSettings(content, tmp_path / "site", NOW, cache=tmp_path / "cache"))
        assert [(one.code, one.level) for one in built.problems] == [("lille-billede", "warning")]
        calendar = (tmp_path / "site/arrangementer/kalender.ics").read_text(encoding="utf-8")
        assert "julekoncert/lille.jpg" in calendar.replace("\n ", "")


def test_what_earlier_builds_left_is_forgotten_when_asked(content: Path, tmp_path: Path) -> None:
    settings = BuildSettings(content, tmp_path / "site", NOW, cache=tmp_path / "cache")
    build(settings)
    folders = {file.parent for file in (tmp_path / "cache").rglob("*") if file.is_file()}
    planted = [folder / "planted" for folder in folders]
    for file in planted:
        file.touch()
    preview = replace(settings, output=tmp_path / "cache" / f"{PREVIEW}content")
    build(preview)
    build(replace(settings, clean=True))

    kept = {folder.relative_to(tmp_path / "cache").parts[:1] for folder in folders}
    kinds = {name.partition("-")[0] for parts in kept for name in parts}
    assert kinds >= {"pictures", "made"}
    assert not [file for file in planted if file.exists()]
    build(preview)  # refused, where it had forgotten that the site is its own


def test_every_ending_of_a_picture_has_a_format() -> None:
    assert FORMATS.keys() == IMAGE_STARTS.keys() - {".pdf"}


def test_pillow_is_asked_about_new_pictures_alone(content: Path, tmp_path: Path) -> None:
    """Importing it costs a build more than reading a hundred texts."""
    case = f"""
import sys
from datetime import datetime
from pathlib import Path
from generator.build import build
from generator.reading import kept
from generator.settings import BuildSettings
from generator.model.times import ZONE
kept.YOUNG = -(10**15)
now = datetime(2026, 11, 22, 9, tzinfo=ZONE)
folder = Path({str(tmp_path)!r})
build(BuildSettings(folder / "content", folder / "site", now, cache=folder / "cache", jobs=2))
print("PIL" in sys.modules)
"""
    said = []
    for edit in (None, "actors/koret/index.md"):
        if edit:
            with (content / edit).open("a", encoding="utf-8") as file:
                file.write("\\nMed en linje mere.\\n")
        done = subprocess.run(
            [sys.executable, "-c", case], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        said.append(done.stdout.strip())
    assert said == ["True", "False"]
