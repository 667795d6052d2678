"""Newsletters: which were sent, to whom, and what stands in the way of the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

from generator.model.newsletter import NewsletterIssue
from generator.model.portal import Portal

Obstacle: TypeAlias = Literal["over", "cancelled"]


def sent_issues(portal: Portal, edition: str | None = None) -> tuple[NewsletterIssue, ...]:
    """Those that were sent, the first first; of one edition where that is named."""
    return tuple(
        issue for issue in portal.once(_sent) if edition is None or issue.edition == edition
    )


def sent_at(issue: NewsletterIssue) -> datetime:
    """When an issue that was sent was sent."""
    assert issue.sent is not None, "the model says so"
    return issue.sent


def _sent(portal: Portal) -> tuple[NewsletterIssue, ...]:
    known = (issue for issue in portal.newsletters.values() if issue.released and issue.manifest)
    return tuple(sorted(known, key=lambda issue: (sent_at(issue), issue.slug)))


def useless_pins(portal: Portal, issue: NewsletterIssue) -> Iterator[tuple[int, Obstacle]]:
    """Which of a draft's pinned events nobody can come to any more, and why."""
    if issue.released:
        return
    for index, slug in enumerate(issue.pinned):
        event = portal.listings.get(slug)
        if event is None:
            continue
        dates = [found for found in event.occurrences() if found.last_day >= issue.start]
        if not dates or event.last_day < portal.today:
            yield index, "over"
        elif not any(found.takes_place for found in dates):
            yield index, "cancelled"
