"""An embargoed press release is nowhere in a built site before its moment, and there from it on.

The whole demo is searched, file by file: as it stands, unpacked where it is packed, and with what
each format does to text undone (HTML's entities, iCalendar's folded lines, JSON's escapes).
"""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from generator.build import build
from generator.model.times import ZONE
from generator.reading.reader import read_portal
from generator.settings import ROOT, BuildSettings
from tests.photographs import photograph

RELEASE = "press/kulturpris-til-en-gryde.md"
SLUG = "kulturpris-til-en-gryde"
BEFORE = datetime(2026, 12, 3, 9, 59, tzinfo=ZONE)
MOMENT = datetime(2026, 12, 3, 10, 0, tzinfo=ZONE)
SENTENCES = (
    "Lærkesunds kulturpris går til en gryde",
    "Rebslageriets fælles suppegryde",
    "Prisen bliver givet til de foreninger",
    "Den bliver overrakt i rebslageriet",
    "Man kan ikke måle et fællesskab",
    "Formanden for prisudvalget",
    "Gryden rummer 40 liter",
    "Suppegryden set fra oven",
)
"""Of its headline, lead, body, quote and facts, and its picture's alternative text."""
WORDS = ("kulturpris", "suppegryd", "prisudvalg")
"""What is in no other text of the demo: the search's index knows words alone."""


def test_none_of_its_words_is_elsewhere_in_the_demo() -> None:
    """Else the search below would prove nothing."""
    for file in sorted((ROOT / "demo").rglob("*")):
        if (
            file.suffix in (".md", ".yml")
            and file.as_posix().removeprefix(f"{ROOT}/demo/") != RELEASE
        ):
            text = file.read_text("utf-8")
            assert not [one for one in (*SENTENCES, SLUG) if one in text], file
            assert not [word for word in WORDS if word in text.lower()], file


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The demo a minute before the moment, and the same site built again at the moment."""
    folder = tmp_path_factory.mktemp("embargo")
    content = folder / "content"
    shutil.copytree(ROOT / "demo", content)
    own = content / f"press/{SLUG}"
    own.mkdir()
    text = (
        (content / RELEASE)
        .read_text("utf-8")
        .replace(
            "place: Lærkesund\n",
            "place: Lærkesund\n"
            "image: {file: gryden.jpg, alt: Suppegryden set fra oven, credit: Rebslageriet}\n",
        )
    )
    assert "gryden.jpg" in text
    (own / "index.md").write_text(text + "\n![Suppegryden igen](skeen.png)\n", "utf-8")
    (content / RELEASE).unlink()
    (own / "gryden.jpg").write_bytes(photograph(900, 600, seed=7))
    (own / "skeen.png").write_bytes(photograph(700, 500, "PNG", seed=8))
    asked = BuildSettings(content, folder / "site", BEFORE, cache=folder / "cache", jobs=2)
    build(asked)
    shutil.copytree(folder / "site", folder / "before")
    build(BuildSettings(content, folder / "site", MOMENT, cache=folder / "cache", jobs=2))
    return folder / "before", folder / "site"


def test_before_the_moment_no_file_holds_a_word_of_it(sites: tuple[Path, Path]) -> None:
    before, _ = sites
    files = [file for file in before.rglob("*") if file.is_file()]
    assert len(files) > 3000
    found = [
        (file.relative_to(before).as_posix(), needle)
        for file in files
        for needle in found_in(file, before)
    ]
    assert found == []


def test_before_the_moment_its_pictures_are_not_there_in_any_form(sites: tuple[Path, Path]) -> None:
    """Made from it at the moment are files that were not there before."""
    before, after = sites
    assert not (before / "presse" / SLUG).exists()
    made = _pictures(after) - _pictures(before)
    own = {f"presse/{SLUG}/gryden.jpg", f"presse/{SLUG}/skeen.png"}
    assert own <= made
    assert len(made) > len(own), "and its smaller ones"


@pytest.mark.parametrize(
    "where",
    [
        f"presse/{SLUG}/index.html",
        f"presse/{SLUG}/{SLUG}.docx",
        f"presse/{SLUG}/{SLUG}.md",
        "presse/index.html",
        *(f"presse/{name}" for name in ("rss.xml", "atom.xml", "feed.json")),
    ],
)
def test_from_the_moment_on_it_is_there(sites: tuple[Path, Path], where: str) -> None:
    _, after = sites
    assert SENTENCES[0] in found_in(after / where, after)


def test_from_the_moment_on_the_search_finds_it(sites: tuple[Path, Path]) -> None:
    """In the very files that were searched in vain."""
    _, after = sites
    index = [file for file in after.rglob("*") if "soeg" in file.as_posix() and file.is_file()]
    needles = {needle for file in index for needle in found_in(file, after)}
    assert WORDS[0] in needles
    assert any(f"/presse/{SLUG}/" in text for file in index for text in texts(file.read_bytes()))


def test_the_feed_dates_it_from_the_moment(sites: tuple[Path, Path]) -> None:
    _, after = sites
    first = json.loads((after / "presse/feed.json").read_bytes())["items"][0]
    assert first["url"].endswith(f"/presse/{SLUG}/")
    assert first["date_published"] == "2026-12-03T10:00:00+01:00"


@pytest.mark.parametrize("field", ["embargo", "published", "publish_from"])
def test_errors_in_one_that_waits_say_nothing_of_what_it_names(tmp_path: Path, field: str) -> None:
    """It is not checked what an embargoed file leads to before it is public, faulty or not."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "invalid" / "_base", content)
    (content / "press").mkdir()
    lines = {"title": "X", "summary": "Y", "published": "2026-11-20 10:00", "contact": "ingen"}
    text = "".join(
        f"{key}: {value}\n" for key, value in {**lines, field: "2026-12-03 10:00"}.items()
    )
    (content / "press/ny.md").write_text(f"---\n{text}forkert: 1\n---\n", "utf-8")

    def unfinished(now: datetime) -> list[str]:
        portal, _ = read_portal(content, now)
        assert portal is not None
        return [one.path for one in portal.unfinished]

    assert unfinished(BEFORE) == []
    assert unfinished(MOMENT) == ["press/ny.md"]


def found_in(file: Path, site: Path) -> list[str]:
    """What of the release stands in the file, or in its name."""
    told = [file.relative_to(site).as_posix(), *texts(file.read_bytes())]
    return [
        needle
        for needle in (*SENTENCES, SLUG, *WORDS)
        if any(needle.lower() in text.lower() for text in told)
    ]


def texts(data: bytes) -> Iterator[str]:
    """All that the bytes say, to whoever reads them in whichever way."""
    if data.startswith(b"\x1f\x8b"):
        yield from texts(gzip.decompress(data))
        return
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from texts(archive.read(name))
        return
    text = data.decode("utf-8", "replace")
    yield text
    if "&" in text:
        yield html.unescape(html.unescape(text))
    if "BEGIN:VCALENDAR" in text:
        yield text.replace("\r\n ", "")
    if "\\u" in text:
        yield re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def _pictures(site: Path) -> set[str]:
    kinds = (".jpg", ".png", ".avif", ".webp")
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in kinds}
