"""The drawings: the same for the same, different for others, and nothing but marks of our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.model.settings import COLOURS
from generator.presenting.drawings.drawing import drawing
from generator.presenting.drawings.motifs import FAMILIES, motif

COLOUR = st.sampled_from(COLOURS)


@given(COLOUR, st.text(max_size=40))
def test_a_drawing_is_decorative_svg_without_a_word_of_its_title(colour: str, title: str) -> None:
    svg = etree.fromstring(drawing(colour, title))

    assert svg.get("aria-hidden") == "true"
    assert svg.get("class") == f"art art-{colour}"
    assert {element.tag for element in svg} <= {"rect", "path", "circle"}
    assert "".join(map(str, svg.itertext())) == ""
    assert {name for element in svg for name in element.attrib} <= {
        *("class", "opacity", "d", "width", "height", "x", "y", "rx", "transform"),
        *("cx", "cy", "r", "stroke-width"),
    }


@given(COLOUR, st.text(max_size=40))
def test_the_same_again(colour: str, title: str) -> None:
    assert drawing(colour, title) == drawing(colour, title)


def test_another_title_gives_another_drawing() -> None:
    assert drawing("plum", "Julekoncert") != drawing("plum", "Nytårskoncert")


def test_every_colour_has_a_family_of_its_own() -> None:
    assert set(FAMILIES) == set(COLOURS)
    assert len({one for family in FAMILIES.values() for one in family}) == sum(
        len(family) for family in FAMILIES.values()
    )


@pytest.mark.parametrize("colour", COLOURS)
def test_chance_chooses_among_all_of_the_family(colour: str) -> None:
    size = len(FAMILIES[colour])

    def marks(first: float) -> str:
        numbers = iter([first])
        return "".join(motif(colour, lambda: next(numbers, 0.5), 640, 360))

    assert len({marks((number + 0.5) / size) for number in range(size)}) == size


@given(COLOUR, st.text(max_size=40))
def test_a_drawing_is_light(colour: str, title: str) -> None:
    assert len(drawing(colour, title)) < 3_000


@pytest.mark.parametrize("colour", COLOURS)
def test_strata_span_the_whole_width(colour: str) -> None:
    layers = re.findall(r'd="M0 360V[^"]*L640 \d+V360z"', drawing(colour, "Kalk"))

    assert len(layers) == 5
