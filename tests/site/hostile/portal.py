"""A portal whose every text is hostile, or plain: the same files, field by field.

The fields are read off the models, so that a new one is filled the day it is added.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model import fields
from generator.model.actor import Actor
from generator.model.evaluation import Evaluation, Revision
from generator.model.event import Accepted, Change, Event, Provenance, Repeat
from generator.model.fields import Image
from generator.model.meeting import FollowUp, Meeting, NetworkMeeting
from generator.model.need import Interest, Need
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Goal, Partner, Partnership
from generator.model.place import Geo, Place, Room
from generator.model.plan import Activity, Indicator, Measurement, Plan
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.selection import NewsletterEdition
from generator.model.sent import Manifest, SentEvent
from generator.model.settings import BrowserEditor, Newsletter, Press, SchoolHoliday, Settings, Term
from generator.model.structure import Resource, Structure, WorkingGroup
from generator.model.tradition import Tradition
from tests.photographs import photograph
from tests.site.hostile.payloads import ADDRESSES, BODIES, IMAGE

PNG = photograph(16, 9, "PNG")

VOCABULARIES = {
    "event_types": ("koncert", "udstilling"),
    "topics": ("musik", "kunst"),
    "audiences": ("alle", "boern"),
    "localities": ("byen",),
    "grades": ("indskoling",),
    "subjects": ("dansk",),
    "actor_groups": ("forening",),
    "actor_kinds": ("kor",),
    "place_kinds": ("sal",),
    "accessibility": ("koerestol",),
    "languages": ("en",),
    "themes": ("faellesskab",),
    "facilities": ("scene",),
}

WORDS: dict[str, Any] = {
    "topics": ["musik"],
    "audiences": ["boern"],
    "grades": ["indskoling"],
    "subjects": ["dansk"],
    "locality": "byen",
    "accessibility": ["koerestol"],
    "languages": ["en"],
    "facilities": ["scene"],
}

GIVEN: Mapping[type[BaseModel], Mapping[str, Any]] = {
    Actor: {"editors": ["@organisation/hold"]},
    Image: {"file": IMAGE},
    Accepted: {"with": "nabo"},
    Provenance: {"actor": "koret", "missing_since": "2026-11-20"},
    Need: {"topic": "musik", "method": "survey", "facility": "scene"},
    Interest: {"topic": "musik"},
    Geo: {"lat": "55.2", "lon": "12.1"},
    BrowserEditor: {"repository": "kommune/portal", "branch": "main", "folder": "content"},
    Press: {"telephone": "12 34 56 78", "contact": "koret"},
    Goal: {"id": "maal", "theme": "faellesskab"},
    Resource: {"kind": "hours", "amount": "5"},
    Partner: {"actor": "koret"},
    Activity: {"start": "2026-12-01"},
    Indicator: {"id": "antal", "goal": "maal"},
    Measurement: {"date": "2026-11-01", "value": "12,5"},
    FollowUp: {"due": "2026-12-01"},
    Revision: {"date": "2026-10-03"},
    Meeting: {"date": "2026-10-01"},
    NetworkMeeting: {"date": "2026-12-03 17:00"},
    Evaluation: {"date": "2026-10-02"},
    Term: {"topic": None, "schema": "Event"},
    SchoolHoliday: {"start": "2026-12-19", "end": "2027-01-03"},
    Repeat: {"every": "week", "until": "2026-12-30"},
    Change: {"date": "2026-12-09 19:30", "status": "rescheduled", "start": "2026-12-10 18:00"},
}
"""What is not text and must be there."""

Words = Iterator[str]


def write(content: Path, words: Words, *, bodies: bool) -> Path:
    """The portal's files. `words` gives the texts, one after the other; without `bodies` every
    body is one plain word."""
    body: Callable[[int], str] = (lambda number: BODIES[number]) if bodies else (lambda _: "krop")

    def put(name: str, model: type[BaseModel], number: int = 0, **given: Any) -> None:
        data = filled(model, words, WORDS | given)
        folder = content / name
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(front_matter(data) + body(number), encoding="utf-8")
        (folder / IMAGE).write_bytes(PNG)

    content.mkdir()
    (content / "portal.yml").write_text(yaml_of(settings(words)), encoding="utf-8")
    event = {"type": "koncert", "organizers": ["koret"], "repeat": None, "changes": None}
    event |= {"venue": "salen", "partnership": "sammen", "price": "80-120", "capacity": "10"}
    event |= {"room": None, "accepted_clashes": None}
    put("events/2026/enkelt", Event, 1, **event, start="2026-12-04 19:30", end="2026-12-04 21:00")
    outside = {key: value for key, value in event.items() if key not in ("organizers", "venue")}
    put("events/2026/udefra", Event, 23, **outside, start="2026-11-22 19:30", status="cancelled")
    moved = {"status": "rescheduled", "previous_start": "2026-12-05 19:30"}
    put("events/2026/flyttet", Event, 24, **outside, **moved, start="2026-12-06 19:30")
    put("events/2026/online", Event, 25, **event, start="2026-12-07 19:30", status="moved_online")
    put("events/2026/gammelt", Event, 17, **event, start="2026-05-07", end="2026-05-09")
    show = event | {"type": "udstilling", "booking": "sold_out", "price": "gratis"}
    put("events/2026/udstilling", Event, 18, **show, start="2026-11-01", end="2027-01-30")
    series = {**outside}
    series.pop("repeat")
    series.pop("changes")
    put("events/2026/serie", Event, 31, **series, start="2026-12-02 19:30", end="2026-12-02 21:00")
    group = {"kind": "kor", "group": "forening", "status": "unconfirmed"}
    put("actors/koret", Actor, 3, **group, email="kor@kor.example", member_of=["rammen"])
    put("actors/rammen", Actor, 5, group="forening", status="closed")
    # Strangers to each other, so that one can be matched with the other.
    put("actors/soeger", Actor, 1, group="forening", offers=None)
    put("actors/giver", Actor, 1, group="forening", needs=None)
    put("places/salen", Place, 4, kind="sal", owner="koret", status="check_open", geo={"lat": "55"})
    met = {"host": "koret", "participants": ["koret", "rammen"], "led_to": ["sammen"]}
    put("meetings/kommende", NetworkMeeting, 1, **met, open_to_all="true")
    put("meetings/aflyst", NetworkMeeting, 3, **met, cancelled="true", venue="salen")
    put("meetings/holdt", NetworkMeeting, 4, **met, date="2026-10-02 17:00")
    put("traditions/byfest", Tradition, months=["12", "5"])
    steps = {str(number): next(words) for number in range(1, 9)}
    put("partnerships/sammen", Partnership, 29, status="proposed", steps=steps, plan=None)
    _rooms(content / "partnerships/sammen", words)
    # One that is under way, whose chart, network, measurements and promises are drawn.
    both = [filled(Partner, words, {"actor": slug}) for slug in ("koret", "rammen")]
    groups = [filled(WorkingGroup, words, {"id": "top", "kind": "steering_group"})]
    groups += [filled(WorkingGroup, words, {"lead": "koret", "members": ["koret", "rammen"]})]
    under_way = {"partners": both, "structure": filled(Structure, words, {"groups": groups})}
    put(
        "partnerships/i-gang", Partnership, 30, **under_way, status="active", steps=steps, plan=None
    )
    _rooms(content / "partnerships/i-gang", words)
    for number in range(len(BODIES)):
        published = f"2026-11-{1 + number % 20:02d} 10:{number:02d}"
        put(f"news/nyt-{number:02d}", News, number, published=published, partnership="sammen")
    room = next(words)
    rooms = [filled(Room, words, {"name": room, "facilities": ["scene"]})]
    put("places/huset", Place, 4, kind="sal", rooms=rooms)
    together = event | {"venue": "huset", "room": room, "start": "2026-12-08 20:00"}
    put("events/2026/nabo", Event, 1, **together)
    together.pop("accepted_clashes")
    put("events/2026/samtidig", Event, 1, **together)
    release: dict[str, Any] = {
        "published": "2026-11-10 10:00",
        "contact": "koret",
        "events": ["enkelt"],
    }
    release |= {"partnership": "sammen", "embargo": None}
    put("press/udsendt", PressRelease, 5, **release, withdrawn=None)
    put("press/trukket", PressRelease, 6, **release)
    _letters(content / "newsletters", words)
    _pages(content / "pages", words, body)
    booked: dict[str, Any] = {
        "provider": "koret",
        "venue": "salen",
        "partnership": "sammen",
        "price": "80-120",
    }
    booked |= {"capacity": "10", "localities": ["byen"]}
    put("school_offers/tilbud", SchoolOffer, 4, **booked, period="2027", where="either")
    put("school_offers/udefra", SchoolOffer, 1, period="2025", kind="performance", where="online")
    put("school_offers/forslag", SchoolOffer, 23, period=None, status="proposed", partnership=None)
    return content


def _letters(folder: Path, words: Words) -> None:
    """One that was sent, with what it told, and a draft."""
    issue = {"edition": "alle", "start": "2026-11-01", "end": "2026-12-20", "pinned": ["enkelt"]}
    sent = issue | {"state": "sent", "sent": "2026-11-01 10:00"}
    dates = [{"start": "2026-12-04T18:30:00", "outside": {"name": next(words)}}]
    told = {"enkelt": filled(SentEvent, words, {"dates": dates})}
    told["slettet"] = filled(SentEvent, words, {"dates": dates})
    folder.mkdir()
    for name, data in (
        ("sendt.yml", filled(NewsletterIssue, words, {**sent, "manifest": None})),
        ("sendt.sent.yml", filled(Manifest, words, {"told": told})),
        ("udkast.yml", filled(NewsletterIssue, words, {**issue, "manifest": None})),
    ):
        (folder / name).write_text(yaml_of(data), encoding="utf-8")


def _rooms(folder: Path, words: Words) -> None:
    (folder / "plan.yml").write_text(yaml_of(filled(Plan, words)), encoding="utf-8")
    for name, model in (("meetings", Meeting), ("evaluations", Evaluation)):
        (folder / name).mkdir()
        (folder / name / "foerste.yml").write_text(yaml_of(filled(model, words)), encoding="utf-8")


def _pages(folder: Path, words: Words, body: Callable[[int], str]) -> None:
    """Three for the addresses that the footer names, and one for each body."""
    names = ["index", "bidrag", "tilgaengelighed", "privatliv"]
    names += [f"krop-{number:02d}" for number in range(len(BODIES))]
    for number, name in enumerate(names):
        data = {"title": next(words), "description": next(words), "sources": [next(words)]}
        text = front_matter(data) + body(max(0, number - 4))
        place = folder / "om" / ("" if name == "index" else name)
        place.mkdir(parents=True)
        (place / "index.md").write_text(text, encoding="utf-8")
        (place / IMAGE).write_bytes(PNG)


def settings(words: Words) -> dict[str, Any]:
    """`portal.yml`, its vocabularies' labels included."""
    vocabularies = {
        name: {code: filled(Term, words) for code in codes} for name, codes in VOCABULARIES.items()
    }
    return filled(
        Settings,
        words,
        {
            "schema_version": "1",
            "identity_host": "fjendtlig.example",
            "base_url": "https://fjendtlig.example/",
            "launched": "2026-01-01",
            "invented": "false",
            "tip_url": "mailto:tip@fjendtlig.example?subject=';alert(1)//",
            "edit_url": "https://git.example/ret/{path}?a='b&c",
            "featured_partnership": "sammen",
            "references": {"vision": {"title": next(words), "url": ADDRESSES[0]}},
            "newsletter": filled(
                Newsletter, words, {"editions": {"alle": filled(NewsletterEdition, words)}}
            ),
            "vocabularies": vocabularies,
        },
    )


def filled(
    model: type[BaseModel], words: Words, given: Mapping[str, Any] = types.MappingProxyType({})
) -> dict[str, Any]:
    """Every text field of the model with a text; `given` and GIVEN say the rest (None: no)."""
    data: dict[str, Any] = {}
    known = {**GIVEN.get(model, {}), **given}
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key in known:
            value = known[key]
            if isinstance(value, dict) and key == "geo":
                value = filled(Geo, words, value)
        else:
            value = _value(info.annotation, tuple(info.metadata), words)
        if value is not None:
            data[key] = value
    return data


def _value(annotation: Any, metadata: tuple[Any, ...], words: Words) -> Any:
    """A text for a field that takes one, a mapping for a model, a list for a tuple; else None."""
    origin = get_origin(annotation)
    functions = [getattr(mark, "func", None) for mark in metadata]
    if annotation is str:
        if fields._url in functions:
            return ADDRESSES[len(next(words)) % len(ADDRESSES)]
        return next(words) if fields._clean in functions else None
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _value(inner, tuple(marks), words)
    if origin in (Union, types.UnionType):
        found = (_value(member, (), words) for member in get_args(annotation))
        return next((value for value in found if value is not None), None)
    if origin is tuple:
        members = [_value(get_args(annotation)[0], (), words) for _ in range(2)]
        return None if None in members else members[: 1 if isinstance(members[0], dict) else 2]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation, words) or None
    return None


def front_matter(data: Mapping[str, Any]) -> str:
    return f"---\n{yaml_of(data)}---\n"


def yaml_of(data: Mapping[str, Any]) -> str:
    """JSON is YAML; without escapes, so that nothing beyond the BMP becomes two halves."""
    return "".join(f"{key}: {json.dumps(data[key], ensure_ascii=False)}\n" for key in data)
