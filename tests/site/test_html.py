"""Every page is valid HTML, by html-validate; each kind here, every page in `make audit`."""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests.site.pages import addresses, kinds

ROOT = Path(__file__).resolve().parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
CONFIG = Path(__file__).with_name("htmlvalidate.json")
"""A table whose rows CSS lays out as cards says by roles what it is, since browsers then forget:
`no-redundant-role` is off."""


def test_each_kind_of_demo_page_is_valid(demo_site: Path, tmp_path: Path) -> None:
    assert _faults(demo_site, kinds(demo_site), tmp_path) == []


def test_each_kind_of_real_page_is_valid(real_site: Path, tmp_path: Path) -> None:
    assert _faults(real_site, kinds(real_site), tmp_path) == []


@pytest.mark.audit
def test_every_demo_page_is_valid(demo_site: Path, tmp_path: Path) -> None:
    assert _faults(demo_site, addresses(demo_site), tmp_path) == []


@pytest.mark.audit
def test_every_real_page_is_valid(real_site: Path, tmp_path: Path) -> None:
    assert _faults(real_site, addresses(real_site), tmp_path) == []


@pytest.mark.parametrize("name", ["demo_site", "real_site"])
def test_pages_say_what_they_are(name: str, request: pytest.FixtureRequest) -> None:
    """One h1, a title of its own in its language, a description, a canonical address, and the
    language that its address says."""
    site: Path = request.getfixturevalue(name)
    titles: dict[tuple[str, str], str] = {}
    faults = []
    for address in addresses(site):
        document = html.parse(str(_file(site, address)))
        title = document.findtext(".//title") or ""
        language = "en" if address.startswith("/en/") else "da"
        # A frame on another site is a piece of the page that it is canonical to.
        if not address.startswith("/indlejr/"):
            if (language, title) in titles:
                faults.append(f"{address}: the same title as {titles[language, title]}: {title}")
            titles[language, title] = address
        if len(document.xpath("//h1")) != 1:
            faults.append(f"{address}: {len(document.xpath('//h1'))} h1")
        if not document.xpath("//meta[@name='description']/@content"):
            faults.append(f"{address}: no description")
        if address != "/404.html" and not document.xpath("//link[@rel='canonical']"):
            faults.append(f"{address}: no canonical address")
        if document.getroot().get("lang") != language:
            faults.append(f"{address}: not in {language}")
        faults += [f"{address}: {fault}" for fault in _heading_jumps(document)]
    assert faults == []


def test_every_page_of_the_demo_says_that_it_is_invented(demo_site: Path) -> None:
    honest = []
    for address in addresses(demo_site):
        document = html.parse(str(_file(demo_site, address)))
        text = document.getroot().text_content()
        title = document.findtext(".//title") or ""
        robots = document.xpath("//meta[@name='robots']/@content")
        # A frame says it in its title and in the organiser's name; it has no room for a banner.
        english = address.startswith("/en/")
        if ("fictional" if english else "opdigtet") not in text or "noindex" not in "".join(robots):
            honest.append(address)
        if ("fictional" if english else "opdigtet") not in title.lower():
            honest.append(f"{address}: {title}")
    assert honest == []


def _heading_jumps(document: html.HtmlElement) -> list[str]:
    levels = [int(element.tag[1]) for element in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    return [
        f"h{before} is followed by h{after}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]


def _faults(site: Path, paths: list[str], folder: Path) -> list[str]:
    files = [str(_file(site, address)) for address in paths]
    report = folder / "html-validate.json"
    # Into a file: Node may end before a pipe of more than 64 KB is read empty.
    subprocess.run(
        [str(VALIDATE), "--config", str(CONFIG), "--formatter", f"json={report}", *files],
        check=False,
    )
    return [
        f"{Path(result['filePath']).relative_to(site)}:{message['line']}:{message['column']} "
        f"{message['ruleId']}: {message['message']}"
        for result in json.loads(report.read_text(encoding="utf-8"))
        for message in result["messages"]
    ]


def _file(site: Path, address: str) -> Path:
    file = site / address.lstrip("/")
    return file / "index.html" if address.endswith("/") else file
