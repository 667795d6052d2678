"""The editors' page: read by a browser from the file system, by axe, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.packing.asking import Packer
from generator.presenting.share_pictures import SharePictures
from generator.printing import PrintError
from tests.factories import a_partnership, a_portal, an_event
from tests.packing.desks import CONCERT, SINGING, a_desk
from tests.site.axe import VIEWS, faults, too_wide

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)> & «jul»"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packs fresh, out of date, edited by hand, over, gone; one without a poster."""
    output = tmp_path_factory.mktemp("udbredelse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.packing.parts.poster_pdf", _no_typst)
        patch.setattr(SharePictures, "data", lambda self, card: b"pixels")
        events = (
            an_event(title=HOSTILE),
            an_event("forbi", title="Snart forbi", start="2026-11-23 10:00"),
            an_event("vaek", title="Snart væk", start="2026-12-09 19:00"),
        )
        before = Packer(a_desk(a_portal(*events, a_partnership())), output)
        before.make(["julekoncert", "forbi", "vaek", "sang-i-byen"])
        (output / CONCERT.key / "nyhedsbrev.txt").write_text("Vores ord", "utf-8")
        (output / CONCERT.key / "opslag.txt").unlink()
        now = a_portal(
            an_event(title=HOSTILE, status="cancelled", status_reason="Sne & is."),
            events[1],
            a_partnership(),
            now="2026-11-24T09:00+01:00",
        )
        Packer(a_desk(now), output).tell()
    return output


def _no_typst(*_: object) -> bytes:
    raise PrintError("PDF-filer laves med Typst, som ikke er installeret her.")


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def page(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto((folder / "index.html").as_uri())
    yield page
    page.close()


def test_axe_finds_nothing_and_it_fits(browser: Browser, folder: Path) -> None:
    """The page's own policy lets nobody's script in, so axe gets in past it."""
    for width, scheme in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        assert faults(page) == []
        assert too_wide(page) == []
        context.close()


def test_it_asks_nobody_for_anything(browser: Browser, folder: Path) -> None:
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [(folder / "index.html").as_uri()]
    assert page.locator("script, img, link, [style]").count() == 0
    page.close()


def test_every_pack_stands_under_its_state(page: Page) -> None:
    assert page.locator("h2").all_inner_texts() == [
        "Forældet (1)",
        "Findes ikke længere (1)",
        "Frisk (1)",
        "Forbi (1)",
    ]
    pack = page.locator(".pack").first
    assert pack.locator("h3").inner_text() == HOSTILE
    said = pack.inner_text()
    assert "Aflyst: fredag den 4. december kl. 19.30." in said
    assert "Ændret: begrundelse." in said
    assert "I har selv rettet nyhedsbrev.txt." in said
    assert "Slettet fra mappen: opslag.txt" in said
    assert "Mangler – Plakat: PDF-filer laves med Typst" in said
    old = pack.locator(".files li", has=page.locator(".old")).all_inner_texts()
    assert any("fakta.txt" in one for one in old)
    assert not any("qr.svg" in one for one in old)


def test_its_links_lead_to_files(page: Page, folder: Path) -> None:
    links = page.locator(".files a")
    targets = [link.get_attribute("href") or "" for link in links.all()]
    assert f"{SINGING.key}/fakta.txt" in targets
    assert all((folder / target).is_file() for target in targets)
