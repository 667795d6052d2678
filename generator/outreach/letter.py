"""The letter as a value: all that stands in one newsletter, in its order, before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.model.told import Dates
from generator.outreach.entries import LetterEntry


class Group(Struct, frozen=True):
    """One day or topic: cards in full, further dates as a line each, and how many besides."""

    title: str
    cards: tuple[LetterEntry, ...]
    lines: tuple[LetterEntry, ...] = ()
    more: int = 0


class Item(Struct, frozen=True):
    """A piece of news, a meeting, an offer, or a tradition (which has no address of its own);
    `mark` is what must be noticed of it (`Aflyst`)."""

    title: str
    text: str
    when: str
    url: str = ""
    mark: str = ""


class Bulletin(Struct, frozen=True):
    """Items under a heading: news, meetings, offers."""

    title: str
    items: tuple[Item, ...]


class Remembered(Struct, frozen=True):
    """What is remembered of one event: its title, and its dates as they were last told."""

    title: str
    dates: Dates


class Newsletter(Struct, frozen=True):
    """One issue. Addresses are absolute, everything else plain text.

    `changes` are dates that an earlier letter told otherwise, `notices` those of this one that a
    reader must notice, `pinned` what its editor puts first. `shown` of the `total` dates are named;
    `events` is of how many different events they and those put first are.
    `told` is what the next letter remembers of every event that this one names, by slug.
    """

    subject: str
    preheader: str
    title: str
    intro: str
    invented: str
    notices: tuple[LetterEntry, ...]
    groups: tuple[Group, ...]
    by_day: bool
    ongoing: Group
    next_dates: tuple[LetterEntry, ...]
    bulletins: tuple[Bulletin, ...]
    traditions: tuple[Item, ...]
    traditions_title: str
    shown: int
    total: int
    events: int
    name: str
    home_url: str
    events_url: str
    follow_url: str
    tip_url: str
    sender: str
    footer: str
    signup_url: str
    changes: tuple[LetterEntry, ...] = ()
    pinned: tuple[LetterEntry, ...] = ()
    told: Mapping[str, Remembered] = field(default_factory=dict)

    @property
    def dates_are(self) -> str:
        """What dates are called: events, unless one of them has several."""
        alone = self.total + len(self.pinned) == self.events
        return "arrangementer" if alone else "datoer"
