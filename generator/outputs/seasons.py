"""`/program/`, `/program/foraar-2027/`: the joint programme of a season, to read and to print."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.season_programme import SeasonProgramme, season_programme
from generator.artifacts import Artifact
from generator.model.listing import Listing
from generator.presenting.addresses import PROGRAMME
from generator.presenting.edition import Edition
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head, View
from generator.presenting.printed import (
    has_programme,
    programme_address,
    season_folder_address,
)
from generator.presenting.seasons import Season, season_of, seasons
from generator.presenting.words.dates import long_day

MOST = 300
"""Events on a page, and as many runs: a folder of some twenty sides. The rest stands in months."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list of seasons, then one page a season."""
    found = seasons(edition.portal)
    events = {season: _events(edition, season) for season in found}
    yield _index(edition, found, events)
    for season in found:
        yield _page(edition, season, events[season])


def _events(edition: Edition, season: Season) -> tuple[Listing, ...]:
    """Those that a date of theirs may bring into the season."""
    first, last = season.opening(edition.portal.today).toordinal(), season.last.toordinal()
    return tuple(
        event for event in edition.portal.all_events if event.first <= last and event.last >= first
    )


def _programme(edition: Edition, season: Season, events: tuple[Listing, ...]) -> SeasonProgramme:
    first = season.opening(edition.portal.today)
    return season_programme(edition.portal, events, first, season.last, MOST)


def _index(
    edition: Edition, found: tuple[Season, ...], events: dict[Season, tuple[Listing, ...]]
) -> Artifact:
    portal = edition.portal
    now, told = season_of(portal.today), own_page(portal, PROGRAMME)

    def view() -> View:
        head = Head(description=told.description)
        coming = (season for season in found if season >= now)
        context = {
            "coming": tuple(
                (season, _programme(edition, season, events[season]).count) for season in coming
            ),
            "past": tuple(season for season in reversed(found) if season < now),
        }
        return View(head, context)

    return edition.page_of(
        PROGRAMME,
        "seasons.html",
        title=told.title,
        section="arrangementer",
        made_of=edition.fingerprints.of(
            (portal.today, tuple(events[season] for season in found if season >= now), len(found))
        ),
        view=view,
    )


def _page(edition: Edition, season: Season, events: tuple[Listing, ...]) -> Artifact:
    portal = edition.portal
    over = season.last < portal.today
    named = dict.fromkeys(event.partnership for event in events if event.partnership)
    partnerships = {
        slug: portal.partnerships[slug].title for slug in named if slug in portal.partnerships
    }
    months = {month.key for month in edition.months}
    others = [other for other in seasons(portal) if other != season]
    printed = edition.prints and has_programme(portal, season)

    def view() -> View:
        head = Head(
            description=f"Program for {season.name.lower()} i {portal.settings.municipality}: "
            "koncerter, teater, udstillinger og alt det andet, måned for måned og by for by."
        )
        context = {
            "season": season,
            "over": over,
            "running": season.first < portal.today <= season.last,
            "made": "" if over else long_day(portal.today),
            "whole": _programme(edition, season, events),
            "partnerships": partnerships,
            "before": max((other for other in others if other < season), default=None),
            "after": min((other for other in others if other > season), default=None),
            "most": MOST,
            "sheet": programme_address(season) if printed else "",
            "folder": season_folder_address(season) if printed else "",
            "onward": frozenset(month for month in season.months if month in months),
        }
        return View(head, context)

    return edition.page_of(
        season.address,
        "season.html",
        title=f"Program for {season.name.lower()}",
        section="arrangementer",
        made_of=edition.fingerprints.of(
            (
                # What is over shows the same every day; but the seasons after it grow in number.
                season if over else portal.today,
                events,
                partnerships,
                tuple(others),
                tuple(month for month in season.months if month in months),
            )
        ),
        view=view,
    )
