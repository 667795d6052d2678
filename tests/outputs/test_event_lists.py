"""The lists of events: by day, by month, the ways in."""

from __future__ import annotations

from typing import Any

import pytest

from generator.artifacts import Artifact
from generator.model.portal import Portal
from generator.outputs import event_list, months, ways
from tests.factories import a_place, a_portal, an_event, some_settings
from tests.pages import artifact, made, tree, words

LIST = "arrangementer/index.html"


def portal(**events: dict[str, Any]) -> Portal:
    settings = some_settings(tip_url="/om/bidrag/")
    found = (an_event(slug.replace("_", "-"), title=slug, **events[slug]) for slug in events)
    return a_portal(a_place(), *found, settings=settings)


def days(html: str) -> list[tuple[str, list[str]]]:
    return [
        (
            section.xpath("string(.//*[contains(@class, 'day-name')])"),
            [" ".join(row.text_content().split()) for row in section.xpath(".//li")],
        )
        for section in tree(html).xpath("//section[@class='day']")
    ]


def test_the_list_goes_day_by_day() -> None:
    found = portal(
        a={"start": "2026-11-22 20:00", "price": "gratis"},
        b={"start": "2026-11-23", "status": "cancelled"},
        c={"start": "2026-11-24 10:00", "end": "2026-11-25 12:00", "venue": "kulturhuset"},
        forbi={"start": "2026-11-21"},
    )

    assert days(made(found, event_list.artifacts, LIST)) == [
        ("I dag", ["kl. 20.00 a Koncert · Gratis"]),
        ("I morgen", ["Hele dagen Aflyst: b Koncert Aflyst"]),
        (
            "Tirsdag den 24.\u00a0november",
            ["Flere dage c Koncert · 24.–25. november · Kulturhuset, Karise"],
        ),
    ]


MOVED = {
    "start": "2026-11-29 15:00",
    "status": "rescheduled",
    "previous_start": "2026-11-22 14:00",
}
TOLD = "kl. 14.00 Flyttet: a Flyttet til søndag den 29. november kl. 15.00 Flyttet"


def test_who_comes_on_the_old_day_is_sent_to_the_new_one() -> None:
    html = made(portal(a=MOVED), event_list.artifacts, LIST)
    (today, told), (_, there) = days(html)

    assert (today, told) == ("I dag", [TOLD])
    assert "Flyttet fra søndag den 22." in there[0]
    assert tree(html).xpath("//section[@class='day'][1]//h3/a/@href") == ["/arrangementer/a/"]
    assert "1 kommende arrangement i" in words(html)


def test_a_way_in_tells_of_what_was_moved_away_and_helps_on() -> None:
    html = made(portal(a=MOVED), ways.artifacts, "i-dag/index.html")

    assert "Flyttet til søndag den 29." in words(html, "//section")
    assert "Vi kender ikke til noget i dag." in words(html)
    assert tree(html).xpath("//ul[not(li)]") == []
    full = made(portal(a=MOVED, b={"start": "2026-11-22"}), ways.artifacts, "i-dag/index.html")
    assert "Flyttet til søndag den 29." in words(full, "//section")
    assert "Vi kender ikke" not in words(full)


def test_a_month_tells_of_what_was_moved_out_of_it_even_when_it_is_over() -> None:
    gone = {"start": "2026-11-29", "status": "rescheduled", "previous_start": "2026-10-30"}
    html = made(portal(a=gone), months.artifacts, "kalender/2026/10/index.html")

    assert days(html) == [
        (
            "Fredag den 30.\u00a0oktober 2026",
            ["Hele dagen Flyttet: a Flyttet til søndag den 29. november Flyttet"],
        )
    ]
    assert words(html, "//p[@class='lead']") == "Ingen arrangementer"


def test_a_date_that_was_moved_and_then_cancelled_says_so_on_its_old_day() -> None:
    found = portal(
        a={
            "start": "2026-11-16 19:00",
            "repeat": {"every": "week", "until": "2026-11-30"},
            "changes": [
                {
                    "date": "2026-11-23 19:00",
                    "start": "2026-11-24 19:00",
                    "status": "cancelled",
                }
            ],
        }
    )
    told = dict(days(made(found, event_list.artifacts, LIST)))

    assert told["I morgen"] == ["kl. 19.00 Aflyst: a Aflyst"]


def test_what_lasts_for_weeks_stands_apart() -> None:
    found = portal(u={"start": "2026-10-01", "end": "2026-12-31", "type": "udstilling"})
    html = made(found, event_list.artifacts, LIST)

    assert days(html) == []
    assert words(html, "//section[@aria-labelledby='loebende']//li") == (
        "Til og med 31. december u Udstilling"
    )


def test_a_long_list_ends_in_its_months() -> None:
    found = portal(
        s={
            "start": "2026-11-23 19:00",
            "repeat": {
                "every": "week",
                "on": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "until": "2027-12-31",
            },
        }
    )
    html = made(found, event_list.artifacts, LIST)

    assert len(tree(html).xpath("//section[@class='day']")) == event_list.MOST
    assert f"Længere fremme er der {290 - event_list.MOST} datoer til." in words(html)
    assert "/kalender/2027/12/" in tree(html).xpath("//a/@href")


def test_an_empty_list_helps_on() -> None:
    html = made(portal(forbi={"start": "2026-03-01"}), event_list.artifacts, LIST)

    assert "Der er ingen kommende arrangementer lige nu." in words(html)
    links = tree(html).xpath("//main//a/@href")
    assert {"/om/bidrag/", "/aktoerer/", "/kalender/2026/03/", "/kalender/"} <= set(links)


def test_a_month_lists_its_days_past_and_to_come() -> None:
    found = portal(
        a={"start": "2026-11-01 20:00", "evidence": "held"},
        b={"start": "2026-11-22"},
        c={"start": "2026-10-01"},
        d={"start": "2027-01-01"},
        u={"start": "2026-11-20", "end": "2027-01-31"},
    )
    html = made(found, months.artifacts, "kalender/2026/11/index.html")

    assert days(html) == [
        ("Søndag den 1.\u00a0november", ["kl. 20.00 a Koncert Afholdt"]),
        ("I dag", ["Hele dagen b Koncert"]),
    ]
    assert tree(html).xpath("//a[@rel='prev']/@href") == ["/kalender/2026/10/"]
    assert tree(html).xpath("//a[@rel='next']/@href") == ["/kalender/2026/12/"]
    assert words(html, "//section[@aria-labelledby='loebende']//li//h3") == "u"


def test_every_month_that_anything_spans_has_a_page_and_no_other() -> None:
    found = portal(u={"start": "2026-11-20", "end": "2027-01-31"}, c={"start": "2024-05-01"})
    html = made(found, months.artifacts, "kalender/index.html")

    assert tree(html).xpath("//section[@class='year']//a/@href") == [
        "/kalender/2027/01/",
        "/kalender/2026/11/",
        "/kalender/2026/12/",
        "/kalender/2024/05/",
    ]


def test_a_month_that_is_over_is_not_made_again_each_day() -> None:
    def inputs(now: str, path: str) -> str:
        found = a_portal(an_event(start="2026-10-02"), an_event("b"), now=now)
        return artifact(found, months.artifacts, path).inputs

    october, december = "kalender/2026/10/index.html", "kalender/2026/12/index.html"
    today, tomorrow = "2026-11-22T09:00+01:00", "2026-11-23T09:00+01:00"
    assert inputs(today, october) == inputs(tomorrow, october)
    assert inputs(today, december) != inputs(tomorrow, december)


def test_a_month_that_is_over_is_made_again_while_a_run_in_it_goes_on() -> None:
    def page(now: str) -> Artifact:
        run = an_event(start="2026-10-01", end="2027-01-10")
        days = an_event("dage", start="2026-10-03", end="2026-10-04")
        found = a_portal(run, days, now=now)
        return artifact(found, months.artifacts, "kalender/2026/10/index.html")

    running, over = page("2026-12-20T09:00+01:00"), page("2027-01-11T09:00+01:00")
    assert "Til og med 10. januar 2027" in words(running.render().decode())
    assert "1. oktober 2026–10. januar 2027" in words(over.render().decode())
    assert running.inputs != over.inputs
    assert page("2027-06-01T09:00+01:00").inputs == over.inputs


def test_the_ways_in_and_their_counts() -> None:
    found = portal(
        nu={"start": "2026-11-22 20:00", "price": "gratis", "audiences": "boern"},
        fest={"start": "2026-11-20", "end": "2026-11-22", "locality": "karise"},
        snart={"start": "2026-11-23", "price": "gratis - 50"},
        loeber={"start": "2026-10-01", "end": "2026-12-31", "price": "0", "locality": "karise"},
    )
    html = made(found, ways.artifacts, "i-dag/index.html")

    chips = [
        (link.get("href"), " ".join(link.text_content().split()))
        for link in tree(html).xpath("//a[@class='chip']")
    ]
    assert chips == [
        ("/i-dag/", "I dag 3 arrangementer"),
        ("/i-morgen/", "I morgen 2 arrangementer"),
        ("/i-weekenden/", "I weekenden 3 arrangementer"),
        ("/gratis/", "Gratis 2 arrangementer"),
        ("/maalgrupper/boern/", "For børn 1 arrangement"),
        ("/omraader/karise/", "Nær Karise 2 arrangementer"),
    ]
    assert tree(html).xpath("//a[@aria-current='page']/@href") == ["/i-dag/"]
    assert [title.text for title in tree(html).xpath("//article//h3")] == ["fest", "nu"]


@pytest.mark.parametrize("way", ["i-dag", "i-morgen", "i-weekenden", "gratis"])
def test_a_way_in_counts_what_its_page_lists(way: str) -> None:
    """Of that day alone or open for weeks; what was moved away is told, and not counted."""
    found = portal(
        nu={"start": "2026-11-22 20:00", "price": "gratis"},
        fest={"start": "2026-11-20", "end": "2026-11-23"},
        loeber={"start": "2026-10-01", "end": "2026-12-31", "price": "0"},
        kommer={"start": "2026-12-01", "end": "2026-12-31", "price": "0"},
        flyttet={
            "start": "2026-11-24 19:00",
            "previous_start": "2026-11-22 19:00",
            "status": "rescheduled",
        },
    )
    html = tree(made(found, ways.artifacts, f"{way}/index.html"))

    listed = {
        link.get("href")
        for link in html.xpath("//article/a | //li[starts-with(@class, 'row')]//h3/a")
        if "flyttet" not in link.get("href")
    }
    chip = html.xpath("//a[@aria-current='page']/span/text()")[0]
    assert int(chip) == len(listed) > 0


def test_a_way_in_without_anything_helps_on() -> None:
    html = made(portal(), ways.artifacts, "i-morgen/index.html")

    assert "Vi kender ikke til noget i morgen. Men prøv her:" in words(html)
    assert "/arrangementer/" in tree(html).xpath("//ul[contains(@class, 'instead')]//a/@href")
