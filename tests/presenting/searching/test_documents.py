"""What is found, by what, and what a result says."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from generator.model.entity import Entity
from generator.model.kinds import KINDS as MODEL_KINDS
from generator.outputs.search import entries
from generator.presenting.cards import Cards
from generator.presenting.searching.documents import KINDS
from generator.presenting.searching.events import EVENTS, EventRows
from generator.presenting.searching.terms import Row, Terms
from tests.factories import (
    BASE_URL,
    MadeWhenAsked,
    a_meeting,
    a_partnership,
    a_place,
    a_portal,
    a_tradition,
    an_actor,
    an_event,
    some_news,
)


class Found(NamedTuple):
    row: Row
    terms: Terms


def found(*entities: Entity, now: str = "2026-11-22T09:00+01:00") -> dict[str, Found]:
    """By address."""
    portal = a_portal(*entities, now=now)
    made = MadeWhenAsked(portal, BASE_URL)
    row_of = EventRows(portal, Cards(portal, BASE_URL)).of
    return {one[0].path: Found(*one) for one in entries(portal, row_of, made)}


def one_event(**fields: Any) -> Found:
    return found(an_event(**fields), a_place(), an_actor())["/arrangementer/julekoncert/"]


def ordinals(*days: str) -> tuple[int, ...]:
    return tuple(date.fromisoformat(day).toordinal() for day in days)


def test_every_kind_of_content_is_found_under_its_kind() -> None:
    all_of_them = found(
        an_event(),
        an_actor(),
        a_place(),
        a_partnership(),
        a_tradition(),
        some_news(),
        a_meeting(),
    )
    kinds = {path: one.row.kind for path, one in all_of_them.items()}
    assert kinds["/arrangementer/julekoncert/"] == EVENTS
    assert kinds["/aktoerer/karise-kirkekor/"] == "aktoerer"
    assert kinds["/steder/kulturhuset/"] == "steder"
    assert kinds["/partnerskaber/sang-i-byen/"] == "partnerskaber"
    assert kinds["/aarshjul/#tradition-sankthans"] == "traditioner"
    assert kinds["/nyheder/ny-portal/"] == "nyheder"
    assert kinds["/netvaerk/moeder/netvaerksmoede/"] == "moeder"
    assert kinds["/typer/koncert/"] == kinds["/omraader/karise/"] == "emner"
    assert set(kinds.values()) <= set(KINDS)
    assert len(KINDS) == len(MODEL_KINDS) + 3


def test_an_event_is_found_by_its_place_its_makers_and_its_days() -> None:
    event = one_event(
        venue="kulturhuset",
        organizers=["karise-kirkekor", {"name": "Sangfuglene"}],
        audiences="boern",
        summary="Vi synger julen ind",
        price="gratis",
        body="Med **orgel** og kor, og med orgel igen.",
    )
    title, summary, text = (part.split() for part in event.terms)
    assert title == ["julekoncert"]
    for word in (
        "synger koncert musik boern karise kirkekor sangfuglene kulturhuset gratis "
        "fredag december 2026"
    ).split():
        assert word in summary, word
    assert text == ["orgel", "kor", "igen"]


def test_a_run_is_found_by_every_month_that_it_is_open() -> None:
    event = one_event(start="2026-11-20", end="2027-02-14")
    summary = event.terms[1].split()
    assert {"november", "december", "januar", "februar", "20", "14", "2027"} <= set(summary)
    assert event.row.days == ordinals("2026-11-20", "2027-02-14")


def test_a_series_has_all_its_days_but_those_that_are_called_off() -> None:
    repeat = {"every": "week", "until": "2026-12-18"}
    off = [{"date": "2026-12-11 19:30", "status": "cancelled"}]
    event = one_event(repeat=repeat, changes=off)
    assert event.row.days == ordinals("2026-12-04", "2026-12-04", "2026-12-18", "2026-12-18")


def test_what_is_called_off_altogether_is_found_on_its_day() -> None:
    event = one_event(status="cancelled")
    assert event.row.days == ordinals("2026-12-04", "2026-12-04")
    assert "aflyst" in event.terms[1].split()
    assert event.row.about == "Koncert · Aflyst · Fredag den 4.\u00a0december kl.\u00a019.30"


def test_what_an_event_is_found_by_does_not_follow_the_clock() -> None:
    """Else every night would change the index."""
    event = an_event(repeat={"every": "week", "until": "2026-12-18"})
    before = found(event, now="2026-11-22T09:00+01:00")["/arrangementer/julekoncert/"]
    after = found(event, now="2027-01-22T09:00+01:00")["/arrangementer/julekoncert/"]
    assert before.terms == after.terms
    assert before.row.days == after.row.days
    assert before.row.about != after.row.about


def test_a_result_says_what_when_and_where_and_what_is_over_says_so() -> None:
    coming = one_event(venue="kulturhuset")
    assert coming.row.about == (
        "Koncert · Fredag den 4.\u00a0december kl.\u00a019.30 · Kulturhuset, Karise"
    )
    over = one_event(start="2026-10-02 19:30", evidence="held")
    assert over.row.about == "Koncert · Afholdt · 2.\u00a0oktober 2026"
    news = found(some_news())["/nyheder/ny-portal/"]
    assert news.row.about == "Nyhed · 20.\u00a0november 2026"


def test_actors_are_found_by_their_other_names_and_what_they_wish() -> None:
    need = {"topic": "musik", "text": "Et flygel", "method": "survey", "source": "vision"}
    actor = an_actor(alternate_names=["Koret"], legal_name="Sangforeningen af 1912", needs=[need])
    title, summary, text = found(actor)["/aktoerer/karise-kirkekor/"].terms
    assert title == "karise kirkekor"
    assert {"koret", "sangforeningen", "1912"} <= set(summary.split())
    assert "flygel" in text.split()


def test_meetings_are_found_by_who_met_and_what_came_of_it() -> None:
    meeting = a_meeting(
        participants=["karise-kirkekor"],
        outcome="En øvekalender",
        cancelled="true",
        follow_ups=[{"text": "Ring til kirken"}],
    )
    made = found(meeting, an_actor())["/netvaerk/moeder/netvaerksmoede/"]
    _, summary, text = (part.split() for part in made.terms)
    assert {"oevekalender", "karise", "kirkekor", "december", "aflyst"} <= set(summary)
    assert "kirken" in text
    assert made.row.about == "Møde · Aflyst · 2.\u00a0december 2026"
