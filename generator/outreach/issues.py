"""Issues → drafts; what stands in the way of one is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.analysing.letters import sent_at, useless_pins
from generator.model.newsletter import Grouping, NewsletterIssue
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.outreach.choosing import plan_of, plan_of_edition
from generator.outreach.drafts import DraftError
from generator.outreach.newsletter import PLAIN
from generator.outreach.rendering import Draft, draft
from generator.outreach.systems import System
from generator.presenting.words.dates import long_day
from generator.problems import suggestion


def unsent(portal: Portal, name: str) -> NewsletterIssue:
    """The draft of that name. Raises DraftError where there is none, or it was sent, or it puts
    first what nobody can come to."""
    issue = portal.newsletters.get(name)
    if issue is None:
        hint = suggestion(name, portal.newsletters) or (
            f"Opret newsletters/{name}.yml i mappen med indhold."
        )
        raise DraftError(f"Brevet »{name}« findes ikke. {hint}")
    if issue.released:
        day = long_day(sent_at(issue).astimezone(ZONE).date())
        raise DraftError(
            f"Brevet »{name}« blev sendt {day} og bliver, som det var. Skriv et nyt brev: det "
            "fortæller selv, hvad der er ændret."
        )
    useless = [issue.pinned[index] for index, _ in useless_pins(portal, issue)]
    if useless:
        raise DraftError(
            f"Brevet »{name}« sætter noget først, som ingen kan komme til: "
            + ", ".join(f"»{slug}«" for slug in useless)
            + ". Det er forbi, aflyst eller udskudt. Slet det fra »pinned«."
        )
    return issue


def draft_of_issue(
    portal: Portal,
    base_url: str,
    theme: Path,
    issue: NewsletterIssue,
    system: System | None = None,
) -> Draft:
    """The issue as it would be sent now."""
    return draft(
        portal,
        base_url,
        theme,
        issue.start,
        issue.end,
        grouping=issue.group,
        plan=plan_of(portal, issue),
        name=issue.slug,
        system=system,
    )


def draft_of_days(
    portal: Portal,
    base_url: str,
    theme: Path,
    first: date,
    last: date,
    grouping: Grouping,
    edition: str | None,
    system: System | None = None,
) -> Draft:
    """A letter that is no issue: all there is, or what an edition's next letter would hold.
    Raises DraftError where there is no such edition."""
    editions = portal.settings.newsletter.editions
    if edition is not None and edition not in editions:
        known = ", ".join(editions) or "ingen endnu"
        hint = suggestion(edition, editions) or f"Udgaverne i portal.yml er: {known}."
        raise DraftError(f"Udgaven »{edition}« findes ikke. {hint}")
    plan = PLAIN if edition is None else plan_of_edition(portal, edition, editions[edition])
    return draft(portal, base_url, theme, first, last, grouping=grouping, plan=plan, system=system)
