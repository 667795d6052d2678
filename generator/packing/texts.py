"""A pack's texts: values, and the templates in `theme/packs/` that set them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct
from msgspec.structs import replace

from generator.counting import counted
from generator.model.event import Event
from generator.model.fields import Image
from generator.model.listing import Listing
from generator.outreach.entries import LetterEntry, picture_of
from generator.outreach.social.messages import KIND_WORDS
from generator.outreach.social.networks import BY_CODE
from generator.outreach.social.posts import Post
from generator.packing.matters import Matter
from generator.packing.sayings import facts_of, sayings_of
from generator.presenting.addresses import absolute, address, entity_address
from generator.presenting.cards import Cards
from generator.presenting.embedding import Snippets, snippets
from generator.presenting.plain_text import plain_text
from generator.presenting.words.dates import capitalised, occurrence_in_words
from generator.presenting.words.status import flag, marked_title

SAID = (
    "Type",
    "Emner",
    "Billetter",
    "Link til tilmelding",
    "Link til deltagelse",
    "Partnerskab",
    "Begrundelse",
    "Status",
    "Partnere",
    "Vision",
    "Hjemmeside",
    "E-mail",
)
"""What the facts say after those of the page, in this order."""
DATES = 30
"""Dates of a series, and events of a partnership, that the facts list."""


class Dated(Struct, frozen=True):
    """A line of a list: `Fredag den 4. december 2026 kl. 19.30`, what, and where it is told."""

    when: str
    what: str
    url: str = ""


class Embedded(Struct, frozen=True):
    """What of the portal one can show on a site of one's own, and the HTML for it."""

    name: str
    html: Snippets


def facts_value(matter: Matter) -> Mapping[str, Any]:
    """All that is known, as `facts.txt` sets it."""
    entity, portal = matter.entity, matter.portal
    dates, more = _listed(matter)
    value: dict[str, Any] = {
        "said": {label: text for label, text in sayings_of(matter).items() if label in SAID},
        "title": _title(matter),
        "summary": " ".join((entity.summary or "").split()),
        "body": plain_text(entity.body),
        "dates": dates,
        "more": more,
        "labels": SAID,
        "url": matter.url,
        "invented": portal.settings.disclaimer or "",
    }
    if isinstance(entity, Event):
        known = ((fact.label, [line.words for line in fact.lines]) for fact in facts_of(matter))
        value["facts"] = tuple(known)
    return value


def facts(value: Mapping[str, Any], theme: Path) -> Mapping[str, bytes]:
    """The file of facts as plain text, by its name; `value` as `facts_value` gives it."""
    return {"fakta.txt": rendered(theme, "facts.txt", **value)}


def _title(matter: Matter) -> str:
    if not isinstance(matter.entity, Event):
        return matter.title
    return marked_title(matter.title, matter.shown(matter.events[0]).status)


def _listed(matter: Matter) -> tuple[tuple[Dated, ...], str]:
    """The dates to come, and how many more there are."""
    portal, cards = matter.portal, Cards(matter.portal, matter.base_url)
    if isinstance(matter.entity, Event):
        (event,) = matter.events
        coming = [one for one in portal.occurrences[event.slug] if one.last_day >= portal.today]
        coming = coming or [matter.shown(event)]
        lines = [
            Dated(
                capitalised(occurrence_in_words(one)),
                " · ".join(filter(None, (flag(one.status, one.booking), cards.moved_from(one)))),
            )
            for one in coming
        ]
    else:
        lines = [_event_line(matter, cards, event) for event in matter.events]
    left = len(lines) - DATES
    return tuple(lines[:DATES]), counted(left, "mere", "flere") if left > 0 else ""


def _event_line(matter: Matter, cards: Cards, event: Listing) -> Dated:
    shown = matter.shown(event)
    what = (event.title, cards.where(shown), flag(shown.status, shown.booking))
    return Dated(
        capitalised(occurrence_in_words(shown)),
        " · ".join(filter(None, what)),
        absolute(matter.base_url, address(event)),
    )


# --- the newsletter's -----------------------------------------------------------------------------


def with_day(entry: LetterEntry, day: str) -> LetterEntry:
    """The same under another day's words."""
    return replace(entry, day=day)


def partnership_entry(matter: Matter) -> LetterEntry:
    """A partnership as a newsletter tells of it."""
    said, entity = sayings_of(matter), matter.entity
    return LetterEntry(
        url=matter.url,
        title=matter.title,
        kind="Partnerskab",
        colour="lake",
        day="",
        clock="",
        where=said.get("Partnere", ""),
        price="",
        marks=(),
        note="",
        notice="",
        summary=said.get("Resumé") or said.get("Vision", ""),
        takes_place=True,
        picture=picture_of(matter.portal, matter.base_url, entity),
    )


def newsletter_entry(entry: LetterEntry, theme: Path) -> Mapping[str, bytes]:
    """As text, and as HTML to be put into a letter: no style, so that the letter's own holds."""
    return {
        "nyhedsbrev.html": rendered(theme, "entry.html", it=entry),
        "nyhedsbrev.txt": rendered(theme, "entry.txt", it=entry),
    }


def posts(found: tuple[Post, ...], theme: Path) -> Mapping[str, bytes]:
    """One text after the other, each for its network."""
    lines = [(KIND_WORDS[post.kind], BY_CODE[post.network].name, post) for post in found]
    return {"opslag.txt": rendered(theme, "posts.txt", posts=lines)}


# --- others' --------------------------------------------------------------------------------------


def embeddings(matter: Matter) -> tuple[Embedded, ...]:
    """A link to the page, and the lists that hold the matter: a partnership's own; of an event its
    organisers' and its partnership's."""
    entity, portal = matter.entity, matter.portal
    if isinstance(entity, Event):
        places = [
            *(
                ("actors", slug, portal.actors[slug].title)
                for slug in entity.organizers
                if isinstance(slug, str) and slug in portal.actors
            ),
            *(("partnerships", slug, one.title) for slug, one in portal.partnerships.items()),
        ]
    else:
        places = [("partnerships", entity.slug, entity.title)]
    return tuple(
        Embedded(title, snippets(matter.base_url, entity_address(folder, slug), "liste", title))
        for folder, slug, title in places
    )


def embedding(
    url: str, title: str, found: tuple[Embedded, ...], theme: Path
) -> Mapping[str, bytes]:
    """The HTML, and what each is."""
    return {"hjemmeside.txt": rendered(theme, "embed.txt", url=url, title=title, found=found)}


def picture(image: Image, name: str, theme: Path) -> Mapping[str, bytes]:
    """What must go along with a photograph."""
    return {"billede.txt": rendered(theme, "picture.txt", image=image, file=name)}


def rendered(theme: Path, template: str, **values: Any) -> bytes:
    """A template of `theme/packs/` with these values, as UTF-8 with one line feed at the end."""
    made = _environment(theme, template.endswith(".html")).get_template(template).render(values)
    return f"{made.strip()}\n".encode()


@cache
def _environment(theme: Path, autoescape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(theme / "packs"),
        autoescape=autoescape,  # noqa: S701 - off for plain text only
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
