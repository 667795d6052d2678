"""Meetings as items of a feed: that one is to come, what came of it, and that it is called off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import escape

from generator.analysing.meetings import Gathering, gatherings
from generator.model.meeting import NetworkMeeting
from generator.model.portal import Portal
from generator.model.times import day_of, start_of
from generator.presenting.addresses import absolute
from generator.presenting.calendars.meeting_vevent import identity, title
from generator.presenting.cleaning import ascii_address, clean
from generator.presenting.meetings import (
    KIND_WORDS,
    address_of,
    first_published,
    last_change,
    organisations,
    when_in_words,
)
from generator.presenting.syndication.items import Item
from generator.presenting.syndication.publication import tag
from generator.presenting.words.names import actor_names, venue_and_address


def items(portal: Portal, base_url: str) -> tuple[Item, ...]:
    """What feeds tell, the newest first; nothing is dated after now, and what was over before it
    was published is an archive and no news."""
    found = (item(portal, base_url, one) for one in gatherings(portal) if _is_news(portal, one))
    out = (one for one in found if one.published <= portal.now)
    return tuple(sorted(out, key=lambda one: (-one.published.timestamp(), one.id)))


def items_so_far(portal: Portal) -> int:
    """How many of the moments have passed at which the feeds get something to tell: while these,
    the day and the content are the same, so are the feeds."""
    moments = [_told_at(portal, one) for one in gatherings(portal)]
    return sum(moment <= portal.now for moment in moments)


def item(portal: Portal, base_url: str, one: Gathering) -> Item:
    """The meeting as it stands now. That it is called off is an item of its own: programs show each
    item once, and nobody would see it in the one that they have."""
    meeting = one.meeting
    at = _told_at(portal, one)
    known = tag(portal.settings.identity_host, f"meeting:{identity(portal, one)}")
    url = absolute(base_url, address_of(one))
    return Item(
        id=f"{known}:cancelled" if meeting.cancelled else known,
        url=url,
        title=clean(title(meeting)),
        summary=clean(_in_short(portal, one)),
        html=clean("".join(_html(portal, one, url))),
        published=at,
        modified=max(at, last_change(portal, one)),
        categories=(KIND_WORDS[meeting.kind],),
    )


def _told_at(portal: Portal, one: Gathering) -> datetime:
    """When it became news: a cancellation when the file last changed; a partnership's meeting that
    does not tell when it was written down, from its day on, if that is over."""
    first = first_published(portal, one)
    if one.meeting.cancelled:
        return last_change(portal, one)
    undated = one.partnership is not None and one.meeting.published is None
    if undated and day_of(one.meeting.date) < portal.today:
        return max(first, start_of(one.meeting.date))
    return first


def _is_news(portal: Portal, one: Gathering) -> bool:
    return day_of(_told_at(portal, one)) <= one.meeting.last_day


def _in_short(portal: Portal, one: Gathering) -> str:
    meeting = one.meeting
    where = venue_and_address(portal, meeting.venue)
    told = ", ".join(filter(None, (when_in_words(meeting), where)))
    state = "Mødet er aflyst." if meeting.cancelled else None
    return " ".join(filter(None, (state, f"{told}.", meeting.outcome or meeting.purpose)))


def _html(portal: Portal, one: Gathering, url: str) -> Iterator[str]:
    meeting = one.meeting
    if meeting.cancelled:
        yield "<p><strong>Mødet er aflyst.</strong></p>"
    if meeting.purpose:
        yield f"<p>{escape(meeting.purpose)}</p>"
    lines = [f"Hvornår: {escape(when_in_words(meeting))}"]
    if where := venue_and_address(portal, meeting.venue):
        lines.append(f"Hvor: {escape(where)}")
    if one.partnership is not None:
        lines.append(f"Partnerskab: {escape(one.partnership.title)}")
    names = actor_names(portal, organisations(meeting))
    if names:
        lines.append(f"Med: {escape(', '.join(names))}")
    if isinstance(meeting, NetworkMeeting) and meeting.registration_url and not meeting.cancelled:
        href = escape(ascii_address(meeting.registration_url))
        lines.append(f'<a href="{href}">Tilmeld dig</a>')
    yield f"<p>{'<br>'.join(map(str, lines))}</p>"
    if meeting.outcome:
        yield f"<p><strong>Hvad kom der ud af det?</strong> {escape(meeting.outcome)}</p>"
    yield f'<p><a href="{escape(ascii_address(url))}">Læs mere</a></p>'
    if portal.settings.invented:
        yield "<p>Mødet er opdigtet.</p>"
