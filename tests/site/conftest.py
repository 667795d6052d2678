"""Whole portals, built once for all tests of a run: the demo at its fixed time, the real content.
Nobody writes in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.model.times import ZONE
from generator.settings import BuildSettings
from tests.kept import once
from tests.photographs import photograph
from tests.site.host import serve

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
"""The demo's day: a Sunday morning with something on (Makefile, DEMO_NOW)."""
PICTURES = (
    "\n![Kysten](kyst.jpg)\n\nEfter det første billede.\n\n![Lille](lille.jpg)\n\nSidste linje.\n"
)
CHOIR = "image: {file: kor.jpg, alt: Koret, credit: Koret}\n---\n"


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "demo-site", "demo")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "real-site", "content")


@pytest.fixture(scope="session")
def based_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo under a base path, as on a host that serves several things."""
    base_url = "https://vaert.example/portal/"
    return built(tmp_path_factory, "based-site", "demo", base_url=base_url)


def built(
    factory: pytest.TempPathFactory,
    name: str,
    content: str,
    base_url: str | None = None,
    now: datetime = NOW,
) -> Path:
    """Where the site is, which has this name among those of the run."""

    def make(folder: Path) -> None:
        asked = BuildSettings(ROOT / content, folder / "site", now, cache=folder / "cache")
        build(replace(asked, base_url=base_url))

    return once(factory, name, make) / "site"


@pytest.fixture(scope="session")
def demo_url(demo_site: Path) -> Iterator[str]:
    yield from serve(demo_site)


@pytest.fixture(scope="session")
def real_url(real_site: Path) -> Iterator[str]:
    yield from serve(real_site)


@pytest.fixture(scope="session")
def photographs_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The golden portal with photographs of a camera's size."""
    yield from serve(once(tmp_path_factory, "photographs-site", _with_photographs) / "site")


def _with_photographs(folder: Path) -> None:
    content = folder / "content"
    shutil.copytree(ROOT / "tests/golden/content", content)
    exhibition = content / "events/2026/kalk-paa-papir"
    (exhibition / "kalk.jpg").write_bytes(photograph(2000, 1333))
    (exhibition / "kyst.jpg").write_bytes(photograph(1600, 2000, seed=2))
    (exhibition / "lille.jpg").write_bytes(photograph(240, 160, seed=3))
    with (exhibition / "index.md").open("a", encoding="utf-8") as file:
        file.write(PICTURES)
    concert = content / "events/2026/julekoncert"
    concert.mkdir()
    text = (content / "events/2026/julekoncert.md").read_text(encoding="utf-8")
    (content / "events/2026/julekoncert.md").unlink()
    start, end, body = text.split("---\n", 2)
    (concert / "index.md").write_text(f"{start}---\n{end}{CHOIR}{body}", encoding="utf-8")
    (concert / "kor.jpg").write_bytes(photograph(2000, 1333, seed=4))
    build(BuildSettings(content, folder / "site", NOW, cache=folder / "cache"))
