"""How much a source may say: generous to an honest one, and a bound to all others."""

from __future__ import annotations

from generator.model.occurrences import MAX_OCCURRENCES

MAX_BYTES = 20_000_000
"""A calendar of 5,000 events with a page of text each; what is fetched is bounded before."""
MAX_EVENTS = 5_000
"""The country's largest cities announce as many in a year; an actor has hundreds."""
MAX_DATES = MAX_OCCURRENCES
"""Of one event, as the portal itself takes: daily for two years."""
MAX_DAYS_TRIED = 1_000_000
"""Days on which rules are tried, in all of a source: a thousand weekly series, a few seconds."""
