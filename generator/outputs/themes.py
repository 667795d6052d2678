"""`/temaer/`: the cultural policy's themes, each with all that the partnerships do for it; and
`/temaer/mangler/`, what editors can still tie together."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.analysing.goals import Loose, Work, by_theme, gaps, works
from generator.artifacts import Artifact
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.presenting import goals
from generator.presenting.addresses import PARTNERSHIPS, THEME_GAPS, terms_address
from generator.presenting.agenda import later
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.programme import past
from generator.presenting.ways import coming

HERE = terms_address("themes")
MOST_NEWS = 5
MOST_LOOSE = 20


class Row(Struct, frozen=True):
    """A theme in the list: its goals, how many of them are no more than proposed, how many
    partnerships have them, and their events to come and over."""

    code: str
    goals: int
    proposed: int
    partnerships: int
    coming: int
    past: int


class LooseEnds(Struct, frozen=True):
    """A partnership's events that serve none of its goals: the next to come and the latest that are
    over, and how many more there are of both."""

    partnership: Partnership
    events: tuple[Listing, ...]
    more: int


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list, a page a theme, and what is missing."""
    portal = edition.portal
    found = by_theme(goals.alive_first(works(portal)))
    themes = [one for one in edition.lists.collections if one.vocabulary == "themes"]
    missing = gaps(portal)
    told, trail = own_page(portal, HERE), _trail(portal)
    yield edition.page(
        HERE,
        "themes.html",
        title=told.title,
        section="partnerskaber",
        head=Head(description=told.description),
        trail=(crumb(portal, PARTNERSHIPS),),
        lead=told.description,
        rows=tuple(_row(portal, one, found.get(one.code or "", ())) for one in themes),
        gaps=missing.count,
    )
    for theme in themes:
        yield _page(edition, theme, found.get(theme.code or "", ()))
    yield edition.page(
        THEME_GAPS,
        "theme_gaps.html",
        title="Mål uden løse ender",
        section="partnerskaber",
        head=Head(
            description="Til redaktører: mål uden tema eller kendetegn, mål, som intet tjener, og "
            "arrangementer, der ikke er knyttet til et mål.",
            noindex=True,
        ),
        trail=trail,
        gaps=replace(missing, loose=()),
        count=missing.count,
        loose=Later(
            (portal.today, missing.loose),
            lambda: tuple(_loose_ends(portal, one) for one in missing.loose),
        ),
    )


def _trail(portal: Portal) -> tuple[tuple[str, str], ...]:
    return crumb(portal, PARTNERSHIPS), crumb(portal, HERE)


def _loose_ends(portal: Portal, loose: Loose) -> LooseEnds:
    ahead = sorted(
        (event for event in loose.events if not portal.is_past(event)),
        key=lambda event: event.first,
    )
    events = (*ahead, *past(portal, loose.events))[:MOST_LOOSE]
    return LooseEnds(loose.partnership, events, len(loose.events) - len(events))


def _row(portal: Portal, theme: Collection, found: tuple[Work, ...]) -> Row:
    ahead = coming(portal, theme.events)
    return Row(
        code=theme.code or "",
        goals=len(found),
        proposed=sum(work.partnership.status == "proposed" for work in found),
        partnerships=len(goals.partnerships_of(found)),
        coming=ahead,
        past=len(theme.events) - ahead,
    )


def _page(edition: Edition, theme: Collection, found: tuple[Work, ...]) -> Artifact:
    portal, code, trail = edition.portal, theme.code or "", _trail(edition.portal)
    partnerships = goals.partnerships_of(found)
    news = (one for each in partnerships for one in portal.news_by_partnership.get(each.slug, ()))
    return edition.page(
        theme.address,
        "theme.html",
        title=f"{theme.title} (tema)",
        section="partnerskaber",
        head=Head(
            description=f"{theme.title} i {portal.settings.municipality}: partnerskabernes mål, "
            "hvad de planlægger, og de arrangementer, der er med til at nå dem.",
            feeds=theme,
            jsonld=(breadcrumbs(edition.base_url, (*trail, (theme.title, theme.address))),),
        ),
        trail=trail,
        name=theme.title,
        code=code,
        word=portal.settings.vocabularies.themes[code],
        goals=goals.shown(portal, found),
        plans=goals.plans(found),
        goal_count=len(found),
        partnership_count=len(partnerships),
        agenda=later(portal, theme.events),
        news=newest_first(news)[:MOST_NEWS],
    )
