"""The newsletter composed: what stands in it and in which order, before anything is rendered.

A date stands once, on its first day in the period; runs of more than a week stand apart; whatever
was cancelled, moved or sold out stands first as well, since a reader who has it in the calendar
already looks no further. A letter with a memory holds what no earlier one held, and repeats only
what changed (docs/newsletter.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypedDict

from generator.counting import counted
from generator.model.newsletter import Grouping
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.outreach.bulletins import bulletins, months, traditions
from generator.outreach.changes import Changes
from generator.outreach.choosing import Plan, chosen, noticed, pinned
from generator.outreach.entries import Entries, LetterEntry
from generator.outreach.letter import Bulletin, Group, Item, Newsletter
from generator.outreach.memory import changed, remembered
from generator.presenting.addresses import EVENTS, SUBSCRIBE, absolute
from generator.presenting.programme import Day, Programme, by_time, programme
from generator.presenting.words.dates import MONTHS, capitalised, day_span, long_day, weekday_day
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS

__all__ = ["Bulletin", "Group", "Grouping", "Item", "Newsletter", "allot", "compose"]

FORTNIGHT = timedelta(days=13)
"""Added to the first day: fourteen days, both ends included."""
CARDS, LINES, RUNS = 30, 60, 12
"""How many dates get a card, how many more a line, and how many ongoing runs are named."""
NEXT = 3
"""How many later dates, where there are none in the period."""
SOLD_OUT = (BOOKING_WORDS["sold_out"],)
"""The marks of a date that is as planned, only full."""
PLAIN = Plan()


def compose(
    portal: Portal,
    base_url: str,
    first: date,
    last: date,
    *,
    grouping: Grouping = "day",
    cards: int = CARDS,
    lines: int = LINES,
    plan: Plan = PLAIN,
) -> Newsletter:
    """The issue for the days from `first` to `last`, both included."""
    if plan.memory is not None:
        first = max(first, min(portal.today, last))  # What is over is told by no letter.
    entries, memory = Entries(portal, base_url), plan.memory
    put_first = pinned(portal, plan, first)
    coming = _without(chosen(portal, plan, first, last), put_first)
    marked = _notices(entries, noticed(portal, plan, first, last))
    differing = changed(portal, memory) if memory else ()
    ongoing = _group(entries, "Løbende", coming.ongoing, RUNS, 0 if memory is None else LINES)
    groups, named = _groups(portal, entries, coming, grouping, cards, lines)
    named = (*named, *coming.ongoing[: len(ongoing.cards) + len(ongoing.lines)])
    besides = bulletins(portal, base_url, plan, first, last)
    quiet = not (coming.count or put_first or differing)
    next_dates = _next_dates(portal, entries, last) if quiet and memory is None else ()
    changes = Changes(portal, base_url)
    return Newsletter(
        **_titles(portal, plan, first, last, quiet=quiet),
        **_frame_of(portal, plan, base_url),
        preheader=_preheader(coming, put_first, len(differing), marked, entries),
        intro=plan.intro or _intro(portal, plan, quiet, first, last),
        notices=tuple(map(entries.of, marked)),
        groups=groups,
        by_day=grouping == "day",
        ongoing=ongoing,
        next_dates=next_dates,
        bulletins=besides,
        traditions=tuple(traditions(portal, first, last))
        if quiet and "traditions" in plan.holds
        else (),
        shown=len(named),
        total=coming.count,
        events=_events(coming, put_first),
        changes=tuple(map(changes.of, differing)),
        pinned=tuple(map(entries.of, put_first)),
        told={}
        if memory is None
        else remembered(portal, memory, (*put_first, *named, *marked), differing),
    )


class _Titles(TypedDict):
    """What a letter is called, in the inbox and in itself."""

    subject: str
    title: str
    traditions_title: str


def _titles(portal: Portal, plan: Plan, first: date, last: date, *, quiet: bool) -> _Titles:
    """`quiet` where nothing takes place in those days."""
    span, short = day_span(first, last), day_span(first, last, year=False)
    occasion = plan.title or (f"nyt om kulturen {span}" if quiet else f"det sker {span}")
    usual = " og ".join(MONTHS[month - 1] for month in months(first, last))
    return {
        "subject": f"{_name(portal, plan)}: {occasion}"
        + (" (opdigtet)" if portal.settings.invented else ""),
        "title": plan.title or (f"Nyt om kulturen {short}" if quiet else f"Det sker {short}"),
        "traditions_title": f"Traditioner i {usual}",
    }


class _Frame(TypedDict):
    """What is the same in every letter of an edition: who sends it, and where it leads."""

    name: str
    invented: str
    home_url: str
    events_url: str
    follow_url: str
    tip_url: str
    sender: str
    footer: str
    signup_url: str


def _frame_of(portal: Portal, plan: Plan, base_url: str) -> _Frame:
    settings, edition = portal.settings, plan.edition
    return {
        "name": _name(portal, plan),
        "invented": settings.disclaimer or "",
        "home_url": base_url,
        "events_url": absolute(base_url, EVENTS),
        "follow_url": absolute(base_url, SUBSCRIBE),
        "tip_url": _tip_url(base_url, settings.tip_url),
        "sender": settings.newsletter.sender or settings.publisher,
        "footer": settings.newsletter.footer or "",
        "signup_url": (edition and edition.signup_url) or settings.newsletter.signup_url or "",
    }


def _name(portal: Portal, plan: Plan) -> str:
    return plan.edition.title if plan.edition else portal.settings.name


def _without(coming: Programme, put_first: Sequence[Occurrence]) -> Programme:
    """The dates but for those that stand first already."""
    first = {(found.event.slug, found.original) for found in put_first}

    def others(dates: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
        return tuple(found for found in dates if (found.event.slug, found.original) not in first)

    return Programme(
        tuple(Day(day.day, others(day.occurrences), day.moved) for day in coming.days),
        others(coming.ongoing),
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


def _notices(entries: Entries, dates: Iterator[Occurrence]) -> tuple[Occurrence, ...]:
    """Those with a mark; what is only full stands last."""
    found = [one for one in dates if set(entries.marks(one)) - {STATUS_WORDS["tentative"]}]
    return tuple(sorted(found, key=lambda one: (entries.marks(one) == SOLD_OUT, by_time(one))))


def _groups(
    portal: Portal,
    entries: Entries,
    coming: Programme,
    grouping: Grouping,
    cards: int,
    lines: int,
) -> tuple[tuple[Group, ...], tuple[Occurrence, ...]]:
    """The groups, and which dates they name."""
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
    shared = list(zip(sorted_out, with_card, with_line, strict=True))
    named = (one for (_, found), card, line in shared for one in found[: card + line])
    return tuple(
        _group(entries, title, found, card, line) for (title, found), card, line in shared
    ), tuple(named)


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


def _events(coming: Programme, put_first: Sequence[Occurrence]) -> int:
    """How many different events; a weekly series counts once."""
    dates = (*put_first, *coming.occurrences, *coming.ongoing)
    return len({found.event.slug for found in dates})


def _preheader(
    coming: Programme,
    put_first: Sequence[Occurrence],
    changes: int,
    marked: Sequence[Occurrence],
    entries: Entries,
) -> str:
    """What an inbox shows beside the subject: how much, what first, what was changed."""
    count = coming.count + len(put_first)
    altered = changes + sum(1 for one in marked if entries.marks(one) != SOLD_OUT)
    said = f"{altered} aflyst eller ændret" if altered else ""
    if not count:
        return said or "Ingen nye arrangementer denne gang, men andet at læse."
    titles = dict.fromkeys(
        found.title for found in (*put_first, *coming.occurrences) if found.takes_place
    )
    events = _events(coming, put_first)
    parts = (counted(events, "arrangement", "arrangementer"), ", ".join(list(titles)[:3]), said)
    return " · ".join(filter(None, parts))


def _intro(portal: Portal, plan: Plan, quiet: bool, first: date, last: date) -> str:
    span = f"fra {long_day(first)} til {long_day(last)}" if last > first else long_day(first)
    municipality = portal.settings.municipality
    reminding = plan.memory is not None and plan.memory.since is not None
    if not quiet and reminding:
        held = "noget af det nye" if plan.narrow else "det nye"
        return (
            f"Her er {held} i kalenderen i {municipality} {span}. Det, vi har skrevet om før, "
            "gentager vi kun, når noget er ændret."
        )
    if not quiet and plan.narrow:
        return f"Her er noget af det, der sker i {municipality} {span}."
    if not quiet:
        return f"Her er, hvad der sker i {municipality} {span}."
    if plan.narrow:
        return f"Denne gang er der ikke noget nyt i kalenderen til dette brev {span}."
    if reminding:
        return f"Der er ikke kommet nye arrangementer i kalenderen {span}."
    return (
        f"Der er ingen arrangementer i kalenderen {span}. "
        "Ved du noget, som vi ikke ved, så giv os et tip."
    )


def _next_dates(portal: Portal, entries: Entries, last: date) -> tuple[LetterEntry, ...]:
    later = programme(portal, portal.listings.values(), last + timedelta(days=1))
    dates = (*later.occurrences, *later.ongoing)
    found = [occurrence for occurrence in dates if occurrence.takes_place]
    return tuple(entries.of(occurrence) for occurrence in found[:NEXT])


def _tip_url(base_url: str, tip_url: str | None) -> str:
    if tip_url is None:
        return ""
    return absolute(base_url, tip_url) if tip_url.startswith("/") else tip_url
