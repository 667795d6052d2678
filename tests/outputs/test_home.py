"""The home page: full, and with nothing to come."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.outputs import home, seasons
from tests.factories import (
    a_partnership,
    a_portal,
    a_tradition,
    an_actor,
    an_event,
    some_news,
    some_settings,
)
from tests.pages import made, tree, words

SUNDAY, MONDAY, FRIDAY = (
    "2026-11-22T09:00+01:00",
    "2026-11-23T09:00+01:00",
    "2026-11-27T09:00+01:00",
)


def portal(*entities: Entity, now: str = SUNDAY, **events: dict[str, Any]) -> Portal:
    found = (an_event(slug.replace("_", "-"), title=slug, **events[slug]) for slug in events)
    return a_portal(*entities, *found, now=now, settings=some_settings(tip_url="/om/bidrag/"))


def page(found: Portal) -> str:
    return made(found, home.artifacts, "index.html")


def sections(html: str) -> dict[str, list[str]]:
    """The cards' titles under each heading."""
    return {
        section.findtext("h2"): [title.text for title in section.xpath(".//article//h3")]
        for section in tree(html).xpath("//section[contains(@class, 'home-section')]")
        if section.xpath(".//article")
    }


def test_the_day_and_the_question() -> None:
    html = page(portal())

    assert words(html, "//p[@class='kicker']") == "Søndag den 22. november 2026"
    assert words(html, "//h1") == "Hvad sker der?"
    assert words(html, "//title") == "Kultur i Prøveby"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (SUNDAY, {"I dag": ["soendag"], "De næste dage": ["tirsdag", "loerdag", "maaned"]}),
        (
            MONDAY,
            {"De næste dage": ["tirsdag"], "I weekenden": ["loerdag"], "Senere": ["maaned"]},
        ),
        (FRIDAY, {"I weekenden": ["loerdag"], "De næste dage": ["maaned"]}),
    ],
)
def test_today_the_weekend_and_the_days_between(now: str, expected: dict[str, list[str]]) -> None:
    found = portal(
        now=now,
        soendag={"start": "2026-11-22 20:00"},
        tirsdag={"start": "2026-11-24 20:00"},
        loerdag={"start": "2026-11-28 20:00"},
        maaned={"start": "2026-12-20 20:00"},
    )

    shown = sections(page(found))
    shown.pop("Fra arkivet", None)
    assert shown == expected


def test_nothing_stands_twice() -> None:
    found = portal(
        now=MONDAY,
        serie={
            "start": "2026-11-23 19:00",
            "repeat": {
                "every": "week",
                "on": ["monday", "tuesday", "saturday"],
                "until": "2026-12-31",
            },
        },
        andet={"start": "2026-11-28 20:00"},
    )

    assert sections(page(found)) == {"I dag": ["serie"], "I weekenden": ["andet"]}


def test_what_lasts_for_weeks_stands_apart() -> None:
    found = portal(u={"start": "2026-10-01", "end": "2026-12-31"})

    assert sections(page(found)) == {"Løbende": ["u"]}


def test_what_opens_later_is_not_said_to_be_running() -> None:
    """It comes among the days, on its first one, once; the link to more counts what is running."""
    running = {f"nu{number}": {"start": "2026-10-01", "end": "2026-12-31"} for number in range(9)}
    found = portal(
        now=MONDAY,
        fest={"start": "2026-11-28 20:00"},
        aabner={"start": "2026-11-28", "end": "2027-01-31"},
        vinter={"start": "2027-01-16", "end": "2027-03-01"},
        **running,
    )
    html = page(found)

    assert sections(html) == {
        "I weekenden": ["aabner", "fest"],
        "De næste dage": ["vinter"],
        "Løbende": [f"nu{number}" for number in range(8)],
    }
    assert "1 til, der løber over længere tid" in words(html)
    opened = sections(
        page(
            portal(
                now="2027-01-16T09:00+01:00", vinter={"start": "2027-01-16", "end": "2027-03-01"}
            )
        )
    )
    assert opened == {"Løbende": ["vinter"]}


def test_with_nothing_to_come_it_is_still_worth_a_visit() -> None:
    found = portal(
        an_actor(),
        a_tradition("jul", title="Juletræstænding", months=["12"]),
        a_tradition("sommer", title="Sankthans", months=["6"]),
        forbi={"start": "2026-03-01"},
    )
    html = page(found)

    assert "Der er ingen kommende arrangementer lige nu." in words(html)
    assert tree(html).xpath("//a[@class='btn']/@href") == ["/om/bidrag/"]
    assert tree(html).xpath("//a[@class='chip']") == []
    assert words(html, "//h2[@id='traditioner']") == "Det plejer at ske"
    assert words(html, "//section[@class='season']") == "December Juletræstænding"
    assert tree(html).xpath("//section[@class='season']//a/@href") == [
        "/aarshjul/#tradition-jul",
        "/aarshjul/#tradition-sommer",
    ]
    assert sections(html) == {"Fra arkivet": ["forbi"]}
    assert words(html, "//ul[@class='numbers']") == "1 Aktører 2 Traditioner 1 I arkivet"


def test_what_happens_by_a_rule_tells_its_rule() -> None:
    """A month by itself would hide that the day is over; the month's own name says nothing more."""
    html = page(
        portal(
            a_tradition("a", title="Arkivdag", months=["11"], when="sidste lørdag i november"),
            a_tradition(
                "b", title="Loppemarked", months=["12"], when="december", summary="Lopper."
            ),
        )
    )

    rows = [
        " ".join(row.text_content().split())
        for row in tree(html).xpath("//section[@class='season']//li")
    ]
    assert rows == ["Arkivdag Sidste lørdag i november", "Loppemarked Lopper."]


def test_this_months_traditions_begin_with_what_is_known_to_come() -> None:
    """On 22 November the second Saturday is over for this year, and the last one is not."""
    html = page(
        portal(
            a_tradition("a", title="Arkivdag", months=["11"], when="anden lørdag i november"),
            a_tradition("b", title="Kuling", months=["11"], when="når det blæser"),
            a_tradition("c", title="Fakkeloptog", months=["11"], when="30. november"),
            a_tradition("d", title="Lysmarked", months=["11"], when="sidste lørdag i november"),
            # Over for November, but not for its other month.
            a_tradition("e", title="Syng med", months=["11", "12"], when="1. november"),
        )
    )

    months = [
        [" ".join(link.text_content().split()) for link in section.xpath(".//a")]
        for section in tree(html).xpath("//section[@class='season']")
    ]
    assert months == [["Lysmarked", "Fakkeloptog", "Kuling"], ["Syng med"]]


def test_a_full_programme_needs_no_archive() -> None:
    coming = (
        an_event(f"e{number}", title=f"e{number}", start=f"2026-12-{number:02d}")
        for number in range(1, 9)
    )
    html = page(portal(a_tradition(), *coming, forbi={"start": "2026-03-01"}))

    assert sections(html) == {"De næste dage": [f"e{number}" for number in range(1, 7)]}
    assert "Se alle 8 arrangementer" in words(html)
    assert "Det plejer at ske" not in words(html)


def test_the_partnership_and_its_eight_steps_in_words() -> None:
    partnership = a_partnership(partners=[{"actor": "koret"}], goals=[{"id": "a", "title": "A"}])
    # Without a word in the settings it is the first one by name.
    html = page(portal(a_partnership("andet", title="Et andet"), partnership))
    assert words(html, "//h2[@id='partnerskab']") == "Et andet"

    settings = some_settings(featured_partnership="sang-i-byen")
    named = a_portal(a_partnership("andet"), partnership, settings=settings)
    html = page(named)
    steps = [
        " ".join(step.text_content().split())
        for step in tree(html).xpath("//ol[@class='steps']/li")
    ]
    assert "Partnerskab · aktivt" in words(html)
    assert steps[:3] == ["1 Aktører i gang", "2 Behov ikke begyndt", "3 Dialog ikke begyndt"]
    assert len(steps) == 8


def test_news_and_ways_to_follow() -> None:
    html = page(
        portal(
            some_news("gammel", title="Gammel", published="2026-01-01 10:00"),
            some_news("ny", title="Ny", published="2026-11-01 10:00"),
        )
    )

    assert [title.text for title in tree(html).xpath("//li[@class='teaser']//h3")] == [
        "Ny",
        "Gammel",
    ]
    assert tree(html).xpath("//ul[@class='tiles']//a/@href") == [
        "webcal://kultur.example.dk/arrangementer/kalender.ics",
        "/abonner/",
    ]


def test_a_newsletter_is_offered_only_where_there_is_one() -> None:
    address = "https://brev.example/tilmeld"
    settings = some_settings(newsletter={"signup_url": address})

    links = tree(page(a_portal(settings=settings))).xpath("//ul[@class='tiles']//a/@href")
    assert links[1] == address


def test_the_season_ahead_says_what_it_is_full_of() -> None:
    html = page(
        portal(
            to_sange={"start": "2026-12-04 19:30", "topics": ["musik", "kunst"]},
            tre_sange={"start": "2026-12-05 19:30", "topics": "musik"},
            foraar={"start": "2027-02-05 19:30", "topics": "kunst"},
        )
    )

    said = words(html, "//p[@class='hero-season']")
    assert said == "Efteråret 2026: 2 arrangementer. Mest musik · billedkunst og design"
    assert tree(html).xpath("//p[@class='hero-season']/a/@href") == ["/program/efteraar-2026/"]
    assert tree(html).xpath("//div[@class='strata']//svg/svg/@class") == ["art-plum", "art-amber"]


def test_the_season_ahead_is_counted_as_its_own_page_counts_it() -> None:
    """What is called off, and a series with dates in another season alone, is no event there."""
    found = portal(
        to_sange={"start": "2026-12-04 19:30"},
        aflyst={"start": "2026-12-05 19:30", "status": "cancelled"},
        mellem={
            "start": "2026-11-02 19:30",
            "repeat": {"dates": ["2026-11-02", "2027-02-02"]},
        },
        udstilling={"start": "2026-10-01", "end": "2027-01-10"},
    )

    told = words(page(found), "//p[@class='hero-season']")
    there = made(found, seasons.artifacts, "program/efteraar-2026/index.html")
    assert told.startswith("Efteråret 2026: 2 arrangementer")
    assert words(there, "//p[@class='lead']").startswith("2 arrangementer")


def test_when_little_is_left_of_the_season_the_next_is_told() -> None:
    html = page(
        portal(
            now="2026-12-28T09:00+01:00",
            nytaar={"start": "2026-12-31 19:30"},
            foraar={"start": "2027-02-05 19:30"},
            sommer={"start": "2027-05-05 19:30"},
        )
    )

    assert words(html, "//p[@class='hero-season']").startswith("Foråret 2027: 2 arrangementer")


def test_with_nothing_to_come_no_season_is_told() -> None:
    assert not tree(page(portal())).xpath("//p[@class='hero-season']")
