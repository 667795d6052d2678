"""The page that tells what the last test run found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.accessibility import PAGE, Rule, Run, as_page, run
from tests.site.host import served

DAY = date(2026, 11, 26)
BROKEN = """<!doctype html><html lang="da"><head><title>Prøve</title></head>
<body><main><h1>Prøve</h1><img src="x.png"></main></body></html>"""


@pytest.mark.browser
def test_a_fault_on_a_page_is_told(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    with served(tmp_path) as url:
        done = run(browser, url, ["/"], DAY)
    (fault,) = done.faults
    assert (fault.name, fault.pages) == ("image-alt", ("/",))
    assert "alternativ tekst" in fault.words
    assert done.pages == 1
    assert f"| {fault.words.rstrip('.')} (`image-alt`) | 1 | `/` |" in as_page(done)


def test_a_run_without_faults() -> None:
    undecided = Rule("color-contrast", "Kontrasten skal være høj nok.", tuple("abcdefg"))
    text = as_page(Run(DAY, "4.14.1", "156.0.8078.73", 153, (), (undecided,)))
    assert (
        "Den 26. november 2026 blev alle portalens 153 sider åbnet i browseren Chromium 156 og "
        "prøvet med værktøjet axe-core 4.14.1."
    ) in text
    assert "## Fejl\n\nVærktøjet fandt ingen fejl.\n" in text
    assert (
        "| Kontrasten skal være høj nok (`color-contrast`) | 7 | `a`, `b`, `c`, `d`, `e` |" in text
    )


def test_the_portals_page_is_one_that_a_run_wrote() -> None:
    """Whoever mends its words mends them where they are made."""
    text = PAGE.read_text(encoding="utf-8")
    made = as_page(Run(DAY, "0", "0", 0, (), ()))
    assert text.splitlines()[:6] == made.splitlines()[:6]
    assert text.splitlines()[-3:] == made.splitlines()[-3:]
