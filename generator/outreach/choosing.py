"""Which dates a newsletter holds: those of its days that its rules let through and that no earlier
letter told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model.listing import Listing
from generator.model.newsletter import NewsletterIssue
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.selection import NewsletterEdition, Part, Selection
from generator.model.times import day_of
from generator.outreach.memory import Memory, key_of, memory_of, untold_keys
from generator.presenting.programme import Day, Programme, programme

EVERYTHING: tuple[Part, ...] = ("events", "news", "traditions")


class Plan(Struct, frozen=True):
    """What is asked of a letter besides its days: rules that its events keep, what its editor wrote
    and put first, and what its readers know. The plain one holds all there is, for new readers."""

    edition: NewsletterEdition | None = None
    rules: tuple[Selection, ...] = ()
    holds: tuple[Part, ...] = EVERYTHING
    title: str | None = None
    intro: str | None = None
    pinned: tuple[str, ...] = ()
    memory: Memory | None = None

    def takes(self, portal: Portal, event: Listing) -> bool:
        """Whether every rule lets the event through."""
        return all(keeps(portal, event, rule) for rule in self.rules)

    @property
    def narrow(self) -> bool:
        """Whether any rule says anything: the letter then holds some of what there is."""
        return any(getattr(rule, name) for rule in self.rules for name in Selection.model_fields)

    @property
    def of_partnerships(self) -> bool:
        return any(rule.of_partnerships for rule in self.rules)


def plan_of(portal: Portal, issue: NewsletterIssue) -> Plan:
    """What an issue asks for, with what its edition has for it."""
    edition = portal.settings.newsletter.editions.get(issue.edition or "")
    of_edition = plan_of_edition(portal, issue.edition, edition)
    return replace(
        of_edition,
        rules=(*of_edition.rules, issue),
        title=issue.title,
        intro=issue.intro or of_edition.intro,
        pinned=issue.pinned,
    )


def plan_of_edition(portal: Portal, code: str | None, edition: NewsletterEdition | None) -> Plan:
    """What an edition's next letter holds, if nobody writes an issue for it."""
    memory = memory_of(portal, code)
    if edition is None:
        return Plan(memory=memory)
    return Plan(edition, (edition,), edition.holds, intro=edition.intro, memory=memory)


def keeps(portal: Portal, event: Listing, rule: Selection) -> bool:
    """Whether an event keeps a rule in all that the rule says."""
    price = event.price
    return (
        _meets(rule.topics, portal.topics_of(event))
        and _meets(rule.audiences, event.audiences)
        and _meets(rule.localities, (portal.locality_of(event) or "",))
        and _meets(rule.types, (event.type,))
        and (not rule.free or (price is not None and price.free))
        and (not rule.of_partnerships or event.partnership is not None)
    )


def _meets(asked: tuple[str, ...], has: tuple[str, ...]) -> bool:
    return not asked or not set(asked).isdisjoint(has)


def chosen(portal: Portal, plan: Plan, first: date, last: date) -> Programme:
    """The dates of these days that the plan holds and that its readers do not know."""
    if "events" not in plan.holds:
        return Programme()
    events = [event for event in portal.all_events if plan.takes(portal, event)]
    whole = programme(portal, events, first, last)
    if plan.memory is None:
        return whole
    fresh = _Fresh(plan.memory, portal)
    return Programme(
        tuple(Day(day.day, tuple(filter(fresh, day.occurrences))) for day in whole.days),
        tuple(filter(fresh, whole.ongoing)),
    )


def noticed(portal: Portal, plan: Plan, first: date, last: date) -> Iterator[Occurrence]:
    """The dates that fall, or fell before they were moved, on these days, as `chosen` has them."""
    if "events" not in plan.holds:
        return
    fresh = _Fresh(plan.memory, portal) if plan.memory else None
    for event in portal.all_events:
        if plan.takes(portal, event):
            yield from (
                found
                for found in portal.occurrences[event.slug]
                if _is_on(found, first, last) and (fresh is None or fresh(found))
            )


def _is_on(found: Occurrence, first: date, last: date) -> bool:
    if found.first_day <= last and found.last_day >= first:
        return True
    return found.previous is not None and first <= day_of(found.previous) <= last


def pinned(portal: Portal, plan: Plan, first: date) -> tuple[Occurrence, ...]:
    """Of each event that is put first its next date from the first day on that takes place."""
    dates = (
        next(
            (
                found
                for found in portal.occurrences[slug]
                if found.last_day >= max(first, portal.today) and found.takes_place
            ),
            None,
        )
        for slug in plan.pinned
        if slug in portal.listings
    )
    return tuple(found for found in dates if found is not None)


class _Fresh:
    """Tells whether a date is new to the readers; what is known of an event is looked up once."""

    def __init__(self, memory: Memory, portal: Portal) -> None:
        self._memory, self._portal = memory, portal
        self._keys: dict[str, frozenset[str]] = {}

    def __call__(self, found: Occurrence) -> bool:
        event = self._portal.listings[found.event.slug]
        if event.slug not in self._keys:
            self._keys[event.slug] = untold_keys(self._memory, event)
        return key_of(found, event) in self._keys[event.slug]
