"""Meetings: what came of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.meetings import without_outcome
from generator.model.portal import Portal
from generator.presenting.words.dates import day_and_year
from generator.problems import Finding


def meetings_tell_what_came_of_them(portal: Portal) -> Iterator[Finding]:
    """A meeting that was held more than two months ago, and within a year, tells its outcome."""
    for one in without_outcome(portal):
        yield Finding(
            one.path,
            (*one.field, "date"),
            "moede-uden-udbytte",
            f"Mødet blev holdt {day_and_year(one.meeting.last_day)}, men der står ikke, "
            "hvad der kom ud af det",
            "Skriv en linje eller to i »outcome«, eller »cancelled: true«, hvis det blev aflyst.",
            level="warning",
        )
