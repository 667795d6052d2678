"""Actors, places, news, school offers, traditions and vocabularies as public records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from generator.model.actor import Actor
from generator.model.need import Interest, Need
from generator.model.news import News
from generator.model.place import Place
from generator.model.school_offer import SchoolOffer
from generator.model.settings import Term, Vocabularies
from generator.model.tradition import Tradition
from generator.presenting.addresses import (
    ACTOR_FILTERS,
    CALENDAR,
    VOCABULARY_ADDRESSES,
    address,
    facility_address,
    school_address,
    term_address,
    tradition_address,
)
from generator.presenting.linked_data.schema_org import CONTEXT
from generator.presenting.open_data import register_shapes as shapes
from generator.presenting.open_data.things import Things, geo, instant, maybe, period, price
from generator.presenting.syndication.publication import modified, published


def actor(things: Things, found: Actor) -> shapes.Actor:
    """The actor's record: what its page tells."""
    record = {
        **things.common(found),
        "group": things.term("actor_groups", found.group),
        "kind": things.maybe_term("actor_kinds", found.kind),
        "status": found.status,
        "legal_name": found.legal_name,
        "alternate_names": list(found.alternate_names),
        "localities": things.terms("localities", found.all_localities),
        "outside": found.outside,
        "address": found.address,
        "cvr": found.cvr,
        "website": found.website,
        "email": found.email,
        "topics": things.terms("topics", found.topics),
        "needs": _wishes(things, found.needs),
        "offers": _wishes(things, found.offers),
        "interests": _wishes(things, found.interests),
        "member_of": things.references("actors", found.member_of),
        "part_of": found.part_of,
        "founded": found.founded,
        "image": things.image(found),
        **followed(things, address(found)),
        **things.grounds(found),
    }
    return cast(shapes.Actor, maybe(record))


def followed(things: Things, place: str) -> dict[str, str]:
    """The calendar and the feed that stand beside a page."""
    return {
        "calendar_url": things.url(f"{place}{CALENDAR}"),
        "feed_url": things.url(f"{place}feed.json"),
    }


def _wishes(things: Things, wishes: Iterable[Need | Interest]) -> list[shapes.Wish]:
    """Without `id`: that is the import's own mark."""
    records = (
        {
            "topic": things.term("topics", one.topic),
            "text": one.text,
            "facility": things.maybe_term("facilities", getattr(one, "facility", None)),
            "audience": things.maybe_term("audiences", one.audience),
            "locality": things.maybe_term("localities", one.locality),
            "period": one.period,
            "status": one.status,
            "method": one.method,
            "source": things.source(one.source),
        }
        for one in wishes
    )
    return [cast(shapes.Wish, maybe(record)) for record in records]


def place(things: Things, found: Place) -> shapes.Place:
    """The place's record: what its page tells."""
    lending = found.lending
    record = {
        **things.common(found),
        "kind": things.maybe_term("place_kinds", found.kind),
        "status": found.status,
        "locality": things.maybe_term("localities", found.locality),
        "address": found.address,
        "geo": geo(found.geo) if found.geo else None,
        "capacity": found.capacity,
        "rooms": [
            maybe(
                {
                    "name": room.name,
                    "capacity": room.capacity,
                    "facilities": things.terms("facilities", room.facilities),
                    "note": room.note,
                }
            )
            for room in found.rooms
        ],
        "facilities": things.terms("facilities", found.facilities),
        "amenities": list(found.amenities),
        "accessibility": things.terms("accessibility", found.accessibility),
        "accessibility_note": found.accessibility_note,
        "transport": found.transport,
        "lending": maybe({"terms": lending.terms, "contact": lending.contact}) if lending else None,
        "owner": things.organization(found.owner),
        "operator": things.organization(found.operator),
        "website": found.website,
        "opened": found.opened,
        "closed": found.closed,
        "image": things.image(found),
        **followed(things, address(found)),
        **things.grounds(found),
    }
    return cast(shapes.Place, maybe(record))


def news(things: Things, found: News) -> shapes.News:
    """The record of a piece of news."""
    settings = things.settings
    record = {
        **things.common(found),
        "published": instant(published(found, settings)),
        "modified": instant(modified(found, settings)) if found.changed else None,
        "actors": things.references("actors", found.actors),
        "partnership": things.reference("partnerships", found.partnership),
        "topics": things.terms("topics", found.topics),
        "image": things.image(found),
        **things.grounds(found),
    }
    return cast(shapes.News, maybe(record))


def school_offer(things: Things, found: SchoolOffer) -> shapes.SchoolOffer:
    """The record of a school offer."""
    record = {
        **things.common(found),
        # An organisation that is not public any more is known by its slug alone, as on the page.
        "provider": things.organization(found.provider) or {"name": found.provider},
        "kind": found.kind,
        "status": found.status,
        "grades": things.terms("grades", found.grades),
        "subjects": things.terms("subjects", found.subjects),
        "topics": things.terms("topics", found.topics),
        "learning_goals": list(found.learning_goals),
        "duration": found.duration,
        "group_size": found.group_size,
        "capacity": found.capacity,
        "price": price(found.price),
        "price_note": found.price_note,
        "where": found.where,
        "venue": things.venue(found.venue),
        "localities": things.terms("localities", found.localities),
        "transport": found.transport,
        "period": period(found.period),
        "booking": found.booking,
        "booking_url": found.booking_url,
        "partnership": things.reference("partnerships", found.partnership),
        "image": things.image(found),
        **things.grounds(found),
    }
    return cast(shapes.SchoolOffer, maybe(record))


def tradition(things: Things, found: Tradition) -> shapes.Tradition:
    """The record of a tradition; they stand together on the year's page."""
    record = {
        "slug": found.slug,
        "url": things.url(tradition_address(found.slug)),
        "title": found.title,
        "summary": found.summary,
        "text_html": things.html(found),
        "months": list(found.months),
        "when": found.when,
        "years": found.years,
        "organizers": things.organizations(found.organizers),
        "venue": things.venue(found.venue),
        "locality": things.maybe_term("localities", found.locality),
        "topics": things.terms("topics", found.topics),
        "note": found.note,
        "sources": things.sources(found.sources),
    }
    return cast(shapes.Tradition, maybe(record))


def vocabularies(things: Things) -> dict[str, list[shapes.Word]]:
    """Every controlled list by its name, in the order in which the portal shows it."""
    words = things.settings.vocabularies
    return {
        name: [_word(things, name, code, term) for code, term in words.terms(name).items()]
        for name in Vocabularies.model_fields
    }


def _word(things: Things, vocabulary: str, code: str, term: Term) -> shapes.Word:
    where = _address(vocabulary, code)
    record: dict[str, Any] = {
        "code": code,
        "label": term.label,
        "plural": term.plural,
        "label_en": term.label_en,
        "description": term.description,
        "schema_type": f"{CONTEXT}/{term.schema_type}" if term.schema_type else None,
        "topic": term.topic,
        "bcp47": term.bcp47,
        "grades": list(term.grades),
        "url": things.url(where) if where else None,
    }
    return cast(shapes.Word, maybe(record))


def _address(vocabulary: str, code: str) -> str | None:
    """The page of a word, where its vocabulary has pages."""
    if vocabulary in VOCABULARY_ADDRESSES or vocabulary in ACTOR_FILTERS:
        return term_address(vocabulary, code)
    if vocabulary == "facilities":
        return facility_address(code)
    return school_address(vocabulary, code) if vocabulary in ("grades", "subjects") else None
