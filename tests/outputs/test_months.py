"""The months' grids: what stands in a cell, in words, where it leads, and what it depends on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from generator.artifacts import digest
from generator.model.portal import Portal
from generator.outputs import months
from tests.factories import a_portal, an_event
from tests.pages import artifact, made, tree, words

GOLDEN = Path(__file__).with_name("a-month.html")
DECEMBER = "kalender/2026/12/index.html"


def portal(now: str = "2026-11-22T09:00+01:00", /, **events: dict[str, Any]) -> Portal:
    found = (
        an_event(slug.replace("_", "-"), **({"title": slug} | fields))
        for slug, fields in events.items()
    )
    return a_portal(*found, now=now)


def cell(page: str, day: str) -> html.HtmlElement:
    (found,) = tree(page).xpath(f"//td[.//time[@datetime='{day}']]")
    return found


def entries(page: str, day: str) -> list[str]:
    return [
        " ".join(link.text_content().replace("\u00a0", " ").split())
        for link in cell(page, day).xpath("./ul/li/a")
    ]


def test_every_letter_of_a_months_grid(bless: bool) -> None:
    """February 2027 fills four weeks to the day; `--bless` approves what is found now."""
    found = portal(
        "2027-02-10T09:00+01:00",
        koncert={"title": "Koncert & <b>kage</b>", "start": "2027-02-12 19:30"},
        fest={"title": "Fest", "start": "2027-02-05 17:00", "end": "2027-02-07 12:00"},
        heldags={"title": "Heldags", "start": "2027-02-12"},
        aflyst={"title": "Kor", "start": "2027-02-13 10:00", "status": "cancelled"},
        udsolgt={"title": "Film", "start": "2027-02-13 20:00", "booking": "sold_out"},
        flyttet={
            "title": "Foredrag",
            "start": "2027-02-20 19:00",
            "status": "rescheduled",
            "previous_start": "2027-02-18 19:00",
        },
        **{f"e{one}": {"title": f"Nr. {one}", "start": "2027-02-28 9:00"} for one in range(5)},
    )
    page = made(found, months.artifacts, "kalender/2027/02/index.html")
    table = page[page.index("<table") : page.index("</table>")] + "</table>\n"

    if bless:
        GOLDEN.write_text(table, encoding="utf-8")
    assert table == GOLDEN.read_text(encoding="utf-8")


def test_a_cell_says_when_what_and_whether() -> None:
    page = made(
        portal(
            aften={"start": "2026-12-05 20:00"},
            hele_dagen={"start": "2026-12-05"},
            festival={"start": "2026-12-04", "end": "2026-12-06"},
            aflyst={"start": "2026-12-07 10:00", "status": "cancelled"},
            udsolgt={
                "start": "2026-12-08 15:00",
                "booking": "sold_out",
                "status": "rescheduled",
                "previous_start": "2026-12-05 10:00",
            },
            udstilling={"start": "2026-12-01", "end": "2026-12-20"},
        ),
        months.artifacts,
        DECEMBER,
    )

    assert entries(page, "2026-12-04") == ["festival"]
    assert entries(page, "2026-12-05") == [
        "hele_dagen",
        "kl. 20.00 aften",
        "Fortsat festival",
        "kl. 10.00 udsolgt Flyttet til tirsdag den 8. december kl. 15.00",
    ]
    assert entries(page, "2026-12-06") == ["Fortsat festival"]
    assert entries(page, "2026-12-07") == ["kl. 10.00 aflyst Aflyst"]
    assert entries(page, "2026-12-08") == [
        "kl. 15.00 udsolgt Udsolgt Flyttet fra lørdag den 5. december kl. 10.00"
    ]
    assert "Lørdag den 5. december, 3 arrangementer" in words(page, "//td[.//time='5']")
    assert "Torsdag den 10. december, ingen arrangementer" in words(page, "//td[.//time='10']")
    assert words(page, "//section[@aria-labelledby='loebende']//li//h3") == "udstilling"


def test_what_a_cell_has_no_room_for_stands_in_the_list() -> None:
    many = {f"a{one}": {"start": f"2026-12-05 {one + 10}:00"} for one in range(6)}
    page = made(portal(**many), months.artifacts, DECEMBER)

    *_, last = cell(page, "2026-12-05").xpath("./ul/li/a")
    assert entries(page, "2026-12-05")[-1] == "og 3 til den 5. december"
    assert last.get("href") == "#d2026-12-05"
    rows = tree(page).xpath("//section[@aria-labelledby='d2026-12-05']//li")
    assert len(rows) == 6


def test_each_day_and_each_week_leads_somewhere() -> None:
    page = made(
        portal(
            fest={"start": "2026-11-29", "end": "2026-12-01"},
            koncert={"start": "2026-12-30 20:00"},
        ),
        months.artifacts,
        DECEMBER,
    )
    anchors = tree(page).xpath("//table//td//a[starts-with(@href, '#')]/@href")

    assert anchors == ["#d2026-12-01", "#d2026-12-30"]
    assert all(tree(page).xpath(f"//*[@id='{anchor[1:]}']") for anchor in anchors)
    assert tree(page).xpath("//table//th//a/@href") == [
        "/kalender/2026/uge-49/",
        "/kalender/2026/uge-53/",
    ]


def test_today_is_marked_while_the_month_lasts() -> None:
    events = {"a": {"start": "2026-12-05 20:00"}, "b": {"start": "2026-12-31"}}
    now = made(portal("2026-12-05T09:00+01:00", **events), months.artifacts, DECEMBER)
    over = made(portal("2027-01-01T09:00+01:00", **events), months.artifacts, DECEMBER)

    assert tree(now).xpath("//td[@aria-current='date']//time/@datetime") == ["2026-12-05"]
    assert len(tree(now).xpath("//td[@data-date]")) == 31
    assert tree(over).xpath("//td[@aria-current or @data-date]") == []


def test_what_is_over_says_only_that_it_did_not_take_place() -> None:
    page = made(
        portal(
            "2027-01-01T09:00+01:00",
            holdt={"start": "2026-12-05 20:00", "evidence": "held"},
            aflyst={"start": "2026-12-06 20:00", "status": "cancelled"},
        ),
        months.artifacts,
        DECEMBER,
    )

    assert entries(page, "2026-12-05") == ["kl. 20.00 holdt"]
    assert entries(page, "2026-12-06") == ["kl. 20.00 aflyst Aflyst"]


def test_a_month_that_is_over_stays_as_it_is_though_its_last_week_goes_on() -> None:
    """November 2026 ends on a Monday: on the day after, its last week is the current one."""
    events = {"a": {"start": "2026-11-03 20:00"}, "b": {"start": "2026-11-30 20:00"}}

    def seen(now: str) -> tuple[str, str]:
        found = artifact(portal(now, **events), months.artifacts, "kalender/2026/11/index.html")
        return found.inputs, digest(found.render())

    assert seen("2026-12-01T09:00+01:00") == seen("2026-12-20T09:00+01:00")
    assert seen("2026-11-30T09:00+01:00") != seen("2026-12-01T09:00+01:00")


def test_the_year_leads_to_this_week_and_this_month() -> None:
    def chips(**events: dict[str, Any]) -> list[tuple[str, str]]:
        page = made(portal(**events), months.artifacts, "kalender/index.html")
        return [(link.text_content(), link.get("href")) for link in tree(page).xpath("//nav//a")][
            1:-1
        ]

    assert chips(a={"start": "2026-11-22 20:00"})[1:] == [
        ("Denne uge", "/kalender/2026/uge-47/"),
        ("Denne måned", "/kalender/2026/11/"),
    ]
    assert chips(a={"start": "2027-01-02 20:00"})[1:] == [
        ("Uge 53", "/kalender/2026/uge-53/"),
        ("Januar 2027", "/kalender/2027/01/"),
    ]
    assert chips(a={"start": "2026-10-02 20:00"})[1:] == []
    assert chips()[1:] == []
