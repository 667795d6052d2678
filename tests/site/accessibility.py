"""What axe-core finds on every page of the real portal, written as a page of that portal.

`make accessibility` builds the portal, opens every page four times and writes `PAGE`: the law's own
statement is made elsewhere, and this tells what is known. Whoever commits the page
has read it: nothing is published by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import build
from generator.presenting.words.dates import day_and_year
from generator.settings import BuildSettings
from tests.site.axe import PACKAGE, VIEWS, look
from tests.site.host import served
from tests.site.pages import addresses

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "content/pages/om/tilgaengelighed/proeve.md"
MOST = 5
"""So many addresses of pages are named for each finding."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule of axe's found: its name, axe's words for it in Danish, and on which pages."""

    name: str
    words: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: when, with which versions, over how many pages, and what it found."""

    day: date
    axe: str
    chromium: str
    pages: int
    faults: tuple[Rule, ...]
    undecided: tuple[Rule, ...]


def run(browser: Browser, url: str, paths: Iterable[str], day: date) -> Run:
    """Open every page in each of `VIEWS` and ask axe."""
    words = _words()
    found: Mapping[str, dict[str, set[str]]] = {"violations": {}, "incomplete": {}}
    known = tuple(paths)
    for width, scheme in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        for path in known:
            _ask(page, url, path, found)
        context.close()
    return Run(
        day,
        str(json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]),
        browser.version,
        len(known),
        _rules(found["violations"], words),
        _rules(found["incomplete"], words),
    )


def _ask(page: Page, url: str, path: str, found: Mapping[str, dict[str, set[str]]]) -> None:
    page.goto(url + path, wait_until="load")
    for kind, results in look(page, tuple(found)).items():
        for result in results:
            found[kind].setdefault(result["id"], set()).add(path)


def _words() -> Mapping[str, str]:
    locale = json.loads((PACKAGE / "locales/da.json").read_text(encoding="utf-8"))
    # Some name elements, which in Markdown would be elements.
    return {name: escape(rule["help"], quote=False) for name, rule in locale["rules"].items()}


def _rules(found: Mapping[str, set[str]], words: Mapping[str, str]) -> tuple[Rule, ...]:
    return tuple(
        Rule(name, words.get(name, name), tuple(sorted(pages)))
        for name, pages in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def as_page(done: Run) -> str:
    """The page in Danish, as Markdown."""
    return "\n".join(_lines(done)) + "\n"


def _lines(done: Run) -> Iterator[str]:
    day = day_and_year(done.day)
    yield from (
        "---",
        "title: Seneste prøve af tilgængeligheden",
        "description: Hvad axe-core fandt, da alle portalens sider sidst blev prøvet, og hvad "
        "værktøjet ikke kunne afgøre.",
        "---",
        "# Seneste prøve af tilgængeligheden",
        "",
        f"Den {day} blev alle portalens {done.pages} sider åbnet i browseren Chromium "
        f"{done.chromium.partition('.')[0]} og prøvet med værktøjet axe-core {done.axe}. Hver side "
        "blev prøvet fire gange: på en smal telefon og på en stor skærm, i lyst og i mørkt.",
        "",
        "Siden her er skrevet af prøven selv. Den fortæller, hvad værktøjet fandt, og hvad det "
        "ikke kunne afgøre. Se også [tilgængelighedserklæringen](/om/tilgaengelighed/).",
        "",
        "## Fejl",
        "",
    )
    yield from _table(done.faults) if done.faults else ("Værktøjet fandt ingen fejl.",)
    yield from ("", "## Kunne ikke afgøres", "")
    if done.undecided:
        yield from (
            "Her kunne værktøjet ikke selv afgøre, om noget er galt. Det skal et menneske se på.",
            "",
            *_table(done.undecided),
        )
    else:
        yield "Der var intet, som værktøjet var i tvivl om."
    yield from (
        "",
        "## Det kan prøven ikke vise",
        "",
        "Et værktøj finder kun en del af de fejl, mennesker støder på. Det kan ikke se, om en "
        "tekst er til at forstå, om et billede er beskrevet rigtigt, eller om noget er besværligt. "
        "Derfor er en prøve uden fejl ikke et bevis.",
    )


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| Hvad | Sider | For eksempel |"
    yield "|---|---:|---|"
    for rule in rules:
        # No links: should a page go, its name here must not stop a build.
        where = ", ".join(f"`{path}`" for path in rule.pages[:MOST])
        yield f"| {rule.words.rstrip('.')} (`{rule.name}`) | {len(rule.pages)} | {where} |"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="where to build the portal")
    parser.add_argument("chromium", help="the browser's program")
    given = parser.parse_args(arguments)
    now = datetime.now().astimezone()
    build(BuildSettings(ROOT / "content", given.site, now))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        with served(given.site) as url:
            done = run(browser, url, addresses(given.site), now.date())
        browser.close()
    PAGE.write_text(as_page(done), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(done.faults)} fejl, {len(done.undecided)} i tvivl.")


if __name__ == "__main__":
    main(sys.argv[1:])
