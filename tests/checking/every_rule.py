"""Every rule over a whole portal at once; the program checks each event where it is read."""

from __future__ import annotations

from generator.checking import check_event, check_portal
from generator.model.portal import Portal
from generator.problems import Finding


def check(portal: Portal) -> list[Finding]:
    """What a build would find that reads every event anew."""
    of_events = (check_event(portal, event) for event in portal.events.values())
    return check_portal(portal) + [finding for found in of_events for finding in found]
