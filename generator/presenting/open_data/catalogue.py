"""The portal's open data in DCAT-AP 3 (and what DCAT-AP-DK 2 asks for beside it), so that data
portals can harvest it: a catalogue, a dataset for each kind, a distribution for each file.

Words for formats, languages, licences and so on are the European Publications Office's authority
tables (https://op.europa.eu/en/web/eu-vocabularies), as DCAT-AP §"Controlled vocabularies" has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import CALENDAR, EVENTS, absolute
from generator.presenting.linked_data.graph import Literal, Named, Node
from generator.presenting.open_data import files
from generator.presenting.open_data.documents import publisher
from generator.presenting.open_data.terms_of_use import CHANGES, contact
from generator.presenting.open_data.things import instant
from generator.presenting.syndication.publication import last_change

_EU = "http://publications.europa.eu/resource/authority/"
PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcatap": "http://data.europa.eu/r5r/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": f"{_EU}licence/CC_BY_4_0",
    "https://creativecommons.org/licenses/by-sa/4.0/": f"{_EU}licence/CC_BYSA_4_0",
    "https://creativecommons.org/publicdomain/zero/1.0/": f"{_EU}licence/CC0",
}
"""The authority table's names of licences, by the beginning of their own addresses."""
_MEDIA = "https://www.iana.org/assignments/media-types/"


class Format(Struct, frozen=True):
    """A file's format: the authority table's word, and the media type."""

    code: str
    media_type: str


_JSON = Format("JSON", "application/json")
_LINKED = Format("JSON_LD", "application/ld+json")
_CSV = Format("CSV", "text/csv")
_ICS = Format("ICS", "text/calendar")
_RSS = Format("RSS", "application/rss+xml")
_ATOM = Format("ATOM", "application/atom+xml")


_HOW = {
    "JSON": "Felterne er forklaret på siden om åbne data.",
    "JSON_LD": "De samme schema.org-objekter som på arrangementernes egne sider.",
    "CSV": "Semikolon mellem kolonnerne og komma i tal, så Excel på dansk åbner den rigtigt.",
    "ICS": "Kalenderprogrammer kan abonnere på den.",
    "RSS": "Feedlæsere kan følge det.",
    "ATOM": "Feedlæsere kan følge det.",
}


class Dataset(Struct, frozen=True):
    """A dataset: its anchor on the page, what it is, its keywords, and its files as (title,
    address, format)."""

    anchor: str
    title: str
    description: str
    keywords: tuple[str, ...]
    files: tuple[tuple[str, str, Format], ...]


def _register(
    name: str, anchor: str, title: str, description: str, *keywords: str, table: bool = False
) -> Dataset:
    found = [(f"{title} (JSON)", files.register_file(name), _JSON)]
    if table:
        found.append((f"{title} (regneark)", files.register_csv(name), _CSV))
    return Dataset(anchor, title, description, keywords, tuple(found))


def _events(portal: Portal, years: tuple[int, ...]) -> Dataset:
    return Dataset(
        "arrangementer",
        "Arrangementer",
        f"Kulturarrangementer i {portal.settings.municipality} med tid, sted, pris, arrangør og "
        "status for hver enkelt dato, også tidligere og aflyste.",
        ("arrangementer", "kultur", "kalender", "koncerter", "udstillinger"),
        (
            ("De næste arrangementer (JSON)", files.UPCOMING, _JSON),
            ("De næste arrangementer (schema.org)", files.UPCOMING_LINKED, _LINKED),
            ("Oversigt over alle måneder (JSON)", files.EVENT_INDEX, _JSON),
            ("De næste arrangementer (regneark)", files.UPCOMING_CSV, _CSV),
            *((f"Alle datoer i {year} (regneark)", files.year_csv(year), _CSV) for year in years),
            (
                "Kommende arrangementer og det seneste års (iCalendar)",
                f"{EVENTS}{CALENDAR}",
                _ICS,
            ),
            ("Nye arrangementer og ændringer (RSS)", f"{EVENTS}rss.xml", _RSS),
            ("Nye arrangementer og ændringer (Atom)", f"{EVENTS}atom.xml", _ATOM),
            ("Det seneste års ændringer (JSON)", files.CHANGES, _JSON),
        ),
    )


def datasets(portal: Portal, years: tuple[int, ...]) -> tuple[Dataset, ...]:
    """All of them, in the page's order; `years` are those with a spreadsheet."""
    where = portal.settings.municipality
    return (
        _events(portal, years),
        _register(
            "actors",
            "aktoerer",
            "Aktører",
            f"Foreninger, institutioner og grupper, der skaber kultur i {where}, med deres behov "
            "og tilbud.",
            "foreninger",
            "kulturaktører",
            table=True,
        ),
        _register(
            "places",
            "steder",
            "Steder",
            f"Steder med kultur i {where}: adresse, lokaler, faciliteter og tilgængelighed.",
            "kultursteder",
            "lokaler",
            "tilgængelighed",
            table=True,
        ),
        _register(
            "partnerships",
            "partnerskaber",
            "Partnerskaber",
            "Kulturpartnerskaber med partnere, mål, struktur, plan og evaluering.",
            "partnerskaber",
            "kulturpolitik",
            table=True,
        ),
        _register(
            "meetings",
            "moeder",
            "Møder",
            "Møder i kulturens netværk og i partnerskaberne, og hvad der kom ud af dem.",
            "møder",
            "samarbejde",
        ),
        _register(
            "school_offers",
            "skoletilbud",
            "Skoletilbud",
            f"Tilbud til skoler og dagtilbud i {where} efter klassetrin og fag (Åben Skole).",
            "åben skole",
            "undervisning",
        ),
        _register(
            "news",
            "nyheder",
            "Nyheder",
            f"Nyheder om kultur i {where} fra portalens redaktion, og hvem de handler om.",
            "nyheder",
        ),
        _register(
            "traditions",
            "traditioner",
            "Traditioner",
            f"Traditioner, som kommer igen hvert år i {where}.",
            "traditioner",
        ),
    )


class Catalogue:
    """Tells the catalogue of a portal; `years` are those with a spreadsheet."""

    def __init__(self, portal: Portal, base_url: str, years: tuple[int, ...]) -> None:
        self._portal, self._base_url = portal, base_url
        self._page = absolute(base_url, files.PAGE)
        self._kinds: dict[str, tuple[str, Literal | None]] = {}
        self._datasets = datasets(portal, years)
        self._modified = Literal(instant(last_modified(portal)), datatype="xsd:dateTime")
        self._language = self._known(f"{_EU}language/DAN", "dct:LinguisticSystem")

    def nodes(self) -> list[Node]:
        """The catalogue, its publisher, the datasets and their files; and of what each other thing
        is that they name."""
        told = [self._catalogue(), self._publisher(), *self._each()]
        return [*told, *self._said_of_others()]

    def _known(self, iri: str, kind: str, label: Literal | None = None) -> Named:
        """Something of others, or a document, and what it is: whoever checks the catalogue need not
        fetch it to know that a language is a language."""
        self._kinds[iri] = kind, label
        return Named(iri)

    def _said_of_others(self) -> Iterator[Node]:
        for iri, (kind, label) in sorted(self._kinds.items()):
            named = {"skos:ConceptScheme": "dct:title", "skos:Concept": "skos:prefLabel"}
            yield {"@id": iri, "@type": kind, **({named[kind]: label} if label else {})}

    def _document(self, address: str) -> Named:
        return self._known(absolute(self._base_url, address), "foaf:Document")

    def _catalogue(self) -> Node:
        settings = self._portal.settings
        return {
            "@id": f"{self._page}#katalog",
            "@type": "dcat:Catalog",
            "dct:title": _danish(f"{settings.public_name}: åbne data"),
            "dct:description": _danish(f"{settings.description} {CHANGES}"),
            "dct:publisher": Named(self._publisher_iri()),
            "dct:language": self._language,
            "dct:license": self._licence(),
            "dct:issued": _day(settings.launched),
            "dct:modified": self._modified,
            "dct:spatial": self._spatial(),
            "foaf:homepage": self._document(files.PAGE),
            "dcat:themeTaxonomy": self._known(
                f"{_EU}data-theme", "skos:ConceptScheme", Literal("Data theme", language="en")
            ),
            "dcat:dataset": [Named(self._iri(one)) for one in self._datasets],
        }

    def _publisher_iri(self) -> str:
        """Of the organisation, which is another thing than its page on the web."""
        return f"{self._page}#udgiver"

    def _publisher(self) -> Node:
        known = publisher(self._portal)
        return {
            "@id": self._publisher_iri(),
            "@type": "foaf:Agent",
            "foaf:name": _danish(known["name"]),
            "foaf:homepage": self._known(known["url"], "foaf:Document") if "url" in known else None,
        }

    def _each(self) -> Iterator[Node]:
        for dataset in self._datasets:
            yield self._dataset(dataset)
            for title, address, kind in dataset.files:
                yield self._distribution(title, address, kind)

    def _iri(self, dataset: Dataset) -> str:
        return f"{self._page}#{dataset.anchor}"

    def _dataset(self, one: Dataset) -> Node:
        return {
            "@id": self._iri(one),
            "@type": "dcat:Dataset",
            "dct:identifier": Literal(self._iri(one)),
            "dct:title": _danish(one.title),
            "dct:description": _danish(f"{one.description} {files.PICTURES}"),
            "dct:publisher": Named(self._publisher_iri()),
            "dcat:contactPoint": self._contact(),
            "dcat:theme": self._known(
                f"{_EU}data-theme/EDUC", "skos:Concept", _danish("Uddannelse, kultur og sport")
            ),
            "dcat:keyword": [_danish(word) for word in one.keywords],
            "dct:spatial": self._spatial(),
            "dct:temporal": self._temporal() if one.anchor == "arrangementer" else None,
            "dct:accrualPeriodicity": self._known(f"{_EU}frequency/DAILY", "dct:Frequency"),
            "dct:accessRights": self._known(f"{_EU}access-right/PUBLIC", "dct:RightsStatement"),
            "dct:language": self._language,
            "dct:issued": _day(self._portal.settings.launched),
            "dct:modified": self._modified,
            "dcat:landingPage": self._document(files.PAGE),
            "foaf:page": self._document(files.OPENAPI),
            "dcat:distribution": [
                Named(self._distribution_iri(address)) for _, address, _ in one.files
            ],
        }

    def _distribution_iri(self, address: str) -> str:
        return f"{absolute(self._base_url, address)}#fil"

    def _distribution(self, title: str, address: str, kind: Format) -> Node:
        url = absolute(self._base_url, address)
        described = {"JSON": files.SCHEMA, "CSV": files.CSV_METADATA}.get(kind.code)
        return {
            "@id": self._distribution_iri(address),
            "@type": "dcat:Distribution",
            "dct:title": _danish(title),
            "dct:description": _danish(f"{title}. {_HOW[kind.code]}"),
            "dcat:accessURL": Named(url),
            "dcat:downloadURL": Named(url),
            "dct:format": self._known(f"{_EU}file-type/{kind.code}", "dct:MediaTypeOrExtent"),
            "dcat:mediaType": self._known(f"{_MEDIA}{kind.media_type}", "dct:MediaType"),
            "dct:license": self._licence(),
            "dct:language": self._language,
            "dct:conformsTo": self._known(absolute(self._base_url, described), "dct:Standard")
            if described
            else None,
            "dcatap:availability": self._known(
                f"{_EU}planned-availability/STABLE",
                "skos:Concept",
                Literal("Stable", language="en"),
            ),
        }

    def _licence(self) -> Named | None:
        """The authority table's name, else the licence's own address; none where nobody wrote it:
        a licence without an address is only a name in words."""
        url = files.licence(self._portal).get("url")
        if url is None:
            return None
        known = (name for start, name in _LICENCES.items() if url.startswith(start))
        return self._known(next(known, url), "dct:LicenseDocument")

    def _contact(self) -> Node:
        """The organisation; never a person."""
        where = contact(self._portal, self._base_url)
        by_mail = where.startswith("mailto:")
        return {
            "@type": ["vcard:Organization", "vcard:Kind"],
            "vcard:fn": _danish(self._portal.settings.publisher),
            "vcard:hasEmail": Named(where) if by_mail else None,
            "vcard:hasURL": None if by_mail else Named(where),
        }

    def _spatial(self) -> list[Any]:
        """The municipality by its name, in Denmark."""
        named = {
            "@type": "dct:Location",
            "skos:prefLabel": _danish(self._portal.settings.municipality),
        }
        return [named, self._known(f"{_EU}country/DNK", "dct:Location")]

    def _temporal(self) -> Node | None:
        """From the first event's day to the last one's."""
        events = self._portal.all_events
        if not events:
            return None
        return {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(min(event.first_day for event in events)),
            "dcat:endDate": _day(max(event.last_day for event in events)),
        }


def last_modified(portal: Portal) -> datetime:
    """When anything was last changed, as far as its author or git tells; never before the portal
    opened, nor after today (whoever writes `modified` may write a day to come)."""
    launched = start_of(portal.settings.launched)
    since = int(launched.timestamp())
    events = (last_change(event, since) for event in portal.all_events)
    registered = (one.changed.timestamp() for one in portal.registered() if one.changed)
    moment = datetime.fromtimestamp(max((since, *events, *registered)), launched.tzinfo)
    return min(moment, max(launched, start_of(portal.today))) if _ahead(portal, moment) else moment


def _ahead(portal: Portal, moment: datetime) -> bool:
    return moment.date() > portal.today


def _danish(text: str) -> Literal:
    return Literal(text, language="da")


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype="xsd:date")
