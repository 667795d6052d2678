"""What feeds tell of needs, offers and matches.

An item's identity is the wishes' own (`analysing.wishes`), never their score: it stays when a score
changes. Its date is when the actor's file was last changed, of a match the later of the two, since
no file says when a single need became known; never the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import TypeAlias

from markupsafe import escape
from msgspec import Struct

from generator.analysing.stock import Match
from generator.analysing.wishes import Wish, Wishes
from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.cleaning import clean
from generator.presenting.following import ITEMS_IN_FEED
from generator.presenting.matches import SECTION, Matches, MatchView, WishView
from generator.presenting.syndication.items import Item
from generator.presenting.syndication.publication import published, tag

Since: TypeAlias = Callable[[str], datetime]
Texts: TypeAlias = Callable[[Wish], str]
_SIDES = {"need": ("Behov", "behov"), "offer": ("Tilbud", "tilbud")}


class Dated(Struct, frozen=True):
    """What an item tells of, and since when; `id` is its own part of the `tag:` address."""

    at: datetime
    id: str
    told: Wish | Match

    @property
    def wishes(self) -> tuple[Wish, ...]:
        told = self.told
        return (told,) if isinstance(told, Wish) else (told.need, told.offer)


def wishes_told(since: Since, wishes: Wishes) -> Iterator[Dated]:
    """Every need and offer that is still open."""
    for wish in (*wishes.needs, *wishes.offers):
        yield Dated(since(wish.actor), f"{wish.side}:{wish.actor}:{wish.key}", wish)


def matches_told(since: Since, matches: Iterable[Match]) -> Iterator[Dated]:
    """Each of these matches."""
    for match in matches:
        need, offer = match.need, match.offer
        at = max(since(need.actor), since(offer.actor))
        yield Dated(at, f"match:{need.actor}:{need.key}:{offer.actor}:{offer.key}", match)


def wishes_so_far(portal: Portal) -> int:
    """How many actors have told by now what they wish: while these, the day and the content are the
    same, so are the feeds."""
    since = since_of(portal)
    return sum(
        since(slug) <= portal.now
        for slug, actor in portal.actors.items()
        if actor.needs or actor.offers
    )


def newest(portal: Portal, told: Iterable[Dated]) -> tuple[Dated, ...]:
    """What a feed holds, the newest first; nothing that is ahead of the clock."""
    out = (one for one in told if one.at <= portal.now)
    return tuple(sorted(out, key=lambda one: (-one.at.timestamp(), one.id))[:ITEMS_IN_FEED])


def since_of(portal: Portal) -> Since:
    """Tells of an actor when what it wishes was last written; worked out once each."""

    @cache
    def since(slug: str) -> datetime:
        actor = portal.actors[slug]
        out = published(actor, portal.settings)
        return max(actor.changed or out, out)

    return since


def texts_of(wishes: Wishes) -> Texts:
    """Tells all of a wish as one text, made once: a wish stands in many feeds."""
    known = {(one.actor, one.key, one.side): repr(one) for one in wishes.all}
    return lambda wish: known[wish.actor, wish.key, wish.side]


def item(portal: Portal, base_url: str, matches: Matches, dated: Dated) -> Item:
    """The item as feeds have it."""
    if isinstance(dated.told, Wish):
        view = matches.wish(dated.told)
        label, section = _SIDES[dated.told.side]
        url = f"{view.actor.address}#{section}"
        title, summary = f"{label}: {view.what} – {view.actor.title}", view.text
        html = _wish_html(base_url, view)
        categories = (label, view.what)
    else:
        found = matches.match(dated.told)
        need, offer = found.need, found.offer
        url = f"{need.actor.address}#{SECTION}"
        title = f"Match: {offer.actor.title} kan hjælpe {need.actor.title} ({need.what.lower()})"
        summary = ". ".join(reason.said for reason in found.reasons) + "."
        html = _match_html(base_url, found)
        categories = ("Match", need.what)
    return Item(
        id=tag(portal.settings.identity_host, dated.id),
        url=absolute(base_url, url),
        title=clean(title),
        summary=clean(summary),
        html=clean(html),
        published=dated.at,
        modified=dated.at,
        categories=categories,
    )


def _wish_html(base_url: str, wish: WishView) -> str:
    name = _link(base_url, wish.actor.address, wish.actor.title)
    verb = "har brug for" if wish.side == "need" else "tilbyder"
    about = f"<p>{escape(wish.about)}</p>" if wish.about else ""
    return f"<p>{name} {verb}:</p><blockquote>{escape(wish.text)}</blockquote>{about}"


def _match_html(base_url: str, match: MatchView) -> str:
    reasons = "".join(
        f"<li>{escape(one.said)} ({one.points} af {one.most} point)</li>" for one in match.reasons
    )
    return (
        f"{_wish_html(base_url, match.need)}{_wish_html(base_url, match.offer)}"
        f"<p>{match.score} point af 100. Det er et forslag, regnet ud af portalen:</p>"
        f"<ul>{reasons}</ul>"
    )


def _link(base_url: str, address: str, text: str) -> str:
    return f'<a href="{escape(absolute(base_url, address))}">{escape(text)}</a>'
