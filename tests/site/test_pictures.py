"""Pictures in a browser: the file that suits the screen, and a page that stands still."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.conftest import NOW
from tests.site.waiting import ARRIVED, SETTLED, until

pytestmark = pytest.mark.browser

EVENT = "/arrangementer/kalk-paa-papir/"


def opened(browser: Browser, width: int, density: float = 1) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, device_scale_factor=density
    )
    page = context.new_page()
    # On the day of the build: on a later one the portal's script hides what is over.
    page.clock.set_fixed_time(NOW)
    return page


SHOWN = """selector => {
    const image = document.querySelector(selector);
    return [image.currentSrc, image.getBoundingClientRect().width];
}"""


@pytest.mark.parametrize(
    ("width", "density", "hero", "card"),
    [(390, 1, 640, 640), (390, 2, 960, 960), (1280, 1, 640, 640), (1280, 2, 1280, 960)],
)
def test_the_file_suits_the_screen(
    browser: Browser, photographs_url: str, width: int, density: int, hero: int, card: int
) -> None:
    """On a phone of 390 pixels a picture has 350; on a desk half a page is 564, a card 368."""
    page = opened(browser, width, density)
    try:
        for address, selector, wanted in (
            (EVENT, ".event-pic img", hero),
            ("/arrangementer/aabne-proever/", ".cards .pic img", card),
        ):
            page.goto(photographs_url + address)
            page.locator(selector).first.scroll_into_view_if_needed()
            page.evaluate(ARRIVED, selector)
            source, laid_out = page.evaluate(SHOWN, selector)
            assert re.fullmatch(rf".*/assets/billeder/[0-9a-f]{{12}}-{wanted}\.avif", source)
            assert 0.9 <= wanted / (laid_out * density) < 2
    finally:
        page.context.close()


# What `sizes` says of the window as it is, beside how wide the picture is laid out.
TOLD = """selector => Array.from(document.querySelectorAll(selector), image => {
    const sizes = image.parentElement.querySelector('source').sizes;
    const probe = document.body.appendChild(document.createElement('div'));
    for (const part of sizes.split(/,(?![^(]*\\))/)) {
        const [, media, length] = part.trim().match(/^(\\(m[^)]*\\))?\\s*(.*)$/);
        if (media && !matchMedia(media).matches) continue;
        probe.style.width = length;
        break;
    }
    const told = probe.getBoundingClientRect().width;
    probe.remove();
    return [told, image.getBoundingClientRect().width, image.getBoundingClientRect().height];
})"""


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        (EVENT, ".event-pic img"),
        (EVENT, ".prose img"),
        ("/arrangementer/aabne-proever/", ".cards:not(.cards-small) img"),
        ("/", ".cards-small img"),
        ("/om/", ".prose img"),
    ],
)
def test_browsers_are_told_how_wide_a_picture_will_be(
    browser: Browser, photographs_url: str, address: str, selector: str
) -> None:
    """They choose before any style is there, so what stands in `sizes` must be what CSS does."""
    page = opened(browser, 1280)
    wrong = []
    try:
        page.goto(photographs_url + address)
        assert page.locator(selector).count() >= 1
        for width in (320, 390, 480, 575, 577, 680, 768, 839, 841, 960, 1010, 1100, 1199, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            for told, laid_out, height in page.evaluate(TOLD, selector):
                # A row's square is filled by the height of a picture that is wider than high.
                filled = max(laid_out, height * 3 / 2) if "small" in selector else laid_out
                if not 0.88 < told / filled < 1.4:
                    wrong.append((width, told, laid_out, height))
    finally:
        page.context.close()
    assert wrong == []


PLACES = """() => Array.from(document.querySelectorAll('main *'), element => {
    const box = element.getBoundingClientRect();
    const places = [box.left, box.top + scrollY, box.width, box.height];
    return [element.tagName, ...places.map(place => Math.round(place * 10) / 10)];
}).filter(([name]) => !['SOURCE', 'PICTURE'].includes(name))"""
"""To a tenth of a pixel."""
# From when it is set up: what a font moved before that is another test's.
WATCH = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shifted += entry.value;
    }).observe({type: 'layout-shift'});
}"""
SHIFTED = "() => new Promise(resolve => setTimeout(() => resolve(window.shifted), 200))"


@pytest.mark.parametrize("address", [EVENT, "/", "/arrangementer/aabne-proever/", "/om/"])
@pytest.mark.parametrize(("width", "density"), [(390, 1), (390, 2), (1280, 1), (1280, 2)])
def test_nothing_moves_when_pictures_arrive(
    browser: Browser, photographs_url: str, address: str, width: int, density: int
) -> None:
    page = opened(browser, width, density)
    waiting: list[Route] = []
    held = True

    def hold(route: Route) -> None:
        if held:
            waiting.append(route)
        else:
            route.continue_()

    try:
        page.route(re.compile(r"\.(avif|webp|jpg|png)$"), hold)
        page.goto(photographs_url + address, wait_until="domcontentloaded")
        until(page, lambda: waiting, "a picture is asked for")
        page.evaluate("document.fonts.ready.then(() => {})")
        page.evaluate(SETTLED)
        before = page.evaluate(PLACES)
        page.evaluate(WATCH)
        held = False
        for route in waiting:
            route.continue_()
        # Lazy ones come when they are near.
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.evaluate(ARRIVED, "img")
        page.evaluate("scrollTo(0, 0)")
        assert page.evaluate("Array.from(document.images).every(image => image.naturalWidth > 0)")
        assert page.evaluate(PLACES) == before
        assert page.evaluate(SHIFTED) == 0
    finally:
        page.context.close()


def test_the_pages_own_picture_does_not_wait_and_the_others_do(
    browser: Browser, photographs_url: str
) -> None:
    page = opened(browser, 1280)
    try:
        page.goto(photographs_url + EVENT)
        hero = page.locator(".event-pic img")
        assert (hero.get_attribute("fetchpriority"), hero.get_attribute("loading")) == (
            "high",
            None,
        )
        others = page.locator("main img:not(.event-pic img)")
        assert others.count() >= 3
        for one in others.all():
            assert one.get_attribute("loading") == "lazy"
            assert one.get_attribute("fetchpriority") is None
    finally:
        page.context.close()


def test_pictures_come_without_javascript(browser: Browser, photographs_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    fetched: list[str] = []
    try:
        page.on("response", lambda response: fetched.append(response.url))
        page.goto(photographs_url + EVENT, wait_until="networkidle")
        assert [one for one in fetched if one.endswith("-640.avif")]
    finally:
        context.close()
