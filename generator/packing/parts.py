"""THE register of what a pack holds: one function a part, each a row in `PARTS`.

A part says what it depends on before it is made: `inputs` is a digest of the value that it shows,
never of the program or the day. So a pack is out of date when one of its parts would say something
else, and for no other reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from generator.artifacts import digest
from generator.model.event import Event
from generator.outreach.entries import Entries, LetterEntry
from generator.outreach.press import of_event
from generator.outreach.social.pictures import share_cards
from generator.outreach.social.posts import Posts
from generator.packing import texts
from generator.packing.matters import Desk, Matter
from generator.presenting.calendars.calendar import single
from generator.presenting.calendars.vevent import VEvents
from generator.presenting.cards import Cards
from generator.presenting.pictures import Placed, portrait
from generator.presenting.share_cards import SIZES, ShareCards, Size
from generator.presenting.words.dates import capitalised, occurrence_in_words
from generator.printing.codes import qr_code, qr_picture
from generator.printing.poster import Posters
from generator.printing.sheets import light_colours, poster_pdf

Files: TypeAlias = Mapping[str, bytes]
"""By their name within the pack's folder."""
CARD_NAMES: Mapping[Size, str] = {"og": "link", "square": "kvadrat", "story": "story"}
"""What a share card's file is called, by its size."""
_STAMPS = re.compile(rb"^(?:DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE):.*\r\n", re.MULTILINE)
"""What a calendar says of the file that it was made of, and not of the event."""


class Part(NamedTuple):
    """One piece of a pack. `name` is Danish and its identity from pack to pack; `files` are the
    names of what `render` makes. It raises PrintError where a program that it needs is missing."""

    name: str
    inputs: str
    files: tuple[str, ...]
    render: Callable[[], Files]


PartMaker: TypeAlias = Callable[[Matter, Desk], Part | None]
"""None where the matter has no such part: a partnership without a picture."""


def parts_of(matter: Matter, desk: Desk) -> Iterator[Part]:
    """All that there is of a matter, in the order of `PARTS`."""
    made = (make(matter, desk) for make in PARTS)
    return (part for part in made if part is not None)


def _facts(matter: Matter, desk: Desk) -> Part:
    value = texts.facts_value(matter)
    return Part("Fakta", digest(value), ("fakta.txt",), lambda: texts.facts(value, desk.theme))


def _entry(matter: Matter, desk: Desk) -> Part:
    entry = _entry_of(matter)
    return Part(
        "Omtale til nyhedsbrevet",
        digest(entry),
        ("nyhedsbrev.html", "nyhedsbrev.txt"),
        partial(texts.newsletter_entry, entry, desk.theme),
    )


def _entry_of(matter: Matter) -> LetterEntry:
    if not isinstance(matter.entity, Event):
        return texts.partnership_entry(matter)
    shown = matter.shown(matter.events[0])
    entry = Entries(matter.portal, matter.base_url).of(shown)
    # With its year: nobody knows when a pack's text is sent.
    return texts.with_day(entry, capitalised(occurrence_in_words(shown)))


def _poster(matter: Matter, desk: Desk) -> Part | None:
    if not isinstance(matter.entity, Event):
        return None
    colours = light_colours(matter.portal, desk.theme)
    poster = Posters(matter.portal, matter.base_url, colours).of(matter.events[0])
    return Part(
        "Plakat",
        digest(poster),
        ("plakat.pdf",),
        lambda: {"plakat.pdf": poster_pdf(desk.typesetter, desk.pictures, poster)},
    )


def _calendar(matter: Matter, desk: Desk) -> Part | None:
    if not matter.events:
        return None
    made = VEvents(matter.portal, matter.base_url, Cards(matter.portal, matter.base_url))
    vevents = b"".join(made.of(matter.portal.events[event.slug]) for event in matter.events)
    host, name = matter.portal.settings.identity_host, "begivenhed.ics"
    return Part(
        "Kalenderfil",
        digest(host, _STAMPS.sub(b"", vevents)),
        (name,),
        lambda: {name: single(host, vevents)},
    )


def _code(matter: Matter, desk: Desk) -> Part:
    return Part(
        "QR-kode",
        digest(matter.url),
        ("qr.png", "qr.svg"),
        lambda: {"qr.png": qr_picture(matter.url), "qr.svg": qr_code(matter.url)},
    )


def _embedding(matter: Matter, desk: Desk) -> Part:
    found = texts.embeddings(matter)
    return Part(
        "Til andre hjemmesider",
        digest(matter.url, matter.title, found),
        ("hjemmeside.txt",),
        partial(texts.embedding, matter.url, matter.title, found, desk.theme),
    )


def _picture(matter: Matter, desk: Desk) -> Part | None:
    placed, image = portrait(matter.portal, matter.entity), matter.entity.image
    if placed is None or image is None:
        return None
    ending = "jpg" if placed.plain.variant.format == "jpeg" else placed.plain.variant.format
    name = f"billede.{ending}"
    return Part(
        "Billede",
        digest(placed, image.alt, image.credit, image.licence),
        ("billede.txt", name),
        lambda: {
            name: _pixels(placed, desk),
            **texts.picture(image, name, desk.theme),
        },
    )


def _pixels(placed: Placed, desk: Desk) -> bytes:
    return desk.pictures.data(placed.path, placed.plain.variant)


def _cards(matter: Matter, desk: Desk) -> Part:
    cards = ShareCards(matter.portal, matter.base_url, desk.theme)
    about = matter.events[0] if isinstance(matter.entity, Event) else matter.entity
    shown = {size: cards.of(about, size) for size in SIZES}
    named = {f"{CARD_NAMES[size]}{card.ending}": card for size, card in shown.items()}
    return Part(
        "Billeder til deling",
        # Not with their addresses: where one stands on the portal is nothing that it shows.
        digest([replace(card, address="") for card in named.values()]),
        tuple(named),
        lambda: {name: desk.cards.data(card) for name, card in named.items()},
    )


def _posts(matter: Matter, desk: Desk) -> Part | None:
    posts = Posts(
        matter.portal,
        matter.base_url,
        card_of=share_cards(matter.portal, matter.base_url, desk.theme),
    )
    found = (
        posts.of(matter.events[0])
        if isinstance(matter.entity, Event)
        else posts.of_partnership(matter.entity)
    )
    if not found:
        return None
    # Without their times, which follow from all that is planned: `portal social` tells them.
    timeless = tuple(sorted((replace(post, at=None) for post in found), key=lambda one: one.key))
    return Part(
        "Opslag til sociale medier",
        digest(timeless),
        ("opslag.txt",),
        partial(texts.posts, timeless, desk.theme),
    )


def _release(matter: Matter, desk: Desk) -> Part | None:
    if not isinstance(matter.entity, Event):
        return None
    draft = of_event(matter.portal, matter.base_url, matter.entity)
    return Part(
        "Udkast til pressemeddelelse",
        digest(draft.release),
        tuple(draft.files),
        lambda: draft.files,
    )


PARTS: tuple[PartMaker, ...] = (
    _facts,
    _entry,
    _posts,
    _release,
    _poster,
    _cards,
    _picture,
    _calendar,
    _code,
    _embedding,
)
"""In the order in which the editors' page lists them."""
