"""`/netvaerk/`, and what an actor's page says of it."""

from __future__ import annotations

import re
from typing import Any

from generator.model.entity import Entity
from generator.outputs import actors, network
from generator.presenting.network import DRAWN, FEW
from tests.factories import a_meeting, a_partnership, an_actor, an_event
from tests.outputs.rendering import bare_edition, rendered
from tests.pages import element


def page(*entities: Entity) -> str:
    return rendered(network.artifacts, bare_edition(*entities))["netvaerk/index.html"]


def partners(*slugs: str) -> list[dict[str, str]]:
    return [{"actor": slug} for slug in slugs]


def a_crowd(count: int) -> list[Entity]:
    """A chain of partnerships of three, each sharing one with the next."""
    slugs = [f"a{number:03}" for number in range(count)]
    chain = [
        a_partnership(f"p{at:03}", title=f"P{at}", partners=partners(*slugs[at : at + 3]))
        for at in range(0, count - 1, 2)
    ]
    return [*(an_actor(slug, title=f"Aktør {slug}") for slug in slugs), *chain]


def test_a_portal_without_ties_says_so_and_names_what_is_proposed() -> None:
    said = page(
        an_actor(),
        an_actor("skolen", title="Skolen"),
        a_partnership(status="proposed", partners=partners("karise-kirkekor", "skolen")),
    )
    assert "kender endnu ingen aktører, der arbejder sammen" in said
    assert "Disse 2 aktører har ingen bånd" in said
    assert "Foreslåede partnerskaber binder ingen sammen endnu" in said
    assert "<svg" not in said
    assert "<table" not in said


def names_in(row: Any) -> str:
    """The last cell's names, folded or not, without the words that one unfolds them by."""
    return "".join(row.xpath("./td[last()]//text()[not(parent::summary)]")).strip()


def test_the_table_says_what_the_drawing_says_and_the_rest() -> None:
    said = page(*a_crowd(61))
    tree = element(said)
    drawn = [link.get("href") for link in tree.xpath("//*[local-name()='svg']//a")]
    assert len(drawn) == DRAWN
    rows = {row.xpath("./th/a/@href")[0]: row for row in tree.xpath("//table/tbody/tr")}
    assert len(rows) == 61
    assert set(drawn) <= rows.keys()
    arcs = tree.xpath("//*[contains(@class, 'net-arc')]")
    names = {href: row.xpath("string(./th)") for href, row in rows.items()}
    # Each arc is a pair of names in the rows of both.
    shown = {names[href] for href in drawn}
    told = {
        frozenset((names[href], other))
        for href in drawn
        for other in names_in(rows[href]).split(", ")
        if other in shown
    }
    assert len(arcs) == len(told)
    for href in drawn:
        assert rows[href].xpath("string(./td[5])") == str(len(names_in(rows[href]).split(", ")))


def test_the_row_of_one_that_is_not_drawn_is_short() -> None:
    hub = [an_event(f"e{at}", organizers=["a000", f"a{at:03}"]) for at in range(1, 60)]
    slugs = [f"a{number:03}" for number in range(60)]
    few = [
        a_partnership("alle", partners=partners(*slugs[30:60])),
        *hub,
        *(an_actor(slug, title=f"Aktør {slug}") for slug in slugs),
    ]
    tree = element(page(*few))
    last = tree.xpath("//details//table/tbody/tr")
    assert len(last) == 60 - DRAWN
    for row in last:
        ties = int(row.xpath("string(./td[5])"))
        names = names_in(row)
        assert len(names.split(" og ")[0].split(", ")) == min(ties, FEW)


def test_it_says_in_words_who_ties_others_together_and_who_stands_alone() -> None:
    said = page(
        *(an_actor(slug, title=slug.upper()) for slug in "abcdez"),
        a_partnership("x", partners=partners(*"abc")),
        a_partnership("y", partners=partners(*"cde")),
    )
    bridge = said.partition("De bygger bro")[2].partition("</ol>")[0]
    assert re.findall(r">(\w)</a> <span class=\"muted\">(\d+) par<", bridge) == [("C", "4")]
    assert "Netværket hænger sammen" in said
    alone = said.partition('id="alene"')[2].partition("</section>")[0]
    assert re.findall(r'/aktoerer/(\w)/"', alone) == ["z"]
    assert "Denne aktør har ingen bånd" in alone


def test_parts_are_named() -> None:
    said = page(
        *(an_actor(slug, title=slug.upper()) for slug in "abcxy"),
        a_partnership("stor", partners=partners(*"abc")),
        an_event(organizers=["x", "y"]),
    )
    assert "Netværket falder i 2 dele" in said
    assert '<a href="/aktoerer/x/">X</a>, <a href="/aktoerer/y/">Y</a>' in said


def test_the_links_of_the_drawing_are_links_for_everyone() -> None:
    said = page(*a_crowd(9))
    svg = said.partition('<svg class="net"')[2].partition("</svg>")[0]
    assert 'role="img"' not in svg.partition(">")[0]
    assert 'role="group"' in svg.partition(">")[0]
    assert "style=" not in svg
    for link in re.findall(r"<a [^>]*>.*?</a>", svg):
        assert re.search(r"<text[^>]*>\S", link)


def test_coming_meetings_are_named_and_called_off_ones_are_not() -> None:
    said = page(
        a_meeting("kaffe", title="Kaffe"),
        a_meeting("ikke", title="Aflyst kaffe", cancelled="true"),
    )
    assert 'href="/netvaerk/moeder/kaffe/"' in said
    assert "Aflyst kaffe" not in said


def test_an_actors_page_says_with_whom_and_on_what() -> None:
    pages = rendered(
        actors.batches,
        bare_edition(
            an_actor(),
            an_actor("skolen", title="Skolen"),
            a_partnership(partners=partners("karise-kirkekor", "skolen")),
            an_event(organizers=["karise-kirkekor", "skolen"]),
            a_meeting(
                "kaffe",
                title="Kaffe",
                date="2026-10-01",
                host="skolen",
                participants=["karise-kirkekor"],
            ),
            an_actor("alene", title="Alene"),
        ),
    )
    told = pages["aktoerer/karise-kirkekor/index.html"].partition('id="sammen"')[2]
    told = told.partition("</section>")[0]
    for link in (
        '/aktoerer/skolen/">Skolen',
        '/partnerskaber/sang-i-byen/">Sang i byen',
        '/arrangementer/julekoncert/">Julekoncert',
        '/netvaerk/moeder/kaffe/">Kaffe',
    ):
        assert link in told
    assert "1 fælles arrangement:" in told
    assert 'id="sammen"' not in pages["aktoerer/alene/index.html"]
