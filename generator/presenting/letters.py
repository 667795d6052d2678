"""The letters that were sent, as their pages and feeds show them: in plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from generator.analysing.letters import sent_at, sent_issues
from generator.model.newsletter import NewsletterIssue
from generator.model.portal import Portal
from generator.model.sent import Manifest, SentEntry
from generator.presenting.addresses import address, has_page, letters_address


class Told(Struct, frozen=True):
    """One line of a letter. `href` is empty where the page that it led to is there no more."""

    title: str
    href: str
    marks: tuple[str, ...]
    facts: str
    note: str
    summary: str


class Section(Struct, frozen=True):
    """A heading of a letter; `anchor` names it in the page, `more` dates were only counted."""

    anchor: str
    title: str
    entries: tuple[Told, ...]
    more: int


class Letter(Struct, frozen=True):
    """A letter as it was sent; `address` is its page's."""

    address: str
    title: str
    edition: str
    sent: datetime
    lead: str
    intro: str
    sections: tuple[Section, ...]
    path: str


class Series(Struct, frozen=True):
    """An edition with its letters, the newest first; `feeds` is where its own lie."""

    anchor: str
    title: str
    description: str
    signup_url: str
    feeds: str
    letters: tuple[Letter, ...]


def letters(portal: Portal) -> tuple[Letter, ...]:
    """Every letter that was sent, the newest first; found once."""
    return portal.once(_letters)


def _letters(portal: Portal) -> tuple[Letter, ...]:
    known = _pages(portal)
    return tuple(_letter(portal, issue, known) for issue in reversed(sent_issues(portal)))


def _letter(portal: Portal, issue: NewsletterIssue, pages: Mapping[str, str]) -> Letter:
    assert issue.manifest is not None, "what was sent has one"
    told: Manifest = issue.manifest
    edition = portal.settings.newsletter.editions.get(issue.edition or "")
    return Letter(
        address=address(issue),
        title=told.letter.title,
        edition=edition.title if edition else "",
        sent=sent_at(issue),
        lead=told.letter.preheader or told.letter.title,
        intro=told.letter.intro,
        sections=tuple(
            Section(
                f"afsnit-{number}",
                section.title,
                tuple(_told(entry, pages) for entry in section.entries),
                section.more,
            )
            for number, section in enumerate(told.letter.sections, 1)
        ),
        path=issue.path,
    )


def _told(entry: SentEntry, pages: Mapping[str, str]) -> Told:
    page, hash_, anchor = (entry.page or "").partition("#")
    now = pages.get(page, "")
    return Told(
        title=entry.title,
        href=f"{now}{hash_}{anchor}" if now else "",
        marks=entry.marks,
        facts=entry.facts or "",
        note=entry.note or "",
        summary=entry.summary or "",
    )


def _pages(portal: Portal) -> dict[str, str]:
    """Every page that a letter may lead to, by the addresses that it has and had."""
    found: dict[str, str] = {}
    for entity in portal.entities():
        if has_page(entity):
            here = address(entity)
            found |= dict.fromkeys((here, *entity.aliases), here)
    return found


def series(portal: Portal) -> tuple[Series, ...]:
    """The portal's editions in their order, each with its letters; last those of none."""
    settings, every = portal.settings.newsletter, letters(portal)
    by_path = {issue.path: issue.edition for issue in sent_issues(portal)}
    found = [
        Series(
            anchor=code,
            title=edition.title,
            description=edition.description or "",
            signup_url=edition.signup_url or settings.signup_url or "",
            feeds=letters_address(code),
            letters=tuple(one for one in every if by_path[one.path] == code),
        )
        for code, edition in settings.editions.items()
    ]
    others = tuple(one for one in every if by_path[one.path] is None)
    if others:
        found.append(Series("andre", "Alle", "", settings.signup_url or "", "", others))
    return tuple(found)
