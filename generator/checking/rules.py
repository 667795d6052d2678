"""The rules, in one visible tuple: each a function from the portal to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.checking import (
    addresses,
    events,
    look,
    names,
    partnerships,
    pictures,
    series,
    sources,
)
from generator.model.portal import Portal
from generator.problems import Finding

Check: TypeAlias = Callable[[Portal], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    names.words_are_known,
    names.terms_name_known_topics,
    names.references_lead_to_public_entities,
    names.featured_partnership_exists,
    addresses.pages_leave_the_portals_addresses_alone,
    addresses.aliases_are_free,
    addresses.links_lead_somewhere,
    events.uids_are_unique,
    events.moved_events_have_another_start,
    events.registration_closes_before_the_end,
    series.series_begin_on_one_of_their_days,
    series.series_end_after_they_begin,
    series.series_have_dates,
    series.series_are_of_a_sensible_length,
    series.exceptions_hit_a_date,
    series.changes_hit_a_date,
    series.every_date_exists_once,
    partnerships.partners_are_listed_once,
    partnerships.goals_have_ids_of_their_own,
    partnerships.events_serve_goals_that_exist,
    sources.facts_have_sources,
    look.colours_can_be_read,
    pictures.pictures_are_large_enough,
    pictures.pictures_stand_still,
)


def check(portal: Portal) -> list[Finding]:
    """Every rule over the whole portal."""
    return [finding for rule in CHECKS for finding in rule(portal)]
