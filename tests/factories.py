"""Small portals in memory: one function a kind, each with the least that its model asks for.

Fields are written as authors write them (`start="2026-12-04 19:30"`) or as values. What only the
reader knows (slug, text, history) are arguments of their own.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from generator.model.actor import Actor
from generator.model.entity import Entity, History, Origin
from generator.model.event import Event
from generator.model.meeting import NetworkMeeting
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.picture import Picture
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.settings import Settings
from generator.model.times import parse_instant
from generator.model.tradition import Tradition
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import FragmentMaker, Fragments
from generator.reading.markdown import images_in, links_in, safe_body, unsafe_html
from generator.reading.pictures import FORMATS
from generator.settings import ROOT

E = TypeVar("E", bound=Entity)

Fields: TypeAlias = dict[str, Any]
"""Of an entity or of settings, by name: what the model is asked to read."""

NOW = "2026-11-22T09:00+01:00"
BASE_URL = "https://kultur.example.dk/"

VOCABULARIES: Fields = {
    "event_types": {
        "koncert": {"label": "Koncert", "plural": "Koncerter", "schema": "MusicEvent"}
        | {"topic": "musik"},
        "udstilling": {"label": "Udstilling", "plural": "Udstillinger", "topic": "kunst"},
        "moede": {"label": "Møde", "plural": "Møder"},
    },
    "topics": {
        "musik": {"label": "Musik", "colour": "plum"},
        "kunst": {"label": "Billedkunst og design", "colour": "amber"},
    },
    "audiences": {"alle": {"label": "Alle"}, "boern": {"label": "Børn"}},
    "localities": {
        "karise": {"label": "Karise", "lat": 55.31, "lon": 12.2},
        "oeby": {"label": "Øby", "lat": 55.25, "lon": 12.12},
    },
    "actor_groups": {"forening": {"label": "Forening", "plural": "Foreninger"}},
    "actor_kinds": {"kor": {"label": "Kor"}},
    "place_kinds": {"kulturhus": {"label": "Kulturhus"}},
    "accessibility": {"koerestol": {"label": "Kørestol"}},
    "languages": {"engelsk": {"label": "Engelsk", "bcp47": "en"}, "jysk": {"label": "Jysk"}},
    "themes": {"faellesskab": {"label": "Fællesskab"}},
    "grades": {"1-klasse": {"label": "1. klasse"}, "7-klasse": {"label": "7. klasse"}},
    "subjects": {"dansk": {"label": "Dansk"}, "musik": {"label": "Musik"}},
    "facilities": {"scene": {"label": "Scene"}, "klaver": {"label": "Klaver"}},
}


def render_body(markdown: str) -> str:
    """A body's Markdown as HTML that is safe to pour."""
    return safe_body(unsafe_html(markdown))


def some_settings(**changes: Any) -> Settings:
    """A portal's settings with a word or two in every vocabulary."""
    written: Fields = {
        "name": "Kultur i Prøveby",
        "tagline": "Alt det, der sker",
        "description": "Prøvebys kulturportal",
        "municipality": "Prøveby Kommune",
        "identity_host": "kultur.example.dk",
        "base_url": BASE_URL,
        "launched": "2026-01-15",
        "publisher": "Prøveby Kommune",
        "vocabularies": VOCABULARIES,
    }
    return Settings.model_validate(written | changes)


def an_event(
    slug: str = "julekoncert",
    *,
    body: str = "",
    history: History | None = None,
    files: tuple[str, ...] = (),
    **fields: Any,
) -> Event:
    """A concert on the evening of 4 December 2026; `body` is Markdown."""
    written = {"title": "Julekoncert", "start": "2026-12-04 19:30", "type": "koncert"}
    path = f"events/2026/{slug}/index.md" if files else f"events/2026/{slug}.md"
    return found(Event.model_validate(written | fields), slug, path, body, history, files)


def an_actor(slug: str = "karise-kirkekor", *, body: str = "", **fields: Any) -> Actor:
    written = {"title": "Karise Kirkekor", "group": "forening"}
    return found(Actor.model_validate(written | fields), slug, f"actors/{slug}.md", body)


def a_place(slug: str = "kulturhuset", *, body: str = "", **fields: Any) -> Place:
    written = {"title": "Kulturhuset", "locality": "karise"}
    return found(Place.model_validate(written | fields), slug, f"places/{slug}.md", body)


def a_partnership(slug: str = "sang-i-byen", *, body: str = "", **fields: Any) -> Partnership:
    written = {"title": "Sang i byen", "status": "active"}
    path = f"partnerships/{slug}/index.md"
    return found(Partnership.model_validate(written | fields), slug, path, body)


def some_news(slug: str = "ny-portal", *, body: str = "", **fields: Any) -> News:
    written = {"title": "Ny portal", "summary": "Nu er den her.", "published": "2026-11-20 10:00"}
    return found(News.model_validate(written | fields), slug, f"news/{slug}.md", body)


def a_release(
    slug: str = "ny-sal", *, body: str = "", files: tuple[str, ...] = (), **fields: Any
) -> PressRelease:
    """Of an actor that is there (`an_actor(email=…)` can be reached)."""
    written = {"title": "Ny sal i Prøveby", "summary": "Salen åbner.", "contact": "karise-kirkekor"}
    known = {"published": "2026-11-20 10:00", **written, **fields}
    path = f"press/{slug}/index.md" if files else f"press/{slug}.md"
    return found(PressRelease.model_validate(known), slug, path, body, None, files)


def a_meeting(slug: str = "netvaerksmoede", *, body: str = "", **fields: Any) -> NetworkMeeting:
    written = {"title": "Netværksmøde", "date": "2026-12-02 16:00"}
    path = f"meetings/{slug}.md"
    return found(NetworkMeeting.model_validate(written | fields), slug, path, body)


def a_school_offer(slug: str = "syng-med", *, body: str = "", **fields: Any) -> SchoolOffer:
    written = {"title": "Syng med", "provider": "karise-kirkekor", "grades": ["1-klasse"]}
    path = f"school_offers/{slug}.md"
    return found(SchoolOffer.model_validate(written | fields), slug, path, body)


def a_tradition(slug: str = "sankthans", *, body: str = "", **fields: Any) -> Tradition:
    written = {"title": "Sankthans", "months": ["6"]}
    return found(Tradition.model_validate(written | fields), slug, f"traditions/{slug}.md", body)


def a_newsletter(slug: str = "2026-12", **fields: Any) -> NewsletterIssue:
    """A letter of the first fortnight of December."""
    written = {"start": "2026-12-01", "end": "2026-12-14"}
    path = f"newsletters/{slug}.yml"
    return found(NewsletterIssue.model_validate(written | fields), slug, path)


def a_history(
    published: str,
    modified: str | None = None,
    changes: int = 0,
    *,
    told_at: str | None = None,
    told_as: int = 0,
) -> History:
    """What git would know: instants as authors write them."""
    return History(
        parse_instant(published),
        parse_instant(modified or published),
        changes,
        parse_instant(told_at) if told_at else None,
        told_as,
    )


def found(
    entity: E,
    slug: str,
    path: str,
    body: str = "",
    history: History | None = None,
    files: tuple[str, ...] = (),
) -> E:
    """The entity with what the reader attaches; its digest follows everything given."""
    rendered = render_body(body)
    known = repr((entity, slug, path, body, history, files))
    entity.found_at(
        Origin(
            slug=slug,
            path=path,
            body=rendered,
            digest=hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest(),
            history=history,
            files=files,
            links=(*links_in(rendered), *(source for source, _ in images_in(rendered))),
        )
    )
    return entity


def a_picture(
    name: str = "kor.jpg",
    width: int = 1600,
    height: int = 900,
    *,
    opaque: bool = True,
    moving: bool = False,
) -> Picture:
    """What the reader would know of a photograph; the name stands for its bytes."""
    kind = FORMATS[f".{name.rpartition('.')[2]}"]
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Picture(digest, kind, width, height, opaque, moving)


def a_portal(
    *entities: Entity,
    settings: Settings | None = None,
    now: str | datetime = NOW,
    images: Mapping[str, Picture] | None = None,
) -> Portal:
    """A portal of these entities, whatever their kinds; each of their `files` is a photograph."""
    beside = {
        f"{entity.path.rpartition('/')[0]}/{name}": a_picture(name)
        for entity in entities
        for name in entity.files
    }
    return Portal(
        settings=settings or some_settings(),
        now=parse_instant(now),
        actors=_of_kind(Actor, entities),
        places=_of_kind(Place, entities),
        events=_of_kind(Event, entities),
        partnerships=_of_kind(Partnership, entities),
        news=_of_kind(News, entities),
        meetings=_of_kind(NetworkMeeting, entities),
        school_offers=_of_kind(SchoolOffer, entities),
        traditions=_of_kind(Tradition, entities),
        press=_of_kind(PressRelease, entities),
        newsletters=_of_kind(NewsletterIssue, entities),
        images=beside | dict(images or {}),
    )


class MadeWhenAsked(Mapping[str, Fragments]):
    """Of a portal's events by slug, each made when it is asked for."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._maker = portal, FragmentMaker(portal, base_url)
        self._made: dict[str, Fragments] = {}

    def __getitem__(self, slug: str) -> Fragments:
        if slug not in self._made:
            self._made[slug] = self._maker.of(self._portal.events[slug])
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._portal.events)

    def __len__(self) -> int:
        return len(self._portal.events)


def an_edition(
    portal: Portal, *, content: Path = ROOT / "content", base_url: str | None = None
) -> Edition:
    """An edition without frames: enough for every output that is not a page."""
    return Edition(
        portal=portal,
        base_url=base_url or portal.settings.base_url,
        frames={},
        shell_files=defaultdict(bytes),
        theme=ROOT / "theme",
        content=content,
        fingerprints=Fingerprints(portal),
        fragments=MadeWhenAsked(portal, base_url or portal.settings.base_url),
    )


def _of_kind(model: type[E], entities: Iterable[Entity]) -> dict[str, E]:
    members = [entity for entity in entities if isinstance(entity, model)]
    return {member.slug: member for member in sorted(members, key=lambda member: member.slug)}
