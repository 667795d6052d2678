"""`plan.ics` of each partnership's plan, and `/aarshjul/kalender.ics` of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from generator.analysing.plans import has_times
from generator.artifacts import Artifact, digest
from generator.model.partnership import Partnership
from generator.model.times import start_of
from generator.presenting.addresses import (
    PLAN_CALENDAR,
    YEAR,
    YEAR_CALENDAR,
    address,
    file_path,
    plan_calendar_address,
)
from generator.presenting.calendars.calendar import About, subscription
from generator.presenting.calendars.plan_calendar import Dated, PlanEvents
from generator.presenting.edition import Edition
from generator.presenting.following import told_since
from generator.versions import program_digest


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every plan's calendar, at its old addresses too (readers follow no HTML redirect)."""
    portal = edition.portal
    made, every = PlanEvents(portal, edition.base_url), list[Dated]()
    since = told_since(portal)
    newest = start_of(portal.settings.launched)
    for partnership in portal.partnerships.values():
        if not has_times(partnership):
            continue
        dated, changed = made.of(partnership), made.changed(partnership)
        every += dated
        newest = max(newest, changed)
        about = _of_partnership(edition, partnership)
        for place in (address(partnership), *partnership.aliases):
            yield _calendar(
                edition, place + PLAN_CALENDAR, about, dated, since, changed, partnership.path
            )
    yield _calendar(edition, YEAR_CALENDAR, _of_all(edition), every, since, newest)


def _calendar(
    edition: Edition,
    place: str,
    about: About,
    dated: Sequence[Dated],
    since: date,
    changed: datetime,
    origin: str = "",
) -> Artifact:
    host = edition.portal.settings.identity_host
    vevents = tuple(one.vevent for one in dated if one.last >= since)
    inputs = digest(program_digest(), host, about, changed, b"".join(vevents).decode())
    return Artifact(
        file_path(place), inputs, lambda: subscription(host, about, changed, vevents), origin
    )


def _of_partnership(edition: Edition, partnership: Partnership) -> About:
    name = edition.portal.settings.public_name
    return About(
        name=f"Planen for {partnership.title} – {name}",
        description="Planens aktiviteter, milepæle og frister med dato og de dage, partnerskabet "
        "evalueres. Kalenderen holder sig selv ajour.",
        page=edition.url(address(partnership)),
        source=edition.url(plan_calendar_address(partnership)),
    )


def _of_all(edition: Edition) -> About:
    name = edition.portal.settings.public_name
    return About(
        name=f"Partnerskabernes planer – {name}",
        description="Aktiviteter, milepæle og frister med dato fra alle partnerskabers planer. "
        "Kalenderen holder sig selv ajour.",
        page=edition.url(YEAR),
        source=edition.url(YEAR_CALENDAR),
    )
