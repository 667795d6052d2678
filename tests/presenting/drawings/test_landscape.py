"""The front page's ground: the sun of the day, the season's moons, the lake and the strata."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.model.settings import COLOURS
from generator.presenting.drawings.landscape import MOONS, landscape

NAME = "Kultur i Prøveby"
NOVEMBER = date(2026, 11, 22)
HEIGHT = 260


def sun(day: date) -> float:
    (found,) = etree.fromstring(landscape(NAME, day)).iterfind("*[@class='sun']")
    return float(found.get("cy", ""))


def test_it_ends_in_the_pages_own_colour() -> None:
    svg = etree.fromstring(landscape(NAME, NOVEMBER))

    assert [element.get("class") for element in svg] == ["sun", "ground", *["chalk"] * 3]
    assert svg[-1].get("opacity") == "1.0"


def test_the_sun_is_highest_at_midsummer_and_lowest_at_midwinter() -> None:
    year = [date(2026, 1, 1) + timedelta(days) for days in range(365)]
    heights = {day: sun(day) for day in year}

    assert heights[date(2026, 6, 21)] == min(heights.values())
    assert heights[date(2026, 12, 21)] == max(heights.values())
    assert all(height - 0.26 * HEIGHT > 0 for height in heights.values()), "cut off at the top"


@given(st.lists(st.sampled_from(COLOURS), max_size=5, unique=True), st.dates())
def test_a_moon_for_each_colour_and_no_more_than_there_is_room_for(
    colours: list[str], day: date
) -> None:
    svg = etree.fromstring(landscape(NAME, day, colours))
    moons = [element.get("class") for element in svg if element.tag == "svg"]

    assert moons == [f"art-{colour}" for colour in colours[: len(MOONS)]]
    ids = [element.get("id") for element in svg.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == len(moons)
    assert len(landscape(NAME, day, colours)) < 8_000


def test_the_motifs_change_with_the_quarter_and_not_within_it() -> None:
    def moons(day: date) -> list[bytes]:
        svg = etree.fromstring(landscape(NAME, day, COLOURS))
        return [etree.tostring(element) for element in svg if element.tag == "svg"]

    assert moons(NOVEMBER) == moons(date(2026, 10, 1))
    assert moons(NOVEMBER) != moons(date(2026, 9, 30))
