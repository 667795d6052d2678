"""Share cards on a site: pages name pictures that are there, and one edit draws one card."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.build import build
from generator.imaging import rasterising
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.times import ZONE
from generator.presenting.share_cards import has_card
from generator.reading.reader import read_portal
from generator.settings import ROOT, BuildSettings
from generator.writing import Written
from tests.pages import element

GOLDEN = Path(__file__).parents[1] / "golden" / "content"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)


@pytest.fixture
def asked(tmp_path: Path) -> BuildSettings:
    """A build of a copy of the golden portal, with cards."""
    shutil.copytree(GOLDEN, tmp_path / "content")
    cache, site = tmp_path / "cache", tmp_path / "site"
    return BuildSettings(tmp_path / "content", site, NOW, cache=cache, share_cards=True)


def cards(written: Written) -> list[str]:
    return sorted(str(path) for path in written.written if "/deling." in str(path))


def shared(site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each page its address and what it says of its picture."""
    for file in sorted(site.rglob("index.html")):
        page = element(file.read_bytes())
        said = {
            str(one.get("property")): str(one.get("content"))
            for one in page.xpath("//meta[starts-with(@property, 'og:')]")
        }
        yield file.parent.relative_to(site).as_posix(), said


def test_each_page_names_a_picture_that_is_there_as_it_is(asked: BuildSettings) -> None:
    build(asked)
    portal, _ = read_portal(asked.content, NOW)
    assert portal is not None
    base, found = portal.settings.base_url, 0
    for address, said in shared(asked.output):
        if "og:image" not in said:
            continue  # a page that leads on
        place, _, version = said["og:image"].removeprefix(base).partition("?v=")
        with Image.open(asked.output / place) as image:
            assert said["og:image:width"] == str(image.width), address
            assert said["og:image:height"] == str(image.height), address
            assert said.get("og:image:type", "image/png") == Image.MIME[str(image.format)], address
        if version:
            found += 1
            assert place.startswith(address), "beside its page"
            assert image.size == (1200, 630)
            assert said["og:title"].partition(",")[0].partition(" (")[0][:5] in said["og:image:alt"]
    told: tuple[Listing | Entity, ...] = (
        *portal.all_events,
        *portal.actors.values(),
        *portal.partnerships.values(),
    )
    having = sum(has_card(portal, one) for one in told)
    assert found >= having > 5
    assert len(list(asked.output.rglob("deling.*"))) == found
    assert len([one for one in portal.all_events if not has_card(portal, one)]) > 0


def test_cards_follow_the_fonts_that_they_are_written_with(
    asked: BuildSettings, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    asked = replace(asked, theme=tmp_path / "theme")
    drawn = cards(build(asked).written)
    fonts = asked.theme / "print" / "fonts"
    shutil.copyfile(fonts / "SourceSans3-Regular.ttf", fonts / "SourceSans3-Semibold.ttf")
    rasterising.recipe.cache_clear()  # as a new process has it
    assert cards(build(asked).written) == drawn


def test_one_edit_draws_one_card_and_gives_it_another_address(asked: BuildSettings) -> None:
    assert len(cards(build(asked).written)) > 5
    assert build(asked).written.written == ()
    before = dict(shared(asked.output))

    event = asked.content / "events/2026/aabne-proever.md"
    text = event.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    event.write_text(text.replace(title, "title: Helt åbne prøver"), encoding="utf-8")

    assert cards(build(asked).written) == ["arrangementer/aabne-proever/deling.png"]
    after = dict(shared(asked.output))
    here = "arrangementer/aabne-proever"
    assert before[here]["og:image"] != after[here]["og:image"]
    assert before[here]["og:image"].partition("?")[0] == after[here]["og:image"].partition("?")[0]


def test_another_site_is_made_of_what_was_drawn(
    asked: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(asked)

    def never(*_: object) -> bytes:
        raise AssertionError("drawn again")

    monkeypatch.setattr("generator.imaging.rasterising.png", never)
    monkeypatch.setattr("generator.imaging.rasterising.jpeg", never)
    elsewhere = replace(asked, output=asked.output.with_name("elsewhere"))
    assert cards(build(elsewhere).written) == cards(first.written)


def test_without_being_asked_for_there_are_none_and_pages_say_so(asked: BuildSettings) -> None:
    build(asked)
    plain = replace(asked, share_cards=False)
    removed = build(plain).written.removed
    assert any("/deling." in str(path) for path in removed)
    assert not list(asked.output.rglob("deling.*"))
    for _, said in shared(asked.output):
        assert "deling" not in said.get("og:image", "")


def test_search_engines_see_the_card_of_an_event_without_a_photograph(asked: BuildSettings) -> None:
    build(asked)
    page = asked.output / "arrangementer/aabne-proever/index.html"
    said = dict(shared(asked.output))["arrangementer/aabne-proever"]["og:image"]
    assert f'"image":"{said}"'.encode() in page.read_bytes().replace(b'": "', b'":"')


def test_its_pixels_are_a_picture_of_few_bytes(asked: BuildSettings) -> None:
    build(asked)
    for file in asked.output.rglob("deling.png"):
        data = file.read_bytes()
        assert len(data) < 60_000
        assert len(Image.open(BytesIO(data)).convert("RGB").getcolors(1 << 20) or ()) > 20


def test_as_days_pass_cards_come_to_say_so_and_go(asked: BuildSettings) -> None:
    """A build over the old site is a clean one, and pages give up what is gone."""
    build(asked)
    before = {path.parent.name for path in asked.output.rglob("deling.*")}
    later = replace(asked, now=NOW + timedelta(days=60))
    build(later)
    clean = replace(later, output=asked.output.with_name("clean"), cache=asked.cache / "other")
    build(clean)
    trees = [
        {file.relative_to(one.output): file.read_bytes() for file in one.output.rglob("*.*")}
        for one in (later, clean)
    ]
    assert trees[0] == trees[1]
    assert before - {path.parent.name for path in asked.output.rglob("deling.*")}
