"""THE register of kinds: one row each; everything that walks over kinds walks over this."""

from __future__ import annotations

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.meeting import NetworkMeeting
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.model.tradition import Tradition


class Kind(Struct, frozen=True):
    """One kind of content.

    `folder` under `content/`; `address` what its pages' addresses begin with (one part or
    several), None where it has no page of its own; `model` its schema; `label` and `plural` in
    Danish. `suffix` is how its files end: `.yml` where there is no text below the fields.
    """

    folder: str
    address: str | None
    model: type[Entity]
    label: str
    plural: str
    suffix: str = ".md"


KINDS: tuple[Kind, ...] = (
    Kind("events", "arrangementer", Event, "Arrangement", "Arrangementer"),
    Kind("actors", "aktoerer", Actor, "Aktør", "Aktører"),
    Kind("partnerships", "partnerskaber", Partnership, "Partnerskab", "Partnerskaber"),
    Kind("places", "steder", Place, "Sted", "Steder"),
    Kind("news", "nyheder", News, "Nyhed", "Nyheder"),
    Kind("meetings", "netvaerk/moeder", NetworkMeeting, "Møde", "Møder"),
    Kind("school_offers", "aaben-skole", SchoolOffer, "Skoletilbud", "Skoletilbud"),
    Kind("traditions", None, Tradition, "Tradition", "Traditioner"),
    Kind("newsletters", "nyhedsbreve", NewsletterIssue, "Nyhedsbrev", "Nyhedsbreve", ".yml"),
    Kind("press", "presse", PressRelease, "Pressemeddelelse", "Pressemeddelelser"),
)

BY_FOLDER = {kind.folder: kind for kind in KINDS}
