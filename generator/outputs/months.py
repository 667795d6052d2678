"""`/kalender/` and `/kalender/2026/12/`: every month that something happened or will happen in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import groupby

from generator.artifacts import Artifact
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import CALENDARS, month_address
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.month_grid import Grid, month_grid
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head
from generator.presenting.printed import has_folder, month_folder_address
from generator.presenting.programme import Month, Programme, month_index, programme
from generator.presenting.weeks import WeekOn, this_or_next
from generator.presenting.words.dates import capitalised

Key = tuple[int, int]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The index, then one page a month."""
    index = edition.months
    yield _index(edition, index)
    yield from pages(edition, {month.key for month in index})


def pages(edition: Edition, keys: Set[Key]) -> Iterator[Artifact]:
    """The pages of these months, as far as there are any."""
    index = edition.months
    weeks: dict[Key, list[WeekOn]] = {}
    for week in edition.weeks:
        for key in week.months:
            weeks.setdefault(key, []).append(week)
    for before, month, after in zip((None, *index), index, (*index[1:], None), strict=False):
        if month.key in keys:
            yield _month(edition, month, before, after, weeks.get(month.key, ()))


def _index(edition: Edition, index: tuple[Month, ...]) -> Artifact:
    told = own_page(edition.portal, CALENDARS)
    years = groupby(reversed(index), key=lambda month: month.year)
    today = edition.portal.today
    coming = this_or_next(edition.weeks, today)
    return edition.page(
        told.address,
        "calendar.html",
        title=told.title,
        section="arrangementer",
        head=Head(description=told.description),
        today=today,
        month=next((month.key for month in index if not month.is_past(today)), None),
        week=coming.key if coming else None,
        # What is not in this edition stands in the Danish one.
        more=len(month_index(edition.portal)) > len(index),
        years=tuple(
            (year, tuple((month.month, len(month.events)) for month in reversed(tuple(months))))
            for year, months in years
        ),
    )


def _shown(portal: Portal, month: Month, events: tuple[Listing, ...]) -> tuple[Programme, Grid]:
    held = programme(portal, events, month.first, month.last)
    return held, month_grid(month.year, month.month, held)


def _week_to_see(weeks: Sequence[WeekOn], today: date | None) -> Key | None:
    """Of a month's weeks today's or the next; the first where the month is over."""
    found = (this_or_next(weeks, today) if today else None) or next(iter(weeks), None)
    return found.key if found else None


def _folder(edition: Edition, month: Month) -> str:
    """Where its programme on paper is, which is in Danish alone; empty where there is none."""
    printed = edition.prints and edition.language.is_danish
    if not printed or not has_folder(month, edition.portal.today):
        return ""
    return month_folder_address(month)


def _month(
    edition: Edition,
    month: Month,
    before: Month | None,
    after: Month | None,
    weeks: Sequence[WeekOn],
) -> Artifact:
    portal = edition.portal
    language, _ = edition.language, edition.language.gettext
    name = language.dates.month_name(month.year, month.month)
    how_many = (
        language.ngettext("%(num)s arrangement", "%(num)s arrangementer", len(month.events))
        if month.events
        else _("Ingen arrangementer")
    )
    told = {
        "month": name,
        "where": portal.settings.municipality,
        "count": capitalised(how_many),
    }
    past = month.is_past(portal.today)
    events = (*month.events, *month.moved)
    # What rows say changes until all in them is over (a run outlasts its month); then only whether
    # the year is said.
    said_in = portal.today.year if all(map(portal.is_past, events)) else portal.today
    return edition.page(
        month_address(month.year, month.month),
        "month.html",
        title=_("Arrangementer i %(month)s", month=name),
        section="arrangementer",
        head=Head(
            description=_("Hvad skete der i %(month)s i %(where)s? %(count)s.", **told)
            if past
            else _("Hvad sker der i %(month)s i %(where)s? %(count)s.", **told),
        ),
        month=month,
        shown=Later((said_in, events), lambda: _shown(portal, month, events)),
        weeks=tuple(week.key for week in weeks),
        week=_week_to_see(weeks, None if past else portal.today),
        folder=_folder(edition, month),
        before=before.key if before else None,
        after=after.key if after else None,
        today=None if past else portal.today,
    )
