"""Links to calendars and feeds, read back as their receivers read them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.following import following

BASES = ("https://kultur.example.dk/", "https://vaert.example/portal/")


@pytest.mark.parametrize("base", BASES)
def test_each_program_is_told_the_same_calendar(base: str) -> None:
    to = following(base, "/emner/musik/", "Musik – Kultur i Prøveby")
    calendar = f"{base}emner/musik/kalender.ics"
    assert to.address == calendar
    assert to.webcal == calendar.replace("https:", "webcal:")
    google = urlsplit(to.google)
    assert (google.netloc, google.path) == ("calendar.google.com", "/calendar/r")
    assert parse_qs(google.query) == {"cid": [to.webcal]}
    for link, host in (
        (to.outlook, "outlook.live.com"),
        (to.outlook_at_work, "outlook.office.com"),
    ):
        asked = urlsplit(link)
        assert (asked.netloc, asked.path) == (host, "/calendar/0/addfromweb")
        assert parse_qs(asked.query) == {"url": [calendar], "name": ["Musik – Kultur i Prøveby"]}


@pytest.mark.parametrize("base", BASES)
def test_files_are_linked_within_the_portal(base: str) -> None:
    to = following(base, "/emner/musik/", "Musik")
    within = urlsplit(base).path + "emner/musik/"
    assert (to.file, to.rss, to.atom, to.json) == (
        f"{within}kalender.ics",
        f"{within}rss.xml",
        f"{within}atom.xml",
        f"{within}feed.json",
    )


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_no_name_breaks_out_of_its_parameter(name: str) -> None:
    asked = parse_qs(urlsplit(following(BASES[0], "/steder/x/", name).outlook).query)
    assert asked["name"] == [name]
    assert asked["url"] == ["https://kultur.example.dk/steder/x/kalender.ics"]
