from __future__ import annotations

from generator.model.entity import Entity
from generator.outputs import actor_filters
from tests.factories import a_place, an_actor, an_event
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import tree

GROUP = "aktoerer/grupper/forening/index.html"
KIND = "aktoerer/arter/kor/index.html"
HOSTILE = """"><script>alert('x')</script>{{ 7 * 7 }}"""


def pages(*entities: Entity) -> dict[str, str]:
    return rendered(actor_filters.artifacts, bare_edition(*entities))


def entries(html: str) -> dict[str, list[str]]:
    """What each entry says, line by line, by its address."""
    return {
        link.get("href"): [" ".join(line.text_content().split()) for line in link]
        for link in tree(html).xpath("//ul[@class='entries']//a")
    }


def test_a_group_tells_of_its_actors_where_what_coming_and_how_to_reach_them() -> None:
    html = pages(
        an_actor(
            kind="kor",
            locality="karise",
            topics=["musik", "kunst"],
            website="https://kor.example/",
            email="kor@kor.example",
        ),
        an_event(organizers="karise-kirkekor"),
        an_actor("huset", title="Huset"),
        a_place(locality="oeby", owner="huset"),
    )[GROUP]

    assert entries(html) == {
        "/aktoerer/huset/": ["Huset", "Øby", "Kontakt ikke oplyst"],
        "/aktoerer/karise-kirkekor/": [
            "Karise Kirkekor",
            "Kor · Karise",
            "Musik, Billedkunst og design",
            "Kontakt: hjemmeside og e-mail",
            "1 kommende arrangement",
        ],
    }


def test_a_kind_has_those_of_its_kind_alone() -> None:
    html = pages(an_actor("a", kind="kor", status="closed"), an_actor("b"))[KIND]

    assert entries(html) == {
        "/aktoerer/a/": ["Karise Kirkekor", "Forening · Ophørt", "Kontakt ikke oplyst"]
    }


def test_a_word_that_nobody_has_keeps_its_page() -> None:
    html = pages()[KIND]

    assert "Der er ingen her endnu." in html
    assert entries(html) == {}


def test_many_stand_under_their_letters() -> None:
    many = [an_actor(f"kor-{n}", title=f"{'AÆ'[n % 2]}kor {n}") for n in range(80)]
    html = pages(*many)[GROUP]

    letters = [
        heading.text_content()
        for heading in tree(html).xpath("//section[not(@class='follow-box')]/h2")
    ]
    assert letters == ["A", "Æ"]
    assert len(entries(html)) == 80


def test_hostile_text_stays_text() -> None:
    html = pages(an_actor(title=HOSTILE, outside=HOSTILE))[GROUP]

    assert "<script>alert" not in html
    assert "{{ 7 * 7 }}" in html
