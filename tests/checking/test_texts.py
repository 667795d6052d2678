"""What is told of the words in a text: weekdays beside dates, and what may be a person's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from generator.checking import privacy, spelling, weekdays
from generator.checking.privacy import nobody_is_reached_in_private
from generator.checking.weekdays import (
    weekdays_fit_their_dates,
    weekdays_on_pages_fit_their_dates,
)
from generator.model.entity import Entity
from generator.model.fields import Line, Prose, Schema, again
from generator.model.kinds import KINDS
from generator.model.news import News
from generator.model.own_words import fields_of_words
from generator.model.portal import HandwrittenPage
from generator.problems import FieldPath, Finding
from generator.reading.locating import locate
from generator.reports import problems as reporting
from tests.factories import (
    Fields,
    a_meeting,
    a_partnership,
    a_place,
    a_portal,
    a_release,
    a_school_offer,
    a_tradition,
    an_actor,
    an_event,
    some_news,
)

SATURDAY = "lørdag den 4. december"  # a Friday in 2026
NUMBER = "20 12 34 56"
SERIES: Fields = {"start": "2026-10-02 19:00", "repeat": {"every": "week", "until": "2026-12-18"}}


def wrong_days(entity: Entity) -> list[FieldPath]:
    found = list(weekdays_fit_their_dates(a_portal(entity), entity))
    assert {(one.code, one.level) for one in found} <= {("forkert-ugedag", "warning")}
    return [one.field for one in found]


@pytest.mark.parametrize(
    "entity",
    [
        an_event(title=f"Koncert {SATURDAY}"),
        an_event(summary=SATURDAY),
        an_event(status="postponed", status_reason=f"Udsat til {SATURDAY}"),
        an_event(body=f"Vi ses **lørdag** den 4. december.\n\n| {SATURDAY} |\n|-|\n"),
        an_event(
            **SERIES, changes=[{"date": "2026-12-04 19:00", "status": "cancelled"}], body=SATURDAY
        ),
        some_news(summary=f"Vi ses {SATURDAY}", published="2026-11-20 10:00"),
        a_release(summary=f"Vi ses {SATURDAY}"),
        a_meeting(outcome=f"Vi ses igen {SATURDAY}"),
        an_actor(summary=f"Stiftet {SATURDAY} 2026"),
    ],
    ids=lambda entity: f"{entity.KIND}-{entity.title}",
)
def test_every_kind_of_text_is_read(entity: Entity) -> None:
    assert wrong_days(entity)


@pytest.mark.parametrize("left", [privacy.LEFT, weekdays.LEFT, spelling.LEFT])
def test_what_a_rule_leaves_is_there_and_has_a_reason(left: Mapping[str, str]) -> None:
    models = [kind.model for kind in KINDS]
    names = {name for model in models for name in (*fields_of_words(model), *model.model_fields)}
    assert left.keys() <= names
    assert all(left.values())


class Further(News):
    """A kind with fields that no rule knows the names of."""

    class Inner(Schema):
        told: Line | None = None

    anything: Prose | None = None
    listed: tuple[Inner, ...] = ()


def test_a_new_field_is_read_by_every_rule() -> None:
    wrong = f"{SATURDAY} 2026, hørrer, {NUMBER}"
    news = some_news()
    entity = again(
        Further, {**news.__dict__, "anything": wrong, "listed": (Further.Inner(told=wrong),)}
    )
    fields: list[FieldPath] = [("anything",), ("listed", 0, "told")]
    assert wrong_days(entity) == fields
    assert [one.field for one in private(entity)] == fields
    portal = a_portal()
    structs.force_setattr(portal, "news", {"ny": entity})
    assert [one.field for one in spelling.words_are_spelt_right(portal)] == fields[:1]


def test_a_reason_within_a_series() -> None:
    change = {"date": "2026-12-04 19:00", "status": "cancelled", "reason": f"Lukket {SATURDAY}"}
    assert wrong_days(an_event(**SERIES, changes=[change])) == [("changes", 0, "reason")]


@pytest.mark.parametrize(
    "entity",
    [
        an_event(body="Vi ses fredag den 4. december."),
        an_event(start="2021-12-04 19:30", body=f"Vi ses {SATURDAY}."),
        an_actor(summary=f"Vi mødtes {SATURDAY}"),
        an_event(
            start="2026-12-04", end="2027-12-04", type="udstilling", body=f"Den lukker {SATURDAY}."
        ),
    ],
)
def test_what_may_be_right_is_not_told(entity: Entity) -> None:
    assert wrong_days(entity) == []


def test_the_words_of_a_warning() -> None:
    event = an_event(summary="Vi ses lørdag\nd. 4/12")
    (finding,) = weekdays_fit_their_dates(a_portal(event), event)
    assert finding.message == "Der står »lørdag d. 4/12«, men den 4. december 2026 er en fredag"
    assert finding.hint == "Skriv »fredag«, hvis datoen er rigtig; ellers ret datoen."


def test_hand_written_pages_are_read_where_the_year_is_written() -> None:
    pages = tuple(
        HandwrittenPage(f"/om/{n}/", "Om", "", f"pages/om/{n}.md", text, language=language)
        for n, (text, language) in enumerate(
            [(f"{SATURDAY} 2026", "da"), (SATURDAY, "da"), (f"{SATURDAY} 2026", "en")]
        )
    )
    portal = a_portal()
    structs.force_setattr(portal, "pages", pages)
    assert [one.path for one in weekdays_on_pages_fit_their_dates(portal)] == ["pages/om/0.md"]


def private(entity: Entity) -> list[Finding]:
    found = list(nobody_is_reached_in_private(a_portal(entity), entity))
    assert all(one.private and one.level == "warning" for one in found)
    return found


@pytest.mark.parametrize(
    ("entity", "field"),
    [
        (an_event(summary=f"Ring {NUMBER}"), ("summary",)),
        (an_event(price_note=f"MobilePay {NUMBER}"), ("price_note",)),
        (an_event(body=f"Ring {NUMBER}"), ("body",)),
        (an_actor(email="koret@gmail.com"), ("email",)),
        (an_actor(body="[Skriv](mailto:bente@gmail.com)"), ("body",)),
        (
            a_place(lending={"terms": "Spørg", "contact": f"Bente, {NUMBER}"}),
            ("lending", "contact"),
        ),
        (a_meeting(outcome=f"Ring {NUMBER}"), ("outcome",)),
        (a_school_offer(summary=f"Ring {NUMBER}"), ("summary",)),
        (a_school_offer(booking=f"Ring {NUMBER}"), ("booking",)),
        (a_tradition(note=f"Spørg på {NUMBER}"), ("note",)),
        (a_place(rooms=[{"name": "Salen", "note": f"Nøglen: {NUMBER}"}]), ("rooms", 0, "note")),
        (a_partnership(steps={"2": f"Ring {NUMBER}"}), ("steps", "2")),
        (
            an_event(organizers=[{"name": f"Bente, {NUMBER}"}]),
            ("organizers", 0, "name"),
        ),
    ],
)
def test_wherever_somebody_could_be_reached(entity: Entity, field: FieldPath) -> None:
    assert [one.field for one in private(entity)] == [field]


@pytest.mark.parametrize("style", ["text", "github", "json"])
@pytest.mark.parametrize("secret", [NUMBER, "bente@gmail.com"])
def test_it_is_not_repeated_in_any_report(style: str, secret: str, tmp_path: Path) -> None:
    event = an_event(summary=f"Skriv til {secret}", body=f"Eller her: {secret}")
    file = tmp_path / event.path
    file.parent.mkdir(parents=True)
    file.write_text(f"---\nsummary: Skriv til {secret}\n---\n\nEller her: {secret}\n", "utf-8")
    problems = locate(private(event), tmp_path)
    assert [(one.line, one.column) for one in problems] == [(2, 10), (5, 12)]
    said = reporting.report(problems, style, tmp_path) + reporting.summary(problems, tmp_path)
    assert secret not in said


def test_nothing_is_told_of_what_is_an_organisations() -> None:
    fields: dict[str, Any] = {
        "email": "kontakt@koret.example",
        "summary": "CVR 20123456",
        "cvr": "20 12 34 56",
    }
    assert private(an_actor(**fields, body="Ring til kontoret: 56 20 30 40")) == []
