"""The examples at `/data/` do what they say: each is run as it stands, against the built demo."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.pages import element

BASE = "https://demo.kulturportal.example"


@pytest.fixture(scope="module")
def examples(demo_site: Path) -> Mapping[str, str]:
    """Their text by their anchor, as a reader copies it."""
    page = element((demo_site / "data/index.html").read_bytes())
    found = {}
    for heading in page.xpath('//h3[starts-with(@id, "eksempel-")]'):
        code = heading.xpath("following-sibling::pre[1]/code")[0].text_content()
        found[heading.get("id").removeprefix("eksempel-")] = code
    assert set(found) == {"curl", "python", "javascript"}
    return found


def ran(program: list[str], text: str, host: str) -> list[str]:
    """The lines that it prints; the portal's address is this machine's."""
    assert BASE in text
    done = subprocess.run(
        program,
        input=text.replace(BASE, host),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "127.0.0.1"},
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def data(site: Path, name: str) -> Any:
    return json.loads((site / "data/v1" / name).read_bytes())


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="uden curl eller jq")
def test_the_command_line(examples: Mapping[str, str], demo_site: Path, demo_url: str) -> None:
    free = [
        f"{event['start']}\t{event['title']}\t{event['url']}"
        for event in data(demo_site, "events/upcoming.json")["events"]
        if event.get("price", {}).get("free")
    ]
    assert len(free) > 20
    assert ran(["bash", "-euo", "pipefail", "-s"], examples["curl"], demo_url) == free


def test_python(examples: Mapping[str, str], demo_site: Path, demo_url: str) -> None:
    lines = ran([sys.executable, "-I", "-"], examples["python"], demo_url)
    upcoming = (demo_site / "data/v1/csv/events-upcoming.csv").read_text(encoding="utf-8-sig")
    rows = upcoming.splitlines()[1:]
    assert len(lines) == sum(";Aflyst;" not in row and ";Udskudt;" not in row for row in rows)
    assert all(re.match(r"20\d\d-\d\d-\d\d", line) for line in lines)


@pytest.mark.skipif(shutil.which("node") is None, reason="uden Node.js")
def test_javascript(examples: Mapping[str, str], demo_site: Path, demo_url: str) -> None:
    lines = ran(["node", "--input-type=module", "-"], examples["javascript"], demo_url)
    assert lines == [
        f"{place['geo']['latitude']} {place['geo']['longitude']} {place['title']}"
        for place in data(demo_site, "places.json")["places"]
        if "geo" in place and not place["geo"]["approximate"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_and_its_links_lead_somewhere(
    browser: Browser, demo_site: Path, demo_url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{demo_url}/data/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    links = page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")
    assert len(links) > 100
    for link in links:
        path = demo_site / link.partition("#")[0].lstrip("/")
        if link.startswith("/"):
            assert (path / "index.html" if link.endswith("/") else path).is_file(), link
        elif link.startswith("#"):
            assert page.locator(f"[id='{link[1:]}']").count() == 1, link
    page.close()


def test_hosts_let_other_sites_read_it(demo_site: Path) -> None:
    headers = (demo_site / "_headers").read_text()
    for pattern in ("/data/*", "/*.ics", "/*/rss.xml", "/*/atom.xml", "/*/feed.json"):
        # Several rules may match one address; hosts send what all of them say.
        rules = [rule.split("\n/")[0] for rule in headers.split(f"\n{pattern}\n")[1:]]
        assert any("Access-Control-Allow-Origin: *" in rule for rule in rules)
    assert "/*.csv\n  Content-Type: text/csv; charset=utf-8; header=present" in headers
