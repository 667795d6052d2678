"""An event's page in a browser: what is seen first, what is read first, passed on and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, PdfMargins, expect

pytestmark = pytest.mark.browser

PLAIN = "/arrangementer/luciaoptog-med-96-stemmer/"
MOVED = "/arrangementer/kammerkoncert-ved-lystaendingstid/"
CANCELLED = "/arrangementer/nikolajkoncert-for-kor-og-orgel/"
SERIES = "/arrangementer/korproeve-for-alle-der-ikke-kan-synge/"
WITH_A_BUTTON = "/arrangementer/et-juleeventyr-paa-to-hjul/"
URL = "https://demo.kulturportal.example"


@contextmanager
def opened(browser: Browser, address: str, script: str = "", **options: Any) -> Iterator[Page]:
    """A page, with a `script` run before its own, and no request to anyone else."""
    context = browser.new_context(**options)
    page = context.new_page()
    if script:
        page.add_init_script(script)
    away: list[str] = []
    host = urlsplit(address).netloc
    page.on("request", lambda asked: away.append(asked.url) if host not in asked.url else None)
    page.goto(address)
    yield page
    assert away == []
    context.close()


@pytest.mark.parametrize("path", [PLAIN, WITH_A_BUTTON])
def test_on_a_phone_the_first_view_has_when_where_price_and_the_button(
    browser: Browser, demo_url: str, path: str
) -> None:
    with opened(browser, demo_url + path, viewport={"width": 390, "height": 844}) as page:
        for name in ("Hvornår", "Hvor", "Pris"):
            box = page.locator("dt", has_text=re.compile(f"^{name}$")).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < 844, name
        box = page.get_by_role("link", name="Læg i kalender").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
        assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("path", [PLAIN, MOVED, CANCELLED, SERIES, "/steder/laerkesund-kirke/"])
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_wider_than_the_window(
    browser: Browser, demo_url: str, path: str, width: int
) -> None:
    with opened(browser, demo_url + path, viewport={"width": width, "height": 700}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            MOVED,
            "Flyttet. Arrangementet er flyttet fra lørdag den 28. november 2026 kl. 15.00 til "
            "søndag den 29. november 2026 kl. 15.00.",
        ),
        (CANCELLED, "Aflyst. Arrangementet søndag den 6. december 2026 kl. 16.00–17.30 er aflyst."),
        (SERIES, "Aflyst: mandag den 23. november 2026 kl. 19.00–21.00"),
    ],
)
def test_what_was_changed_is_read_before_all_else(
    browser: Browser, demo_url: str, path: str, said: str
) -> None:
    with opened(browser, demo_url + path) as page:
        told = page.locator("main").aria_snapshot().replace("\u00a0", " ")
        plain = " ".join(page.locator("main .notice").first.inner_text().split())
        plain = plain.replace("\u00a0", " ")
        assert plain.startswith(said)
        heading = told.index("heading")
        assert told.index(said.split()[0].rstrip(".:")) < heading
        title = page.title()
        assert title.startswith(("FLYTTET: ", "AFLYST: ")) or path == SERIES


def test_in_forced_colours_a_notice_and_a_state_have_edges(browser: Browser, demo_url: str) -> None:
    with opened(browser, demo_url + CANCELLED, forced_colors="active") as page:
        for found in (".notice", "h1 .flag"):
            width = page.locator(found).first.evaluate("e => getComputedStyle(e).borderTopWidth")
            assert float(width.removesuffix("px")) >= 1, found


def test_the_link_is_copied_and_said_to_be(browser: Browser, demo_url: str) -> None:
    script = """
        Object.defineProperty(navigator, "clipboard", {value: {
            writeText: async text => { window.copied = text; }}});
        Object.defineProperty(navigator, "share", {value: async what => { window.shared = what; }});
    """
    with opened(browser, demo_url + PLAIN, script) as page:
        page.get_by_role("button", name="Kopiér link").press("Enter")
        page.get_by_role("status").filter(has_text="Linket er kopieret.").wait_for()
        assert page.evaluate("copied") == URL + PLAIN

        page.get_by_role("button", name="Del …").click()
        page.wait_for_function("window.shared")
        assert page.evaluate("shared") == {"title": page.title(), "url": URL + PLAIN}


def test_what_fails_is_said_and_a_change_of_mind_is_not(browser: Browser, demo_url: str) -> None:
    script = """
        const fail = name => async () => { throw new DOMException("nej", name); };
        const denied = {writeText: fail("NotAllowedError")};
        Object.defineProperty(navigator, "clipboard", {value: denied});
        Object.defineProperty(navigator, "share", {value: fail("AbortError")});
    """
    with opened(browser, demo_url + PLAIN, script) as page:
        page.get_by_role("button", name="Del …").click()
        page.wait_for_timeout(150)
        assert page.locator(".share [role=status]").inner_text() == ""
        page.get_by_role("button", name="Kopiér link").click()
        page.get_by_role("status").filter(has_text="Det lykkedes ikke.").wait_for()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {}])
def test_no_button_is_there_that_does_nothing(
    browser: Browser, demo_url: str, options: dict[str, Any]
) -> None:
    """Without a script, or in a browser that can do neither."""
    script = """
        Object.defineProperty(navigator, "clipboard", {value: undefined});
        Object.defineProperty(navigator, "share", {value: undefined});
    """
    with opened(browser, demo_url + PLAIN, "" if options else script, **options) as page:
        page.wait_for_load_state("load")
        assert page.locator(".share button:visible").count() == 0
        assert page.get_by_role("link", name="Send i en mail").is_visible()
        page.locator("summary", has_text="Flere måder").click()
        expect(page.get_by_role("link", name="Google Kalender")).to_be_visible()


def test_every_target_is_large_enough(browser: Browser, demo_url: str) -> None:
    with opened(browser, demo_url + PLAIN, viewport={"width": 390, "height": 844}) as page:
        page.locator("summary", has_text="Flere måder").click()
        found = page.locator(".actions :is(a, button, summary):visible, .standing li a").all()
        boxes = [
            (
                one.inner_text(),
                one.locator(
                    "xpath=ancestor-or-self::*[self::li or self::a or "
                    "self::button or self::summary][1]"
                ).bounding_box(),
            )
            for one in found
        ]
        assert len(boxes) >= 8
        assert all(box and box["height"] >= 24 for _, box in boxes), boxes


@pytest.mark.parametrize("path", [PLAIN, MOVED, CANCELLED])
def test_on_paper_it_is_one_sheet_with_the_address_and_no_buttons(
    browser: Browser, demo_url: str, path: str
) -> None:
    with opened(browser, demo_url + path) as page:
        margin: PdfMargins = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}
        made = page.pdf(format="A4", margin=margin)
        page.emulate_media(media="print")
        assert page.get_by_text(URL + path, exact=True).is_visible()
        assert page.locator("main :is(.btn, button, summary):visible").count() == 0
        assert page.locator("dt", has_text="Hvornår").is_visible()
        assert page.locator(".map-here:visible").count() == (path != CANCELLED)
        assert page.locator(".notice:visible").count() == (path != PLAIN)
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_on_paper_a_series_has_all_its_dates_to_come(browser: Browser, demo_url: str) -> None:
    """Whoever has the sheet on the refrigerator cannot unfold it."""
    with opened(browser, f"{demo_url}/arrangementer/viseaften-i-kaptajnens-kaelder/") as page:
        coming = page.locator("details", has_text="Se alle kommende datoer").locator("li")
        assert coming.first.is_hidden()
        page.emulate_media(media="print")
        assert coming.count() >= 10
        assert all(line.is_visible() for line in coming.all())
        assert page.locator("summary:visible").count() == 0
