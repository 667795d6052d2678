from __future__ import annotations

import re

from generator.outputs import actors
from tests.factories import (
    a_partnership,
    a_place,
    a_tradition,
    an_actor,
    an_event,
    some_news,
    some_settings,
)
from tests.outputs.rendering import bare_edition, rendered

PAGE = "aktoerer/karise-kirkekor/index.html"
HOSTILE = """"><script>alert('x')</script>{{ 7 * 7 }}"""


def page(*entities, **options) -> str:
    return rendered(actors.artifacts, bare_edition(*entities, **options))[PAGE]


def test_the_register_lists_every_actor_by_group_in_danish_order() -> None:
    register = rendered(
        actors.artifacts,
        bare_edition(
            an_actor("aa", title="Åkoret"),
            an_actor("oe", title="Økoret"),
            an_actor("z", title="Zitherklubben"),
            an_actor("ae", title="Ældrekoret"),
        ),
    )["aktoerer/index.html"]

    names = re.findall(r'entry-title">([^<]+)<', register)
    assert names == ["Zitherklubben", "Ældrekoret", "Økoret", "Åkoret"]
    assert 'href="#forening"' in register
    assert 'id="forening"' in register


def test_the_register_counts_only_what_is_coming() -> None:
    register = rendered(
        actors.artifacts,
        bare_edition(
            an_actor(),
            an_event("a", organizers="karise-kirkekor"),
            an_event("b", organizers="karise-kirkekor", start="2026-11-01 19:30"),
        ),
    )["aktoerer/index.html"]

    assert "1 kommende arrangement<" in register


def test_everything_tied_to_an_actor_is_linked_from_its_page() -> None:
    html = page(
        an_actor(member_of=["koret-i-byen"]),
        an_actor("koret-i-byen", title="Koret i byen"),
        an_actor("sopranerne", title="Sopranerne", member_of=["karise-kirkekor"]),
        an_event("kommer", organizers="karise-kirkekor"),
        an_event("var", organizers="karise-kirkekor", start="2026-11-01", evidence="announced"),
        a_place(owner="karise-kirkekor"),
        a_partnership(partners=[{"actor": "karise-kirkekor", "role": "Vært"}]),
        a_tradition(organizers="karise-kirkekor"),
        some_news(actors="karise-kirkekor"),
    )

    for address in (
        "/aktoerer/koret-i-byen/",
        "/aktoerer/sopranerne/",
        "/arrangementer/kommer/",
        "/arrangementer/var/",
        "/steder/kulturhuset/",
        "/partnerskaber/sang-i-byen/",
        "/aarshjul/#tradition-sankthans",
        "/nyheder/ny-portal/",
        "/aktoerer/karise-kirkekor/kalender.ics",
        "/aktoerer/karise-kirkekor/rss.xml",
    ):
        assert f'href="{address}"' in html, address
    assert "webcal://kultur.example.dk/aktoerer/karise-kirkekor/kalender.ics" in html
    assert "Var annonceret" in html


def test_a_partnership_that_only_names_an_actor_is_linked_from_its_page() -> None:
    meeting = {"title": "Første møde", "date": "2026-10-07", "kind": "meeting"}
    html = page(
        an_actor(),
        a_partnership(meetings=[meeting | {"host": "karise-kirkekor"}]),
    )

    assert 'href="/partnerskaber/sang-i-byen/"' in html
    assert "nævnt i møder, grupper eller plan" in html


def test_the_places_that_an_actor_runs_are_linked_from_its_page() -> None:
    assert 'href="/steder/kulturhuset/"' in page(an_actor(), a_place(operator="karise-kirkekor"))


def test_an_actor_nobody_confirmed_says_so_first() -> None:
    assert "Ikke bekræftet." in page(an_actor(status="unconfirmed"))
    assert "Ikke bekræftet." not in page(an_actor())


def test_a_named_source_shows_its_title_and_an_address_its_host() -> None:
    settings = some_settings(references={"vision": {"title": "Visionen"}})

    html = page(an_actor(sources=["vision", "https://www.kor.dk/om/", "Opslag"]), settings=settings)

    sources = html.partition('id="kilder"')[2].partition("</ol>")[0]
    assert re.findall(r"<li>(.*)</li>", sources) == [
        "Visionen",
        '<a href="https://www.kor.dk/om/">kor.dk/om</a>',
        "Opslag",
    ]


def test_the_file_is_named_where_it_can_be_mended() -> None:
    settings = some_settings(edit_url="https://git.example/edit/{path}")

    assert 'href="https://git.example/edit/actors/karise-kirkekor.md"' in page(
        an_actor(), settings=settings
    )
    assert "Ret denne side" not in page(an_actor())


def test_links_work_under_a_base_path() -> None:
    html = page(
        an_actor(topics="musik", body="Se [steder](/steder/)."),
        base_url="https://vaert.example/portal/",
    )

    assert not re.findall(r'(?:href|src)="/(?!portal/)', html)


def test_hostile_text_stays_text() -> None:
    html = page(
        an_actor(
            title=HOSTILE,
            summary=HOSTILE,
            part_of=HOSTILE,
            notes=HOSTILE,
            sources=HOSTILE,
            needs=[
                {"topic": "musik", "text": HOSTILE, "method": "survey", "source": HOSTILE},
            ],
        )
    )

    assert "<script>alert" not in html
    assert "{{ 7 * 7 }}" in html


def test_a_series_stands_once_with_its_next_date() -> None:
    html = page(
        an_actor(),
        an_event(
            "korprove",
            title="Korprøve",
            organizers="karise-kirkekor",
            start="2026-11-02 19:00",
            repeat={"every": "week", "on": "monday", "until": "2026-12-21"},
        ),
    )

    coming = html.partition('id="kommende"')[2]
    assert coming.count("Korprøve") == 1
    assert "Mandag den 23. november kl. 19.00" in re.sub("<[^>]+>", "", coming).replace(
        "\u00a0", " "
    )


def test_the_organisation_is_told_to_machines_by_its_kinds_type() -> None:
    vocabularies = some_settings().vocabularies.model_dump(by_alias=True)
    vocabularies["actor_kinds"]["kor"]["schema"] = "MusicGroup"

    html = page(
        an_actor(kind="kor", address="Kirkevej 2, 4653 Karise", founded="cirka 1950"),
        settings=some_settings(vocabularies=vocabularies),
    )

    assert '"@type":"MusicGroup"' in html
    assert '"postalCode":"4653"' in html
    assert "foundingDate" not in html
