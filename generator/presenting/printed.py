"""What of the portal is made as PDF, and where it is found: pages link to it, printing makes it."""

from __future__ import annotations

from datetime import date

from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import address, month_address
from generator.presenting.programme import Month
from generator.presenting.seasons import Season, seasons

POSTER, PROGRAMME, FOLDER = "plakat.pdf", "program.pdf", "folder.pdf"


def poster_address(event: Listing) -> str:
    """`/arrangementer/julekoncert/plakat.pdf`."""
    return f"{address(event)}{POSTER}"


def has_poster(portal: Portal, event: Listing) -> bool:
    """Nobody puts up a poster for what is over; one for what was called off tells just that."""
    return not portal.is_past(event)


def with_posters(portal: Portal) -> tuple[Listing, ...]:
    """All events that have one."""
    return tuple(event for event in portal.all_events if has_poster(portal, event))


def programme_address(season: Season) -> str:
    """`/program/foraar-2027/program.pdf`."""
    return f"{season.address}{PROGRAMME}"


def season_folder_address(season: Season) -> str:
    """`/program/foraar-2027/folder.pdf`."""
    return f"{season.address}{FOLDER}"


def month_folder_address(month: Month) -> str:
    """`/kalender/2026/12/folder.pdf`."""
    return f"{month_address(*month.key)}{FOLDER}"


def has_folder(month: Month, today: date) -> bool:
    """A month that is over is looked up, not handed out."""
    return not month.is_past(today)


def has_programme(portal: Portal, season: Season) -> bool:
    """Of a season that is over the page alone is kept."""
    return season.last >= portal.today


def with_programmes(portal: Portal) -> tuple[Season, ...]:
    """The seasons that have one: this one and the next."""
    return tuple(season for season in seasons(portal) if has_programme(portal, season))
