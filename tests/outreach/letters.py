"""A portal with one date of every state, and its letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.portal import Portal
from generator.outreach.rendering import Draft, draft
from generator.settings import ROOT
from tests.factories import (
    BASE_URL,
    a_place,
    a_portal,
    a_tradition,
    an_event,
    some_news,
)

FIRST, LAST = date(2026, 11, 22), date(2026, 12, 5)


def the_portal() -> Portal:
    """One date of every state, a run, a series with a changed date, and news old and new."""
    return a_portal(
        a_place(),
        a_place("salen", title="Salen", locality="oeby"),
        an_event(
            summary="Korets julekoncert.\nKom i god tid.",
            venue="kulturhuset",
            price="80-120",
            topics="musik",
            end="2026-12-04 21:00",
        ),
        an_event(
            "aflyst",
            title="Sangaften",
            start="2026-11-24 19:00",
            status="cancelled",
            status_reason="Korlederen er syg",
        ),
        an_event(
            "flyttet-ud",
            title="Byvandring",
            start="2026-12-20 11:00",
            status="rescheduled",
            previous_start="2026-11-29 11:00",
        ),
        an_event("udskudt", title="Premiere", start="2026-11-28 20:00", status="postponed"),
        an_event("udsolgt", title="Jazz", start="2026-11-27 20:00", booking="sold_out"),
        an_event(
            "paa-nettet",
            title="Foredrag",
            start="2026-11-30 19:00",
            status="moved_online",
            online_url="https://example.dk/se-med",
        ),
        an_event(
            "strik",
            title="Strikkecafé",
            start="2026-11-25 15:00",
            venue="kulturhuset",
            repeat={"every": "week", "until": "2026-12-16"},
            changes=[{"date": "2026-12-02 15:00", "venue": "salen", "reason": "Her er optaget"}],
        ),
        an_event(
            "udstilling",
            title="Det blå arkiv",
            type="udstilling",
            start="2026-10-01",
            end="2027-01-31",
            venue="salen",
        ),
        an_event("senere", title="Nytår", start="2026-12-31 23:00"),
        an_event("forbi", title="Forbi", start="2026-11-01 19:00"),
        some_news(),
        some_news("gammel", title="Gammelt nyt", published="2026-10-01 10:00"),
        a_tradition("juletrae", title="Juletræet tændes", months=["11", "12"]),
    )


def made(portal: Portal, first: date = FIRST, last: date = LAST, **how: Any) -> Draft:
    return draft(portal, BASE_URL, ROOT / "theme", first, last, **how)


def text_of(drafted: Draft, suffix: str) -> str:
    [data] = [data for name, data in drafted.files.items() if name.endswith(suffix)]
    return data.decode()
