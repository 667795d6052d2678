"""The wheels' pages: the drawing and the list say the same."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.entity import Entity
from generator.outputs import years
from tests.factories import (
    a_partnership,
    a_tradition,
    an_actor,
    an_event,
    some_settings,
)
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import bare_edition, rendered

WHOLE = "aarshjul/index.html"
OWN = "partnerskaber/sang-i-byen/aarshjul/index.html"
PLAN = {
    "period": "Skoleåret 2026/27",
    "activities": [
        {"id": "foraar", "title": "Forårssang", "when": "forår 2027"},
        {"title": "Sidste frist", "kind": "deadline", "start": "2027-02-01"},
    ],
}
HOLIDAY = {"title": "Juleferie", "start": "2026-12-19", "end": "2027-01-03"}


def pages(
    *entities: Entity, now: str = "2026-11-22T09:00+01:00", **written: object
) -> dict[str, str]:
    return rendered(
        years.batches, bare_edition(*entities, settings=some_settings(**written), now=now)
    )


def marks_and_rows(html: str) -> tuple[list[str], list[str]]:
    """The numbers that the drawing's marks stand for, and the list's items; both by anchor."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    rows = [item.get("id") for item in tree.findall(".//ol[@class='year-rows']/li")]
    marks: list[str] = []
    for link in tree.iter("{http://www.w3.org/2000/svg}a"):
        month, _, first = link.get("href").removeprefix("#").partition("-")
        text = "".join(link.find("{http://www.w3.org/2000/svg}text").itertext())
        if first:
            numbers = [int(number) for number in text.split("–")]
            assert numbers[0] == int(first)
            marks += [f"{month}-{number}" for number in range(numbers[0], numbers[-1] + 1)]
        else:
            assert tree.find(f".//h3[@id='{month}']") is not None
    return marks, rows


days = st.integers(1, 28)
activities = st.lists(st.tuples(st.integers(1, 12), days, days), max_size=40)


@settings(max_examples=20)  # each renders four pages
@given(activities, st.lists(st.integers(1, 12), max_size=12))
def test_every_row_has_its_mark_and_every_mark_its_row(
    found: list[tuple[int, int, int]], months: list[int]
) -> None:
    plan = [
        {
            "id": f"nr-{number}",
            "title": "Sang",
            "kind": "deadline" if number % 3 == 0 else "activity",
            "start": f"2026-{month:02}-{min(first, last):02}",
            "end": f"2026-{month:02}-{max(first, last):02}",
        }
        for number, (month, first, last) in enumerate(found)
    ]
    entities = [
        a_tradition(f"nr-{number}", months=[str(month)], organizers="koret")
        for number, month in enumerate(months)
    ]
    partnership = a_partnership(
        plan={"period": "2026", "activities": plan}, partners=[{"actor": "koret"}]
    )
    made = pages(*entities, partnership, an_actor("koret"), school_holidays=[HOLIDAY])
    for path in (WHOLE, "aarshjul/2026/index.html", *([OWN] if plan else [])):
        marks, rows = marks_and_rows(made[path])
        assert sorted(marks) == sorted(rows)
        assert len(set(rows)) == len(rows)
    if plan:
        assert len(marks_and_rows(made[OWN])[1]) >= len(plan)


def test_each_year_since_the_portal_opened_has_a_page_and_the_next_one() -> None:
    assert set(pages(now="2028-03-01T09:00+01:00")) == {
        WHOLE,
        *(f"aarshjul/{year}/index.html" for year in (2026, 2027, 2028, 2029)),
    }


def test_the_twelve_months_begin_with_this_one_and_mark_today() -> None:
    html = pages()[WHOLE]
    assert re.findall(r'<h3 id="(\w+)">([\wÅ ]+)', html)[::11] == [
        ("november", "November 2026 "),
        ("oktober", "Oktober 2027"),
    ]
    assert html.count("wheel-today") == 1
    assert "22. nov" in html
    assert "wheel-today" not in pages()["aarshjul/2027/index.html"]


def test_the_wheels_lines_are_told_by_shape_and_place() -> None:
    """By colour one would not find them in the dark, nor in the colours of one's own choice."""
    this, next_year = (pages()[path] for path in (WHOLE, "aarshjul/2027/index.html"))

    begins = "kraftige streg viser, hvor de tolv måneder begynder. De går med uret."
    assert f"Stregen med en trekant for enden viser dagen i dag. Den anden {begins}" in this
    assert f"Den {begins}" in next_year
    assert "trekant" not in next_year
    assert not re.search(r"\b(røde|sorte|grå) ", this)


def test_what_is_digested_goes_with_the_day() -> None:
    """A page whose needle moved is written anew, and only that."""

    def inputs(now: str) -> dict[str, str]:
        edition = bare_edition(a_partnership(plan=PLAN), now=now)
        return {one.path: one.inputs for one in artifacts_of(years.batches, edition)}

    morning, evening = inputs("2026-11-22T09:00+01:00"), inputs("2026-11-22T21:00+01:00")
    assert morning == evening
    tomorrow = inputs("2026-11-23T09:00+01:00")
    assert tomorrow[WHOLE] != morning[WHOLE]
    assert tomorrow[OWN] != morning[OWN]


def test_a_partnership_with_a_plan_has_a_wheel_of_its_own_period() -> None:
    made = pages(a_partnership(plan=PLAN), a_partnership("uden", title="Uden plan"))
    assert [path for path in made if path.startswith("partnerskaber/")] == [OWN]
    html = made[OWN]
    assert '<h3 id="august">August 2026' in html
    assert 'href="/partnerskaber/sang-i-byen/#plan-foraar"' in html
    assert 'href="/partnerskaber/sang-i-byen/#plan-sidste-frist"' in html
    assert "forår 2027" in html
    assert "Intet er" not in html


def test_the_whole_year_names_whose_plan_it_is_and_leads_to_the_calendar_of_the_month() -> None:
    html = pages(a_partnership(plan=PLAN), an_event(start="2027-02-03 19:30"))[WHOLE]
    row = html.partition('id="februar-1"')[2].partition("</li>")[0]
    assert "Frist · mandag den 1.\xa0februar · Sang i byen" in row
    assert '<a href="/kalender/2027/02/">1 arrangement i kalenderen</a>' in html


def test_unknown_school_holidays_are_said_to_be_unknown() -> None:
    assert "Skolernes ferier er ikke lagt ind" in pages()[WHOLE]
    told = pages(school_holidays=[HOLIDAY])[WHOLE]
    assert "Skolernes ferier er ikke lagt ind" not in told
    assert "Skoleferie · 19. december 2026–3. januar 2027" in told.replace("\xa0", " ")


@pytest.mark.parametrize("status", ["proposed", "active"])
def test_a_proposal_is_called_one_on_its_wheel(status: str) -> None:
    made = pages(a_partnership(status=status, plan=PLAN))
    assert ("Partnerskabet er foreslået" in made[OWN]) == (status == "proposed")
    assert ("Aktivitet, forslag" in made[WHOLE]) == (status == "proposed")


def test_a_long_list_folds_what_is_far_off_and_keeps_every_anchor() -> None:
    """This month and the next two stay open; a short list, and a year without today, all of it."""
    many = [
        {"title": f"Øver {number}", "start": f"2027-{number % 9 + 1:02}-{number // 9 + 1:02}"}
        for number in range(60)
    ]
    made = pages(a_partnership(plan={"activities": many}))
    tree = html5lib.parse(made[WHOLE], namespaceHTMLElements=False)
    folded = [fold.find("summary/h3").get("id") for fold in tree.iter("details")]
    assert folded == [
        "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober"
    ]  # fmt: skip
    marks, rows = marks_and_rows(made[WHOLE])
    assert sorted(marks) == sorted(rows)
    assert 'class="year-part names"' not in made["aarshjul/2027/index.html"]
    assert 'class="year-part names"' not in pages()[WHOLE]
