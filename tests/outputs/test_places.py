from __future__ import annotations

from generator.model.entity import Entity
from generator.outputs import places
from tests.factories import a_place, an_actor, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import tree

PAGE = "steder/kulturhuset/index.html"


def page(*entities: Entity) -> str:
    return rendered(places.artifacts, bare_edition(*entities))[PAGE]


def test_access_nobody_described_is_said_to_be_missing() -> None:
    assert "Oplysninger om adgang mangler." in page(a_place())

    told = page(a_place(accessibility="koerestol"))
    assert "Oplysninger om adgang mangler." not in told
    assert "Kørestol" in told


def test_an_approximate_point_is_neither_a_pin_nor_data() -> None:
    exact = {"lat": "55.31", "lon": "12.2"}

    html = page(a_place(geo=exact))
    assert "https://www.openstreetmap.org/?mlat=55.31&amp;mlon=12.2#map=17/55.31/12.2" in html
    assert '"latitude":55.31' in html

    html = page(a_place(geo={**exact, "approximate": "true"}))
    assert "Placeringen er omtrentlig" in html
    assert "mlat" not in html
    assert '"latitude"' not in html


def test_a_place_that_may_be_shut_says_so() -> None:
    words = {
        "open": None,
        "closed": "Lukket.",
        "rebuilding": "Under ombygning.",
        "check_open": "Kontrollér, om der er åbent.",
    }
    for status, said in words.items():
        notices = page(a_place(status=status)).count('class="notice"')
        assert notices == (said is not None)
        assert said is None or said in page(a_place(status=status))


def test_rooms_owner_and_lending_are_told_when_known_and_leave_no_empty_heading() -> None:
    html = page(
        a_place(
            owner="karise-kirkekor",
            rooms=[{"name": "Salen", "capacity": "80"}, {"name": "Loftet"}],
            lending={"terms": "Gratis for foreninger.", "contact": "udlaan@kultur.example"},
        ),
        an_actor(),
    )
    assert "80 personer" in html
    assert "Størrelsen er ikke oplyst" in html
    assert 'href="/aktoerer/karise-kirkekor/"' in html
    assert 'href="mailto:udlaan@kultur.example"' in html

    bare = page(a_place())
    for heading in ("Lokaler", "Lån og leje", "Kilder", "Bemærk", "Tidligere arrangementer"):
        assert f">{heading}</h2>" not in bare


def test_who_runs_a_place_is_linked_or_named_and_not_said_twice() -> None:
    html = page(a_place(operator="karise-kirkekor"), an_actor())
    assert '<dt>Drives af</dt><dd><a href="/aktoerer/karise-kirkekor/">' in html.replace("\n", "")

    html = page(a_place(operator={"name": "Østby Museer"}))
    assert "Østby Museer" in html

    both = page(a_place(owner="karise-kirkekor", operator="karise-kirkekor"), an_actor())
    assert "Drives af" not in both


def test_an_event_moved_here_stands_here() -> None:
    html = page(
        a_place(),
        an_event(
            "korprove",
            start="2026-11-23 19:00",
            repeat={"every": "week", "on": "monday", "until": "2026-12-21"},
            changes=[{"date": "2026-11-30 19:00", "venue": "kulturhuset"}],
        ),
    )

    assert 'href="/arrangementer/korprove/"' in html


def test_the_register_goes_town_by_town() -> None:
    register = rendered(
        places.artifacts,
        bare_edition(a_place(), a_place("skoven", title="Skoven", locality=None)),
    )["steder/index.html"]

    assert register.index('id="karise"') < register.index('id="andre"')
    assert 'id="oeby"' not in register


def test_the_map_shows_towns_and_what_lies_by_itself_and_the_list_has_the_rest() -> None:
    register = rendered(
        places.artifacts,
        bare_edition(
            a_place("torvet", geo={"lat": "55.3101", "lon": "12.2"}),
            a_place("skolen", geo={"lat": "55.31", "lon": "12.2", "approximate": "true"}),
            a_place("salen", locality="oeby"),
            a_place("fyret", title="Fyret", geo={"lat": "55.28", "lon": "12.16"}),
            a_place("skoven", title="Skoven", locality=None),
            a_place("lunden", title="Lunden", locality=None, geo={"lat": "55.25", "lon": "12.2"}),
        ),
    )["steder/index.html"]
    document = tree(register)

    marks = {
        mark.get("href"): mark.xpath("string(*[local-name()='title'])")
        for mark in document.xpath("//*[local-name()='svg'][@class='map']//a")
    }
    assert marks == {
        "/omraader/karise/#steder": "Karise: 3 steder",
        "/omraader/oeby/#steder": "Øby: 1 sted",
        "/steder/fyret/": "Fyret",
        "/steder/lunden/": "Lunden",
    }
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in document.xpath("//table//tbody/tr")
    ]
    assert rows == [["Karise", "0", "3", "0"], ["Øby", "0", "1", "0"]]
    folds = [" ".join(fold.text_content().split()) for fold in document.xpath("//*[@class='fold']")]
    assert folds == ["Med eget punkt på kortet 2 Fyret Lunden", "Ikke på kortet 1 Skoven"]


def test_places_without_any_point_make_no_map_and_are_all_listed() -> None:
    vocabularies = some_settings().vocabularies.model_dump(by_alias=True)
    vocabularies["localities"] = {"karise": {"label": "Karise"}}
    register = rendered(
        places.artifacts,
        bare_edition(a_place(), settings=some_settings(vocabularies=vocabularies)),
    )["steder/index.html"]

    assert 'class="map"' not in register
    assert "(ikke på kortet)" in register
    assert "Ikke på kortet" in register


def test_a_portal_without_places_says_so_and_leads_nowhere() -> None:
    html = rendered(places.artifacts, bare_edition())["steder/index.html"]
    assert "Portalen kender endnu ingen steder." in html
    assert '<nav class="jump"' not in html
