"""The finder on the event list in a browser, over the demo's own files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.site.axe import faults, too_wide
from tests.site.host import serve

pytestmark = pytest.mark.browser

DEMO_DAY = "2026-11-22T09:00:00+01:00"
SUMMARY = ".find-panel > summary"


def opened(
    browser: Browser, url: str, query: str = "", now: str = DEMO_DAY, **options: Any
) -> Page:
    """The event list; what goes wrong on it is kept in the page's `faults`."""
    context = browser.new_context(
        **{"locale": "da-DK", "viewport": {"width": 1280, "height": 900}, **options}
    )
    page = context.new_page()
    FAULTS[page] = []
    page.on("pageerror", lambda fault: FAULTS[page].append(str(fault)))
    page.on(
        "console",
        lambda told: FAULTS[page].append(told.text) if told.type in ("error", "warning") else None,
    )
    page.clock.set_fixed_time(now)
    page.goto(f"{url}/arrangementer/{query}")
    return page


FAULTS: dict[Page, list[str]] = {}


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Iterator[Page]:
    found = opened(browser, demo_url)
    yield found
    assert FAULTS.pop(found) == []
    found.context.close()


@pytest.fixture
def phone(browser: Browser, demo_url: str) -> Iterator[Page]:
    found = opened(browser, demo_url, viewport={"width": 390, "height": 844}, has_touch=True)
    yield found
    assert FAULTS.pop(found) == []
    found.context.close()


def unfold(page: Page) -> None:
    page.locator(SUMMARY).click()
    expect(page.locator("[data-show]")).to_have_text(re.compile(r"Vis \d+ arrangementer"))


def count(page: Page) -> Locator:
    return page.locator(".find-count")


def number(words: str) -> int:
    return int((re.findall(r"\d+", words) or ["0"])[0])


def beside(page: Page, name: str) -> int:
    """The number beside a choice."""
    told = page.locator(f"label[for='find-{name}'] .chip-count")
    expect(told).to_have_text(re.compile(r"\d"))
    return int(told.inner_text())


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage, ...sessionStorage})")
    return found


def query(page: Page) -> str:
    return page.url.partition("?")[2]


CHOICES = [
    ("hvornaar-i-dag", "hvornaar=i-dag"),
    ("hvornaar-i-morgen", "hvornaar=i-morgen"),
    ("hvornaar-i-weekenden", "hvornaar=i-weekenden"),
    ("hvornaar-denne-uge", "hvornaar=denne-uge"),
    ("hvornaar-denne-maaned", "hvornaar=denne-maaned"),
    ("gratis", "gratis=1"),
    ("aflyste", "aflyste=nej"),
    ("loebende", "loebende=nej"),
    ("emne-musik", "emne=musik"),
    ("type-teater", "type=teater"),
    ("maalgruppe-boern", "maalgruppe=boern"),
    ("adgang-teleslynge", "adgang=teleslynge"),
]


@pytest.mark.parametrize(("name", "expected"), CHOICES)
def test_each_choice_finds_what_stands_beside_it(page: Page, name: str, expected: str) -> None:
    unfold(page)
    fold = page.locator(f".find-more:has(#find-{name}) > summary")
    if fold.count():
        fold.click()
    promised = beside(page, name)

    page.locator(f"#find-{name}").check()

    expect(count(page)).to_have_text(re.compile(rf"^{promised} arrangement"))
    assert query(page) == expected
    expect(page.locator("[data-find-list]")).to_be_hidden()
    # The focus stays where the visitor is.
    expect(page.locator(f"#find-{name}")).to_be_focused()


def test_places_distances_and_ages(page: Page) -> None:
    unfold(page)
    page.get_by_label("Hvor?").select_option("svaleoe")
    expect(count(page)).to_have_text(re.compile("arrangement"))
    near = number(count(page).inner_text())
    option = page.locator("#find-inden-for option[value='10']")
    promised = number(option.inner_text().partition("(")[2])
    assert promised > near

    page.get_by_label("Afstand").select_option("10")
    expect(count(page)).to_have_text(re.compile(f"^{promised} arrangementer"))

    page.get_by_label("Alder").press_sequentially("70")
    expect(page.locator(".find-chosen")).to_contain_text("70 år")
    assert query(page) == "alder=70&omraade=svaleoe&inden-for=10"
    expect(count(page)).not_to_have_text(re.compile(f"^{promised} "))
    assert 0 < number(count(page).inner_text()) < promised


def test_a_day_of_ones_own(page: Page) -> None:
    unfold(page)
    page.locator("#find-hvornaar-dato").check()
    # Whoever comes by with the arrow keys goes on to the next choice; Tab leads to the first day.
    expect(page.locator("#find-hvornaar-dato")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator("#find-fra")
    expect(first).to_be_focused()

    first.fill("2026-11-28")

    expect(page.locator("#find-til")).to_have_value("2026-11-28")
    expect(page.locator(".find-days .day-name")).to_have_text(["Lørdag den 28.\u00a0november"])
    assert query(page) == "fra=2026-11-28&til=2026-11-28"

    page.locator("#find-til").fill("2026-11-29")
    expect(page.locator(".find-days .day-name")).to_have_count(2)


def test_until_the_last_day_has_been_seen_it_is_the_first(page: Page) -> None:
    """Who changes his mind about one day has not said anything of another."""
    first, last = own_days(page)
    first.fill("2026-12-20")
    expect(last).to_have_value("2026-12-20")
    first.fill("2026-12-24")
    expect(last).to_have_value("2026-12-24")

    last.focus()
    first.fill("2026-12-18")

    expect(last).to_have_value("2026-12-24")
    assert query(page) == "fra=2026-12-18&til=2026-12-24"


BACKWARDS = "Slutdagen ligger før startdagen. Vi ser bort fra slutdagen, indtil det er rettet."
HALF = "Skriv dag, måned og et årstal med fire cifre."
AGE = "Skriv et helt tal fra 0 til 99."


def own_days(page: Page) -> tuple[Locator, Locator]:
    unfold(page)
    page.locator("#find-hvornaar-dato").check()
    page.keyboard.press("Tab")
    first, last = page.locator("#find-fra"), page.locator("#find-til")
    expect(first).to_have_accessible_name("Fra og med")
    expect(last).to_have_accessible_name("Til og med")
    return first, last


def type_day(page: Page, day: int, month: int, year: str, *, day_first: bool) -> None:
    """Into the field that has the focus, key by key. Chromium without a window has the month first
    in every language; a Danish one has the day first, so does who goes to it."""
    keys = page.keyboard
    if day_first:
        keys.press("ArrowRight")
        keys.type(f"{day:02}")
        keys.press("ArrowLeft")
        keys.press("ArrowLeft")
        keys.type(f"{month:02}")
        keys.press("ArrowRight")
    else:
        keys.type(f"{month:02}{day:02}")
    keys.type(year)


def fault(page: Page, name: str) -> Locator:
    return page.locator(f"#find-{name}-fejl")


@pytest.mark.parametrize("locale", ["da-DK", "en-US"])
@pytest.mark.parametrize("day_first", [True, False])
def test_a_day_that_is_typed_leaves_the_other_alone(
    browser: Browser, demo_url: str, locale: str, day_first: bool
) -> None:
    page = opened(browser, demo_url, locale=locale)
    first, last = own_days(page)
    before = page.evaluate("history.length")
    type_day(page, 20, 12, "2026", day_first=day_first)
    expect(last).to_have_value("2026-12-20")
    for _ in range(9):
        page.keyboard.press("Tab")
        if last.evaluate("field => field === document.activeElement"):
            break

    type_day(page, 31, 12, "2026", day_first=day_first)

    expect(last).to_have_value("2026-12-31")
    expect(first).to_have_value("2026-12-20")
    assert query(page) == "fra=2026-12-20&til=2026-12-31"
    expect(page.locator(".find-chosen button")).to_have_text(
        ["Søndag den 20. december til torsdag den 31. december"]
    )
    expect(fault(page, "dato")).to_have_text("")
    # Each field is one step back, not each key.
    assert page.evaluate("history.length") <= before + 2

    first.focus()
    type_day(page, 5, 1, "2027", day_first=day_first)

    expect(fault(page, "dato")).to_have_text(BACKWARDS)
    expect(first).to_have_value("2027-01-05")
    expect(last).to_have_value("2026-12-31")
    for field in (first, last):
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(BACKWARDS)
    expect(page.locator(".find-told")).to_have_text(BACKWARDS)
    expect(page.locator(".find-chosen button")).to_have_text(["Fra tirsdag den 5. januar 2027"])
    # With a fault one stays where it is.
    page.keyboard.press("Enter")
    expect(page.locator(".find-panel")).to_have_attribute("open", "")

    last.fill("2027-01-06")

    expect(fault(page, "dato")).to_have_text("")
    expect(first).to_have_attribute("aria-invalid", "false")
    expect(page.locator(".find-told")).to_be_hidden()
    assert query(page) == "fra=2027-01-05&til=2027-01-06"
    page.context.close()


def test_half_a_day_is_told_once_it_is_left(page: Page) -> None:
    first, _ = own_days(page)
    page.keyboard.type("1220")
    page.keyboard.type("26")
    expect(first).to_have_value("0026-12-20")
    page.locator("#find-gratis").focus()

    expect(fault(page, "dato")).to_have_text(HALF)
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#find-til")).to_have_attribute("aria-invalid", "false")
    page.locator("#find-gratis").check()
    # What was written is not lost with another choice.
    expect(first).to_have_value("0026-12-20")
    assert query(page) == "gratis=1"

    page.get_by_role("button", name="Ryd filtre").click()
    expect(first).to_have_value("")
    expect(fault(page, "dato")).to_have_text("")


def test_the_last_day_before_the_first_in_an_address(browser: Browser, demo_url: str) -> None:
    asked = "?fra=2026-12-24&til=2026-12-20"
    page = opened(browser, demo_url, asked)

    expect(page.locator(".find-told")).to_have_text(BACKWARDS)
    expect(page.locator(".find-chosen button")).to_have_text(["Fra torsdag den 24. december"])
    assert page.url.endswith(asked)
    unfold(page)
    last = page.locator("#find-til")
    expect(last).to_have_value("2026-12-20")
    expect(last).to_have_attribute("aria-invalid", "true")
    expect(last).to_have_accessible_description(BACKWARDS)
    assert FAULTS.pop(page) == []
    page.context.close()


@pytest.mark.parametrize("typed", ["100", "400", "6.5", "-1"])
def test_an_age_that_is_none_is_kept_and_told(page: Page, typed: str) -> None:
    unfold(page)
    age = page.get_by_label("Alder")
    age.press_sequentially(typed)

    expect(fault(page, "alder")).to_have_text(AGE)
    expect(age).to_have_attribute("aria-invalid", "true")
    expect(age).to_have_accessible_description(AGE)
    page.locator("#find-gratis").check()
    expect(page.locator(".find-chosen button")).to_have_text(["Gratis"])
    expect(age).to_have_value(typed)
    age.press("Enter")
    expect(age).to_be_focused()
    expect(page.locator(".find-panel")).to_have_attribute("open", "")

    age.fill("60")
    expect(fault(page, "alder")).to_have_text("")
    expect(age).to_have_attribute("aria-invalid", "false")
    expect(page.locator(".find-chosen button")).to_have_text(["60 år", "Gratis"])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("fra=2026-12-24&til=2026-12-24", "torsdag den 24. december"),
        ("fra=2026-12-24", "fra torsdag den 24. december"),
        ("til=2026-12-24", "til torsdag den 24. december"),
        (
            "fra=2026-12-24&til=2027-01-01",
            "torsdag den 24. december til fredag den 1. januar 2027",
        ),
    ],
)
def test_a_day_has_a_capital_where_it_stands_first(
    browser: Browser, demo_url: str, asked: str, words: str
) -> None:
    page = opened(browser, demo_url, f"?{asked}")

    chip = page.locator(".find-chosen button")
    expect(chip).to_have_text(words[0].upper() + words[1:])
    expect(chip).to_have_accessible_name(f"Fjern {words}")
    page.context.close()


def test_the_state_is_in_the_link(browser: Browser, demo_url: str) -> None:
    """Who goes from link to link hears that it is off, in the list and in what is found."""
    page = opened(browser, demo_url)
    for _ in range(2):
        flagged = page.locator(".row:visible:has(.flag)")
        expect(flagged.first).to_be_visible()
        for row in flagged.all():
            flag = row.locator(".flag").inner_text()
            link = row.get_by_role("link", name=re.compile(rf"^{re.escape(flag)}: \w"))
            expect(link).to_have_count(1)
        rows = page.locator(".row:visible:not(:has(.flag))")
        assert rows.locator("a .visually-hidden").count() == 0
        page.goto(f"{demo_url}/arrangementer/?fra=2026-11-22")
        expect(count(page)).to_be_visible()
    page.context.close()


def test_the_rows_are_the_lists_own(page: Page) -> None:
    """All that is coming, asked for by its days: the same rows, to the letter."""
    bare = """rows => rows.map(row => row.outerHTML.replace(/\\s+/g, ' ')
        .replace(/> </g, '><').replace(/ hidden=""/g, '')
        // When it ends stands in the list of today alone.
        .replace(/ data-(ends|over)="[^"]*"/g, ''))"""
    listed = page.locator("[data-find-list] .day .row:has(time[datetime])").evaluate_all(bare)
    page.evaluate("history.replaceState(null, '', '?fra=2026-11-22')")
    page.reload()
    expect(count(page)).to_have_text(re.compile("arrangementer"))
    while page.get_by_role("button", name="Vis flere", exact=True).is_visible():
        page.get_by_role("button", name="Vis flere", exact=True).click()
    made = page.locator(".find-days .row").evaluate_all(bare)

    told = [row for row in listed if row in made]
    # Dates that were moved away from a day are told in the list alone.
    assert len(told) >= 90
    assert [row for row in listed if row not in made and "Flyttet til" not in row] == []
    assert made[: len(told)] == told
    assert any("row-facts" in row and "Flyttet fra" in row for row in made)
    assert any('class="flag"' in row for row in made)


def test_five_actions_on_a_telephone(phone: Page) -> None:
    """A free event for a six-year-old in Lærkesund this weekend."""
    phone.locator(".chip[data-query='hvornaar=i-weekenden']").tap()  # 1
    phone.locator(".chip[data-query='gratis=1']").tap()  # 2
    phone.locator(SUMMARY).tap()  # 3
    phone.get_by_label("Hvor?").select_option("laerkesund")  # 4
    phone.get_by_label("Alder").press_sequentially("6")
    phone.get_by_label("Alder").press("Enter")  # 5, with the keyboard's own key

    expect(count(phone)).to_be_in_viewport()
    expect(count(phone)).to_be_focused()
    expect(phone.locator(".find-days .row").first).to_be_in_viewport()
    assert query(phone) == "hvornaar=i-weekenden&alder=6&omraade=laerkesund&gratis=1"
    for row in phone.locator(".find-days .row").all():
        assert "Gratis" in row.inner_text()
        assert "Lærkesund" in row.inner_text()
    assert not too_wide(phone)


def test_back_and_forward(page: Page) -> None:
    page.locator(".chip[data-query='gratis=1']").click()
    expect(count(page)).to_have_text(re.compile("arrangementer"))
    free = count(page).inner_text()
    page.locator(".chip[data-query='maalgruppe=boern']").click()
    expect(count(page)).not_to_have_text(free)

    page.go_back()
    expect(count(page)).to_have_text(free)
    assert query(page) == "gratis=1"
    page.go_back()
    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(page.locator("[data-find]")).to_be_hidden()
    page.go_forward()
    expect(count(page)).to_have_text(free)
    expect(page.locator("#find-gratis")).to_be_checked()


def test_a_way_in_is_taken_and_left_again(page: Page) -> None:
    chip = page.locator(".chip[data-query='gratis=1']")
    promised = number(chip.inner_text())
    chip.click()

    expect(count(page)).to_have_text(re.compile(f"^{promised} arrangementer"))
    expect(chip).to_have_attribute("aria-current", "true")
    assert chip.get_attribute("href") == "/gratis/"
    chip.click()
    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(chip).not_to_have_attribute("aria-current", "true")
    assert query(page) == ""


def ways_in(page: Page) -> list[str]:
    """What the chips say, with what is told to those who do not see them."""
    chips = page.locator(".chip[data-query]").all_text_contents()
    return [" ".join(chip.split()) for chip in chips]


def test_unfolding_changes_no_number(page: Page) -> None:
    told = ways_in(page)
    assert told[0].startswith("I dag ")

    unfold(page)

    assert ways_in(page) == told


def test_one_event_is_called_so(page: Page) -> None:
    """What is read aloud beside a chip's number goes with the number that a choice leaves there."""
    unfold(page)
    told: set[str] = set()
    for name in ("type-teater", "type-film", "maalgruppe-smaaboern", "emne-film"):
        page.evaluate("name => document.getElementById(`find-${name}`).click()", name)
        expect(count(page)).to_have_text(re.compile("arrangement"))
        told.update(chip.partition(" ")[2].split(" ", 1)[-1] for chip in ways_in(page))
        page.evaluate("name => document.getElementById(`find-${name}`).click()", name)
        expect(count(page)).to_be_hidden()

    numbered = [match for words in told if (match := re.search(r"(\d+) (arrangement\w*)$", words))]
    assert {match[2] for match in numbered if match[1] == "1"} == {"arrangement"}
    assert {match[2] for match in numbered if match[1] != "1"} == {"arrangementer"}


LINK = "?hvornaar=i-weekenden&emne=musik&emne=scene&omraade=laerkesund&inden-for=10"


def test_a_shared_link_shows_the_same_to_all(browser: Browser, demo_url: str) -> None:
    told = []
    for now in (DEMO_DAY, "2026-11-25T09:00:00+01:00"):
        page = opened(browser, demo_url, LINK, now)
        expect(count(page)).to_have_text(re.compile("arrangementer"))
        expect(page.locator(".find-chosen button")).to_have_text(
            ["I weekenden", "Højst 10 km fra Lærkesund", "Musik", "Scenekunst"]
        )
        told.append(page.locator(".find-days time").first.get_attribute("datetime") or "")
        page.reload()
        expect(count(page)).to_have_text(re.compile("arrangementer"))
        assert page.url.endswith(LINK)
        assert FAULTS.pop(page) == []
        page.context.close()
    # The words stay relative: who opens it on Wednesday sees the coming weekend.
    assert told[0] == "2026-11-22"
    assert told[1] >= "2026-11-27"


def test_what_nobody_knows_is_said_and_left_out(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url, "?emne=%3Cb%3Erap&gratis=1&alder=400")

    expect(page.locator(".find-told")).to_have_text(
        "Vi kender ikke »<b>rap«, »400« og har set bort fra det."
    )
    expect(page.locator(".find-chosen button")).to_have_text(["Gratis"])
    page.context.close()


def test_data_of_yesterday_still_knows_today(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url, "?hvornaar=i-dag", "2026-11-24T08:00:00+01:00")

    expect(page.locator(".find-days .day-name")).to_have_text(["I dag"])
    assert page.locator(".find-days .day-name time").get_attribute("datetime") == "2026-11-24"
    page.context.close()


def test_chosen_ones_are_taken_away_one_by_one(page: Page) -> None:
    page.locator(".chip[data-query='gratis=1']").click()
    page.locator(".chip[data-query='maalgruppe=boern']").click()
    chosen = page.locator(".find-chosen button")
    expect(chosen).to_have_count(2)

    page.get_by_role("button", name="Fjern Børn").click()
    expect(chosen).to_have_count(1)
    expect(page.get_by_role("button", name="Fjern Gratis")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(page.locator(SUMMARY)).to_be_focused()


def test_everything_is_cleared_at_once(page: Page) -> None:
    unfold(page)
    page.locator("#find-gratis").check()
    page.get_by_label("Alder").fill("6")
    expect(page.locator(".find-chosen button")).to_have_count(2)

    page.get_by_role("button", name="Ryd filtre").click()

    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(page.get_by_label("Alder")).to_have_value("")
    assert query(page) == ""


def test_by_keyboard_alone(page: Page) -> None:
    page.locator(SUMMARY).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-show]")).to_have_text(re.compile(r"Vis \d+"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#find-hvornaar-i-dag")).to_be_focused()
    expect(page.locator(".find-chosen button")).to_have_text(["I dag"])
    page.locator("#find-gratis").focus()
    page.keyboard.press("Space")
    expect(page.locator(".find-chosen button")).to_have_count(2)

    page.keyboard.press("Escape")
    assert page.locator(".find-panel").get_attribute("open") is None
    expect(page.locator(SUMMARY)).to_be_focused()
    page.keyboard.press("Tab")
    # What was found comes next, without the form in between.
    expect(page.locator(".find-chosen button").first).to_be_focused()


def test_the_number_is_told_to_those_who_do_not_see_it(page: Page) -> None:
    page.locator(".chip[data-query='gratis=1']").click()

    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ arrangementer"))
    expect(status).to_have_text(count(page).inner_text())


def test_nothing_is_stored_unless_asked(page: Page, demo_url: str) -> None:
    unfold(page)
    page.locator("#find-gratis").check()
    expect(count(page)).to_have_text(re.compile("arrangementer"))
    assert stored(page) == {}
    assert page.context.cookies() == []

    page.get_by_label("Husk mine valg").check()
    assert stored(page) == {"find": "gratis=1"}
    page.locator("#find-hvornaar-denne-maaned").check()
    assert stored(page) == {"find": "hvornaar=denne-maaned&gratis=1"}

    page.goto(f"{demo_url}/arrangementer/")
    expect(page.locator(".find-chosen button")).to_have_text(["Denne måned", "Gratis"])
    assert query(page) == "hvornaar=denne-maaned&gratis=1"
    page.locator(SUMMARY).click()
    page.get_by_label("Husk mine valg").uncheck()
    assert stored(page) == {}
    page.goto(f"{demo_url}/arrangementer/")
    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(page.get_by_label("Husk mine valg")).not_to_be_checked()


def test_an_empty_result_offers_the_nearest(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url, "?fra=2026-12-25&til=2026-12-25&emne=film&omraade=laerkesund")
    offered = page.locator(".find-instead button")
    expect(count(page)).to_have_text("Ingen arrangementer passer til dine valg")
    expect(offered.first).to_be_visible()
    words = offered.all_inner_texts()
    assert any(re.match(r"\w+dag den \d+\.\sdecember: \d+ arr", one) for one in words), words
    assert "Uden »Film«" in " ".join(words)

    promised = number(offered.first.inner_text().rpartition(":")[2])
    offered.first.click()

    expect(count(page)).to_have_text(re.compile(f"^{promised} arrangement"))
    expect(page.locator(".find-instead")).to_be_hidden()
    assert FAULTS.pop(page) == []
    page.context.close()


def test_a_locality_nearby_is_offered(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url, "?omraade=vibesande&emne=film")
    found = page.locator(".find-instead button", has_text="km væk")
    expect(found.first).to_be_visible()
    promised = number(found.first.inner_text().rpartition(":")[2])

    found.first.click()
    expect(count(page)).to_have_text(re.compile(f"^{promised} arrangement"))
    page.context.close()


def test_where_no_single_step_helps_each_choice_is_offered_alone(
    browser: Browser, demo_url: str
) -> None:
    asked = "?hvornaar=i-dag&omraade=vibesande&emne=film&adgang=ledelinjer"
    page = opened(browser, demo_url, asked)
    found = page.get_by_role("button", name="Kun »Film«")
    expect(found).to_be_visible()
    promised = number(found.inner_text().rpartition(":")[2])

    found.click()
    expect(count(page)).to_have_text(re.compile(f"^{promised} arrangement"))
    assert query(page) == "emne=film"
    page.context.close()


def test_no_net(page: Page) -> None:
    page.route("**/data/v1/find/**", lambda route: route.abort())
    page.locator(".chip[data-query='gratis=1']").click()

    expect(page.locator(".find-told")).to_contain_text("kunne ikke hentes")
    expect(page.locator("[data-find-list]")).to_be_visible()
    page.unroute("**/data/v1/find/**")
    page.locator(SUMMARY).click()
    page.locator("#find-hvornaar-i-dag").check()
    expect(count(page)).to_have_text(re.compile("arrangement"))
    FAULTS[page] = [one for one in FAULTS[page] if "ERR_FAILED" not in one]


def test_without_the_modules_a_way_in_leads_to_its_page(page: Page) -> None:
    page.route("**/find-app.js", lambda route: route.abort())
    page.locator(".chip[data-query='gratis=1']").click()

    expect(page.locator("h1")).to_have_text("Gratis")
    FAULTS[page] = [one for one in FAULTS[page] if "ERR_FAILED" not in one]


def here(context: BrowserContext, lat: float, lon: float) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": lat, "longitude": lon})


def test_where_one_is_goes_nowhere(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    here(page.context, 56.2051234, 11.8581234)
    unfold(page)
    page.get_by_label("Husk mine valg").check()
    page.get_by_role("button", name="Brug min placering").click()

    expect(page.locator(".find-chosen button")).to_have_text(["Højst 10 km fra Hvor jeg er nu"])
    assert query(page) == "omraade=min-placering&inden-for=10"
    assert "1234" not in " ".join((*asked, page.url, *stored(page).values()))
    assert stored(page) == {"find": ""}

    page.reload()
    expect(page.locator(".find-told")).to_contain_text("Brug min placering")


def test_who_says_no_is_told_what_to_do(page: Page) -> None:
    unfold(page)
    page.get_by_role("button", name="Brug min placering").click()

    expect(page.locator(".find-told")).to_contain_text("Vælg et område i stedet")
    assert query(page) == ""


def test_without_a_script_the_ways_are_links(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url, java_script_enabled=False)
    page.locator(SUMMARY).click()

    assert page.locator(".find-form").is_hidden()
    links = page.locator(".find-ways a")
    assert links.all_inner_texts()[:2] == ["Denne måned", "Måneder"]
    for link in links.all():
        assert page.request.get(demo_url + (link.get_attribute("href") or "")).ok
    page.locator(".find-ways a", has_text="Adgang").click()
    page.get_by_role("link", name=re.compile("Teleslynge")).click()
    expect(page.locator("h1")).to_have_text("Teleslynge")
    assert page.locator(".row").count() > 3
    page.context.close()


def test_under_a_base_path(browser: Browser, based_site: Path, tmp_path: Path) -> None:
    (tmp_path / "portal").symlink_to(based_site, target_is_directory=True)
    for url in serve(tmp_path):
        page = opened(browser, f"{url}/portal", "?gratis=1")
        expect(count(page)).to_have_text(re.compile("arrangementer"))
        link = page.locator(".find-days a").first
        assert (link.get_attribute("href") or "").startswith("/portal/arrangementer/")
        link.click()
        expect(page.locator("h1")).to_be_visible()
        page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_it_is_accessible(browser: Browser, demo_url: str, width: int, scheme: Any) -> None:
    page = opened(
        browser,
        demo_url,
        LINK,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
    )
    unfold(page)
    for fold in page.locator(".find-more > summary").all():
        fold.click()
    assert faults(page) == []
    assert not too_wide(page)
    small = page.locator(
        ".find-panel :is(a, button, summary, .chip, select, input[type=number]):visible"
    ).evaluate_all(
        """all => all.filter(one => one.getBoundingClientRect().height < 24)
            .map(one => one.outerHTML)"""
    )
    assert small == []
    page.context.close()
