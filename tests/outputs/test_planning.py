"""The pages for those who plan: clashes, facilities, the season's programme."""

from __future__ import annotations

import re

import pytest

from generator.analysing.facilities import Use
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.outputs import clashes, facilities, places, search, seasons
from generator.outputs.seasons import MOST
from generator.presenting.calendars.where_and_when import location
from generator.presenting.facilities import use_in_words
from generator.presenting.searching.terms import Row
from tests.factories import Fields, a_partnership, a_place, an_actor, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered

EVENING: Fields = {"start": "2026-12-04 19:30", "end": "2026-12-04 21:00", "venue": "salen"}
HALL = a_place(
    "salen",
    title="Salen",
    facilities=["klaver"],
    rooms=[{"name": "Store Scene", "capacity": 80, "facilities": ["scene"]}],
    lending={"terms": "Gratis for kor", "contact": "sal@salen.example"},
    accessibility=["koerestol"],
)
CLASHES = "aarshjul/sammenfald/index.html"
SPRING = "program/foraar-2027/index.html"


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main>")[2]))


def test_clashes_are_told_with_their_reasons() -> None:
    reason = [{"with": "a", "reason": "De <b>deler</b> scenen"}]
    html = rendered(
        clashes.artifacts,
        bare_edition(
            HALL,
            an_event("a", title="Revy", **EVENING),
            an_event("b", title="Bal", accepted_clashes=reason, **EVENING),
            an_event("c", title="Bio", **(EVENING | {"end": "2026-12-04 20:00"})),
        ),
    )[CLASHES]
    open_, _, accepted = html.partition('id="aftalt"')
    assert "begge er i Salen" in open_
    assert 'href="/arrangementer/c/"' in open_
    assert "De &lt;b&gt;deler&lt;/b&gt; scenen" in accepted
    assert "scenen" not in text(open_)
    assert '<meta name="robots" content="noindex' in html


def test_a_portal_without_clashes_says_so() -> None:
    page = text(rendered(clashes.artifacts, bare_edition())[CLASHES])
    assert "Ingen. Alt det, der er lagt i kalenderen, kan lade sig gøre" in page


def test_the_register_and_a_page_for_each_facility() -> None:
    offer = {"topic": "musik", "text": "Et gammelt klaver", "facility": "klaver"}
    offer |= {"method": "survey", "source": "Skema"}
    edition = bare_edition(HALL, an_actor(offers=[offer]), an_event(room="Store Scene", **EVENING))
    made = rendered(facilities.artifacts, edition)
    assert set(made) == {
        "steder/faciliteter/index.html",
        "steder/faciliteter/scene/index.html",
        "steder/faciliteter/klaver/index.html",
    }
    register = text(made["steder/faciliteter/index.html"])
    for said in ("Store Scene", "80", "1 dag", "Gratis for kor", "Kørestol", "Et gammelt klaver"):
        assert said in register
    assert "1 sted og 1 aktør" in register
    stage = text(made["steder/faciliteter/scene/index.html"])
    assert "Store Scene (80 personer)" in stage
    assert "1 arrangement i kalenderen fra i dag" in stage
    piano = text(made["steder/faciliteter/klaver/index.html"])
    assert "Hele stedet" in piano
    assert "Karise Kirkekor" in piano


def test_a_facility_that_nobody_has_asks_for_a_tip() -> None:
    made = rendered(facilities.artifacts, bare_edition())
    assert "Ingen steder har skrevet det op endnu" in made["steder/faciliteter/scene/index.html"]


def test_a_place_tells_what_it_has_and_how_much_it_is_used() -> None:
    html = rendered(places.artifacts, bare_edition(HALL, an_event(**EVENING)))[
        "steder/salen/index.html"
    ]
    assert 'href="/steder/faciliteter/scene/"' in html
    assert "Hvor meget bliver stedet brugt?" in html
    assert "1 arrangement i kalenderen fra i dag" in html
    plain = rendered(places.artifacts, bare_edition(a_place("torvet")))["steder/torvet/index.html"]
    assert "Hvor meget bliver stedet brugt?" not in plain


@pytest.mark.parametrize(
    ("use", "lines"),
    [
        (Use(), ("Ingen arrangementer på portalen det seneste år",)),
        (
            Use(past_events=1, past_dates=4, coming_events=2, coming_dates=2),
            (
                "1 arrangement på 4 datoer det seneste år",
                "2 arrangementer i kalenderen fra i dag",
            ),
        ),
        (
            Use(past_events=9, past_dates=9, evenings=(2, 0, 0, 3, 2, 2, 0)),
            (
                "9 arrangementer det seneste år",
                "Mest ledig: tirsdag, onsdag og søndag aften",
            ),
        ),
        (
            Use(past_events=14, past_dates=14, evenings=(2,) * 7),
            ("14 arrangementer det seneste år", "Lige meget brugt alle aftener"),
        ),
    ],
)
def test_use_in_words(use: Use, lines: tuple[str, ...]) -> None:
    assert use_in_words(use).lines == lines


def test_places_are_found_by_what_they_have() -> None:
    def no_event(_: Listing) -> Row:
        raise AssertionError

    def found(*entities: Entity) -> dict[str, str]:
        rows = search.entries(bare_edition(*entities).portal, no_event, {})
        return {row.path: repr(terms) for row, terms in rows}

    there = found(HALL, a_place("torvet", title="Torvet"))
    assert "klav" in there["/steder/salen/"]
    assert "klav" not in there["/steder/torvet/"]
    assert "klav" in there["/steder/faciliteter/klaver/"]


def test_the_programme_of_a_season() -> None:
    made = rendered(
        seasons.artifacts,
        bare_edition(
            HALL,
            a_partnership(),
            an_event("nu", title="Nu", **EVENING),
            an_event(
                "sang",
                title="Fællessang",
                start="2027-01-08 19:30",
                venue="salen",
                partnership="sang-i-byen",
                repeat={"every": "week", "until": "2027-01-22"},
            ),
            an_event("kunst", title="Kunst", start="2027-02-01", end="2027-05-01"),
        ),
    )
    assert set(made) == {
        "program/index.html",
        "program/foraar-2026/index.html",
        "program/efteraar-2026/index.html",
        SPRING,
    }
    spring = text(made[SPRING])
    assert "2 arrangementer i Prøveby Kommune" in spring
    assert "fre. 8. kl. 19.30" in spring.replace("\u00a0", " ")
    assert "Partnerskab: Sang i byen" in spring
    assert "Og 2 gange til, sidst 22. januar" in spring.replace("\u00a0", " ")
    assert "Udstillinger og andet over længere tid" in spring
    assert 'href="/arrangementer/nu/"' not in made[SPRING]
    assert 'href="/arrangementer/nu/"' in made["program/efteraar-2026/index.html"]
    assert "Sæsonen er slut" in made["program/foraar-2026/index.html"]
    assert 'href="/program/foraar-2027/"' in made["program/index.html"]


def test_a_season_with_too_much_leads_on_to_the_months() -> None:
    crowd = [
        an_event(f"e{number:03d}", start=f"2027-{1 + number // 80:02d}-05 10:00")
        for number in range(MOST + 20)
    ]
    html = rendered(seasons.artifacts, bare_edition(*crowd))[SPRING]
    assert len(re.findall(r'href="/arrangementer/e\d+/"', html)) == MOST
    assert "20 flere" in html
    assert 'href="/kalender/2027/04/"' in html
    assert 'href="/kalender/2027/06/"' not in html


def test_a_season_that_is_over_stays_as_it_was() -> None:
    def made(now: str) -> str:
        settings = some_settings(launched="2025-08-01")
        event = an_event(start="2026-03-01 19:30")
        edition = bare_edition(event, settings=settings, now=now)
        found = next(
            one for one in seasons.artifacts(edition) if one.path.startswith("program/foraar-2026")
        )
        return found.inputs

    assert made("2026-09-01 09:00") == made("2026-09-20 09:00")
    assert made("2026-04-01 09:00") != made("2026-04-02 09:00")


def test_an_event_says_its_room_where_the_date_is_at_its_own_place() -> None:
    moved = {"date": "2026-12-11 19:30", "venue": "torvet"}
    event = an_event(
        **EVENING,
        room="Store Scene",
        repeat={"every": "week", "until": "2026-12-11"},
        changes=[moved],
    )
    edition = bare_edition(HALL, a_place("torvet", title="Torvet"), event)
    here, there = edition.portal.occurrences[event.slug]
    facts = {fact.label: fact.lines for fact in edition.facts.of(event, here, past=False)}
    assert [line.text for line in facts["Hvor"]][:2] == ["Salen", "Store Scene"]
    elsewhere = {fact.label: fact.lines for fact in edition.facts.of(event, there, past=False)}
    assert "Store Scene" not in [line.text for line in elsewhere["Hvor"]]
    portal, cards = edition.portal, edition.cards
    assert location(portal, cards, here).startswith("Store Scene, Salen")
    assert not location(portal, cards, there).startswith("Store Scene")
