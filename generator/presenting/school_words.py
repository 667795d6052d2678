"""School offers in words: the same on pages, in feeds and on the printed sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.schools import OfferState, localities_of, state_of
from generator.model.event import Outside
from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer, SchoolOfferKind, Where
from generator.model.settings import Vocabularies
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.dates import listed, uncapitalised
from generator.presenting.words.names import actor_name, venue_name
from generator.presenting.words.prices import in_words

KIND_WORDS: dict[SchoolOfferKind, str] = {
    "performance": "Forestilling eller koncert",
    "tour": "Tur eller omvisning",
    "bookable": "Forløb eller besøg",
}
WHERE_WORDS: dict[Where, str] = {
    "at_provider": "Hos udbyderen",
    "at_school": "På skolen",
    "online": "På nettet",
    "either": "Hos udbyderen eller på skolen",
}
_ORDER: tuple[OfferState, ...] = ("offered", "proposed", "over")
_NUMBERED = re.compile(r"\d+\. klasse")


class OfferView(Struct, frozen=True):
    """An offer with what there is to say of it; the empty text where it is not known."""

    offer: SchoolOffer
    state: OfferState
    state_words: str
    provider: str
    kind: str
    grades: str
    subjects: str
    duration: str
    group: str
    price: str
    where: str
    venue: str
    localities: str
    period: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and words of what a teacher asks first, known or not."""
        return (
            ("Klassetrin", self.grades),
            ("Fag", self.subjects),
            ("Varighed", self.duration),
            ("Hvor mange", self.group),
            ("Pris", self.price),
            ("Hvor", ": ".join(filter(None, (self.where, self.venue)))),
            ("Område", self.localities),
            ("Periode", self.period),
        )


def view(portal: Portal, offer: SchoolOffer) -> OfferView:
    """The offer in words."""
    words = portal.settings.vocabularies
    return OfferView(
        offer=offer,
        state=state_of(portal, offer),
        state_words=_state_words(portal, offer),
        provider=provider_name(portal, offer),
        kind=KIND_WORDS[offer.kind],
        grades=grades_in_words(words, offer.grades),
        subjects=words.labels("subjects", offer.subjects),
        duration=offer.duration or "",
        group=_group(offer),
        price=_price(offer),
        where=WHERE_WORDS[offer.where] if offer.where else "",
        venue=venue_name(portal, offer.venue),
        localities=words.labels("localities", localities_of(portal, offer)),
        period=offer.period.text if offer.period else "",
    )


def views(portal: Portal, offers: Iterable[SchoolOffer]) -> tuple[OfferView, ...]:
    """What can be booked first, then proposals, then what is over; each by name."""
    found = [view(portal, offer) for offer in offers]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.state), by_name(one.offer.title))))


def grades_in_words(words: Vocabularies, codes: Iterable[str]) -> str:
    """`Dagtilbud, 0.–3. klasse og 5. klasse`: classes that follow each other as one span."""
    chosen, runs = set(codes), list[list[str]]()
    before = False
    for code, term in words.grades.items():
        numbered = _NUMBERED.fullmatch(term.label) is not None
        if code in chosen:
            if numbered and before:
                runs[-1].append(term.label)
            else:
                runs.append([term.label])
        before = numbered and code in chosen
    spans = [_span(run) for run in runs]
    return listed([*spans[:1], *map(uncapitalised, spans[1:])])


def _span(run: list[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0].removesuffix(' klasse')}–{run[-1]}"


def provider_name(portal: Portal, offer: SchoolOffer) -> str:
    """Who offers it, in the register or outside."""
    if isinstance(offer.provider, Outside):
        return offer.provider.name
    return actor_name(portal, offer.provider)


def marked(offer: SchoolOffer) -> str:
    """Its title where it stands alone: a proposal and what has ended say so first."""
    word = {"offered": "", "proposed": "Forslag: ", "ended": "Slut: "}[offer.status]
    return word + offer.title


def _state_words(portal: Portal, offer: SchoolOffer) -> str:
    """A period that has passed says nothing of whether there will be another."""
    state = state_of(portal, offer)
    if state == "over":
        return "Findes ikke længere" if offer.status == "ended" else "Perioden er forbi"
    return "Forslag" if state == "proposed" else ""


def _group(offer: SchoolOffer) -> str:
    if offer.group_size:
        return offer.group_size
    return f"Højst {offer.capacity}" if offer.capacity else ""


def _price(offer: SchoolOffer) -> str:
    price, note = in_words(offer.price), offer.price_note or ""
    return (". " if price == "Gratis" else " ").join(filter(None, (price, note)))
