"""The annual wheels (årshjul): `/aarshjul/`, one page a year, and one for each partnership's plan.

`/aarshjul/` shows the twelve months from this one on, and tells the traditions; `/aarshjul/2027/`
a calendar year, from the portal's first to the next one, so that no address goes away with time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.analysing.plans import has_times
from generator.analysing.year import begins, year_of, year_of_all
from generator.artifacts import Artifact
from generator.model.partnership import Partnership
from generator.presenting.addresses import address, year_address, years_of
from generator.presenting.alphabet import by_name
from generator.presenting.dates import month_name
from generator.presenting.edition import Edition, Head
from generator.presenting.plans import calendar_address, wheel_address
from generator.presenting.year import ADDRESS, drawn, year_view

SECTION = "aarshjul"


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """All the wheels."""
    counts = {month.key: len(month.events) for month in edition.months}
    portal = edition.portal
    yield _twelve_months(edition, counts)
    for year in years_of(portal):
        yield _calendar_year(edition, year, counts)
    for partnership in portal.partnerships.values():
        if has_times(partnership):
            yield _of_partnership(edition, partnership)


def _years(edition: Edition) -> tuple[tuple[str, str], ...]:
    """What the wheels of the whole municipality are called, and where they stand."""
    years = ((str(year), year_address(year)) for year in years_of(edition.portal))
    return (("De næste tolv måneder", ADDRESS), *years)


def _twelve_months(edition: Edition, counts: dict[tuple[int, int], int]) -> Artifact:
    portal = edition.portal
    months = year_of_all(portal, portal.today)
    found = sorted(
        portal.traditions.values(),
        key=lambda tradition: (min(tradition.months, default=13), by_name(tradition.title)),
    )
    return edition.page(
        ADDRESS,
        "year_wheel.html",
        title="Årshjul",
        section=SECTION,
        head=Head(
            description=f"Kulturens år i {portal.settings.municipality}: traditioner, "
            "partnerskabernes planer, ferier og helligdage, måned for måned."
        ),
        trail=(),
        years=_years(edition),
        year=(view := year_view(portal, months, counts)),
        drawn=drawn(months, view),
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
        trail=(("Årshjul", ADDRESS),),
        years=_years(edition),
        year=(view := year_view(portal, months, counts)),
        drawn=drawn(months, view),
        traditions=(),
        school_holidays=_holidays_are_known(edition),
    )


def _of_partnership(edition: Edition, partnership: Partnership) -> Artifact:
    portal, here = edition.portal, address(partnership)
    first, period = begins(partnership, portal.today)
    months = year_of(portal, partnership, first)
    view = year_view(portal, months, {}, own=True)
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
        trail=(("Partnerskaber", "/partnerskaber/"), (partnership.title, here)),
        partnership=partnership,
        why=why,
        year=view,
        drawn=drawn(months, view),
        calendar=calendar_address(partnership),
        school_holidays=_holidays_are_known(edition),
    )


def _holidays_are_known(edition: Edition) -> bool:
    return bool(edition.portal.settings.school_holidays)
