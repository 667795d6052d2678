"""Which years' events the browser editor opens."""

from __future__ import annotations

from generator.model.portal import Portal

YEARS_BACK = 1
"""How many years' events the editor opens besides this one and what is to come: it reads every file
when somebody signs in. Older events are changed in their files."""


def years(portal: Portal) -> list[int]:
    """The years whose events can be edited: this one, what is to come, and what was."""
    this = portal.today.year
    folders = {one.path.split("/", 2)[1] for one in portal.all_events}
    begun = {int(name) for name in folders if name.isdecimal() and int(name) >= this - YEARS_BACK}
    return sorted({this, this + 1, *begun}, key=lambda year: (year < this, year))
