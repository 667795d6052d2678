"""`/netvaerk/moeder/`: where actors meet and what comes of it, with a calendar and feeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from generator.analysing.meetings import gatherings
from generator.artifacts import Artifact, Batch, digest
from generator.model.meeting import NetworkMeeting
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import CALENDAR, MEETINGS, NETWORK, address, file_path
from generator.presenting.calendars.calendar import About, single, subscription
from generator.presenting.calendars.meeting_vevent import title as marked
from generator.presenting.calendars.meeting_vevent import vevent
from generator.presenting.collections import of_meetings
from generator.presenting.edition import Edition
from generator.presenting.feed_files import feed_files
from generator.presenting.fingerprints import Later
from generator.presenting.following import ITEMS_IN_FEED, told_since
from generator.presenting.linked_data import meetings as meeting_jsonld
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.linked_data.schema_org import Json
from generator.presenting.meetings import last_change, latest_first, rows, told, when_in_words
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.syndication.entries import entry_of
from generator.presenting.syndication.feeds import channel
from generator.presenting.syndication.meeting_items import items, items_so_far
from generator.versions import program_digest


def batches(edition: Edition) -> Iterator[Batch]:
    """All in one; the feeds depend on the hour, too."""
    registered = edition.inputs.registered("meetings", "partnerships", "actors", "places")
    inputs = digest(registered, items_so_far(edition.portal))
    yield Batch("meetings", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list, a page and a calendar file for each of the network's meetings, and what one can
    follow."""
    yield _list(edition)
    for meeting in latest_first(edition.portal.meetings.values()):
        yield _page(edition, meeting)
    yield from _files(edition)
    yield _calendar(edition)
    yield from _feeds(edition)


def _list(edition: Edition) -> Artifact:
    ahead, over = rows(edition.portal)
    page, trail = own_page(edition.portal, MEETINGS), _trail(edition.portal)
    return edition.page(
        MEETINGS,
        "meetings.html",
        title=page.title,
        section="partnerskaber",
        head=Head(
            description=page.description,
            feeds=of_meetings(edition.portal),
            jsonld=(breadcrumbs(edition.base_url, trail),),
        ),
        trail=trail[:1],
        ahead=ahead,
        over=over,
    )


def _page(edition: Edition, meeting: NetworkMeeting) -> Artifact:
    portal, here = edition.portal, address(meeting)
    trail = _trail(portal)
    about = breadcrumbs(edition.base_url, (*trail, (meeting.title, here)))
    return edition.page(
        here,
        "meeting.html",
        title=marked(meeting),
        section="partnerskaber",
        origin=meeting.path,
        head=Head(
            description=meeting.purpose or f"{meeting.title}: {when_in_words(meeting)}.",
            feeds=of_meetings(portal),
            jsonld=(about, *_event(edition, meeting)),
        ),
        trail=trail,
        meeting=meeting,
        told=told(portal, meeting),
        partnership_words=PARTNERSHIP_WORDS,
    )


def _trail(portal: Portal) -> tuple[tuple[str, str], ...]:
    return crumb(portal, NETWORK), ("Møder", MEETINGS)


def _event(edition: Edition, meeting: NetworkMeeting) -> Iterator[Later[Json]]:
    if meeting.open_to_all:
        portal, base_url = edition.portal, edition.base_url
        yield Later(meeting, lambda: meeting_jsonld.event(portal, base_url, meeting))


def _files(edition: Edition) -> Iterator[Artifact]:
    """`begivenhed.ics` of each meeting that has a page, at its old addresses too."""
    portal, host = edition.portal, edition.portal.settings.identity_host
    for one in gatherings(portal):
        if isinstance(one.meeting, NetworkMeeting):
            made = vevent(portal, edition.base_url, one)
            inputs = digest(program_digest(), host, made)
            for place in (address(one.meeting), *one.meeting.aliases):
                path = file_path(f"{place}begivenhed.ics")
                yield Artifact(path, inputs, partial(single, host, made), one.path)


def _calendar(edition: Edition) -> Artifact:
    portal, settings = edition.portal, edition.portal.settings
    since = told_since(portal)
    known = [one for one in gatherings(portal) if one.meeting.last_day >= since]
    made = [vevent(portal, edition.base_url, one) for one in known]
    changed = max((last_change(portal, one) for one in known), default=start_of(settings.launched))
    about = About(
        name=of_meetings(portal).feed_title,
        description="Møder, workshopper og konferencer i netværket og i partnerskaberne: "
        "kommende møder og det seneste års. Kalenderen holder sig selv ajour.",
        page=edition.url(MEETINGS),
        source=edition.url(f"{MEETINGS}{CALENDAR}"),
    )

    def render() -> bytes:
        return subscription(settings.identity_host, about, _utc(changed), made)

    inputs = digest(program_digest(), settings.identity_host, about, _utc(changed), made)
    return Artifact(file_path(f"{MEETINGS}{CALENDAR}"), inputs, render)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _feeds(edition: Edition) -> Iterator[Artifact]:
    portal = edition.portal
    about = channel(
        portal,
        edition.base_url,
        MEETINGS,
        of_meetings(portal).feed_title,
        "Nye møder, hvad der kom ud af dem, og dem, der bliver aflyst.",
    )
    members = items(portal, edition.base_url)[:ITEMS_IN_FEED]
    inputs = digest(program_digest(), edition.base_url, about, members)
    return feed_files(edition, about, lambda: map(entry_of, members), inputs, (MEETINGS,))
