"""The weeks' pages: what is on them, where they lead, and that what is over is left alone."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from generator.model.portal import Portal
from generator.outputs import sitemap, weeks
from tests.factories import a_portal, an_edition, an_event, some_settings
from tests.pages import FRAME, artifact, made, tree, words

WEEK = "kalender/2026/uge-49/index.html"


def portal(now: str = "2026-11-22T09:00+01:00", /, **events: dict[str, Any]) -> Portal:
    return a_portal(
        *(an_event(slug, **({"title": slug} | fields)) for slug, fields in events.items()), now=now
    )


def days(page: str) -> dict[str, list[str]]:
    return {
        " ".join(section.xpath("string(./h2)").replace("\u00a0", " ").split()): [
            " ".join(row.text_content().replace("\u00a0", " ").split())
            for row in section.xpath(".//li | ./p")
        ]
        for section in tree(page).xpath("//section[contains(@class, 'week-day')]")
    }


def test_a_week_day_by_day() -> None:
    page = made(
        portal(
            koncert={"start": "2026-12-04 20:00", "price": "100"},
            fest={"start": "2026-12-04 17:00", "end": "2026-12-06 12:00"},
            aflyst={"start": "2026-12-01 10:00", "status": "cancelled"},
            udstilling={"start": "2026-11-25", "end": "2027-01-10"},
        ),
        weeks.batches,
        WEEK,
    )

    assert days(page) == {
        "Mandag den 30. november": ["Ingen arrangementer"],
        "Tirsdag den 1. december": ["kl. 10.00 Aflyst: aflyst Koncert Aflyst"],
        "Onsdag den 2. december": ["Ingen arrangementer"],
        "Torsdag den 3. december": ["Ingen arrangementer"],
        "Fredag den 4. december": [
            "kl. 17.00 fest Koncert · 4.–6. december",
            "kl. 20.00 koncert Koncert · 100 kr.",
        ],
        "Lørdag den 5. december": ["Fortsat fest Koncert · 4.–6. december"],
        "Søndag den 6. december": ["Fortsat fest Koncert · 4.–6. december"],
    }
    assert words(page, "//h1") == "Uge 49"
    assert words(page, "//p[@class='lead']") == "30. november–6. december 2026: 4 arrangementer"
    assert [one.text for one in tree(page).xpath("//h3[@class='week-part']")] == [
        "Formiddag",
        "Eftermiddag",
        "Aften",
    ]
    assert words(page, "//section[@aria-labelledby='loebende']//li//h3") == "udstilling"


def test_a_week_leads_to_its_neighbours_its_months_and_this_week() -> None:
    page = made(
        portal(
            i_dag={"start": "2026-11-22 20:00"},
            uge49={"start": "2026-11-30 20:00"},
            december={"start": "2026-12-28"},
            langt={"start": "2027-01-04"},
        ),
        weeks.batches,
        WEEK,
    )
    links = [
        (" ".join(link.text_content().split()), link.get("href"))
        for link in tree(page).xpath("//nav[@class='turn']/a")
    ]

    assert links == [
        ("← Uge 47", "/kalender/2026/uge-47/"),
        ("November 2026", "/kalender/2026/11/"),
        ("December 2026", "/kalender/2026/12/"),
        ("Denne uge", "/kalender/2026/uge-47/"),
        ("Uge 53 →", "/kalender/2026/uge-53/"),
    ]
    far = made(
        portal(a={"start": "2026-12-28"}, b={"start": "2027-01-04"}),
        weeks.batches,
        "kalender/2027/uge-1/index.html",
    )
    assert "← Uge 53, 2026" in words(far, "//nav[@class='turn']")


def test_a_month_without_a_page_is_not_led_to() -> None:
    """Week 49 lies in November and December, but nothing is on in December."""
    page = made(portal(a={"start": "2026-11-30 20:00"}), weeks.batches, WEEK)

    assert tree(page).xpath("//a[starts-with(@href, '/kalender/2026/12')]") == []


def inputs(now: str, path: str = WEEK, **events: dict[str, Any]) -> tuple[str, bytes]:
    found = artifact(portal(now, **events), weeks.batches, path)
    return found.inputs, found.render()


SERIES = {"start": "2026-12-01 19:00", "repeat": {"every": "week", "until": "2027-12-28"}}


def test_a_week_that_is_over_is_never_made_again() -> None:
    """Though a series that has a date in it goes on; but for New Year, when its year is said."""
    over, later = "2026-12-07T09:00+01:00", "2026-12-30T09:00+01:00"
    assert inputs(over, a=SERIES) == inputs(later, a=SERIES)
    assert inputs("2026-12-06T09:00+01:00", a=SERIES) != inputs(over, a=SERIES)
    assert inputs("2027-01-02T09:00+01:00", a=SERIES) == inputs("2028-05-02T09:00+01:00", a=SERIES)


def test_a_week_that_is_over_is_made_again_while_a_run_in_it_goes_on() -> None:
    run = {"start": "2026-12-02", "end": "2027-01-10"}
    running, over = (
        inputs(now, a=run) for now in ("2026-12-20T09:00+01:00", "2027-01-11T09:00+01:00")
    )

    assert "Til og med 10. januar 2027" in words(running[1].decode())
    assert "2. december 2026–10. januar 2027" in words(over[1].decode())
    assert running[0] != over[0]
    assert over == inputs("2027-06-01T09:00+01:00", a=run)


def test_what_is_planned_next_year_leaves_the_batches_of_years_before_alone() -> None:
    def batches(**events: dict[str, Any]) -> dict[str, str]:
        edition = replace(an_edition(portal(**events)), frames=dict.fromkeys(range(6), FRAME))
        return {batch.name: batch.inputs for batch in weeks.batches(edition)}

    known = {
        "a": {"start": "2024-05-02"},
        "b": {"start": "2025-05-02"},
        "c": {"start": "2026-12-02"},
    }
    before, after = batches(**known), batches(**known, d={"start": "2026-12-09"})

    assert before.keys() == {"weeks/2024", "weeks/2025", "weeks/2026"}
    assert {name for name in before if before[name] != after[name]} == {"weeks/2026"}


def test_the_sitemap_has_every_week() -> None:
    settings = some_settings()
    found = a_portal(an_event("a", start="2026-12-28 20:00"), settings=settings)
    (made_,) = [one for one in sitemap.artifacts(an_edition(found)) if one.path == "sitemap.xml"]

    assert b"/kalender/2026/uge-53/</loc>" in made_.render()


def test_hostile_words_stay_words() -> None:
    page = made(
        portal(a={"title": "<script>alert(1)</script>", "start": "2026-12-02 20:00"}),
        weeks.batches,
        WEEK,
    )

    assert tree(page).xpath("//main//script") == []
    assert "<script>alert(1)</script>" in words(page)
