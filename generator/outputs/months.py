"""`/kalender/` and `/kalender/2026/12/`: every month that something happened or will happen in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.artifacts import Artifact
from generator.presenting.addresses import month_address
from generator.presenting.edition import Edition, Head
from generator.presenting.fingerprints import Later
from generator.presenting.programme import Month, month_index, programme
from generator.presenting.words.dates import capitalised


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The index, then one page a month."""
    index = edition.months
    yield _index(edition, index)
    for before, month, after in zip((None, *index), index, (*index[1:], None), strict=False):
        yield _month(edition, month, before, after)


def _index(edition: Edition, index: tuple[Month, ...]) -> Artifact:
    _ = edition.language.gettext
    years = groupby(reversed(index), key=lambda month: month.year)
    return edition.page(
        "/kalender/",
        "calendar.html",
        title=_("Kalender måned for måned"),
        section="arrangementer",
        head=Head(
            description=_(
                "Arrangementer i %(where)s, måned for måned: det, der kommer, og det, der har "
                "været.",
                where=edition.portal.settings.municipality,
            ),
        ),
        today=edition.portal.today,
        # What is not in this edition stands in the Danish one.
        more=len(month_index(edition.portal)) > len(index),
        years=tuple(
            (year, tuple((month.month, len(month.events)) for month in reversed(tuple(months))))
            for year, months in years
        ),
    )


def _month(edition: Edition, month: Month, before: Month | None, after: Month | None) -> Artifact:
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
        programme=Later(
            (said_in, events), lambda: programme(portal, events, month.first, month.last)
        ),
        before=before.key if before else None,
        after=after.key if after else None,
        today=None if past else portal.today,
    )
