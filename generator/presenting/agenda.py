"""What an actor, a place or a partnership has before it and behind it: each event once.

Lists by day (`programme`) answer "what happens when"; here the question is "what do they make", so
a weekly series stands once, with its next date, however long it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.fingerprints import Later
from generator.presenting.programme import by_time, next_occurrence, past

MOST_COMING = 60
MOST_PAST = 40
"""A page stays a page; what is beyond stands in the months, and in the calendar."""


class Agenda(Struct, frozen=True):
    """The next date of each event to come, soonest first, and the events that are over, latest
    first; `coming_count` and `past_count` say how many there are before the cut.

    `today` stands here since what a card says of a date depends on it.
    """

    today: date
    coming: tuple[Occurrence, ...] = ()
    past: tuple[Listing, ...] = ()
    coming_count: int = 0
    past_count: int = 0

    @property
    def more_coming(self) -> int:
        return self.coming_count - len(self.coming)

    @property
    def more_past(self) -> int:
        return self.past_count - len(self.past)


def later(portal: Portal, events: tuple[Listing, ...]) -> Later[Agenda]:
    """The same, worked out when its page is rendered."""
    return Later((portal.today, events), lambda: agenda(portal, events))


def agenda(portal: Portal, events: Iterable[Listing]) -> Agenda:
    """The agenda of a set of events."""
    known = tuple(events)
    coming = sorted(
        (next_occurrence(portal, event) for event in known if not portal.is_past(event)),
        key=by_time,
    )
    over = past(portal, known)
    return Agenda(
        today=portal.today,
        coming=tuple(coming[:MOST_COMING]),
        past=over[:MOST_PAST],
        coming_count=len(coming),
        past_count=len(over),
    )
