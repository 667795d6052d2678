"""The seasons of the joint programme: spring (January to June) and autumn (July to December).

Half-years, since that is what a Danish culture house calls a season and how funding years go; every
day belongs to exactly one, so that nothing falls between two programmes. A season that was once
published keeps its address: all since the portal was launched have a page, up to the next one.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.model.portal import Portal
from generator.presenting.addresses import PROGRAMME
from generator.presenting.languages.language import DANISH_LANGUAGE, Language


class Season(Struct, frozen=True, order=True):
    """Half a year; `half` is 1 for spring and 2 for autumn."""

    year: int
    half: int

    @property
    def name(self) -> str:
        """`Foråret 2027`."""
        return self.named(DANISH_LANGUAGE)

    def named(self, language: Language) -> str:
        """As `name`, in a language."""
        _ = language.gettext
        if self.half == 1:
            return _("Foråret %(year)d", year=self.year)
        return _("Efteråret %(year)d", year=self.year)

    @property
    def address(self) -> str:
        """`/program/foraar-2027/`."""
        return f"{PROGRAMME}{'foraar' if self.half == 1 else 'efteraar'}-{self.year}/"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def opening(self, today: date) -> date:
        """Its first day that is not past; of a season that is over the first."""
        return self.first if self.last < today else max(self.first, today)

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Year and month, six of them."""
        return tuple((self.year, self.first.month + ahead) for ahead in range(6))

    @property
    def next(self) -> Season:
        return Season(self.year, 2) if self.half == 1 else Season(self.year + 1, 1)


def season_of(day: date) -> Season:
    """The season that a day belongs to."""
    return Season(day.year, 1 if day.month <= 6 else 2)


def seasons(portal: Portal) -> tuple[Season, ...]:
    """All that have a page, in order: from the launch, or from today if that is sooner."""
    now = season_of(portal.today)
    season = min(now, season_of(portal.settings.launched))
    found = [season]
    while found[-1] <= now:
        found.append(found[-1].next)
    return tuple(found)
