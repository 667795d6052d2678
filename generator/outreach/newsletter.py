"""The newsletter as a value: what stands in it and in which order, before anything is rendered.

A date stands once, on its first day in the period; runs of more than a week stand apart; whatever
was cancelled, moved or sold out stands first as well, since a reader who has it in the calendar
already looks no further.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from generator.model.news import News
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import ZONE, day_of
from generator.model.tradition import Tradition
from generator.outreach.entries import Entries, Entry
from generator.presenting.addresses import EVENTS, absolute, address
from generator.presenting.programme import Programme, by_time, programme
from generator.presenting.words.dates import MONTHS, capitalised, day_span, long_day, weekday_day
from generator.presenting.words.numbers import counted
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS

Grouping: TypeAlias = Literal["day", "topic"]

FORTNIGHT = timedelta(days=13)
"""Added to the first day: fourteen days, both ends included."""
CARDS, LINES, RUNS = 30, 60, 12
"""How many dates get a card, how many more a line, and how many ongoing runs are named."""
NEWS, NEXT, TRADITIONS = 5, 3, 8
"""How many pieces of news, later dates and traditions."""
SOLD_OUT = (BOOKING_WORDS["sold_out"],)
"""The marks of a date that is as planned, only full."""


@dataclass(frozen=True, slots=True)
class Group:
    """One day or topic: cards in full, further dates as a line each, and how many besides."""

    title: str
    cards: tuple[Entry, ...]
    lines: tuple[Entry, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news, or a tradition (which has no address of its own)."""

    title: str
    text: str
    when: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Newsletter:
    """One issue. Addresses are absolute, everything else plain text."""

    subject: str
    preheader: str
    title: str
    intro: str
    invented: str
    notices: tuple[Entry, ...]
    groups: tuple[Group, ...]
    by_day: bool
    ongoing: Group
    next_dates: tuple[Entry, ...]
    news: tuple[Item, ...]
    traditions: tuple[Item, ...]
    traditions_title: str
    shown: int
    total: int
    name: str
    home_url: str
    events_url: str
    follow_url: str
    tip_url: str
    sender: str
    footer: str
    signup_url: str


def compose(
    portal: Portal,
    base_url: str,
    first: date,
    last: date,
    *,
    grouping: Grouping = "day",
    cards: int = CARDS,
    lines: int = LINES,
) -> Newsletter:
    """The issue for the days from `first` to `last`, both included."""
    entries = Entries(portal, base_url)
    coming = programme(portal, portal.listings.values(), first, last)
    notices = tuple(entries.of(found) for found in _notices(portal, entries, first, last))
    ongoing = _group(entries, "Løbende", coming.ongoing, RUNS, 0)
    groups = _groups(portal, entries, coming, grouping, cards, lines)
    named = sum(len(group.cards) + len(group.lines) for group in (*groups, ongoing))
    settings = portal.settings
    span = day_span(first, last)
    traditions = () if coming.count else _traditions(portal, first, last)
    months = " og ".join(MONTHS[month - 1] for month in _months(first, last))
    return Newsletter(
        subject=f"{settings.name}: "
        + (f"det sker {span}" if coming.count else f"nyt om kulturen {span}")
        + (" (opdigtet)" if settings.invented else ""),
        preheader=_preheader(coming, entries, notices),
        title=f"Det sker {day_span(first, last, year=False)}"
        if coming.count
        else f"Nyt om kulturen {day_span(first, last, year=False)}",
        intro=_intro(portal, coming, first, last),
        invented=settings.disclaimer or "",
        notices=notices,
        groups=groups,
        by_day=grouping == "day",
        ongoing=ongoing,
        next_dates=() if coming.count else _next_dates(portal, entries, last),
        news=_news(portal, base_url, first - (last - first) - timedelta(days=1)),
        traditions=traditions,
        traditions_title=f"Traditioner i {months}",
        shown=named,
        total=coming.count,
        name=settings.name,
        home_url=base_url,
        events_url=absolute(base_url, EVENTS),
        follow_url=absolute(base_url, "/abonner/"),
        tip_url=_tip_url(base_url, settings.tip_url),
        sender=settings.newsletter.sender or settings.publisher,
        footer=settings.newsletter.footer or "",
        signup_url=settings.newsletter.signup_url or "",
    )


def allot(counts: Sequence[int], room: int) -> tuple[int, ...]:
    """Share `room` places among groups of these sizes, as evenly as they can use them.

    So a full first weekend does not push the second week out of the letter.
    """
    given = [0] * len(counts)
    while room > 0:
        hungry = [index for index, count in enumerate(counts) if given[index] < count]
        if not hungry:
            break
        for index in hungry[:room]:
            given[index] += 1
        room -= len(hungry)
    return tuple(given)


def _notices(portal: Portal, entries: Entries, first: date, last: date) -> list[Occurrence]:
    """Dates with a mark that fall in the period, and those that were moved out of it."""
    found = [
        occurrence
        for dates in portal.occurrences.values()
        for occurrence in dates
        if set(entries.marks(occurrence)) - {STATUS_WORDS["tentative"]}
        and (
            (occurrence.first_day <= last and occurrence.last_day >= first)
            or (occurrence.previous is not None and first <= day_of(occurrence.previous) <= last)
        )
    ]
    return sorted(found, key=lambda found: (entries.marks(found) == SOLD_OUT, by_time(found)))


def _groups(
    portal: Portal,
    entries: Entries,
    coming: Programme,
    grouping: Grouping,
    cards: int,
    lines: int,
) -> tuple[Group, ...]:
    sorted_out = (
        [
            # Never "today": nobody knows on which day a letter is read.
            (capitalised(weekday_day(day.day)), day.occurrences)
            for day in coming.days
            if day.occurrences  # what was moved away stands among the notices
        ]
        if grouping == "day"
        else list(_by_topic(portal, coming))
    )
    with_card = allot([len(found) for _, found in sorted_out], cards)
    with_line = allot(
        [len(found) - given for (_, found), given in zip(sorted_out, with_card, strict=True)],
        lines,
    )
    return tuple(
        _group(entries, title, found, card, line)
        for (title, found), card, line in zip(sorted_out, with_card, with_line, strict=True)
    )


def _group(
    entries: Entries, title: str, found: Sequence[Occurrence], cards: int, lines: int
) -> Group:
    return Group(
        title,
        tuple(entries.of(occurrence) for occurrence in found[:cards]),
        tuple(entries.of(occurrence) for occurrence in found[cards : cards + lines]),
        max(0, len(found) - cards - lines),
    )


def _by_topic(portal: Portal, coming: Programme) -> Iterator[tuple[str, tuple[Occurrence, ...]]]:
    """Each date under its event's first topic, in the vocabulary's order."""
    topics: dict[str, list[Occurrence]] = {}
    for occurrence in coming.occurrences:
        codes = portal.topics_of(occurrence.event)
        topics.setdefault(codes[0] if codes else "", []).append(occurrence)
    for code, term in portal.settings.vocabularies.topics.items():
        if code in topics:
            yield term.label, tuple(topics[code])
    if "" in topics:
        yield "Andet", tuple(topics[""])


def _preheader(coming: Programme, entries: Entries, notices: Sequence[Entry]) -> str:
    """What an inbox shows beside the subject: how much, what first, what was changed."""
    if not coming.count:
        return "Ingen arrangementer i kalenderen denne gang, men andet at læse."
    titles = dict.fromkeys(found.title for found in coming.occurrences if found.takes_place)
    changed = sum(1 for notice in notices if notice.marks != SOLD_OUT)
    count = counted(coming.count, "arrangement", "arrangementer")
    parts = [
        count,
        ", ".join(list(titles)[:3]),
        f"{changed} aflyst eller ændret" if changed else "",
    ]
    return " · ".join(filter(None, parts))


def _intro(portal: Portal, coming: Programme, first: date, last: date) -> str:
    span = f"fra {long_day(first)} til {long_day(last)}" if last > first else long_day(first)
    if coming.count:
        return f"Her er, hvad der sker i {portal.settings.municipality} {span}."
    return (
        f"Der er ingen arrangementer i kalenderen {span}. "
        "Ved du noget, som vi ikke ved, så giv os et tip."
    )


def _next_dates(portal: Portal, entries: Entries, last: date) -> tuple[Entry, ...]:
    later = programme(portal, portal.listings.values(), last + timedelta(days=1))
    dates = (*later.occurrences, *later.ongoing)
    found = [occurrence for occurrence in dates if occurrence.takes_place]
    return tuple(entries.of(occurrence) for occurrence in found[:NEXT])


def _news(portal: Portal, base_url: str, since: date) -> tuple[Item, ...]:
    recent = [
        news
        for news in portal.news.values()
        if since <= news.published.astimezone(ZONE).date() <= portal.today
    ]
    recent.sort(key=lambda news: (-news.published.timestamp(), news.slug))
    return tuple(_news_item(news, base_url) for news in recent[:NEWS])


def _news_item(news: News, base_url: str) -> Item:
    day = news.published.astimezone(ZONE).date()
    summary = " ".join(news.summary.split())
    return Item(news.title, summary, day_span(day, day), absolute(base_url, address(news)))


def _traditions(portal: Portal, first: date, last: date) -> tuple[Item, ...]:
    """What usually takes place in these months: told as a habit, never as a date."""
    months = set(_months(first, last))
    found = [entry for entry in portal.traditions.values() if months & set(entry.months)]
    return tuple(_tradition_item(tradition) for tradition in found[:TRADITIONS])


def _tradition_item(tradition: Tradition) -> Item:
    months = " og ".join(MONTHS[month - 1] for month in tradition.months)
    text = " ".join((tradition.summary or "").split())
    return Item(tradition.title, text, capitalised(tradition.when or months))


def _months(first: date, last: date) -> tuple[int, ...]:
    """The months' numbers from the first day's to the last's, each once."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return tuple(dict.fromkeys((first.month - 1 + step) % 12 + 1 for step in range(months + 1)))


def _tip_url(base_url: str, tip_url: str | None) -> str:
    if tip_url is None:
        return ""
    return absolute(base_url, tip_url) if tip_url.startswith("/") else tip_url
