"""Which items stand in which feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.listing import Listing
from generator.model.place import Place, old_names
from generator.model.portal import Portal
from generator.presenting.collections import Collection
from generator.presenting.following import ITEMS_IN_FEED
from generator.presenting.syndication.changes import places_left
from generator.presenting.syndication.publication import FeedItem, newest


def members(
    portal: Portal, collections: Iterable[Collection]
) -> Mapping[str, tuple[FeedItem, ...]]:
    """What the feed of each collection tells, by its address; the newest first.

    Who follows a place hears as well of what was moved away from there, where else.
    """
    chosen: dict[str, list[FeedItem]] = {}
    standing: dict[str, list[list[FeedItem]]] = {}
    places: dict[str, list[FeedItem]] = {}
    for collection in collections:
        told_there = chosen.setdefault(collection.address, [])
        for event in collection.events:
            standing.setdefault(event.slug, []).append(told_there)
        if (place := collection.entity) is not None and isinstance(place, Place):
            places |= dict.fromkeys((place.slug, *old_names(place.aliases)), told_there)
    for told in newest(portal):
        there = list(standing.get(told.entity.slug, ()))
        if told.change is not None and isinstance(told.entity, Listing):
            there += (places[one] for one in places_left(told.entity, told.at) if one in places)
        for told_there in {id(one): one for one in there}.values():
            if len(told_there) < ITEMS_IN_FEED:
                told_there.append(told)
    return {address: tuple(told_there) for address, told_there in chosen.items()}
