"""`/`: what happens, at one glance; and while nothing is coming, what there is all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import merge

from msgspec import Struct

from generator.analysing.season_programme import taking_place
from generator.artifacts import Artifact
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.model.tradition import Tradition
from generator.presenting import programme as agenda
from generator.presenting.addresses import (
    ACTORS,
    CALENDARS,
    EVENTS,
    PARTNERSHIPS,
    PLACES,
    TODAY,
    WEEKEND,
    YEAR,
)
from generator.presenting.edition import Edition
from generator.presenting.languages.language import spoken
from generator.presenting.newest import newest_first
from generator.presenting.pouring import Head, View
from generator.presenting.recurring import last_day
from generator.presenting.seasons import Season, season_of
from generator.presenting.steps import PARTNERSHIP_WORDS, steps_of
from generator.presenting.words.dates import capitalised, weekend

CARDS, FEW, SMALL, NEWS = 6, 3, 8, 3
QUIET = 6
"""With fewer events to come than this, traditions and archive help to fill the page."""
MONTHS_AHEAD = 3
TOPICS = 3
"""So many topics say what a season is full of; the drawing has a moon for each."""


class Section(Struct, frozen=True):
    """A heading, its cards, and where there is more of the kind. `day` as in `ways.Way`; with
    `most` no more than that are shown at once, and the others take the places of those that end."""

    title: str
    occurrences: tuple[Occurrence, ...]
    more: str
    address: str
    day: str = ""
    most: int = 0


class Month(Struct, frozen=True):
    """The traditions of one month."""

    month: str
    traditions: tuple[Tradition, ...]


class Ahead(Struct, frozen=True):
    """What is left of a season: its name and address, how many events, the topics that most of them
    have, in lower case, and those topics' colours."""

    name: str
    address: str
    count: int
    topics: tuple[str, ...]
    colours: tuple[str, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    yield edition.page_of(
        "/",
        "home.html",
        title=_title(edition),
        # It shows something of nearly everything: meetings move a partnership's steps, too.
        made_of=edition.inputs.listed,
        view=lambda: _view(edition),
    )


def _title(edition: Edition) -> str:
    """The portal's name; in another language than Danish what tells that page from the Danish one,
    which bears the same name: what is said of the portal, or else the language."""
    settings, language = edition.portal.settings, edition.language
    if language.is_danish:
        return settings.name
    return getattr(settings, f"tagline_{language.code}", None) or language.name


def _view(edition: Edition) -> View:
    portal, coming = edition.portal, edition.whole
    ongoing = running(portal, coming)
    quiet = coming.event_count < QUIET
    # Partnerships and news are told in Danish alone.
    partnership = featured(portal) if edition.language.is_danish else None
    context = {
        "today": portal.today,
        "count": coming.event_count,
        "ways": edition.ways,
        "season": season_ahead(portal),
        "sections": sections(portal, coming),
        "ongoing": ongoing[:SMALL],
        "more_ongoing": len(ongoing) - SMALL,
        "partnership": partnership,
        "partnership_words": PARTNERSHIP_WORDS[partnership.status] if partnership else "",
        "steps": steps_of(portal, partnership) if partnership else (),
        "news": newest_first(portal.news.values())[:NEWS] if edition.language.is_danish else (),
        "seasons": seasons(portal) if quiet else (),
        "archive": _archive(portal) if quiet else (),
        "counts": _counts(edition),
    }
    return View(Head(description=portal.settings.description), context)


def running(portal: Portal, coming: agenda.Programme) -> tuple[Occurrence, ...]:
    """What lasts for weeks and has begun."""
    return tuple(found for found in coming.ongoing if found.first_day <= portal.today)


def sections(portal: Portal, coming: agenda.Programme) -> tuple[Section, ...]:
    """Today, the days until the weekend, the weekend, and later where those are few; no event
    stands twice, and no section is longer than a screenful. What lasts for weeks and opens later
    stands where it opens. Of today there is as much in reserve as may end while the page is read:
    in the evening six cards of the morning would say nothing of what is still to come."""
    friday, sunday = weekend(portal.today)
    tomorrow = portal.today + timedelta(days=1)
    not_begun = (found for found in coming.ongoing if found.first_day > portal.today)
    opening = sorted(not_begun, key=agenda.by_time)
    seen: set[str] = set()

    def unseen(most: int, first: date, last: date) -> tuple[Occurrence, ...]:
        found: dict[str, Occurrence] = {}
        for occurrence in _between(coming, opening, first, last):
            if len(found) < most and occurrence.event.slug not in seen:
                found.setdefault(occurrence.event.slug, occurrence)
        return tuple(found.values())

    def take(most: int, first: date, last: date) -> tuple[Occurrence, ...]:
        found = unseen(most, first, last)
        seen.update(occurrence.event.slug for occurrence in found)
        return found

    today = take(CARDS, portal.today, portal.today)
    soon = take(FEW, tomorrow, friday - timedelta(days=1))
    this_weekend = take(CARDS, max(tomorrow, friday), sunday)
    enough = len(soon) + len(this_weekend) > CARDS
    later = () if enough else take(CARDS, sunday + timedelta(days=1), date.max)
    reserve = unseen(CARDS, portal.today, portal.today)
    day, _ = portal.today.isoformat(), spoken(portal).gettext
    found = (
        Section(_("I dag"), (*today, *reserve), _("Alt i dag"), TODAY, day, CARDS),
        Section(_("De næste dage"), soon, _("Dag for dag"), EVENTS),
        Section(_("I weekenden"), this_weekend, _("Hele weekenden"), WEEKEND, day),
        Section(_("Senere") if soon else _("De næste dage"), later, _("Dag for dag"), EVENTS),
    )
    return tuple(section for section in found if section.occurrences)


def _between(
    coming: agenda.Programme, opening: Iterable[Occurrence], first: date, last: date
) -> Iterable[Occurrence]:
    """What stands on those days and what opens on them, in order."""
    dated = (
        (found.day, occurrence)
        for found in coming.days
        if first <= found.day <= last
        for occurrence in found.occurrences
    )
    opens = ((one.first_day, one) for one in opening if first <= one.first_day <= last)
    merged = merge(dated, opens, key=lambda pair: (pair[0], agenda.by_time(pair[1])))
    return (occurrence for _, occurrence in merged)


def featured(portal: Portal) -> Partnership | None:
    """The partnership that the settings name, else the first."""
    named = portal.settings.featured_partnership
    if named is not None and named in portal.partnerships:
        return portal.partnerships[named]
    return next(iter(portal.partnerships.values()), None)


def season_ahead(portal: Portal) -> Ahead | None:
    """This season, or the next where that has more and little is left of this one; None where
    nothing is to come in either."""
    now = season_of(portal.today)
    this, following = (_in(portal, season) for season in (now, now.next))
    turned = len(this) < QUIET and len(following) > len(this)
    season, events = (now.next, following) if turned else (now, this)
    if not events:
        return None
    terms = _foremost(portal, events)
    return Ahead(
        season.named(spoken(portal)),
        season.address,
        len(events),
        tuple(term.label.lower() for term in terms),
        tuple(dict.fromkeys(term.colour for term in terms if term.colour)),
    )


def _in(portal: Portal, season: Season) -> tuple[Listing, ...]:
    """What is still to come in a season, as its own page counts it."""
    first, last = season.opening(portal.today), season.last
    return tuple(event for event, _ in taking_place(portal, portal.all_events, first, last))


def _foremost(portal: Portal, events: Iterable[Listing]) -> tuple[Term, ...]:
    """The topics that most of the events have, of as many the first in the vocabulary."""
    words = portal.settings.vocabularies.topics
    found = Counter(topic for event in events for topic in portal.topics_of(event))
    ordered = sorted((code for code in words if found[code]), key=lambda code: -found[code])
    return tuple(words[code] for code in ordered[:TOPICS])


def seasons(portal: Portal) -> tuple[Month, ...]:
    """The traditions of this month and the ones after it, month by month; each once. In this month
    those whose rule names a day stand first, and of them only what is still to come: the page would
    otherwise open with what is over for this year. Whether the others are, nobody has said."""
    told: set[str] = set()
    found = []
    for ahead in range(12):
        month = (portal.today.month - 1 + ahead) % 12 + 1
        here = tuple(
            tradition
            for slug, tradition in portal.traditions.items()
            if month in tradition.months and slug not in told
        )
        if not ahead:
            here = _still_to_come(portal.today, here)
        told.update(tradition.slug for tradition in here)
        if here:
            found.append(Month(capitalised(spoken(portal).dates.MONTHS[month - 1]), here))
        if len(found) == MONTHS_AHEAD:
            break
    return tuple(found)


def _still_to_come(today: date, of_month: Iterable[Tradition]) -> tuple[Tradition, ...]:
    """This month's: by the day that their rule names, then those without one, in their order."""
    dated = [(last_day(tradition.when, today.year), tradition) for tradition in of_month]
    left = [(day or date.max, tradition) for day, tradition in dated if day is None or day >= today]
    return tuple(tradition for _, tradition in sorted(left, key=lambda pair: pair[0]))


def _archive(portal: Portal) -> tuple[Occurrence, ...]:
    """The latest of what is over."""
    over = agenda.past(portal, portal.all_events)[:SMALL]
    return tuple(portal.occurrences[event.slug][-1] for event in over)


def _counts(edition: Edition) -> tuple[tuple[str, str, int], ...]:
    """What the portal knows besides events, as far as the edition has a page of it: (words,
    address, how many)."""
    portal, _ = edition.portal, edition.language.gettext
    rows = (
        (_("Aktører"), ACTORS, len(portal.actors)),
        (_("Steder"), PLACES, len(portal.places)),
        (_("Partnerskaber"), PARTNERSHIPS, len(portal.partnerships)),
        (_("Traditioner"), YEAR, len(portal.traditions)),
        (_("I arkivet"), CALENDARS, sum(map(portal.is_past, portal.all_events))),
    )
    return tuple(row for row in rows if row[2] and edition.stands(row[1]))
