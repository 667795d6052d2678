from __future__ import annotations

import re

from generator.model.entity import Entity
from generator.model.settings import Settings
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
from tests.pages import tree

PAGE = "aktoerer/karise-kirkekor/index.html"
WISH = {"topic": "musik", "text": "En sal", "method": "interview", "source": "Samtale"}
HOSTILE = """"><script>alert('x')</script>{{ 7 * 7 }}"""


def page(*entities: Entity, settings: Settings | None = None, base_url: str | None = None) -> str:
    return rendered(actors.batches, bare_edition(*entities, settings=settings, base_url=base_url))[
        PAGE
    ]


def test_the_register_lists_every_actor_by_group_in_danish_order() -> None:
    register = rendered(
        actors.batches,
        bare_edition(
            an_actor("aa", title="Åkoret"),
            an_actor("oe", title="Økoret"),
            an_actor("z", title="Zitherklubben"),
            an_actor("ae", title="Ældrekoret"),
        ),
    )["aktoerer/index.html"]

    names = re.findall(r'entry-title">([^<]+)<', register)
    assert names == ["Zitherklubben", "Ældrekoret", "Økoret", "Åkoret"]
    assert 'href="/aktoerer/grupper/forening/"' in register
    assert 'id="forening"' in register


def test_the_register_counts_only_what_is_coming() -> None:
    register = rendered(
        actors.batches,
        bare_edition(
            an_actor(),
            an_event("a", organizers="karise-kirkekor"),
            an_event("b", organizers="karise-kirkekor", start="2026-11-01 19:30"),
        ),
    )["aktoerer/index.html"]

    assert "1 kommende arrangement<" in register


def test_the_register_counts_its_ways_in() -> None:
    register = rendered(
        actors.batches,
        bare_edition(
            an_actor("a", kind="kor", topics=["musik", "kunst"], needs=[WISH], locality="karise"),
            an_actor("b", topics="musik", offers=[WISH, WISH]),
            an_actor("c", needs=[{**WISH, "status": "met"}], locality="karise"),
        ),
    )["aktoerer/index.html"]
    document = tree(register)

    chips = {
        chip.get("href"): chip.xpath("string(span)")
        for chip in document.xpath("//a[@class='chip']")
    }
    assert chips == {
        "/aktoerer/grupper/forening/": "3",
        "/emner/musik/#aktoerer": "2",
        "/emner/kunst/#aktoerer": "1",
        "/aktoerer/arter/kor/": "1",
    }
    assert "1 søger noget" in register
    assert "1 tilbyder noget" in register
    assert 'href="/aktoerer/a/#behov"' in register
    assert 'href="/aktoerer/b/#tilbud"' in register


def test_the_list_holds_all_that_the_map_shows_and_those_it_cannot_show() -> None:
    vocabularies = some_settings().vocabularies.model_dump(by_alias=True)
    vocabularies["localities"]["skoven"] = {"label": "Skoven"}
    register = rendered(
        actors.batches,
        bare_edition(
            an_actor("a", locality="karise"),
            an_actor("b", locality="karise", localities=["oeby"]),
            an_actor("c", locality="skoven"),
            an_actor("d", title="Køgekoret", outside="Køge"),
            an_actor("e", title="Overalt"),
            an_event(locality="oeby"),
            settings=some_settings(vocabularies=vocabularies),
        ),
    )["aktoerer/index.html"]
    document = tree(register)

    marks = {
        mark.get("href"): mark.xpath("string(*[local-name()='title'])")
        for mark in document.xpath("//*[local-name()='svg'][@class='map']//a")
    }
    assert marks == {
        "/omraader/karise/#aktoerer": "Karise: 2 aktører",
        "/omraader/oeby/#aktoerer": "Øby: 1 aktør",
    }
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in document.xpath("//table//tbody/tr")
    ]
    assert rows == [
        ["Karise", "2", "0", "0"],
        ["Øby", "1", "0", "1"],
        ["Skoven (ikke på kortet)", "1", "0", "0"],
    ]
    folds = [" ".join(fold.text_content().split()) for fold in document.xpath("//*[@class='fold']")]
    assert folds == [
        "Hører til uden for kommunen 1 Køgekoret",
        "I hele kommunen, eller uden kendt område 1 Overalt",
    ]


def test_a_register_of_hundreds_goes_by_letter_and_leaves_nobody_out() -> None:
    many = [an_actor(f"kor-{n}", title=f"{'ABÅ'[n % 3]}koret {n}") for n in range(actors.MANY + 1)]
    pages = rendered(actors.batches, bare_edition(*many))
    register = pages["aktoerer/index.html"]

    assert re.findall(r'<h3 id="bogstav-\d">(.)</h3>', register) == ["A", "B", "Å"]
    assert all(f'href="/aktoerer/{one.slug}/"' in register for one in many)


def test_without_actors_the_register_says_so() -> None:
    register = rendered(actors.batches, bare_edition())["aktoerer/index.html"]

    assert "ingen aktører på portalen" in register
    assert "<svg" not in register.partition("<main>")[2]


def test_an_actor_leads_to_its_group_and_kind() -> None:
    html = page(an_actor(kind="kor"))

    assert html.count('href="/aktoerer/grupper/forening/"') == 2
    assert 'href="/aktoerer/arter/kor/"' in html


def test_only_who_is_hardly_described_is_asked_about_and_nobody_is_blamed() -> None:
    settings = some_settings(tip_url="/om/bidrag/")
    asked = "Mangler der noget? Fortæl os det"
    told = {"summary": "Vi synger.", "email": "kor@kor.example"}

    assert asked in page(an_actor(), settings=settings)
    assert asked in page(an_actor(summary="Vi synger."), settings=settings)
    assert asked not in page(an_actor(**told), settings=settings)
    assert asked not in page(an_actor(status="closed"), settings=settings)
    assert asked not in page(an_actor())
    assert "mangler oplysninger" not in page(an_actor(), settings=settings)


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


def test_an_interest_is_a_topic_and_what_else_is_known_of_it() -> None:
    interests = [
        "kunst",
        {"topic": "musik", "text": "At synge højt", "method": "interview", "source": "Samtale"},
        {"topic": "kunst", "status": "withdrawn"},
    ]
    actor = an_actor(interests=interests)
    html = rendered(actors.batches, bare_edition(actor))["aktoerer/karise-kirkekor/index.html"]
    facts, told = html.split('id="interesser"')

    assert actor.interest_topics == ("kunst", "musik")
    assert "<dt>Interesseret i</dt>" in facts
    assert "At synge højt" in told
    assert "Interview: Samtale" in told
    assert "Trukket tilbage" in told
    assert (
        'id="interesser"'
        not in rendered(actors.batches, bare_edition(an_actor(interests="kunst")))[
            "aktoerer/karise-kirkekor/index.html"
        ]
    )
