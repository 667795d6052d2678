from __future__ import annotations

from generator.outputs import places
from tests.factories import a_place, an_actor, an_event
from tests.outputs.rendering import bare_edition, rendered

PAGE = "steder/kulturhuset/index.html"


def page(*entities) -> str:
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
