"""The search page in a browser, over the demo's own index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search_words import folded

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Iterator[Page]:
    context = browser.new_context(locale="da-DK")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    opened.on(
        "response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None
    )
    opened.goto(f"{demo_url}/soeg/")
    yield opened
    assert faults == []
    context.close()


def look_for(page: Page, query: str) -> None:
    page.get_by_label("Hvad leder du efter?").fill(query)
    page.get_by_role("button", name="Søg").click()


def found(page: Page) -> list[str]:
    return page.locator(".result-title").all_inner_texts()


def test_a_result_says_what_when_and_where_and_leads_there(page: Page) -> None:
    look_for(page, "hovedbiblioteket")

    first = page.locator(".search-results li").first
    expect(first).to_contain_text("Hovedbiblioteket")
    expect(page.get_by_role("status")).to_contain_text("resultater for »hovedbiblioteket«")
    first.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Hovedbiblioteket")


def test_half_a_word_without_danish_letters_finds_as_well(page: Page) -> None:
    look_for(page, "laerkesund biblio")
    expect(page.locator(".result-title").first).to_have_text("Lærkesund Biblioteker")

    look_for(page, "LÆRKESUND BIBLIO")
    expect(page.get_by_role("status")).to_contain_text("LÆRKESUND")
    assert found(page)[0] == "Lærkesund Biblioteker"


def test_what_is_over_comes_last(page: Page, demo_site: Path) -> None:
    contents = json.loads((demo_site / "data/v1/soeg/indeks.json").read_text())
    rows = [
        row
        for number in range(-(-contents["documents"] // contents["block"]))
        for row in json.loads((demo_site / f"data/v1/soeg/visning/{number}.json").read_text())
    ]
    over = {row[2] for row in rows[contents["past_from"] :]}

    look_for(page, "koncert")
    expect(page.locator(".result-title").first).to_be_visible()
    more = page.get_by_role("button", name="Vis flere")
    while more.is_visible():
        before = len(found(page))
        more.click()
        # What was asked for is where the reader goes on.
        expect(page.locator(".search-results a").nth(before)).to_be_focused()
    links = [link.get_attribute("href") or "" for link in page.locator(".search-results a").all()]
    past = [link in over for link in links]
    assert any(past)
    assert not all(past)
    assert past == sorted(past)


def test_words_that_nothing_has_together_find_what_has_some(page: Page) -> None:
    look_for(page, "lokomotiv hovedbiblioteket")
    expect(page.get_by_role("status")).to_contain_text("Intet har alle ordene.")
    assert found(page)


def test_nothing_found_and_too_little_typed_are_said_politely(page: Page) -> None:
    look_for(page, "qqqqqq")
    expect(page.get_by_role("status")).to_contain_text("Ingen resultater for »qqqqqq«")
    look_for(page, "a")
    expect(page.get_by_role("status")).to_have_text("Skriv mindst to bogstaver.")


def test_the_query_stands_in_the_address_and_back_goes_back(page: Page) -> None:
    look_for(page, "havn")
    page.wait_for_url("**/soeg/?q=havn")
    expect(page.get_by_role("status")).to_contain_text("»havn«")
    first = found(page)
    look_for(page, "kirke")
    page.wait_for_url("**/soeg/?q=kirke")
    page.go_back()
    page.wait_for_url("**/soeg/?q=havn")
    expect(page.get_by_label("Hvad leder du efter?")).to_have_value("havn")
    expect(page.get_by_role("status")).to_contain_text("»havn«")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("»havn«")
    expect(page.locator(".result-title").first).to_be_visible()
    assert found(page) == first


def test_only_the_shards_of_the_words_typed_are_fetched(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look_for(page, "kirke sang")
    expect(page.locator(".result-title").first).to_be_visible()

    shards = sorted(
        {url.partition("/ord/")[2].partition("?")[0] for url in asked if "/ord/" in url}
    )
    assert shards == ["ki.json", "sa.json"]


def test_nothing_is_stored(page: Page) -> None:
    look_for(page, "kirke")
    expect(page.locator(".result-title").first).to_be_visible()

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_a_query_is_text_wherever_it_is_shown(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/soeg/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0


def test_the_script_folds_as_the_index_does(page: Page) -> None:
    words = ["Blæserne", "På Ærø", "SMÖRGÅS", "Café Élan", "A\u030aben Straße", "Київ"]
    source = (Path(__file__).parents[2] / "theme/assets/js/search.js").read_text()
    letters = source.partition("const letters = ")[2].partition(";\n")[0]
    fold = source.partition("const fold = ")[2].partition(";\n")[0]

    folds = page.evaluate(
        f"words => {{ const letters = {letters}; return words.map({fold}); }}", words
    )

    assert folds == [folded(word) for word in words]


def test_without_a_script_the_page_says_so_and_leads_to_the_registers(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo_url}/soeg/?q=kirke")
    expect(page.locator("noscript .notice")).to_contain_text("Søgningen kræver JavaScript.")
    page.get_by_role("link", name="Aktører").last.click()
    expect(page.locator("h1")).to_have_text("Aktører")
    context.close()
