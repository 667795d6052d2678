"""Twenty errands, each done on a phone in at most five actions: what citizens come for.

The demo as it was built on a Friday morning. A visitor begins on the front page with nothing
stored, taps, chooses and types; all that they do counts, and what they came for must be seen.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pypdfium2
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Download, Locator, Page, expect

from generator.model.times import ZONE
from tests.site.conftest import built
from tests.site.host import serve

pytestmark = pytest.mark.browser

FRIDAY = datetime(2026, 11, 27, 9, tzinfo=ZONE)
MOST = 5
TASKS: list[Callable[[Visitor], None]] = []


class Visitor:
    """Somebody with a phone. Each method that does something is one action."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def tap(self, what: Locator) -> None:
        self.actions += 1
        what.tap()

    def follow(self, what: Locator) -> None:
        """Tap a link, and be there: what is read next is read on the new page."""
        with self.page.expect_navigation():
            self.tap(what)

    def type(self, what: Locator, text: str) -> None:
        self.actions += 1
        what.fill(text)

    def link(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("link", name=name).first

    def footer(self, name: str) -> Locator:
        return self.page.locator("footer").get_by_role("link", name=name)

    def menu(self, name: str) -> Locator:
        return self.page.locator("header nav").get_by_role("link", name=name, exact=True)

    def main(self) -> Locator:
        return self.page.locator("main")

    def search(self, words: str) -> None:
        """Two actions."""
        self.tap(self.page.locator(".site-search"))
        self.type(self.page.get_by_role("searchbox"), words)

    def download(self, what: Locator) -> Download:
        with self.page.expect_download() as waiting:
            self.tap(what)
        return waiting.value


def task(done: Callable[[Visitor], None]) -> Callable[[Visitor], None]:
    TASKS.append(done)
    return done


@pytest.fixture(scope="module")
def friday_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(built(tmp_path_factory, "friday-site", "demo", now=FRIDAY))


@pytest.fixture
def visitor(browser: Browser, friday_url: str) -> Iterator[Visitor]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="da-DK"
    )
    page = context.new_page()
    page.clock.set_fixed_time(FRIDAY)
    page.goto(f"{friday_url}/")
    yield Visitor(page)
    context.close()


def test_there_are_twenty() -> None:
    assert len(TASKS) >= 20


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "errand" in metafunc.fixturenames:
        metafunc.parametrize("errand", TASKS, ids=lambda done: done.__name__)


def test_it_takes_five_actions_at_most(visitor: Visitor, errand: Callable[[Visitor], None]) -> None:
    errand(visitor)
    assert 0 < visitor.actions <= MOST


# --- find something to do -------------------------------------------------------------------------


@task
def something_free_for_a_child_of_six_in_town_on_saturday(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Arrangementer"))
    for chip in ("I weekenden", "Gratis", "For børn", "Nær Lærkesund"):
        visitor.tap(visitor.main().locator(".chips").get_by_role("link", name=chip))
    saturday = visitor.main().locator("section", has=visitor.page.get_by_text("I morgen"))
    expect(saturday.get_by_role("link", name="Højtlæsning på trappen")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="Bal i forsamlingshuset")).to_have_count(0)


@task
def what_is_on_today(visitor: Visitor) -> None:
    visitor.tap(visitor.link(re.compile("^I dag")))
    expect(visitor.main().get_by_text("Lysaften i gågaden")).to_be_visible()


@task
def what_is_on_next_saturday(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Arrangementer"))
    visitor.tap(visitor.page.locator(".find-panel > summary"))
    visitor.tap(visitor.page.get_by_role("radio", name="Vælg dato"))
    visitor.type(visitor.page.get_by_role("textbox", name="Fra og med"), "2026-12-05")
    visitor.type(visitor.page.get_by_role("textbox", name="Til og med"), "2026-12-05")
    expect(visitor.main().get_by_role("link", name="Nisser i Lystanlægget")).to_be_visible()


@task
def which_exhibitions_are_open(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Arrangementer"))
    visitor.tap(visitor.page.get_by_role("link", name="Løbende", exact=True))
    expect(visitor.page.locator("#loebende")).to_be_in_viewport()
    expect(visitor.page.locator("section[aria-labelledby=loebende] .row").first).to_be_visible()


@task
def where_a_wheelchair_can_come_in(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Arrangementer"))
    visitor.tap(visitor.page.locator(".find-panel > summary"))
    visitor.tap(visitor.page.locator("form summary", has_text="Adgang"))
    visitor.tap(visitor.page.get_by_role("checkbox", name="Adgang for kørestole"))
    expect(visitor.page).to_have_url(re.compile("adgang="))
    expect(visitor.page.locator(".find .row, .find-results .row").first).to_be_visible()


@task
def what_happened_here_a_year_ago(visitor: Visitor) -> None:
    visitor.tap(visitor.footer("Kalender måned for måned"))
    visitor.tap(visitor.main().get_by_role("link", name=re.compile("November 2025|^November")).last)
    expect(visitor.main().locator(".day, .month-on").first).to_be_visible()


# --- know about one event -------------------------------------------------------------------------


@task
def what_happened_to_the_moved_concert(visitor: Visitor) -> None:
    visitor.search("kammerkoncert")
    visitor.tap(visitor.main().get_by_role("link", name=re.compile("Kammerkoncert")).first)
    notice = visitor.main().locator(".notice").first
    expect(notice).to_contain_text("Flyttet.")
    expect(notice).to_contain_text("lørdag den 28. november 2026 kl. 15.00")
    expect(notice).to_contain_text("søndag den 29. november 2026 kl. 15.00")
    expect(notice).to_be_in_viewport()


@task
def whether_the_church_concert_is_on(visitor: Visitor) -> None:
    visitor.search("nikolajkoncert")
    expect(visitor.main().locator("li", has_text="Nikolajkoncert").first).to_contain_text("Aflyst")


@task
def whether_there_are_seats_left(visitor: Visitor) -> None:
    visitor.search("brunkager")
    visitor.tap(visitor.main().get_by_role("link", name=re.compile("Brunkager")).first)
    expect(visitor.main().locator(".notice").first).to_contain_text("Udsolgt.")


@task
def which_date_of_the_series_is_off(visitor: Visitor) -> None:
    visitor.search("babysalmesang")
    visitor.tap(visitor.main().get_by_role("link", name=re.compile("Babysalmesang")).first)
    expect(visitor.main().locator("li", has_text="Aflyst").first).to_be_visible()


@task
def how_to_get_there(visitor: Visitor) -> None:
    visitor.tap(visitor.main().locator(".card a").first)
    way = visitor.page.get_by_role("link", name="Find vej")
    visitor.actions += 1
    assert urlsplit(str(way.get_attribute("href"))).netloc == "www.openstreetmap.org"
    expect(visitor.main().get_by_role("img").first).to_be_visible()


@task
def who_is_behind_it_and_why(visitor: Visitor) -> None:
    visitor.search("krabben")
    visitor.tap(visitor.main().get_by_role("link", name=re.compile("Krabben")).first)
    expect(visitor.page.get_by_role("heading", name="Hvem står bag")).to_have_count(1)
    expect(visitor.main().locator(".behind")).to_contain_text(
        re.compile(r"Tjener målet\s.*i partnerskabet", re.DOTALL)
    )


# --- take it along --------------------------------------------------------------------------------


@task
def put_it_in_my_calendar(visitor: Visitor) -> None:
    visitor.tap(visitor.main().locator(".card a").first)
    file = visitor.download(visitor.page.get_by_role("link", name="Læg i kalender"))
    (event,) = Calendar.from_ical(Path(file.path()).read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) in visitor.page.locator("h1").inner_text()


@task
def subscribe_to_the_librarys_events(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Aktører"))
    visitor.tap(visitor.main().get_by_role("link", name="Lærkesund Biblioteker").first)
    follow = visitor.page.get_by_role("link", name="Abonnér i din kalender")
    visitor.actions += 1
    address = urlsplit(str(follow.get_attribute("href")))
    assert address.scheme == "webcal"
    assert address.path == "/aktoerer/laerkesund-biblioteker/kalender.ics"


@task
def tell_a_friend(visitor: Visitor) -> None:
    visitor.tap(visitor.main().locator(".card a").first)
    mail = visitor.page.get_by_role("link", name="Send i en mail")
    visitor.actions += 1
    query = parse_qs(urlsplit(str(mail.get_attribute("href"))).query)
    title = visitor.page.locator("h1").inner_text().splitlines()[-1]
    assert title in unquote(query["subject"][0])
    assert "/arrangementer/" in query["body"][0]


@task
def save_it_and_find_it_again(visitor: Visitor) -> None:
    visitor.follow(visitor.main().locator(".card a").first)
    title = visitor.page.locator("h1").inner_text().splitlines()[-1]
    visitor.tap(visitor.page.get_by_role("button", name="Gem"))
    visitor.tap(visitor.page.get_by_role("link", name="Se dine gemte arrangementer"))
    expect(visitor.main().get_by_text(title).first).to_be_visible()


@task
def print_the_seasons_programme(visitor: Visitor) -> None:
    visitor.tap(visitor.link("Efteråret 2026"))
    expect(visitor.page.locator("h1")).to_have_text("Program for efteråret 2026")
    visitor.actions += 1
    pages = pypdfium2.PdfDocument(visitor.page.pdf(format="A4"))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Lysaften i gågaden" in text
    assert "Hovedmenu" not in text


# --- for those who want more of it ----------------------------------------------------------------


@task
def what_a_fourth_grade_can_book(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Åben Skole"))
    visitor.tap(visitor.main().get_by_role("link", name=re.compile(r"^4\. klasse")).first)
    expect(visitor.page.locator("h1")).to_contain_text("4. klasse")
    expect(visitor.main().locator("h3 a, h2 a").first).to_be_visible()


@task
def show_the_librarys_events_on_our_own_site(visitor: Visitor) -> None:
    visitor.tap(visitor.menu("Aktører"))
    visitor.tap(visitor.main().get_by_role("link", name="Lærkesund Biblioteker").first)
    visitor.tap(visitor.page.locator("summary", has_text="hjemmeside"))
    expect(visitor.main().get_by_text("<iframe").first).to_be_visible()


@task
def get_all_events_as_a_spreadsheet(visitor: Visitor) -> None:
    visitor.tap(visitor.footer("Åbne data"))
    file = visitor.download(visitor.main().get_by_role("link", name="De næste arrangementer"))
    text = Path(file.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert any("Lysaften i gågaden" in row.values() for row in rows)


@task
def whats_on_in_english(visitor: Visitor) -> None:
    visitor.tap(visitor.link("English"))
    expect(visitor.page.locator("h1")).to_have_text("What’s on?")
    visitor.tap(visitor.menu("Events"))
    expect(visitor.main()).to_contain_text("upcoming events")
    expect(visitor.main().locator("[lang=da]").first).to_be_visible()


@task
def whether_the_site_is_for_everyone(visitor: Visitor) -> None:
    statement = visitor.footer("Tilgængelighedserklæring")
    visitor.actions += 1
    # The official one, as the law has it, on the authority's own site.
    assert urlsplit(str(statement.get_attribute("href"))).netloc == "was.laerkesund.example"
