"""What a pack says of its matter, field by field, and what is different about it now, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.artifacts import digest
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.told import Dates, Difference, differences, told_of
from generator.packing.matters import Matter
from generator.presenting.cards import Cards
from generator.presenting.facts import Facts
from generator.presenting.lines import Fact, only_known
from generator.presenting.pictures import portrait
from generator.presenting.plain_text import plain_text
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.words.dates import capitalised, listed, occurrence_in_words, uncapitalised
from generator.presenting.words.differences import said
from generator.presenting.words.names import actor_name, venue_name

Sayings: TypeAlias = Mapping[str, str]
"""By the field's Danish label; a field that says nothing has none."""
ToldDates: TypeAlias = Mapping[str, Dates]
"""The dates of each event, by its slug."""
PLACE, EVENT = "Hvor", "events/"
"""The label of the place, and what stands before the slug of a partnership's event."""
DAY = len("2026-12-04")
MOST = 6
"""Changes of dates, and fields, that are told; of the others how many."""
OTHER = "Noget andet, som pakken nævner, er ændret."


def dates_of(matter: Matter) -> ToldDates:
    """The dates that were not over at the matter's moment, event by event."""
    return {event.slug: _coming(matter, event) for event in matter.events}


def _coming(matter: Matter, event: Listing) -> Dates:
    told, today = told_of(event), matter.portal.today.isoformat()
    if not event.repeat:
        return told
    return {key: date for key, date in told.items() if (date.end or date.start)[:DAY] >= today}


def sayings_of(matter: Matter) -> Sayings:
    """All that the pack says but dates."""
    return {label: text for label, text in _told(matter) if text}


def _told(matter: Matter) -> Iterator[tuple[str, str]]:
    entity, settings = matter.entity, matter.portal.settings
    yield "Titel", entity.title
    yield "Resumé", " ".join((entity.summary or "").split())
    yield "Adresse", matter.url
    if isinstance(entity, Event):
        yield from _of_event(matter, entity)
    else:
        yield from _of_partnership(matter, entity)
    yield from _picture(matter)
    portal = (settings.public_name, settings.tagline, settings.disclaimer, settings.look)
    yield "Portalens navn og farver", digest(portal)


def _of_event(matter: Matter, event: Event) -> Iterator[tuple[str, str]]:
    portal, shown = matter.portal, matter.shown(matter.events[0])
    words = portal.settings.vocabularies
    yield "Type", words.event_types[event.type].label
    yield "Emner", listed([words.topics[code].label for code in portal.topics_of(event)])
    for fact in facts_of(matter):
        # An organiser's label is another when there are several.
        label = "Arrangører" if fact.label.startswith("Arrangør") else fact.label
        yield label, " · ".join(line.words for line in fact.lines)
    yield "Billetter", event.ticket_url or ""
    yield "Link til tilmelding", event.registration_url or ""
    yield "Link til deltagelse", event.online_url or ""
    yield "Partnerskab", _partnership(matter, event)
    yield "Begrundelse", shown.reason or ""
    yield "Tekst", plain_text(event.body)


def facts_of(matter: Matter) -> tuple[Fact, ...]:
    """An event's facts at its next date, but when; what is not known is left out."""
    event, facts = matter.entity, Facts(matter.portal, matter.base_url)
    assert isinstance(event, Event)
    _, *others = facts.of(event, matter.shown(matter.events[0]), past=False)
    return tuple(only_known(tuple(others)))


def _partnership(matter: Matter, event: Event) -> str:
    found = matter.portal.partnerships.get(event.partnership or "")
    return found.title if found else ""


def _of_partnership(matter: Matter, partnership: Partnership) -> Iterator[tuple[str, str]]:
    cards = Cards(matter.portal, matter.base_url)
    yield "Status", PARTNERSHIP_WORDS[partnership.status]
    yield "Partnere", listed([actor_name(matter.portal, one.actor) for one in partnership.partners])
    yield "Vision", " ".join((partnership.vision or "").split())
    yield "Hjemmeside", partnership.website or ""
    yield "E-mail", partnership.email or ""
    yield "Tekst", plain_text(partnership.body)
    for event in matter.events:
        shown = matter.shown(event)
        yield f"{EVENT}{event.slug}", " · ".join(filter(None, (event.title, cards.where(shown))))


def _picture(matter: Matter) -> Iterator[tuple[str, str]]:
    placed, image = portrait(matter.portal, matter.entity), matter.entity.image
    if placed is not None and image is not None:
        yield "Billede", placed.picture.digest
        yield "Billedtekst", image.alt
        yield "Fotograf", image.credit
        yield "Billedets licens", image.licence or ""


# --- what is different ----------------------------------------------------------------------------


def changed_dates(matter: Matter, before: ToldDates) -> tuple[str, ...]:
    """What became of the dates that were told, in sentences."""
    now, found = dates_of(matter), []
    several = matter.subject.folder == "partnerships"
    for slug, dates in before.items():
        if slug not in now:
            found.append(_gone(matter, slug))
            continue
        for one in differences(dates, now[slug]):
            prefix = f"{matter.portal.listings[slug].title}: " if several else ""
            found.append(f"{prefix}{_said(matter, one)}")
    new = (event.title for event in matter.events if event.slug not in before)
    found += [f"»{title}« er kommet til." for title in new]
    if len(found) > MOST:
        return (*found[:MOST], f"Og {len(found) - MOST} ændringer mere.")
    return tuple(found)


def _gone(matter: Matter, slug: str) -> str:
    event = matter.portal.listings.get(slug)
    if event is None:
        return f"»{slug}« er ikke længere en del af det."
    return f"»{event.title}« er rykket til en dato, der er forbi."


def _said(matter: Matter, one: Difference) -> str:
    return said(one, lambda venue: venue_name(matter.portal, venue))


def changed_sayings(matter: Matter, before: Sayings, told: tuple[str, ...]) -> tuple[str, ...]:
    """Which fields say something else, named in one sentence. What `told` says already is not said
    twice: a new place, an event that is new or gone."""
    now = sayings_of(matter)
    names = [
        _named(matter, label)
        for label in dict.fromkeys((*now, *before))
        if before.get(label) != now.get(label)
        and not (label == PLACE and _of_place(told))
        and not (label.startswith(EVENT) and (label in before) != (label in now))
    ]
    if len(names) > MOST:
        names = [*names[:MOST], f"{len(names) - MOST} andre ting"]
    return (f"Ændret: {listed(names)}.",) if names else ()


def _named(matter: Matter, label: str) -> str:
    if label.startswith(EVENT):
        return f"»{matter.portal.listings[label.removeprefix(EVENT)].title}«"
    return uncapitalised(label)


def _of_place(told: tuple[str, ...]) -> bool:
    return any(sentence.startswith(("Nyt sted", "Flyttet til nettet")) for sentence in told)


def passed(then: Matter, now: Matter) -> tuple[str, ...]:
    """Of a series that was told at a date which is over meanwhile, and which goes on: its poster
    invites to yesterday."""
    if then.subject.folder != "events":
        return ()
    found = []
    for event in then.events:
        shown, today = then.shown(event), now.portal.today
        if shown.last_day < today <= event.last_day:
            following = occurrence_in_words(now.shown(event))
            found.append(
                f"{capitalised(occurrence_in_words(shown))} er forbi; næste gang er {following}."
            )
    return tuple(found)
