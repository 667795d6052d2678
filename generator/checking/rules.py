"""The rules, in three visible tuples: each a function to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checking import (
    addresses,
    clashes,
    doubts,
    duplicates,
    events,
    geography,
    identity,
    indicators,
    languages,
    look,
    meetings,
    names,
    newsletters,
    outsiders,
    partnerships,
    pictures,
    plans,
    press,
    privacy,
    readability,
    registers,
    school_offers,
    series,
    sources,
    structure,
    weekdays,
)
from generator.model.entity import Entity
from generator.model.event import Event, Repeat
from generator.model.portal import Portal
from generator.problems import Finding

OF_PORTAL: tuple[Callable[[Portal], Iterator[Finding]], ...] = (
    names.unfinished_files_name_what_is_there,
    names.terms_name_known_topics,
    names.featured_partnership_exists,
    press.the_press_contact_exists,
    identity.the_identity_is_the_portals_own,
    geography.points_lie_in_denmark,
    addresses.pages_leave_the_portals_addresses_alone,
    addresses.names_leave_the_portals_pages_alone,
    addresses.aliases_are_free,
    addresses.gone_addresses_are_gone,
    addresses.links_lead_somewhere,
    events.uids_are_unique,
    partnerships.partners_are_listed_once,
    partnerships.goals_have_ids_of_their_own,
    partnerships.events_serve_goals_that_exist,
    structure.groups_have_ids_of_their_own,
    structure.groups_report_to_groups,
    structure.leads_are_members,
    school_offers.offers_end_with_their_period,
    school_offers.subjects_are_taught_in_known_grades,
    outsiders.venues_are_taken_from_the_register,
    duplicates.coming_events_are_written_once,
    clashes.coming_events_clash_only_where_it_is_meant,
    meetings.meetings_tell_what_came_of_them,
    plans.activities_serve_goals_that_exist,
    plans.activities_are_told_apart,
    indicators.indicators_are_told_apart,
    indicators.indicators_measure_what_is_there,
    indicators.targets_come_after_baselines,
    indicators.evaluations_look_ahead,
    registers.needs_are_told_apart,
    registers.rooms_are_told_apart,
    registers.weeks_of_needs_are_in_the_calendar,
    sources.facts_have_sources,
    sources.events_have_sources,
    look.colours_can_be_read,
    pictures.pictures_are_large_enough,
    pictures.pictures_stand_still,
    readability.pages_can_be_read,
    weekdays.weekdays_on_pages_fit_their_dates,
    newsletters.editions_name_known_words,
    newsletters.issues_are_of_an_edition,
    newsletters.pinned_events_can_be_come_to,
    newsletters.what_was_sent_is_remembered,
    languages.languages_have_words,
    languages.translations_are_published,
    languages.words_are_translated,
)
"""Rules that look at many entities together; at events by their listings."""
OF_ENTITY: tuple[Callable[[Portal, Entity], Iterator[Finding]], ...] = (
    names.words_are_known,
    names.references_lead_to_public_entities,
    readability.texts_can_be_read,
    weekdays.weekdays_fit_their_dates,
    privacy.nobody_is_reached_in_private,
    press.releases_name_whom_to_ask,
    press.headlines_have_one_line,
    doubts.what_comes_out_later_waits,
)
"""Rules that any entity keeps or breaks by itself, whatever stands in the others."""
OF_EVENT: tuple[Callable[[Portal, Event], Iterator[Finding]], ...] = (
    events.moved_events_have_another_start,
    events.coming_events_stand_in_their_calendars,
    events.registration_closes_before_the_end,
    events.rooms_are_those_of_the_place,
    outsiders.organizers_are_taken_from_the_register,
    doubts.reasons_are_of_something,
    doubts.titles_tell_no_state,
    doubts.files_lie_under_their_year,
    doubts.events_last_no_longer_than_they_can,
)
"""The same, for events."""
OF_SERIES: tuple[Callable[[Portal, Event, Repeat], Iterator[Finding]], ...] = (
    series.series_begin_on_one_of_their_days,
    series.series_end_after_they_begin,
    series.series_have_dates,
    series.series_are_of_a_sensible_length,
    series.exceptions_hit_a_date,
    series.changes_hit_a_date,
    series.every_date_exists_once,
    series.dates_leave_room_for_each_other,
)
"""The same, for events that take place more than once."""


def check_portal(portal: Portal) -> list[Finding]:
    """Every rule but those that each event keeps or breaks by itself."""
    found = [finding for rule in OF_PORTAL for finding in rule(portal)]
    for entity in portal.registered():
        found += check_entity(portal, entity)
    return found


def check_entity(portal: Portal, entity: Entity) -> list[Finding]:
    """The rules that any entity keeps or breaks by itself; it need not be in the portal yet."""
    return [finding for rule in OF_ENTITY for finding in rule(portal, entity)]


def check_event(portal: Portal, event: Event) -> list[Finding]:
    """The rules that an event keeps or breaks by itself."""
    found = check_entity(portal, event)
    found += [finding for one in OF_EVENT for finding in one(portal, event)]
    if event.repeat is not None:
        found += [finding for each in OF_SERIES for finding in each(portal, event, event.repeat)]
    return found
