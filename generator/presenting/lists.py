"""What lists show of a whole portal, and takes long to find."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.model.portal import Portal
from generator.presenting.addresses import FEED_FILES
from generator.presenting.collections import Collection, collections, everything
from generator.presenting.combinations import combinations
from generator.presenting.languages.editions import stands
from generator.presenting.similar import Similar
from generator.presenting.syndication.members import members
from generator.presenting.syndication.publication import FeedItem


class Lists:
    """Of a portal in one language; each is found when it is first asked for. They follow from its
    listings: a portal in which another text is all that is other has the same."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    def find_all(self) -> None:
        """Find them beforehand, while nobody waits."""
        _ = self.similar, self.everything, self.told_in_feeds

    @cached_property
    def similar(self) -> Similar:
        """What else one may want to see beside an event."""
        return Similar(self._portal)

    @cached_property
    def everything(self) -> Collection:
        """All events, as they can be followed."""
        return everything(self._portal)

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Everything that can be followed, the whole portal first."""
        return collections(self._portal)

    @cached_property
    def followed(self) -> tuple[Collection, ...]:
        """Those of them that have calendars and feeds in the portal's language."""
        told = self.collections
        return tuple(one for one in told if stands(self._portal, one.address + FEED_FILES[0]))

    @cached_property
    def combinations(self) -> tuple[Collection, ...]:
        """What two words have in common: calendars and feeds without pages."""
        return combinations(self._portal)

    @cached_property
    def told_in_feeds(self) -> Mapping[str, tuple[FeedItem, ...]]:
        """What feeds tell, by the addresses of what can be followed."""
        return members(self._portal, (*self.followed, *self.combinations))
