"""What readers of an edition were told already, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from generator.analysing.letters import sent_at, sent_issues
from generator.model.listing import Listing, kept_when, when_of
from generator.model.newsletter import NewsletterIssue
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import ZONE, day_of
from generator.model.told import ONLY, Difference, Told, differences, paired, told_of
from generator.outreach.letter import Item, Remembered
from generator.presenting.addresses import EVENTS


class Memory(Struct, frozen=True):
    """What the letters of an edition told: of events by slug, of all else as it was said (address,
    time and mark). `since` is the first day that the last one could tell of; None before any."""

    events: Mapping[str, Remembered] = field(default_factory=dict)
    others: frozenset[tuple[str, ...]] = frozenset()
    since: date | None = None


class Changed(Struct, frozen=True):
    """One date of an event that is otherwise than it was told; `listing` is None of one that is
    gone."""

    slug: str
    title: str
    listing: Listing | None
    differences: tuple[Difference, ...]

    @property
    def date(self) -> Told:
        """As it stands now, or last stood."""
        return self.differences[0].date


def memory_of(portal: Portal, edition: str | None) -> Memory:
    """What every letter of the edition that was sent told, the last word of each event."""
    issues = [issue for issue in sent_issues(portal) if issue.edition == edition]
    names = _names_now(portal)
    events: dict[str, Remembered] = {}
    others: set[tuple[str, ...]] = set()
    for issue in issues:
        assert issue.manifest is not None, "what was sent has one"
        for slug, event in issue.manifest.told.items():
            events[names.get(slug, slug)] = Remembered(event.title, event.told())
        for section in issue.manifest.letter.sections:
            others |= {
                (entry.page, entry.facts or "", *entry.marks)
                for entry in section.entries
                if entry.page and not entry.page.startswith(EVENTS)
            }
    return Memory(events, frozenset(others), _since(issues[-1]) if issues else None)


def _since(issue: NewsletterIssue) -> date:
    """The first day that it could tell of."""
    return min(issue.start, sent_at(issue).astimezone(ZONE).date())


def _names_now(portal: Portal) -> dict[str, str]:
    """An event's old slug → the one it has now."""
    return {
        alias.strip("/").rpartition("/")[2]: event.slug
        for event in portal.all_events
        for alias in event.aliases
        if alias.startswith(EVENTS)
    }


def key_of(occurrence: Occurrence, event: Listing) -> str:
    """What a date goes by, as `told_of` has it."""
    return kept_when(occurrence.original) if event.repeat else ONLY


def untold_keys(memory: Memory, event: Listing) -> frozenset[str]:
    """The dates of an event that no letter told yet, as `told_of` has them."""
    now = told_of(event)
    before = memory.events.get(event.slug)
    if before is None:
        return frozenset(now)
    fresh = {told for was, told in paired(before.dates, now) if was is None}
    return frozenset(key for key, told in now.items() if told in fresh)


def changed(portal: Portal, memory: Memory) -> tuple[Changed, ...]:
    """Every date that a letter told and that is otherwise now, what does not take place first.

    That something was called off is told even when its day has passed since the last letter: it
    was announced, and nobody knows who stood there.
    """
    found = [
        Changed(slug, event.title if event else before.title, event, tuple(group))
        for slug, before in sorted(memory.events.items())
        for event in (portal.listings.get(slug),)
        for group in _by_date(differences(before.dates, told_of(event) if event else {}))
        if _matters(group[0], portal.today, memory.since)
    ]
    return tuple(sorted(found, key=lambda one: (_takes_place(one), one.date.start, one.title)))


def _by_date(found: Iterable[Difference]) -> Iterator[list[Difference]]:
    """The differences of each date together; new dates are announced, not changed."""
    groups: dict[Told, list[Difference]] = {}
    for difference in found:
        if difference.before is not None:
            groups.setdefault(difference.before, []).append(difference)
    yield from groups.values()


def _matters(difference: Difference, today: date, since: date | None) -> bool:
    before, after = difference.before, difference.after
    assert before is not None, "it was told"
    if after is not None and after.takes_place:
        return _last_day(after) >= today
    if after is None and not before.takes_place:
        return False  # It was called off before, and they were told.
    return _last_day(before) >= (since or today)


def _takes_place(one: Changed) -> bool:
    return one.differences[0].after is not None and one.date.takes_place


def _last_day(told: Told) -> date:
    return day_of(when_of(told.end or told.start))


def remembered(
    portal: Portal, memory: Memory, named: Iterable[Occurrence], changes: Iterable[Changed]
) -> dict[str, Remembered]:
    """What is to be remembered after a letter that names these dates and tells these changes: of
    each of their events all dates that readers know of and that are not over."""
    fresh: dict[str, set[str]] = {}
    for occurrence in named:
        slug = occurrence.event.slug
        fresh.setdefault(slug, set()).add(key_of(occurrence, portal.listings[slug]))
    slugs = {*fresh, *(one.slug for one in changes)}
    return {slug: _after(portal, memory, slug, fresh.get(slug, set())) for slug in sorted(slugs)}


def _after(portal: Portal, memory: Memory, slug: str, fresh: set[str]) -> Remembered:
    before, event = memory.events.get(slug), portal.listings.get(slug)
    if event is None:
        return Remembered(before.title if before else slug, {})
    now = told_of(event)
    known = {told for was, told in paired(before.dates if before else {}, now) if was is not None}
    dates = {
        key: told
        for key, told in now.items()
        if (key in fresh or told in known) and _last_day(told) >= portal.today
    }
    return Remembered(event.title, dates)


def untold(memory: Memory, items: Iterable[Item], place: str) -> tuple[Item, ...]:
    """Those that no letter told, or told otherwise; `place` is what their addresses begin with."""
    return tuple(item for item in items if _said(item, place) not in memory.others)


def _said(item: Item, place: str) -> tuple[str, ...]:
    return (item.url.removeprefix(place.rstrip("/")), item.when, *filter(None, (item.mark,)))
