"""What a newsletter tells besides dates: news, meetings, school offers, and habits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.analysing.meetings import Gathering, gatherings
from generator.model.news import News
from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer
from generator.model.times import ZONE, day_of
from generator.model.tradition import Tradition
from generator.outreach.choosing import Plan
from generator.outreach.letter import Bulletin, Item
from generator.outreach.memory import Memory, untold
from generator.presenting.addresses import absolute, address
from generator.presenting.meetings import address_of, when_in_words
from generator.presenting.school_words import grades_in_words, provider_name
from generator.presenting.words.dates import MONTHS, capitalised, day_span
from generator.presenting.words.wording import on_one_line

NEWS, TRADITIONS = 5, 8
"""How many of each a letter has that remembers nothing."""
AHEAD = timedelta(days=60)
"""How long before it is held a meeting is told: time enough to say that one comes."""


def bulletins(
    portal: Portal, base_url: str, plan: Plan, first: date, last: date
) -> tuple[Bulletin, ...]:
    """What the plan holds of these that its readers do not know; no heading without items."""
    found = (
        Bulletin("Nyt fra portalen", _news(portal, base_url, plan, first, last)),
        Bulletin("Møder", _meetings(portal, base_url, plan, first)),
        Bulletin("Nye skoletilbud", _offers(portal, base_url, plan)),
    )
    return tuple(one for one in found if one.items)


def _news(portal: Portal, base_url: str, plan: Plan, first: date, last: date) -> tuple[Item, ...]:
    """Of a period as long as the letter's before it; with a memory all since the last letter."""
    if "news" not in plan.holds:
        return ()
    memory, since = plan.memory, first - (last - first) - timedelta(days=1)
    if memory is not None and memory.since is not None:
        since = min(since, memory.since)
    recent = [
        news
        for news in portal.news.values()
        if since <= news.published.astimezone(ZONE).date() <= portal.today
        and (news.partnership or not plan.of_partnerships)
    ]
    recent.sort(key=lambda news: (-news.published.timestamp(), news.slug))
    items = (_news_item(news, base_url) for news in recent)
    return tuple(items)[:NEWS] if memory is None else untold(memory, items, base_url)


def _news_item(news: News, base_url: str) -> Item:
    day = news.published.astimezone(ZONE).date()
    summary = on_one_line(news.summary)
    return Item(news.title, summary, day_span(day, day), absolute(base_url, address(news)))


def _meetings(portal: Portal, base_url: str, plan: Plan, first: date) -> tuple[Item, ...]:
    """Those that are near, and those that were told and are called off."""
    if "meetings" not in plan.holds:
        return ()
    ahead = [
        one
        for one in gatherings(portal)
        if max(first, portal.today) <= one.meeting.last_day
        and day_of(one.meeting.date) <= first + AHEAD
    ]
    memory = plan.memory or Memory()
    told = {(page, when) for page, when, *_ in memory.others}
    items = [
        _meeting_item(one, base_url)
        for one in ahead
        if not one.meeting.cancelled or (address_of(one), when_in_words(one.meeting)) in told
    ]
    return untold(memory, items, base_url)


def _meeting_item(one: Gathering, base_url: str) -> Item:
    meeting = one.meeting
    of = f"Møde i partnerskabet {one.partnership.title}. " if one.partnership else ""
    text = of + " ".join((meeting.purpose or "").split())
    return Item(
        meeting.title,
        text.strip(),
        when_in_words(meeting),
        absolute(base_url, address_of(one)),
        "Aflyst" if meeting.cancelled else "",
    )


def _offers(portal: Portal, base_url: str, plan: Plan) -> tuple[Item, ...]:
    """What schools can book and were not told of."""
    if "school_offers" not in plan.holds:
        return ()
    items = (
        _offer_item(portal, offer, base_url)
        for offer in portal.school_offers.values()
        if offer.status == "offered" and (offer.partnership or not plan.of_partnerships)
    )
    return untold(plan.memory or Memory(), items, base_url)


def _offer_item(portal: Portal, offer: SchoolOffer, base_url: str) -> Item:
    grades = grades_in_words(portal.settings.vocabularies, offer.grades)
    return Item(
        offer.title,
        " ".join((offer.summary or "").split()),
        ", ".join(filter(None, (grades, provider_name(portal, offer)))),
        absolute(base_url, address(offer)),
    )


def traditions(portal: Portal, first: date, last: date) -> Iterator[Item]:
    """What usually takes place in these months: told as a habit, never as a date."""
    usual = set(months(first, last))
    found = [entry for entry in portal.traditions.values() if usual & set(entry.months)]
    return map(_tradition_item, found[:TRADITIONS])


def _tradition_item(tradition: Tradition) -> Item:
    usual = " og ".join(MONTHS[month - 1] for month in tradition.months)
    text = " ".join((tradition.summary or "").split())
    return Item(tradition.title, text, capitalised(tradition.when or usual))


def months(first: date, last: date) -> tuple[int, ...]:
    """The months' numbers from the first day's to the last's, each once."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(dict.fromkeys((first.month - 1 + step) % 12 + 1 for step in range(count + 1)))
