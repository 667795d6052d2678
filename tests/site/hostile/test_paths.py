"""No name, address or link leads a file out of the content, or out of the site."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.build import read
from generator.model.times import ZONE
from generator.outputs import images, redirects
from generator.presenting.addresses import address, file_path
from generator.problems import ContentError
from generator.settings import BuildSettings
from generator.shell.frame import ShellError
from generator.shell.pages import parse_page
from tests.factories import a_portal, an_edition, an_event
from tests.site.hostile.portal import PNG

BASE = Path(__file__).resolve().parents[2] / "invalid" / "_base"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
EVENT = "---\ntitle: Julekoncert\nstart: 2026-12-04 19:30\norganizers: koret\ntype: koncert\n"

NASTY = st.lists(
    st.one_of(
        st.sampled_from([*".. . / \\ %2e%2e %2f ~ con index é a".split(), " "]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
    ),
    min_size=1,
    max_size=5,
).map("".join)


def is_inside(path: str) -> bool:
    """Relative, normal already, and nothing in it that a host or a disk reads differently."""
    odd = set('\\%?#:*"<>|~\0\n ') & set(path)
    return not odd and path == posixpath.normpath(path) and not path.startswith(("/", "../", "."))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path / "content"


def codes(content: Path) -> set[str]:
    """The codes of all problems in the content."""
    try:
        _, problems = read(BuildSettings(content=content, output=content / "../site", now=NOW))
    except ContentError as error:
        return {problem.code for problem in error.problems}
    return {problem.code for problem in problems}


@given(name=NASTY)
@example(name="..").via("the folder above")
@example(name="%2e%2e")
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_file_of_any_name_is_refused_or_stays_inside(content: Path, name: str) -> None:
    assume(name and "/" not in name and name not in (".", "..") and len(name.encode()) < 200)
    folder = content / "events/2026" / name
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_text(EVENT + "---\n", encoding="utf-8")
    (folder / f"{name}.png").write_bytes(PNG)
    try:
        portal, _ = read(BuildSettings(content=content, output=content / "../site", now=NOW))
    except ContentError:
        pass
    else:
        edition = an_edition(portal, content=content)
        paths = [artifact.path for artifact in images.artifacts(edition)]
        paths += [file_path(address(event)) for event in portal.events.values()]
        assert all(map(is_inside, paths)), paths
    finally:
        shutil.rmtree(folder)


@given(alias=NASTY)
@example(alias="/../../etc/")
@example(alias="/arrangementer/%2e%2e/x/")
@example(alias="//evil.example/")
@settings(max_examples=200, deadline=None)
def test_an_alias_of_any_text_is_refused_or_stays_inside(alias: str) -> None:
    for written in (alias, f"/{alias}/"):
        try:
            event = an_event(aliases=[written])
        except ValidationError:
            continue
        for artifact in redirects.artifacts(an_edition(a_portal(event))):
            assert is_inside(artifact.path), artifact.path


@given(name=NASTY)
@settings(max_examples=200, deadline=None)
def test_a_page_of_any_name_is_refused_or_stays_inside(name: str) -> None:
    try:
        page = parse_page(f"{name}.md", "---\ntitle: a\ndescription: b\n---\n")
    except ShellError:
        return
    assert is_inside(file_path(page.path)), page.path


@pytest.mark.parametrize(
    "name",
    [
        "../koret/foto.png",
        "..%2f..%2fportal.yml",
        "/etc/passwd",
        "/etc/passwd.png",
        "..\\foto.png",
        "foto.svg",
        "foto.png\0.md",
        "https://evil.example/foto.png",
        ".png",
        "a/b.png",
        "foto.png?x",
    ],
)
def test_a_picture_is_a_name_and_nothing_else(name: str) -> None:
    with pytest.raises(ValidationError):
        an_event(image={"file": name, "alt": "a", "credit": "b"})


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("![a](../../../portal.yml)", "billede-findes-ikke"),
        ("![a](../koret/foto.png)", "billede-findes-ikke"),
        ("![a](%2e%2e/foto.png)", "billede-findes-ikke"),
        ("![a](./../foto.png)", "billede-findes-ikke"),
        ("![a](file:///etc/passwd)", "billede-findes-ikke"),
        ("![a](https://evil.example/x.png)", "fremmed-billede"),
        ("![a](HTTPS://evil.example/x.png)", "fremmed-billede"),
        ("![a](//evil.example/x.png)", "fremmed-billede"),
        ('<img alt="a" src="/&#9;/evil.example/x.png">', "fremmed-billede"),
        ('<img alt="a" src="/\\evil.example/x.png">', "fremmed-billede"),
        ('<img alt="a" src="&#32;https://evil.example/x.png">', "fremmed-billede"),
    ],
)
def test_a_bodys_picture_lies_beside_it(content: Path, markup: str, code: str) -> None:
    text = f"{EVENT}---\n{markup}\n"
    (content / "events/2026/julekoncert.md").write_text(text, encoding="utf-8")
    assert code in codes(content)


def _folder(content: Path) -> None:
    (content.parent / "ude").mkdir()
    (content.parent / "ude/fremmed.md").write_text(EVENT + "---\n", encoding="utf-8")
    (content / "events/2026/ude").symlink_to(content.parent / "ude", target_is_directory=True)


def _kind(content: Path) -> None:
    shutil.move(content / "events", content.parent / "ude")
    (content / "events").symlink_to(content.parent / "ude", target_is_directory=True)


def _year(content: Path) -> None:
    (content / "events/2025").symlink_to("/etc", target_is_directory=True)


def _picture(content: Path) -> None:
    folder = content / "events/2026/billede"
    folder.mkdir()
    (folder / "index.md").write_text(EVENT + "---\n", encoding="utf-8")
    (folder / "foto.png").symlink_to("/etc/hostname")


def _settings(content: Path) -> None:
    shutil.move(content / "portal.yml", content.parent / "portal.yml")
    (content / "portal.yml").symlink_to("../portal.yml")


@pytest.mark.parametrize("link", [_folder, _kind, _year, _picture, _settings])
def test_no_link_is_followed(content: Path, link: Callable[[Path], None]) -> None:
    link(content)
    assert "symbolsk-laenke" in codes(content)
