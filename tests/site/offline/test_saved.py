"""Saved events: nothing is stored before it is asked for, and what then stands on the page."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.times import ZONE
from tests.site import waiting
from tests.site.offline.visitor import (
    CONCERT,
    CONCERT_FILE,
    NOTHING,
    STORED,
    day_of,
    save,
)
from tests.site.pages import kinds
from tests.site.weak_host import Portal

pytestmark = pytest.mark.browser


# --- before anything is asked for -----------------------------------------------------------------


def test_nothing_is_stored_before_the_visitor_asks(
    browser: Browser, demo_site: Path, demo_url: str
) -> None:
    """One page of each kind is opened and scrolled in the same browser."""
    context = browser.new_context()
    page = context.new_page()
    for path in [*kinds(demo_site), "/gemte/", "/uden-net/?side=/x/"]:
        page.goto(demo_url + path)
        page.mouse.wheel(0, 4000)
        page.evaluate(waiting.SETTLED)
        assert page.evaluate(STORED) == NOTHING, path
        assert page.locator("link[rel=manifest]").count() == 0, path
    # What a page began as it was left is stored by now, if it is stored at all.
    page.wait_for_load_state("networkidle")
    assert page.evaluate(STORED) == NOTHING
    assert context.cookies() == []
    context.close()


# --- saving an event ------------------------------------------------------------------------------


def test_an_event_is_saved_and_removed(page: Page, portal: Portal) -> None:
    page.goto(portal.home + CONCERT)
    button = page.locator(".keep button")
    expect(button).to_have_text("Gem")

    button.focus()
    page.keyboard.press("Enter")

    expect(button).to_have_text("Gemt – fjern")
    expect(page.locator(".keep [role=status]")).to_contain_text(
        "Arrangementets navn, tid og sted ligger nu på denne enhed."
    )
    stored = page.evaluate(STORED)
    assert [name for name, _ in stored["local"]] == ["portal:/:gemte"]
    assert stored | {"local": []} == NOTHING
    page.get_by_role("link", name="Se dine gemte arrangementer").click()
    expect(page.get_by_role("link", name="Julekoncert: lys & kor")).to_be_visible()
    expect(page.locator("[data-part=when]")).to_have_text(
        "Fredag den 4. december 2026 kl. 19.30–21.00"
    )
    expect(page.get_by_text("Opdateret nu")).to_be_visible()

    page.goto(portal.home + CONCERT)
    page.get_by_role("button", name="Gemt – fjern").click()
    expect(button).to_have_text("Gem")
    assert page.evaluate(STORED) == NOTHING


def test_all_are_removed_and_brought_back(page: Page, portal: Portal) -> None:
    save(page, portal)
    save(page, portal, "arrangementer/aabne-proever/")
    page.goto(f"{portal.home}gemte/")
    rows = page.locator(".kept-events > li:visible")
    expect(rows).to_have_count(2)

    page.get_by_role("button", name="Fjern alle").click()
    expect(rows).to_have_count(0)
    expect(page.get_by_text("Du har ikke gemt noget endnu.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    assert page.evaluate("document.activeElement.className") == "kept-undo"

    page.get_by_role("button", name="Fortryd").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Fjern Julekoncert: lys & kor").click()
    expect(rows).to_have_count(1)


def test_what_was_called_off_stands_first(page: Page, portal: Portal) -> None:
    save(page, portal, "arrangementer/aabne-proever/")
    save(page, portal)
    portal.change(CONCERT_FILE, "price:", "status: cancelled\nprice:")
    portal.build()

    page.goto(f"{portal.home}gemte/")

    first = page.locator(".kept-events > li").first
    expect(first.locator(".flag")).to_have_text("Aflyst")
    expect(first.get_by_role("heading")).to_have_text("Aflyst: Julekoncert: lys & kor")
    expect(page.get_by_text("Noget er aflyst, udskudt, flyttet eller ændret")).to_be_visible()


def test_another_hour_is_told_beside_the_old_one(page: Page, portal: Portal) -> None:
    save(page, portal)
    portal.change(CONCERT_FILE, "start: 2026-12-04 19:30", "start: 2026-12-04 20:00")
    portal.build()

    page.goto(f"{portal.home}gemte/")

    row = page.locator(".kept-events > li").first
    expect(row.locator("[data-part=when]")).to_have_text(
        "Fredag den 4. december 2026 kl. 20.00–21.00"
    )
    expect(row.locator("[data-part=was]")).to_contain_text(
        "Ændret. Da du gemte det: Fredag den 4. december 2026 kl. 19.30–21.00"
    )


def test_what_was_taken_off_the_portal_says_so(page: Page, portal: Portal) -> None:
    save(page, portal)
    portal.file(CONCERT_FILE).unlink()
    portal.build()

    page.goto(f"{portal.home}gemte/")

    expect(page.get_by_text("Arrangementet står ikke længere på portalen.")).to_be_visible()


def test_a_renamed_event_is_found_by_its_old_address(page: Page, portal: Portal) -> None:
    save(page, portal)
    new = portal.file("events/2026/lys-og-kor.md")
    portal.file(CONCERT_FILE).rename(new)
    portal.change(
        "events/2026/lys-og-kor.md",
        "[/arrangementer/jul/]",
        "[/arrangementer/jul/, /arrangementer/julekoncert/]",
    )
    portal.build()

    page.goto(f"{portal.home}gemte/")

    expect(page.get_by_text("Opdateret nu")).to_be_visible()
    link = page.get_by_role("link", name="Julekoncert: lys & kor")
    expect(link).to_have_attribute("href", "/arrangementer/lys-og-kor/")


def test_what_is_over_folds_away(browser: Browser, portal: Portal) -> None:
    context = browser.new_context()
    save(day_of(context), portal)
    page = day_of(context, datetime(2026, 12, 5, 9, tzinfo=ZONE))
    page.goto(f"{portal.home}gemte/")

    expect(page.get_by_role("link", name="Julekoncert: lys & kor")).to_be_hidden()
    page.get_by_text("Overstået").click()
    expect(page.get_by_role("link", name="Julekoncert: lys & kor")).to_be_visible()
    context.close()


def test_every_event_is_found_in_its_file(page: Page, demo_site: Path, demo_url: str) -> None:
    """The script reckons the file from the slug as the build does; here there are several."""
    files = sorted((demo_site / "data/v1/gemte").glob("*.json"))
    assert len(files) > 1
    slugs = []
    for file in files:
        states = json.loads(file.read_text(encoding="utf-8"))
        slugs += [slug for slug, state in states.items() if state["last"] > "2026-11-22"][:3]
    for slug in slugs:
        page.goto(f"{demo_url}/arrangementer/{slug}/")
        page.get_by_role("button", name="Gem", exact=True).click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{demo_url}/gemte/")

    expect(page.get_by_text("Opdateret nu")).to_have_count(len(slugs))
    expect(page.locator("[data-part=fresh]:visible")).to_have_count(len(slugs))
    assert len([url for url in asked if "/data/v1/gemte/" in url]) == len(files)


@pytest.mark.parametrize(
    "stored", ["x", "[]", '{"version":2}', '{"version":1,"events":{"a":{"now":{}}}}', "null"]
)
def test_what_another_wrote_there_breaks_nothing(page: Page, portal: Portal, stored: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(portal.home)
    page.evaluate("text => localStorage.setItem('portal:/:gemte', text)", stored)

    save(page, portal)
    page.goto(f"{portal.home}gemte/")

    expect(page.get_by_role("link", name="Julekoncert: lys & kor")).to_be_visible()
    assert faults == []


def test_a_browser_that_stores_nothing_is_told_so(page: Page, portal: Portal) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(portal.home + CONCERT)
    page.get_by_role("button", name="Gem", exact=True).click()

    expect(page.locator(".keep [role=status]")).to_contain_text("Din browser vil ikke gemme noget.")
    expect(page.locator(".keep button")).to_have_text("Gem")


def test_without_script_the_page_says_what_it_needs(browser: Browser, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{portal.home}gemte/")
    expect(page.locator("noscript .notice")).to_contain_text("Listen kræver JavaScript.")
    expect(page.get_by_role("button")).to_have_count(0)
    page.goto(portal.home + CONCERT)
    expect(page.get_by_role("button", name="Gem")).to_have_count(0)
    context.close()
