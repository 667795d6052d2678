"""Drawings for what knows no style sheet: the same shapes, every colour in its place."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from generator.presenting.drawings.drawing import drawing
from generator.presenting.drawings.landscape import landscape
from generator.presenting.drawings.literal import with_colours
from generator.presenting.drawings.motifs import FAMILIES

COLOURS = {"paper": "#fbfaf6", "accent": "#b63a26"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("colour", FAMILIES)
def test_no_class_is_left_and_every_shape_has_its_colour(colour: str) -> None:
    for number in range(40):
        made = with_colours(drawing(colour, f"Titel {number}"), "#123456", COLOURS)
        root = ElementTree.fromstring(made)
        assert root.tag == f"{SVG}svg"
        assert "class=" not in made
        assert "aria-" not in made
        for shape in root.iter():
            if shape.tag in (f"{SVG}svg", f"{SVG}g"):
                continue
            inherited = [one for one in root.iter(f"{SVG}g") if shape in list(one.iter())]
            assert any("fill" in one.attrib for one in (shape, *inherited)), ElementTree.tostring(
                shape
            )
        used = set(re.findall(r"#[0-9a-f]{6}", made))
        assert used <= {"#123456", "#fbfaf6"}
        assert "#123456" in used


def test_the_covers_sun_is_the_accent() -> None:
    made = with_colours(landscape("Kultur", date(2026, 11, 22)), "#123456", COLOURS)
    assert set(re.findall(r"#[0-9a-f]{6}", made)) == {"#123456", "#fbfaf6", "#b63a26"}
    ElementTree.fromstring(made)
