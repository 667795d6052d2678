"""The search page in a browser, over the demo's own index."""

from __future__ import annotations

import http.server
import io
import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.presenting.searching.words import folded
from tests.site.axe import Scheme, faults, too_wide
from tests.site.first_view import SHIFTS
from tests.site.waiting import until

pytestmark = pytest.mark.browser

DEMO_DAY = "2026-11-22T09:00:00+01:00"
PAUSE = 600
"""Milliseconds: less than the pause in the typing after which it is told (`search.js`)."""


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Iterator[Page]:
    yield from visit(browser, demo_url)


@pytest.fixture
def phone(browser: Browser, demo_url: str) -> Iterator[Page]:
    yield from visit(browser, demo_url, width=320)


def visit(browser: Browser, url: str, width: int = 1280, query: str = "") -> Iterator[Page]:
    """The search page on the demo's day; at the end nothing may have gone wrong on it."""
    context = browser.new_context(locale="da-DK", viewport={"width": width, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on(
        "console",
        lambda message: (
            faults.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    opened.on(
        "response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None
    )
    opened.clock.set_fixed_time(DEMO_DAY)
    opened.goto(f"{url}/soeg/{query}")
    yield opened
    assert faults == []
    context.close()


def look_for(page: Page, query: str) -> None:
    page.get_by_label("Hvad leder du efter?").fill(query)
    page.get_by_role("button", name="Søg").click()


def count(page: Page) -> Locator:
    return page.locator(".search-count")


def found(page: Page) -> list[str]:
    return page.locator(".result-title").all_inner_texts()


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=re.compile(f"^{name}"))


def test_a_result_says_what_when_and_where_and_leads_there(page: Page) -> None:
    look_for(page, "hovedbiblioteket")

    first = page.locator(".search-results li").first
    expect(first).to_contain_text("Hovedbiblioteket")
    expect(count(page)).to_contain_text("resultater for »hovedbiblioteket«")
    first.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Hovedbiblioteket")


def test_half_a_word_without_danish_letters_finds_as_well(page: Page) -> None:
    look_for(page, "laerkesund biblio")
    expect(page.locator(".result-title").first).to_have_text("Lærkesund Biblioteker")

    look_for(page, "LÆRKESUND BIBLIO")
    expect(count(page)).to_contain_text("LÆRKESUND")
    assert found(page)[0] == "Lærkesund Biblioteker"


def test_what_is_typed_before_the_script_has_come_is_looked_for(
    browser: Browser, demo_url: str
) -> None:
    """On a weak network somebody types sooner than that."""
    context = browser.new_context(locale="da-DK")
    opened = context.new_page()
    opened.clock.set_fixed_time(DEMO_DAY)
    held: list[Route] = []
    opened.route("**/assets/js/search.js*", lambda route: held.append(route))
    opened.goto(f"{demo_url}/soeg/", wait_until="commit")
    box = opened.get_by_label("Hvad leder du efter?")
    box.fill("krabben")
    until(opened, lambda: held, "the script is asked for")
    for route in held:
        route.continue_()
    expect(opened.locator(".result-title").first).to_contain_text("Krabben")
    expect(box).to_have_value("krabben")
    expect(opened).to_have_url(re.compile("q=krabben"))
    context.close()


def test_results_come_while_typing_and_the_whole_word_finds_its_other_forms(page: Page) -> None:
    box = page.get_by_label("Hvad leder du efter?")
    box.press_sequentially("koncer")
    expect(page.locator(".result-title").first).to_be_visible()
    box.press_sequentially("terne")
    expect(count(page)).to_contain_text("»koncerterne«")
    expect(page.locator(".result-title").first).to_have_text("Koncerter")
    expect(page.locator(".result-title")).to_have_count(10)


def test_what_is_over_comes_last_but_for_the_editors_guide(page: Page, demo_site: Path) -> None:
    over = past_paths(demo_site)

    look_for(page, "koncert")
    expect(page.locator(".result-title")).to_have_count(10)
    more = page.get_by_role("button", name="Vis flere")
    while more.is_visible():
        before = len(found(page))
        more.click()
        # What was asked for is where the reader goes on.
        expect(page.locator(".search-results a").nth(before)).to_be_focused()
        expect(count(page)).to_contain_text("»koncert«")
    links = [link.get_attribute("href") or "" for link in page.locator(".search-results a").all()]
    assert len(links) == int(re.findall(r"\d+", count(page).inner_text())[0])
    past = [link in over for link in links if "/om/redaktoer/" not in link]
    assert any(past)
    assert not all(past)
    assert past == sorted(past)
    assert all("/om/redaktoer/" in link for link in links[len(past) :])


def past_paths(site: Path) -> set[str]:
    """The addresses of the events in the index that are over on the demo's day."""
    folder = site / "data/v1/soeg"
    contents = json.loads((folder / "indeks.json").read_text())
    others = {number for numbers in contents["kinds"].values() for number in numbers}
    events = [number for number in range(contents["documents"]) if number not in others]
    start = date.fromisoformat(contents["from"]).toordinal()
    first, last = {}, {}
    for place, (number, digits) in enumerate(
        zip(events, zip(*contents["days"], strict=True), strict=True)
    ):
        day = first[number] = last[number] = start + int("".join(digits), 32)
        for later in contents["dates"].get(str(place), []):
            day += later
            last[number] = max(last[number], day)
    rows, at = [], 0
    shown = sorted(events, key=lambda number: (first[number], number))
    while at < len(events):
        block = json.loads((folder / f"visning/{shown[at]}.json").read_text())[1:]
        rows += block
        at += len(block)
    today = date.fromisoformat(DEMO_DAY[:10]).toordinal()
    return {row[1] for row, number in zip(rows, shown, strict=False) if last[number] < today}


def test_words_that_nothing_has_together_find_what_has_some(page: Page) -> None:
    look_for(page, "lokomotiv hovedbiblioteket")
    expect(count(page)).to_contain_text("Intet har alle ordene.")
    expect(page.locator(".result-title").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [
        ("i weekenden", "/i-weekenden/"),
        ("koncert I Dag?", "/i-dag/"),
        ("hvad sker der i morgen", "/i-morgen/"),
        ("gratis i weekenden", "/arrangementer/?hvornaar=i-weekenden&gratis=1"),
        ("gratis", "/gratis/"),
        ("denne uge", "/kalender/2026/uge-47/"),
    ],
)
def test_a_day_that_is_asked_for_is_answered_by_its_page_first(
    page: Page, query: str, leads_to: str
) -> None:
    look_for(page, query)
    link = page.locator(".search-shortcut:visible a")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", re.compile(re.escape(leads_to) + "$"))
    expect(page.get_by_role("status")).to_contain_text("Øverst: Se alt, hvad der")
    look_for(page, "daglig morgensang")
    expect(link).to_have_count(0)


def test_a_word_that_is_misspelled_is_answered_by_the_nearest(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look_for(page, "koncrt")
    expect(count(page)).to_contain_text("Ingen resultater for »koncrt«")
    expect(page.locator(".search-meant")).to_have_text("Mente du koncert?")
    expect(page.get_by_role("status")).to_contain_text("Mente du koncert?")
    # Of the files that were looked through already.
    assert len([url for url in asked if "/data/v1/soeg/" in url]) <= 1
    page.locator(".search-meant a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=koncert")
    expect(page.locator(".result-title").first).to_be_visible()
    expect(page.locator(".search-meant")).to_be_hidden()
    expect(page.locator(".search-nothing")).to_be_hidden()


def test_a_word_that_is_misspelled_at_its_beginning_is_looked_for_in_a_few_other_files(
    page: Page,
) -> None:
    """Words lie in files by their first letters, so the word that is meant lies in another one."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look_for(page, "okncert")
    expect(page.locator(".search-meant")).to_have_text("Mente du koncert?")
    expect(page.get_by_role("status")).to_contain_text("Mente du koncert?")
    assert 2 <= len([url for url in asked if "/data/v1/soeg/ord/" in url]) <= 4


def test_without_those_other_files_the_answer_is_as_good_as_it_was(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    page.goto(f"{demo_url}/soeg/")
    first: list[str] = []

    def only_the_first(route: Route) -> None:
        first.append(route.request.url)
        if len(first) == 1:
            route.continue_()
        else:
            route.abort()

    page.route("**/data/v1/soeg/ord/**", only_the_first)
    look_for(page, "okncert")
    expect(count(page)).to_contain_text("Ingen resultater for »okncert«")
    expect(page.locator(".search-nothing")).to_be_visible()
    expect(page.locator(".search-meant")).to_be_hidden()
    assert len(first) >= 2
    context.close()


def test_of_several_words_only_the_misspelled_is_put_right(page: Page) -> None:
    look_for(page, "Havnens koncrt")
    expect(page.locator(".search-meant a")).to_have_text("Havnens koncert")


def test_danish_letters_are_shown_as_they_are_written(page: Page) -> None:
    look_for(page, "lærkesnud")
    expect(page.locator(".search-meant a")).to_have_text("lærkesund")


def test_where_nothing_helps_the_page_leads_to_the_finder_and_the_registers(page: Page) -> None:
    look_for(page, "qqqqqq")
    expect(page.locator(".search-meant")).to_be_hidden()
    way_on = page.locator(".search-nothing")
    expect(way_on.get_by_role("link").first).to_have_attribute(
        "href", re.compile("/arrangementer/$")
    )
    way_on.get_by_role("link", name="registrene herunder").click()
    expect(page.locator("#registre")).to_be_in_viewport()


def test_nothing_found_and_too_little_typed_are_said_politely(page: Page) -> None:
    look_for(page, "qqqqqq")
    expect(count(page)).to_contain_text("Ingen resultater for »qqqqqq«")
    expect(page.get_by_role("status")).to_contain_text("Ingen resultater for »qqqqqq«")
    expect(page.get_by_role("group")).to_have_count(0)
    look_for(page, "a")
    expect(count(page)).to_have_text("Skriv mindst to bogstaver.")
    look_for(page, "")
    expect(count(page)).to_be_hidden()


def test_the_screen_reader_is_told_once_when_the_typing_pauses(page: Page) -> None:
    """Whoever types here may be held up by a busy machine: such a pause is one like any other, and
    so is a net that is so slow that waiting is told of."""
    page.evaluate(
        """() => {
          window.told = [];
          window.typed = [];
          const status = document.querySelector("[role=status]");
          new MutationObserver(() => window.told.push(status.textContent))
            .observe(status, { childList: true, characterData: true, subtree: true });
          addEventListener("input", () => window.typed.push(performance.now()), true);
        }"""
    )
    page.get_by_label("Hvad leder du efter?").press_sequentially("kirken", delay=60)
    expect(count(page)).to_contain_text("»kirken«")
    expect(page.get_by_role("status")).to_contain_text("»kirken«")
    told, typed = page.evaluate("[window.told.filter(one => one !== 'Søger …'), window.typed]")
    assert len(typed) == len("kirken")
    pauses = sum(later - earlier >= PAUSE for earlier, later in pairwise(typed))
    assert 1 <= len(told) <= 1 + pauses, told


def test_the_query_stands_in_the_address_and_back_goes_back(page: Page) -> None:
    look_for(page, "havn")
    page.wait_for_url("**/soeg/?q=havn")
    expect(count(page)).to_contain_text("»havn«")
    expect(page.locator(".result-title").nth(9)).to_be_visible()
    first = found(page)
    look_for(page, "kirke")
    page.wait_for_url("**/soeg/?q=kirke")
    page.go_back()
    page.wait_for_url("**/soeg/?q=havn")
    expect(page.get_by_label("Hvad leder du efter?")).to_have_value("havn")
    expect(count(page)).to_contain_text("»havn«")
    page.reload()
    expect(count(page)).to_contain_text("»havn«")
    expect(page.locator(".result-title").nth(9)).to_be_visible()
    assert found(page) == first
    expect(page).to_have_title(re.compile("^havn – Søg – "))


def test_choices_narrow_the_results_stand_in_the_address_and_are_cleared(page: Page) -> None:
    look_for(page, "kirke")
    expect(count(page)).to_contain_text("resultater for »kirke«")
    whole = count(page).inner_text()
    choice(page, "Aktører").click()
    page.wait_for_url("**/soeg/?q=kirke&kind=aktoerer")
    shown = int(choice(page, "Aktører").locator("xpath=..").locator(".chip-count").inner_text())
    expect(page.locator(".search-results li")).to_have_count(shown)
    expect(count(page)).to_have_text(re.compile(rf"^{shown} af \d+ resultater for »kirke«"))
    abouts = page.locator(".result-about").all_inner_texts()
    assert all(about.startswith("Aktør · ") for about in abouts)

    page.go_back()
    page.wait_for_url("**/soeg/?q=kirke")
    expect(choice(page, "Alt")).to_be_checked()
    expect(count(page)).to_have_text(whole)

    choice(page, "Kommende").click()
    page.wait_for_url("**/soeg/?q=kirke&naar=kommende")
    page.reload()
    expect(choice(page, "Kommende")).to_be_checked()
    expect(count(page)).to_contain_text(" af ")
    page.get_by_role("button", name="Ryd filtre").click()
    page.wait_for_url("**/soeg/?q=kirke")
    expect(count(page)).to_have_text(whole)
    expect(choice(page, "Alt")).to_be_focused()


def test_choices_work_by_keyboard(page: Page) -> None:
    look_for(page, "kirke")
    expect(choice(page, "Arrangementer")).to_be_visible()
    page.get_by_role("button", name="Søg").focus()
    page.keyboard.press("Tab")
    expect(choice(page, "Alt")).to_be_focused()
    outline = (
        choice(page, "Alt")
        .locator("xpath=following-sibling::label")
        .evaluate("label => getComputedStyle(label).outlineStyle")
    )
    assert outline == "solid"
    page.keyboard.press("ArrowRight")
    expect(choice(page, "Arrangementer")).to_be_checked()
    page.wait_for_url("**/soeg/?q=kirke&kind=arrangementer")
    page.keyboard.press("Tab")
    expect(choice(page, "Når som helst")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/soeg/?q=kirke&kind=arrangementer&naar=kommende")


def test_a_choice_without_results_says_so(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/soeg/?q=kirke&kind=aktoerer&naar=tidligere")
    expect(count(page)).to_contain_text("resultater for »kirke« er med i dit valg.")
    page.get_by_role("button", name="Ryd filtre").click()
    expect(page.locator(".result-title").first).to_be_visible()


def test_what_stands_in_the_address_and_is_no_choice_is_passed_over(
    page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}/soeg/?q=kirke&kind=toString&naar=%3Cb%3E")
    expect(page.locator(".result-title").first).to_be_visible()
    expect(choice(page, "Alt")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_among_results_and_choices(
    browser: Browser, demo_url: str, width: int, scheme: Scheme
) -> None:
    for page in visit(browser, demo_url, width):
        page.emulate_media(color_scheme=scheme)
        for query in ("?q=kirke", "?q=kirke&kind=arrangementer&naar=tidligere", "?q=qqqq"):
            page.goto(f"{demo_url}/soeg/{query}")
            expect(count(page)).to_contain_text("»")
            expect(page.get_by_role("status")).to_contain_text("»")
            assert faults(page) == []
            assert too_wide(page) == []


def test_at_320_px_everything_is_large_enough_to_touch(phone: Page) -> None:
    look_for(phone, "kirke")
    expect(phone.locator(".result-title").first).to_be_visible()
    for target in phone.locator(".choice:visible .chip, .search button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24, target
        assert box["width"] >= 24, target


def test_a_search_takes_few_requests_and_none_elsewhere(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Hvad leder du efter?").press_sequentially("kirke", delay=30)
    expect(page.locator(".result-title")).to_have_count(10)

    # The icon is the browser's own wish.
    asked = [url for url in asked if not url.endswith("/assets/icon.svg")]
    assert [url for url in asked if not url.startswith(f"{demo_url}/data/v1/soeg/")] == []
    assert len([url for url in asked if "/ord/" in url]) == 1
    assert len(asked) <= 20
    assert len(asked) == len(set(asked))


def test_the_table_of_contents_is_fetched_once_and_before_it_is_asked_for(
    page: Page, demo_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{demo_url}/soeg/?q=kirke")
    expect(page.locator(".result-title").first).to_be_visible()
    assert [url for url in asked if url.endswith("/indeks.json")] == [
        f"{demo_url}/data/v1/soeg/indeks.json"
    ]
    assert asked.index(f"{demo_url}/data/v1/soeg/indeks.json") < next(
        at for at, url in enumerate(asked) if "/ord/" in url
    )


@pytest.mark.parametrize("part", ["indeks.json", "/ord/", "/visning/"])
def test_copies_of_another_build_are_told_apart_and_fetched_anew(
    browser: Browser, demo_site: Path, part: str
) -> None:
    """The portal was published anew, and the browser's cache keeps what was there before."""

    class Host(http.server.SimpleHTTPRequestHandler):
        is_old = True

        def send_head(self) -> io.BytesIO | BinaryIO | None:
            name = self.path.partition("?")[0]
            if "/data/v1/soeg/" not in name:
                return super().send_head()
            content = (demo_site / name[1:]).read_bytes()
            if Host.is_old and part in name:
                # Of another build are all the marks in a table of contents, or a file's own.
                marks = rb'(?<="word_marks":")[^"]*|(?<=^\[")....'
                content = re.sub(marks, lambda found: b"x" * len(found[0]), content)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            return io.BytesIO(content)

        def log_message(self, format: str, *args: object) -> None:
            """The test's own output is enough."""

    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=demo_site))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{host.server_address[1]}/soeg/?q=kirke")
    expect(count(page)).to_have_text("Søgningen kunne ikke hentes. Prøv igen om lidt.")
    Host.is_old = False
    page.reload()
    expect(page.locator(".result-title")).to_have_count(10)
    expect(count(page)).to_contain_text("resultater for »kirke«")
    context.close()
    host.shutdown()


def test_when_the_index_cannot_be_fetched_the_page_says_so_and_can_try_again(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    page.route("**/data/v1/soeg/**", lambda route: route.abort())
    page.goto(f"{demo_url}/soeg/?q=kirke")
    expect(count(page)).to_have_text("Søgningen kunne ikke hentes. Prøv igen om lidt.")
    page.unroute("**/data/v1/soeg/**")
    page.get_by_role("button", name="Søg").click()
    expect(page.locator(".result-title").first).to_be_visible()
    context.close()


def test_nothing_is_stored(page: Page) -> None:
    look_for(page, "kirke")
    expect(page.locator(".result-title").first).to_be_visible()

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_a_query_is_text_wherever_it_is_shown(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/soeg/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(count(page)).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0


def test_the_script_folds_as_the_index_does(page: Page) -> None:
    words = ["Blæserne", "På Ærø", "SMÖRGÅS", "Café Élan", "A\u030aben Straße", "Київ"]
    words += ["sam\u00adtids\u00adkunst", "½ ™ ²", "ÅÆØ", "I\u0307"]

    folds = page.evaluate("words => words.map(searchWords.fold)", words)

    assert folds == [folded(word) for word in words]


def test_without_a_script_the_page_says_so_and_leads_to_the_registers(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo_url}/soeg/?q=kirke")
    expect(page.locator("noscript .notice")).to_contain_text("Søgningen kræver JavaScript.")
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_role("link", name="Aktører").last.click()
    expect(page.locator("h1")).to_have_text("Aktører")
    context.close()


def test_asked_by_its_address_on_a_slow_line_nothing_is_pushed_away(
    browser: Browser, demo_url: str
) -> None:
    """Cumulative Layout Shift; a tenth is what Core Web Vitals call good, and we want none."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.clock.set_fixed_time(DEMO_DAY)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{demo_url}/soeg/?q=musik")
    expect(page.locator(".search-registers")).to_be_visible(timeout=20_000)
    assert page.locator(".search-results li").count() == 10
    shifts = page.evaluate(SHIFTS)
    assert sum(value for value, _ in shifts) < 0.03, shifts
    context.close()
