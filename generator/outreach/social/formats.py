"""Drafts of posts as text for people, as JSON, as a table, and as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from generator.model.portal import Portal
from generator.model.times import start_of
from generator.outreach.social import schedulers
from generator.outreach.social.counting import length
from generator.outreach.social.facets import facets
from generator.outreach.social.messages import KIND_WORDS
from generator.outreach.social.networks import BY_CODE
from generator.outreach.social.posts import Post
from generator.presenting.calendars.appointment import Appointment, vevent
from generator.presenting.calendars.calendar import single
from generator.presenting.cleaning import clean
from generator.presenting.spreadsheet import table
from generator.presenting.words.dates import capitalised, moment_in_words
from generator.presenting.words.numbers import number

NAME = "opslag"
_TAKES = timedelta(minutes=10)
"""How long a suggestion stands in the calendar; no longer than to the next network's."""
_RULE = "─" * 72
_NO_TIME = "Uden foreslået tid"
_COLUMNS = (
    "tid", "netvaerk", "slags", "titel", "tekst", "tegn", "link", "hashtags", "billede",
    "alternativ_tekst", "billedets_ophav", "bemaerkning",
)  # fmt: skip


def text(posts: Sequence[Post]) -> str:
    """To be read, and copied from."""
    return "\n".join(map(_text, posts))


def json(posts: Sequence[Post], now: datetime) -> bytes:
    """For programs; Bluesky's with the facets that its API wants."""
    value = {"made": now.isoformat(), "posts": [_value(post) for post in posts]}
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def csv(posts: Sequence[Post]) -> str:
    """For people's spreadsheets: a row a post, each cell on one line."""
    return table(_COLUMNS, [tuple(_row(post)) for post in posts])


def ics(posts: Sequence[Post], portal: Portal) -> bytes:
    """A VEVENT (RFC 5545 §3.6.1) for each suggestion that has a time, with the text to be posted.

    A suggestion that is made anew has the same UID, so a calendar that imports the file again moves
    it instead of showing it twice.
    """
    vevents = (_vevent(post, post.at, portal) for post in posts if post.at is not None)
    return single(portal.settings.identity_host, b"".join(vevents))


def files(posts: Sequence[Post], portal: Portal) -> Mapping[str, bytes]:
    """Every form, by file name."""
    tables = {f"{NAME}.csv": csv(posts), **schedulers.files(posts)}
    return {
        f"{NAME}.txt": text(posts).encode(),
        f"{NAME}.json": json(posts, portal.now),
        f"{NAME}.ics": ics(posts, portal),
        **{name: found.encode() for name, found in tables.items()},
    }


def when(post: Post) -> str:
    """`Fredag den 27. november 2026 kl. 10.20`."""
    if post.at is None:
        return _NO_TIME
    return capitalised(moment_in_words(post.at))


def _text(post: Post) -> str:
    network = BY_CODE[post.network]
    used = f"{number(length(post.text, network))} af {number(network.limit)} tegn"
    about = (
        f"{when(post)} · {network.name} · {KIND_WORDS[post.kind]} · {used}",
        *((f"Billede: {post.image}",) if post.image else ()),
        *((f"Alternativ tekst: {post.alt}",) if post.alt else ()),
        *(f"Husk: {note}" for note in post.notes),
    )
    return "\n".join((*map(clean, about), _RULE, clean(post.text), _RULE, ""))


def _value(post: Post) -> Mapping[str, Any]:
    network = BY_CODE[post.network]
    value = {
        "key": post.key,
        "network": post.network,
        "kind": post.kind,
        "title": post.title,
        "at": post.at.isoformat() if post.at else None,
        "text": post.text,
        "length": length(post.text, network),
        "limit": network.limit,
        "link": post.link,
        "hashtags": post.hashtags,
        "image": post.image or None,
        "alt": post.alt or None,
        "credit": post.credit or None,
        "notes": post.notes,
    }
    return value | {"facets": facets(post.text)} if post.network == "bluesky" else value


def _row(post: Post) -> Iterator[str]:
    network = BY_CODE[post.network]
    yield f"{post.at:%Y-%m-%d %H:%M}" if post.at else ""
    yield network.name
    yield KIND_WORDS[post.kind]
    yield post.title
    yield post.text
    yield str(length(post.text, network))
    yield post.link
    yield " ".join(post.hashtags)
    yield post.image
    yield post.alt
    yield post.credit
    yield " ".join(post.notes)


def _vevent(post: Post, at: datetime, portal: Portal) -> bytes:
    network = BY_CODE[post.network]
    settings = portal.settings
    rest = (
        *((f"Billede: {post.image}",) if post.image else ()),
        *((f"Alternativ tekst: {post.alt}",) if post.alt else ()),
        *(f"Husk: {note}" for note in post.notes),
        f"Om: {post.link}",
    )
    made = start_of(settings.launched)
    return vevent(
        Appointment(
            uid=f"{post.key.replace('/', '.')}.opslag@{settings.identity_host}",
            title=f"{network.name}: {KIND_WORDS[post.kind].lower()} – {post.title}",
            start=at,
            end=at + _TAKES,
            category="Opslag",
            description="\n\n".join((post.text, "—", "\n".join(rest))),
            location="",
            url=post.link,
            created=made,
            # The draft is as old as the state of the portal that it is made of.
            changed=portal.now,
            status="TENTATIVE",
        ),
        settings,
    )
