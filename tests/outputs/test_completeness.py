from __future__ import annotations

import re

from generator.model.entity import Entity
from generator.model.settings import Settings
from generator.outputs import completeness
from tests.factories import a_place, an_actor, some_settings
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import tree


def page(*entities: Entity, settings: Settings | None = None) -> str:
    return rendered(completeness.artifacts, bare_edition(*entities, settings=settings))[
        "aktoerer/mangler/index.html"
    ]


def test_the_emptiest_comes_first_with_what_is_missing_and_where_to_write_it() -> None:
    html = page(
        an_actor("a", title="Akoret", summary="Vi synger.", website="https://a.example/"),
        an_actor("b", title="Bkoret", summary="Vi synger."),
        settings=some_settings(edit_url="https://git.example/edit/{path}"),
    )
    first, second = tree(html).xpath("//section[@aria-labelledby='aktoerer']//ul/li")

    assert " ".join(first.text_content().split()) == (
        "15 point af 100: Bkoret Mangler en hjemmeside eller en mailadresse, hvor den hører til, "
        "emner, en tekst om, hvad den laver, behov eller tilbud, et billede med beskrivelse, "
        "kilder og en art. Skriv det i actors/b.md"
    )
    assert first.xpath(".//a/@href") == ["/aktoerer/b/", "https://git.example/edit/actors/b.md"]
    assert "35 point" in " ".join(second.text_content().split())


def test_without_a_place_to_edit_the_file_is_named() -> None:
    assert "<code>actors/karise-kirkekor.md</code>" in page(an_actor())


def test_the_rules_say_their_points_and_how_many_break_them() -> None:
    html = page(an_actor("a", topics="musik"), an_actor("b"), a_place())
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree(html).xpath("//section[@aria-labelledby='aktoerer']//tbody/tr")
    ]

    assert ["Emner (topics)", "10", "1"] in rows
    assert ["En hjemmeside eller en mailadresse (website eller email)", "20", "2"] in rows
    assert sum(int(points) for _, points, _ in rows) == 100


def test_places_have_a_list_of_their_own() -> None:
    html = page(a_place())
    (place,) = tree(html).xpath("//section[@aria-labelledby='steder']//ul/li")

    assert "oplysninger om adgang" in place.text_content()
    assert "Der er ingen endnu." in html.partition('id="steder"')[0]


def test_a_long_list_is_cut_and_says_so() -> None:
    html = page(*(an_actor(f"kor-{n}") for n in range(completeness.MOST + 7)))

    assert len(re.findall('class="to-do-score"', html)) == completeness.MOST
    assert "Endnu 7 mangler noget" in html


def test_the_list_is_for_editors_and_not_for_search_engines() -> None:
    assert 'name="robots" content="noindex"' in page(an_actor())
