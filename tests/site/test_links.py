"""Every internal link, file and anchor resolves; nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from tests.site.pages import addresses

BASE = "https://portal.invalid"
LOADED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
}


@pytest.fixture(params=["demo_site", "real_site", "based_site"])
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def test_every_link_leads_somewhere(site: Path, request: pytest.FixtureRequest) -> None:
    based = "based_site" in request.node.name
    prefix = "/portal" if based else ""
    hosts = _own_hosts(site)
    anchors: dict[Path, set[str]] = {}
    dead = []
    for address in addresses(site):
        document = html.parse(str(_file(site, address)))
        here = f"{BASE}{prefix}{address}"
        for element, target in _links(document):
            parts = urlsplit(urljoin(here, target))
            if parts.scheme in ("webcal",) and parts.netloc in hosts:
                pass
            elif parts.netloc not in (*hosts, "portal.invalid"):
                continue
            path = unquote(parts.path)
            if not path.startswith(prefix + "/"):
                dead.append(f"{address}: {target} leaves the base path")
                continue
            file = _file(site, path[len(prefix) :])
            if not file.is_file():
                dead.append(f"{address}: {target}")
            elif parts.fragment and element == "a" and file.suffix == ".html":
                if file not in anchors:
                    anchors[file] = _anchors(file)
                if unquote(parts.fragment) not in anchors[file]:
                    dead.append(f"{address}: {target} (anchor)")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    foreign = []
    for address in addresses(site):
        document = html.parse(str(_file(site, address)))
        for tag, attributes in LOADED.items():
            for element in document.iter(tag):
                for name in attributes:
                    value = element.get(name)
                    if value and urlsplit(value).netloc:
                        foreign.append(f"{address}: <{tag} {name}={value}>")
        for element in document.iter("link"):
            loads = element.get("rel") in ("stylesheet", "preload", "icon", "preconnect")
            if loads and urlsplit(element.get("href", "")).netloc:
                foreign.append(f"{address}: <link {element.get('href')}>")
    assert foreign == []


def test_no_page_carries_styles_or_scripts_of_its_own(site: Path) -> None:
    """The policy forbids them; they would silently do nothing."""
    found = []
    for address in addresses(site):
        document = html.parse(str(_file(site, address)))
        for element in document.iter():
            if not isinstance(element.tag, str):
                continue
            inline = element.tag == "style" or "style" in element.attrib
            handlers = [name for name in element.attrib if str(name).startswith("on")]
            script = element.tag == "script" and not element.get("src")
            if inline or handlers or (script and element.get("type") != "application/ld+json"):
                found.append(f"{address}: <{element.tag}> {dict(element.attrib)}")
    assert found == []


def _own_hosts(site: Path) -> set[str]:
    document = html.parse(str(site / "index.html"))
    return {
        urlsplit(link.get("href")).netloc for link in document.xpath("//link[@rel='canonical']")
    }


def _links(document: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in document.iter("a", "link", "img", "script", "form", "source"):
        for name in ("href", "src", "action"):
            value = element.get(name)
            if value and not value.startswith(("mailto:", "tel:", "data:")):
                yield element.tag, value


def _file(site: Path, path: str) -> Path:
    file = site / path.lstrip("/")
    return file / "index.html" if path.endswith("/") else file


def _anchors(file: Path) -> set[str]:
    return {element.get("id") for element in html.parse(str(file)).iter() if element.get("id")}
