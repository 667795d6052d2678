"""`/kalender/2026/uge-49/`: every week that something happened or will happen in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from msgspec import Struct

from generator.artifacts import Artifact, Batch, digest
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import week_address
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.month_grid import week_grid
from generator.presenting.pouring import Head
from generator.presenting.programme import Programme, programme
from generator.presenting.weeks import Days, WeekOn, by_part, this_or_next

Key = tuple[int, int]


class _Page(Struct, frozen=True):
    """All that a week's page depends on besides the portal's settings.

    `months` are those of its months that have a page, `before` and `after` the weeks beside it.
    `today` and `current` (the week of today, if it has a page) are None for a week that is over.
    `told_on` is what of today its rows say: the day; of what is over the year, where it is the
    week's own, since it is then left unsaid; else nothing.
    """

    week: WeekOn
    months: tuple[Key, ...]
    before: Key | None
    after: Key | None
    today: date | None
    current: Key | None
    told_on: date | int | None


def batches(edition: Edition) -> Iterator[Batch]:
    """A batch for each year: over ten years there are five hundred weeks, and all but a few of
    them are over; those are not even planned again."""
    for year, pages in groupby(_pages(edition), key=lambda page: page.week.key[0]):
        found = tuple(pages)
        inputs = digest(edition.digest, edition.fingerprints.of(found))
        yield Batch(f"weeks/{year}", partial(_of_year, edition, found), inputs)


def _of_year(edition: Edition, pages: Iterable[_Page]) -> Iterator[Artifact]:
    return (_artifact(edition, page) for page in pages)


def _pages(edition: Edition) -> Iterator[_Page]:
    index, today = edition.weeks, edition.portal.today
    months = frozenset(month.key for month in edition.months)
    found = this_or_next(index, today)
    current = found.key if found and found.first <= today else None
    for before, week, after in zip((None, *index), index, (*index[1:], None), strict=False):
        past = week.last < today
        yield _Page(
            week,
            tuple(key for key in week.months if key in months),
            before.key if before else None,
            after.key if after else None,
            None if past else today,
            None if past else current,
            _told_on(edition, week),
        )


def _told_on(edition: Edition, week: WeekOn) -> date | int | None:
    portal, today = edition.portal, edition.portal.today
    if week.last >= today or any(
        occurrence.first_day <= week.last and occurrence.last_day >= today
        for event in week.events
        if not portal.is_past(event)
        for occurrence in portal.occurrences[event.slug]
    ):
        return today
    return today.year if today.year in (week.first.year, week.last.year) else None


def _shown(portal: Portal, week: WeekOn, events: tuple[Listing, ...]) -> tuple[Programme, Days]:
    held = programme(portal, events, week.first, week.last)
    return held, by_part(week_grid(week.first, held))


def _artifact(edition: Edition, page: _Page) -> Artifact:
    portal, week = edition.portal, page.week
    year, number = week.key
    events = (*week.events, *week.moved)
    _, dates = edition.language.gettext, edition.language.dates
    told = {
        "number": number,
        "where": portal.settings.municipality,
        "days": dates.day_span(week.first, week.last),
    }
    return edition.page(
        week_address(year, number),
        "week.html",
        title=_("Arrangementer i uge %(number)s, %(year)s", number=number, year=year),
        section="arrangementer",
        head=Head(
            description=_(
                "Hvad skete der i %(where)s i uge %(number)s, %(days)s? Dag for dag.", **told
            )
            if page.today is None
            else _("Hvad sker der i %(where)s i uge %(number)s, %(days)s? Dag for dag.", **told)
        ),
        page=page,
        count=len(week.events),
        shown=Later((page.told_on, events), lambda: _shown(portal, week, events)),
    )
