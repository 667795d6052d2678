"""axe-core in an open page: what it finds, and what it cannot tell (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

from playwright.sync_api import FloatRect, Locator, Page

PACKAGE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core"
AXE = PACKAGE / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that ask which colours there are; all others find the same in light and in dark."""
Scheme: TypeAlias = Literal["light", "dark"]
VIEWS: list[tuple[int, Scheme]] = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]
"""Widths in CSS pixels, and colour schemes."""


def look(page: Page, kinds: tuple[str, ...] = ("violations",)) -> dict[str, list[Any]]:
    """axe's results of these kinds (`violations`, `incomplete`) for the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[Any]] = page.evaluate(
        "([tags, kinds]) => axe.run(document, {runOnly: tags, resultTypes: kinds})"
        ".then(found => Object.fromEntries(kinds.map(kind => [kind, found[kind]])))",
        [RULES, list(kinds)],
    )
    return found


def faults(page: Page) -> list[str]:
    """What is wrong, a line an element."""
    return _lines(look(page)["violations"])


def faults_in_dark(page: Page) -> list[str]:
    """What is wrong besides, of a page that `faults` was asked of, where the visitor wants it dark;
    it is light again afterwards."""
    page.emulate_media(color_scheme="dark")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'rule', values: rules},"
        " resultTypes: ['violations']}).then(found => found.violations)",
        COLOURS,
    )
    page.emulate_media(color_scheme="light")
    return [f"dark: {line}" for line in _lines(found)]


def _lines(violations: list[Any]) -> list[str]:
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Nothing may make the page scroll sideways (WCAG 1.4.10)."""
    wide = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"{wide} px too wide"] if wide > 0 else []


def box_of(what: Locator) -> FloatRect:
    """Where it stands on the page, and how large it is; it must be there."""
    found = what.bounding_box()
    assert found is not None, what
    return found
