"""The annual wheels (årshjul): `/aarshjul/`, one page a year, and one for each partnership's plan.

`/aarshjul/` shows the twelve months from this one on, and tells the traditions; `/aarshjul/2027/`
a calendar year, from the portal's first to the next one, so that no address goes away with time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.analysing.plans import has_times
from generator.analysing.year import begins, year_of, year_of_all
from generator.artifacts import Artifact, Batch, digest, numbered
from generator.model.partnership import Partnership
from generator.presenting.addresses import (
    PARTNERSHIPS,
    YEAR,
    address,
    plan_calendar_address,
    wheel_address,
    year_address,
    years_of,
)
from generator.presenting.edition import Edition
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.dates import month_name
from generator.presenting.year import of_one, year_later

SECTION = "aarshjul"


LOT = 50
"""Partnerships; the pages of so many are drawn in half a second, every night anew."""


def batches(edition: Edition) -> Iterator[Batch]:
    """The whole municipality's wheels, and those of partnerships in lots."""
    yield Batch("years", partial(_of_all, edition), edition.inputs.listed)
    portal, known = edition.portal, edition.fingerprints
    found = tuple(filter(has_times, portal.partnerships.values()))
    registered = edition.inputs.registered("traditions", "meetings")
    for number, lot in numbered(found, LOT):
        events = [portal.events_by_partnership.get(one.slug, ()) for one in lot]
        inputs = digest(registered, known.of((lot, events)))
        yield Batch(f"years/{number}", partial(_of_each, edition, lot), inputs)


def _of_all(edition: Edition) -> Iterator[Artifact]:
    counts = {month.key: len(month.events) for month in edition.months}
    yield _twelve_months(edition, counts)
    for year in years_of(edition.portal):
        yield _calendar_year(edition, year, counts)


def _of_each(edition: Edition, partnerships: Sequence[Partnership]) -> Iterator[Artifact]:
    return (_of_partnership(edition, partnership) for partnership in partnerships)


def _years(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What the wheels of the whole municipality are called, and where they stand."""
    years = ((str(year), year_address(year)) for year in years_of(edition.portal))
    return (("De næste tolv måneder", YEAR), *years)


def _twelve_months(edition: Edition, counts: dict[tuple[int, int], int]) -> Artifact:
    portal, told = edition.portal, own_page(edition.portal, YEAR)
    months = year_of_all(portal, portal.today)
    found = sorted(
        portal.traditions.values(),
        key=lambda tradition: (min(tradition.months, default=13), by_name(tradition.title)),
    )
    return edition.page(
        YEAR,
        "year_wheel.html",
        title=told.title,
        section=SECTION,
        head=Head(description=told.description),
        trail=(),
        years=_years(edition),
        year=year_later(portal, months, counts),
        traditions=tuple(found),
        school_holidays=_holidays_are_known(edition),
    )


def _calendar_year(edition: Edition, year: int, counts: dict[tuple[int, int], int]) -> Artifact:
    portal = edition.portal
    months = year_of_all(portal, date(year, 1, 1))
    return edition.page(
        year_address(year),
        "year_wheel.html",
        title=f"Årshjul {year}",
        section=SECTION,
        head=Head(
            description=f"Kulturens {year} i {portal.settings.municipality}: traditioner, "
            "partnerskabernes planer, ferier og helligdage, måned for måned."
        ),
        trail=(crumb(portal, YEAR),),
        years=_years(edition),
        year=year_later(portal, months, counts),
        traditions=(),
        school_holidays=_holidays_are_known(edition),
    )


def _of_partnership(edition: Edition, partnership: Partnership) -> Artifact:
    portal, here = edition.portal, address(partnership)
    first, period = begins(partnership, portal.today)
    months = year_of(portal, partnership, first)
    why = (
        f"hele perioden for planen: {period.text}"
        if period is not None
        else f"de tolv måneder fra {month_name(first.year, first.month)}"
    )
    return edition.page(
        wheel_address(partnership),
        "partnership_year.html",
        title=f"Årshjul for {partnership.title}",
        section="partnerskaber",
        origin=partnership.path,
        head=Head(
            description=f"Årshjulet for partnerskabet {partnership.title}: planens aktiviteter, "
            "frister, møder og arrangementer, måned for måned."
        ),
        trail=(crumb(portal, PARTNERSHIPS), (partnership.title, here)),
        partnership=partnership,
        why=why,
        year=of_one(year_later(portal, months, {})),
        calendar=plan_calendar_address(partnership),
        school_holidays=_holidays_are_known(edition),
    )


def _holidays_are_known(edition: Edition) -> bool:
    return bool(edition.portal.settings.school_holidays)
