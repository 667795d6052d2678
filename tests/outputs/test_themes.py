from __future__ import annotations

import re

import icalendar

from generator.model.entity import Entity
from generator.outputs import calendars, events, themes
from generator.presenting.collections import collections
from generator.presenting.searching.documents import documents
from tests.factories import a_partnership, a_portal, an_event, some_news
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition, rendered

GOAL = {"id": "flere", "title": "Flere synger", "theme": "faellesskab", "success": "Alle kan."}
LIST, PAGE, GAPS = (f"temaer/{name}index.html" for name in ("", "faellesskab/", "mangler/"))
ENTITIES = (
    a_partnership(
        goals=[GOAL], plan={"activities": [{"title": "Fredagssang", "goals": ["flere"]}]}
    ),
    a_partnership("forslag", title="Et forslag", status="proposed", goals=[GOAL]),
    an_event(partnership="sang-i-byen", goals="flere"),
    an_event(
        "i-fjor", title="I fjor", partnership="sang-i-byen", goals="flere", start="2025-12-05"
    ),
    an_event("uden-maal", title="Uden mål", partnership="sang-i-byen"),
    some_news(partnership="sang-i-byen"),
)


def pages(*entities: Entity) -> dict[str, str]:
    return rendered(themes.artifacts, bare_edition(*entities))


def test_a_theme_shows_every_goal_of_it_and_marks_what_is_only_proposed() -> None:
    html = pages(*ENTITIES)[PAGE]
    goals = html.partition('class="goals"')[2]
    titles = re.findall(r'<h3><a href="([^"]+)"', goals)

    assert titles[:2] == [
        "/partnerskaber/sang-i-byen/#maal-flere",
        "/partnerskaber/forslag/#maal-flere",
    ]
    agreed, proposed = goals.split("/partnerskaber/forslag/", 1)
    assert "Foreslået mål" in agreed.rpartition("<li>")[2]
    assert "Foreslået mål" not in agreed.rpartition("<li>")[0]
    assert "<strong>Nået, når:</strong> Alle kan." in agreed
    assert "<strong>Ville være nået, når:</strong> Alle kan." in proposed
    assert "Fredagssang" in agreed
    assert "Planlagt · Sang i byen" in html.partition('id="planer"')[2].partition("</section>")[0]


def test_an_activity_that_serves_two_goals_is_told_once() -> None:
    plan = {"activities": [{"title": "Fredagssang", "goals": ["flere", "bedre"]}]}
    goals = [GOAL, GOAL | {"id": "bedre", "title": "Bedre sang"}]
    html = pages(a_partnership(goals=goals, plan=plan))[PAGE]

    assert html.partition('id="planer"')[2].count("Fredagssang") == 1


def test_a_theme_shows_the_events_that_serve_it_coming_first() -> None:
    html = pages(*ENTITIES)[PAGE]
    coming, past = html.partition('id="kommende"')[2].split('id="tidligere"')

    assert "/arrangementer/julekoncert/" in coming
    assert "/arrangementer/i-fjor/" in past
    assert "/arrangementer/uden-maal/" not in html
    assert "/nyheder/ny-portal/" in html
    assert "2 mål i 2 partnerskaber · 1 kommende arrangement · 1 tidligere arrangement" in html


def test_the_list_counts_goals_and_says_which_are_proposed() -> None:
    html = pages(*ENTITIES)[LIST]

    assert "2 mål i 2 partnerskaber, 1 kun foreslået" in html
    assert "1 kommende arrangement<" in html
    assert "alle kun foreslået" not in html


def test_a_theme_without_goals_says_so() -> None:
    found = pages()

    assert "Ingen mål endnu" in found[LIST]
    assert "Ingen partnerskaber har et mål under temaet endnu." in found[PAGE]
    assert "Der er ingen løse ender." in found[GAPS]


def test_loose_ends_are_listed_for_editors_and_kept_out_of_search_engines() -> None:
    html = pages(*ENTITIES)[GAPS]

    assert "/arrangementer/uden-maal/" in html.partition("Arrangementer, der ikke tjener et mål")[2]
    assert "/partnerskaber/forslag/#maal-flere" in html.partition("Mål, som intet tjener")[2]
    assert "/arrangementer/julekoncert/" not in html
    assert 'name="robots" content="noindex' in html


def test_a_theme_can_be_followed_by_those_events_alone() -> None:
    made = {
        one.path: one.render() for one in artifacts_of(calendars.batches, bare_edition(*ENTITIES))
    }
    calendar = icalendar.Calendar.from_ical(made["temaer/faellesskab/kalender.ics"])

    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [
        "I fjor",
        "Julekoncert",
    ]
    (theme,) = (one for one in collections(a_portal(*ENTITIES)) if one.vocabulary == "themes")
    assert [event.slug for event in theme.events] == ["i-fjor", "julekoncert"]


def test_a_theme_is_found_in_the_search() -> None:
    found = [
        one.row for one in documents(a_portal(*ENTITIES)) if one.row.path == "/temaer/faellesskab/"
    ]

    assert [row.title for row in found] == ["Fællesskab"]


def test_an_event_names_the_goal_that_it_serves_with_its_theme() -> None:
    html = rendered(events.batches, bare_edition(*ENTITIES))
    served = html["arrangementer/julekoncert/index.html"].partition('id="bag"')[2]
    plain = " ".join(re.sub(r"<[^>]+>", "", served.partition("</section>")[0]).split())

    assert "Tjener målet »Flere synger« (Fællesskab) i partnerskabet Sang i byen." in plain
    assert 'href="/partnerskaber/sang-i-byen/#maal-flere"' in served
    assert "En del af partnerskabet" in html["arrangementer/uden-maal/index.html"]
