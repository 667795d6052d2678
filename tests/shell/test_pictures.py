"""Pictures of hand-written pages: sized, offered in several files, and nowhere as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.presenting.pictures import Placed
from generator.shell import Site, build_shell
from generator.shell.pictures import with_pictures
from tests.factories import a_picture
from tests.photographs import photograph
from tests.shell.portal import CONFIG, THEME

PAGE = """---
title: Om
description: Om portalen.
---
![Kort over byen](kort.png) ![Igen](./kort.png#x){ width="200" } ![Plan](../filer/plan.jpg)
![Sal](/steder/salen/sal.jpg) [Referat](referat.pdf)
"""


def placed(name: str, width: int = 640) -> Placed:
    return Placed(f"pages/{name}", f"/{name}", a_picture(name, width, width // 2))


PICTURES = {one.address: one for one in (placed("om/kort.png"), placed("filer/plan.jpg"))}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "om").mkdir()
    (folder / "filer").mkdir()
    (folder / "om/index.md").write_text(PAGE, encoding="utf-8")
    (folder / "om/andet.md").write_text(PAGE.replace("title: Om", "title: Andet"), encoding="utf-8")
    (folder / "om/kort.png").write_bytes(photograph(640, 320, "PNG", secrets=True))
    (folder / "filer/plan.jpg").write_bytes(photograph(640, 320))
    (folder / "om/referat.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.mark.parametrize(("name", "up"), [("om", ".."), ("om/andet", "../..")])
def test_pages_show_them_from_wherever_they_lie(
    site: Site, pages: Path, tmp_path: Path, name: str, up: str
) -> None:
    shell = build_shell(site, pages, CONFIG, THEME, tmp_path, pictures=PICTURES)
    html = shell.files[f"{name}/index.html"].decode()

    assert html.count("<picture>") == 3
    assert f'src="{up}/om/kort.png.jpg" width="640" height="320" alt="Kort over byen"' in html
    assert f'src="{up}/om/kort.png.jpg" width="200" height="100" alt="Igen"' in html
    assert f'src="{up}/filer/plan.jpg" width="640" height="320" alt="Plan"' in html
    assert f'srcset="{up}/assets/billeder/' in html
    assert 'steder/salen/sal.jpg"' in html, "of another page: left as it is"


def test_the_originals_are_not_published_and_documents_are(
    site: Site, pages: Path, tmp_path: Path
) -> None:
    shell = build_shell(site, pages, CONFIG, THEME, tmp_path, pictures=PICTURES)

    assert "om/referat.pdf" in shell.files
    assert not {"om/kort.png", "filer/plan.jpg"} & set(shell.files)


def test_a_picture_of_another_size_makes_another_shell(
    site: Site, pages: Path, tmp_path: Path
) -> None:
    first = build_shell(site, pages, CONFIG, THEME, tmp_path, pictures=PICTURES)
    other = {**PICTURES, "/om/kort.png": placed("om/kort.png", 600)}
    second = build_shell(site, pages, CONFIG, THEME, tmp_path, pictures=other)

    assert first.digest != second.digest
    assert b'width="600"' in second.files["om/index.html"]


def test_attributes_of_the_page_builder_stay() -> None:
    html = '<p><img class="a" id="b" aria-label="c=&quot;d&quot;" src="kort.png" alt="e"></p>'
    shown = with_pictures(html, "/om/", PICTURES)

    assert ' class="a" id="b" aria-label="c=&quot;d&quot;" alt="e" loading="lazy"' in shown
