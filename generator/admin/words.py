"""What fields and fixed words are called in the browser editor, and which fields it leaves alone.

What a field is for is told by the starters and the editors' guide (`hints.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Change, Event, Repeat
from generator.model.meeting import Meeting
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.plan import Activity, Measurement
from generator.model.press import PressRelease, Quote
from generator.model.school_offer import SchoolOffer
from generator.presenting.languages.language import language
from generator.presenting.meetings import KIND_WORDS as MEETINGS
from generator.presenting.resources import KIND_WORDS as RESOURCES
from generator.presenting.school_words import KIND_WORDS as OFFERS
from generator.presenting.school_words import WHERE_WORDS
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.words.status import Status
from generator.presenting.words.wording import (
    ACTIVITY_KINDS,
    ACTIVITY_STATUSES,
    ACTOR_STATUSES,
    GROUP_KINDS,
    NEED_METHODS,
    NEED_STATUSES,
    PLACE_STATUSES,
)

LABELS: Mapping[str, str] = {
    "accepted_clashes": "Sammenfald, I kender og beholder",
    "accessibility": "Adgang for alle",
    "accessibility_note": "Mere om adgang",
    "activities": "Aktiviteter",
    "activity": "Aktivitetens kortnavn (id)",
    "actor": "Aktør",
    "actors": "Aktører",
    "address": "Adresse",
    "ages": "Alder",
    "aliases": "Gamle adresser",
    "alt": "Hvad ser man på billedet?",
    "alternate_names": "Andre navne",
    "amenities": "Andet, der er på stedet",
    "amount": "Hvor meget",
    "approximate": "Kun omtrent",
    "audience": "Målgruppe",
    "audiences": "Målgrupper",
    "baseline": "Udgangspunkt",
    "body": "Tekst",
    "booking": "Billetter",
    "booking_url": "Bestil på nettet",
    "by": "Hvem siger det?",
    "calendar_source": "Kalender, der hentes fra",
    "cancelled": "Aflyst",
    "capacity": "Antal pladser",
    "changed": "Hvad er ændret?",
    "changes": "Datoer, der er aflyst, flyttet eller anderledes",
    "channels": "Andre steder på nettet",
    "closed": "Lukket",
    "contact": "Kontakt",
    "correction": "Rettelse",
    "credit": "Hvem har taget billedet?",
    "cvr": "CVR-nummer",
    "date": "Dato",
    "dates": "Flere datoer",
    "decision_process": "Sådan træffes beslutninger",
    "description": "Beskrivelse",
    "done": "Gjort",
    "draft": "Kladde: vis den ikke endnu",
    "due": "Frist",
    "duration": "Varighed",
    "edition": "Hvem brevet er til",
    "email": "Mailadresse",
    "embargo": "Må først bruges fra",
    "end": "Slutter",
    "evaluate_on": "Dage, der skal evalueres",
    "events": "Arrangementer",
    "every": "Hvor tit",
    "evidence": "Fandt det sted?",
    "except": "Datoer, der springes over",
    "facilities": "Faciliteter",
    "facility": "Facilitet",
    "facts": "Fakta",
    "file": "Billede",
    "follow_ups": "Aftalt at gøre",
    "follows_model": "Følger de otte trin",
    "founded": "Stiftet",
    "free": "Kun gratis arrangementer",
    "geo": "På kortet",
    "goal": "Mål (id)",
    "goals": "Mål",
    "grades": "Klassetrin",
    "group": "Gruppe",
    "group_size": "Hvor mange kan være med",
    "groups": "Grupper",
    "host": "Vært",
    "id": "Kortnavn (id)",
    "image": "Billede",
    "improvements": "Hvad kan blive bedre",
    "indicators": "Det, der måles",
    "interests": "Interesser",
    "interval": "Hver gang, hver anden …",
    "intro": "Indledning",
    "kind": "Slags",
    "languages": "Sprog",
    "lat": "Breddegrad",
    "lead": "Leder af gruppen",
    "learning_goals": "Læringsmål",
    "led_to": "Førte til partnerskab",
    "legal_name": "Fuldt navn",
    "lending": "Lån af stedet",
    "licence": "Billedets vilkår",
    "localities": "Områder",
    "locality": "Område",
    "lon": "Længdegrad",
    "lower_is_better": "Lavere er bedre",
    "measurements": "Målinger",
    "member_of": "Medlem af",
    "members": "Medlemmer",
    "method": "Sådan ved vi det",
    "months": "Måneder",
    "name": "Navn",
    "needs": "Behov",
    "next": "Næste evaluering",
    "note": "Bemærkning",
    "notes": "Usikkert eller værd at vide",
    "of_partnerships": "Kun partnerskabers",
    "offers": "Tilbud",
    "on": "Ugedag",
    "online_url": "Adresse på nettet",
    "open_to_all": "Åbent for alle",
    "opened": "Åbnet",
    "operator": "Hvem driver stedet",
    "organizers": "Arrangører",
    "outcome": "Udbytte",
    "outside": "Uden for kommunen",
    "owner": "Ejer",
    "part_of": "Del af",
    "participants": "Deltagere",
    "partners": "Partnere",
    "partnership": "Partnerskab",
    "period": "Periode",
    "pinned": "Arrangementer, der står først",
    "place": "By",
    "previous_start": "Tidspunkt, det er flyttet fra",
    "price": "Pris",
    "price_note": "Mere om prisen",
    "provider": "Udbyder",
    "publish_from": "Vis først fra",
    "published": "Udgivet",
    "purpose": "Formål",
    "quote": "Citat",
    "reason": "Hvorfor",
    "registration_deadline": "Sidste frist for tilmelding",
    "registration_url": "Tilmelding på nettet",
    "repeat": "Gentagelse (en serie)",
    "reports_to": "Hører under (id)",
    "resources": "Ressourcer",
    "responsibilities": "Ansvar",
    "responsible": "Ansvarlig",
    "revisions": "Ændringer af strategien",
    "role": "Rolle",
    "roles": "Roller",
    "room": "Lokale",
    "rooms": "Lokaler",
    "since": "Siden",
    "source": "Kilde",
    "sources": "Kilder",
    "start": "Begynder",
    "status": "Status",
    "status_reason": "Hvorfor (vises på siden)",
    "strengths": "Styrker",
    "structure": "Struktur",
    "subjects": "Fag",
    "success": "Sådan ses det, at det lykkes",
    "summary": "Kort fortalt",
    "summary_en": "Kort fortalt på engelsk",
    "target": "Mål",
    "task": "Opgave",
    "terms": "Vilkår",
    "text": "Tekst",
    "theme": "Tema",
    "ticket_url": "Billetter på nettet",
    "title": "Titel",
    "title_en": "Titel på engelsk",
    "topic": "Emne",
    "topics": "Emner",
    "transport": "Transport",
    "type": "Type",
    "types": "Typer",
    "unit": "Enhed",
    "until": "Til og med",
    "url": "Netadresse",
    "value": "Værdi",
    "venue": "Sted",
    "vision": "Vision",
    "weaknesses": "Svagheder",
    "website": "Hjemmeside",
    "what": "Hvad er ændret?",
    "when": "Hvornår, med ord",
    "where": "Hvor det foregår",
    "why": "Hvorfor?",
    "with": "Det andet arrangements kortnavn",
    "withdrawn": "Trukket tilbage: hvorfor",
    "years": "Hvilke år",
}
"""By the name a field is written with, for all models that have it."""
ONE: Mapping[str, str] = {
    "accepted_clashes": "sammenfald",
    "activities": "aktivitet",
    "alternate_names": "navn",
    "amenities": "ting på stedet",
    "changes": "dato",
    "channels": "sted på nettet",
    "dates": "dato",
    "evaluate_on": "dag",
    "events": "arrangement",
    "except": "dato",
    "facilities": "facilitet",
    "facts": "kendsgerning",
    "follow_ups": "aftale",
    "goals": "mål",
    "groups": "gruppe",
    "improvements": "forbedring",
    "indicators": "ting, der måles",
    "interests": "interesse",
    "languages": "sprog",
    "learning_goals": "læringsmål",
    "measurements": "måling",
    "months": "måned",
    "needs": "behov",
    "notes": "bemærkning",
    "offers": "tilbud",
    "on": "ugedag",
    "partners": "partner",
    "pinned": "arrangement",
    "resources": "ressource",
    "revisions": "ændring",
    "roles": "rolle",
    "rooms": "lokale",
    "sources": "kilde",
    "strengths": "styrke",
    "weaknesses": "svaghed",
}
"""What a list has several of, on the button that adds one."""
_OWN: Mapping[tuple[type[BaseModel], str], str] = {
    (Actor, "title"): "Navn",
    (Activity, "resources"): "Det kræver det",
    (Change, "date"): "Hvilken dato gælder det?",
    (Change, "start"): "Begynder i stedet",
    (Change, "end"): "Slutter i stedet",
    (Change, "venue"): "Sted i stedet",
    (Measurement, "date"): "Dag",
    (NewsletterIssue, "group"): "Deles op efter",
    (Place, "title"): "Navn",
    (Partnership, "title"): "Navn",
    (PressRelease, "title"): "Rubrik",
    (PressRelease, "summary"): "Manchet",
    (News, "title"): "Overskrift",
    (Quote, "role"): "Siger det som",
    (SchoolOffer, "booking"): "Sådan bestiller man",
    (Repeat, "until"): "Sidste dag",
}
"""Where one model means something else by it, or calls it better."""

_STATUS = Status(language("da"))
_CHOICES: Mapping[str, Mapping[Any, str]] = {
    "Event.status": {**_STATUS.STATUS_WORDS, "scheduled": "Det står fast"},
    "Event.booking": {**_STATUS.BOOKING_WORDS, "available": "Der er billetter"},
    "Event.evidence": {"held": "Ja, det er afholdt", "announced": "Kun omtalt på forhånd"},
    "Repeat.every": {"week": "Hver uge", "month": "Hver måned"},
    "Actor.status": ACTOR_STATUSES,
    "Place.status": PLACE_STATUSES,
    "Need.method": NEED_METHODS,
    "Need.status": NEED_STATUSES,
    "Partnership.status": PARTNERSHIP_WORDS,
    "WorkingGroup.kind": GROUP_KINDS,
    "Resource.kind": RESOURCES,
    "Activity.kind": ACTIVITY_KINDS,
    "Activity.status": ACTIVITY_STATUSES,
    "Meeting.kind": MEETINGS,
    "SchoolOffer.kind": OFFERS,
    "SchoolOffer.where": WHERE_WORDS,
    "SchoolOffer.status": {"offered": "Kan bestilles", "proposed": "Foreslået", "ended": "Slut"},
    "NewsletterIssue.group": {"day": "Dag", "topic": "Emne"},
}
_SAME = {"Change": "Event", "Interest": "Need", "NetworkMeeting": "Meeting"}
"""Whose fixed words another model has."""

LEFT_OUT: Mapping[tuple[type[BaseModel], str], str] = {
    (Entity, "aliases"): "an address that was published is a promise: `portal rename` keeps it",
    (Entity, "uid"): "the identity of an event that another system's calendar already holds",
    (Entity, "revision"): "written by imports",
    (Event, "source"): "written by imports: where an event came from",
    (Entity, "modified"): "git knows it",
    (Meeting, "modified"): "git knows it",
    (Entity, "editors"): "whoever gives rights, in the open, by a change of its own",
    (Entity, "calendar_source"): "whoever sets up a harvest",
    (Partnership, "plan"): "a file of its own, with a collection of its own",
    (Partnership, "meetings"): "files of their own, with a collection of their own",
    (Partnership, "evaluations"): "files of their own, with a collection of their own",
    (Partnership, "steps"): "its keys are numbers, which the editor takes for places in a list",
    (NewsletterIssue, "state"): "written by `portal newsletter sent`",
    (NewsletterIssue, "sent"): "written by `portal newsletter sent`",
    (NewsletterIssue, "manifest"): "written by `portal newsletter sent`",
}
"""Fields that the browser editor has no input for, and why. What stands in them is kept."""
_GIT_KNOWS = frozenset({Event, Actor, Place, Partnership, SchoolOffer})
"""Of these the day of publication is the history's; of news and releases it is the author's."""


def label_of(model: type[BaseModel], name: str) -> str:
    """What the field is called. Raises LookupError, for whoever added the field."""
    found = _OWN.get((model, name)) or LABELS.get(name)
    if found is None:
        raise LookupError(
            f"The browser editor has no Danish name for {model.__name__}.{name}: write it in "
            "LABELS in generator/admin/words.py, or a reason in LEFT_OUT there "
            "(docs/architecture.md, »A field«)"
        )
    return found


def words_of(model: type[BaseModel], name: str) -> Mapping[str, str]:
    """What a field's fixed words are called; empty where it has none."""
    named = f"{model.__name__}.{name}", f"{_SAME.get(model.__name__)}.{name}"
    return next((_CHOICES[one] for one in named if one in _CHOICES), {})


def reason_left_out(model: type[BaseModel], name: str) -> str:
    """Why there is no input for the field; the empty text where there is one."""
    if name == "published" and (model in _GIT_KNOWS or issubclass(model, Meeting)):
        return "git knows it"
    found = (why for (owner, field), why in LEFT_OUT.items() if _is_it(model, name, owner, field))
    return next(found, "")


def _is_it(model: type[Any], name: str, owner: type[BaseModel], field: str) -> bool:
    return name == field and issubclass(model, owner)
