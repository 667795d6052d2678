"""What the portal's own lists are called, and what each says of itself in a line.

Said here once: the pages have it in their heads, and the search finds them by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model.portal import Portal
from generator.presenting import ways
from generator.presenting.addresses import (
    ACTORS,
    CALENDARS,
    CHANGES,
    COMBINATIONS,
    EMBEDDING,
    EVENTS,
    FACILITIES,
    FREE_SCHOOL_OFFERS,
    KEPT,
    MATCHES,
    MEETINGS,
    NETWORK,
    NEWS,
    NEWSLETTERS,
    OPEN_DATA,
    PARTNERSHIPS,
    PLACES,
    PRESS,
    PROGRAMME,
    RESOURCES,
    SCHOOL_GAPS,
    SCHOOL_OFFERS,
    SUBSCRIBE,
    YEAR,
    school_address,
    terms_address,
)
from generator.presenting.languages.editions import VOCABULARIES
from generator.presenting.languages.language import spoken
from generator.presenting.words.dates import uncapitalised


class OwnPage(Struct, frozen=True):
    """A page that every portal has: its address, its title, and what is there in a sentence."""

    address: str
    title: str
    description: str


def own_page(portal: Portal, address: str) -> OwnPage:
    """The one at this address."""
    return own_pages(portal)[address]


def crumb(portal: Portal, address: str) -> tuple[str, str]:
    """Its title and address, on the way to what lies below it."""
    return own_page(portal, address).title, address


def own_pages(portal: Portal) -> Mapping[str, OwnPage]:
    """All of them by address, in the language of the portal as far as they are told in it; found
    once."""
    return portal.once(_own_pages)


def _own_pages(portal: Portal) -> Mapping[str, OwnPage]:
    told = (*_what_is_on(portal), *_registers(portal), *_schools(portal), *_following(portal))
    return {page.address: page for page in told}


def _what_is_on(portal: Portal) -> Iterator[OwnPage]:
    _, where = spoken(portal).gettext, portal.settings.municipality
    yield OwnPage(
        EVENTS,
        _("Arrangementer"),
        _("Alt, hvad der sker i %(where)s, dag for dag.", where=where),
    )
    for way in ways.ready(portal):
        told = _("%(title)s i %(where)s: %(words)s.", title=way.title, where=where, words=way.words)
        yield OwnPage(way.address, way.title, told)
    yield OwnPage(
        CALENDARS,
        _("Kalender måned for måned"),
        _(
            "Arrangementer i %(where)s, måned for måned: det, der kommer, og det, der har været.",
            where=where,
        ),
    )
    yield OwnPage(
        PROGRAMME,
        "Program",
        f"Det fælles program for kulturen i {where}, sæson for sæson, til at læse og til at printe "
        "og folde.",
    )
    yield OwnPage(
        YEAR,
        "Årshjul",
        f"Kulturens år i {where}: traditioner, partnerskabernes planer, ferier og helligdage, "
        "måned for måned.",
    )


def _registers(portal: Portal) -> Iterator[OwnPage]:
    _, where = spoken(portal).gettext, portal.settings.municipality
    yield OwnPage(
        ACTORS,
        _("Aktører"),
        _(
            "Hvem skaber kultur i %(where)s? Foreninger, institutioner, kunstnere og kirker, hver "
            "med kalender og feed.",
            where=where,
        ),
    )
    yield OwnPage(
        PLACES,
        _("Steder"),
        _(
            "Scener, museer, kirker, parker og kulturhuse i %(where)s, by for by, med "
            "adgangsforhold og program.",
            where=where,
        ),
    )
    yield OwnPage(
        FACILITIES,
        "Lokaler og faciliteter",
        f"Scener, lokaler og udstyr i {where}: hvem der har dem, på hvilke vilkår andre kan bruge "
        "dem, og hvor meget de er i brug.",
    )
    yield OwnPage(
        PARTNERSHIPS,
        "Partnerskaber",
        "Partnerskaberne mellem kulturens aktører, skoler og kommune: hvem der er med, hvad de "
        "vil, og hvor langt de er i de otte trin.",
    )
    yield OwnPage(
        RESOURCES,
        "Partnerskabernes ressourcer",
        "Penge, timer, lokaler og udstyr, som parterne lægger i de aktive partnerskaber: talt "
        "sammen, og hvem der bidrager med hvad.",
    )
    yield OwnPage(
        terms_address("themes"),
        "Temaer",
        "Kulturpolitikkens temaer, og hvad partnerskaberne vil og gør for hvert af dem: mål, "
        "planer og arrangementer.",
    )
    yield OwnPage(
        NETWORK,
        "Netværket",
        f"Hvem arbejder sammen om kulturen i {where}: hvem der binder netværket sammen, og hvem "
        "der endnu står alene.",
    )
    yield OwnPage(
        MEETINGS,
        "Møder i netværket",
        f"Møder, workshopper og konferencer, hvor kulturens aktører i {where} mødes, og hvad der "
        "kom ud af dem.",
    )
    yield OwnPage(
        MATCHES,
        "Behov og tilbud, der passer sammen",
        f"Hvem i {where} mangler noget, som andre tilbyder? Portalen sætter behov og tilbud sammen "
        "og siger hvorfor.",
    )
    for vocabulary in VOCABULARIES:
        title, told = _headings(portal)[vocabulary]
        yield OwnPage(terms_address(vocabulary), title, told)


def _headings(portal: Portal) -> Mapping[str, tuple[str, str]]:
    """Of each vocabulary what its list is called, and what one finds by it."""
    _ = spoken(portal).gettext
    return {
        "topics": (_("Emner"), _("Find arrangementer efter, hvad de handler om.")),
        "audiences": (
            _("Målgrupper"),
            _("Find arrangementer for børn, unge, voksne og alle andre."),
        ),
        "localities": (_("Områder"), _("Find arrangementer, aktører og steder i nærheden.")),
        "event_types": (_("Typer"), _("Find koncerter, udstillinger, foredrag og meget andet.")),
        "accessibility": (_("Adgang"), _("Find arrangementer, som du kan være med til.")),
    }


def _schools(portal: Portal) -> Iterator[OwnPage]:
    where, words = portal.settings.municipality, portal.settings.vocabularies
    yield OwnPage(
        SCHOOL_OFFERS,
        "Åben Skole",
        f"Hvad kan klasser og dagtilbud i {where} bestille? Skoletilbud efter klassetrin, fag, "
        "område og pris, og det, der mangler.",
    )
    yield OwnPage(
        FREE_SCHOOL_OFFERS, "Gratis skoletilbud", "Skoletilbud, der ikke koster klassen noget."
    )
    yield OwnPage(
        SCHOOL_GAPS,
        "Hvad mangler skolerne?",
        "Klassetrin og fag, som ingen på portalen har et skoletilbud til: behov, som en udbyder "
        "kan tage op.",
    )
    for code, term in words.grades.items():
        label = term.label
        yield OwnPage(
            school_address("grades", code),
            f"Åben Skole: {label}",
            f"Skoletilbud til {uncapitalised(label)} i {where} på ét ark, og et feed med de nye.",
        )
    for code, term in words.subjects.items():
        yield OwnPage(
            school_address("subjects", code),
            f"Skoletilbud: {term.label}",
            f"Skoletilbud i {term.label.lower()} i {where}, for hvert klassetrin.",
        )
    for code, term in words.localities.items():
        yield OwnPage(
            school_address("localities", code),
            f"Skoletilbud: {term.label}",
            f"Skoletilbud i {term.label}, og det, der kommer ud til skolerne.",
        )


def _following(portal: Portal) -> Iterator[OwnPage]:
    _, settings = spoken(portal).gettext, portal.settings
    where = settings.municipality
    yield OwnPage(
        SUBSCRIBE,
        _("Abonnér"),
        _(
            "Få kulturen i din egen kalender eller i en feedlæser: hele portalen eller kun den "
            "aktør, det sted eller det emne, du følger."
        ),
    )
    yield OwnPage(
        COMBINATIONS,
        "Sammensatte kalendere",
        "Musik i din by, eller teater for børn: kalendere med det, som to ting har til fælles.",
    )
    yield OwnPage(
        EMBEDDING,
        "Vis kalenderen på din egen hjemmeside",
        "Vis arrangementerne på foreningens egen hjemmeside, som en liste eller en kalender, der "
        "altid er ajour.",
    )
    yield OwnPage(
        NEWSLETTERS,
        "Nyhedsbreve",
        f"Nyhedsbreve om kulturen i {where}: dem, der er sendt, og hvor man tilmelder sig.",
    )
    yield OwnPage(NEWS, "Nyheder", f"Nyt om kulturen i {where}.")
    yield OwnPage(
        CHANGES,
        "Ændringer",
        "Nye arrangementer, og dem, der er flyttet, aflyst, udsolgt eller har fået nyt sted.",
    )
    yield OwnPage(
        KEPT,
        "Dine gemte arrangementer",
        "De arrangementer, du selv har gemt på denne enhed, og hvordan de står nu.",
    )
    yield OwnPage(
        PRESS,
        "Pressemeddelelser",
        f"Det, {settings.name} har sendt til aviser, radio og tv, og hvem pressen kan spørge.",
    )
    yield OwnPage(
        OPEN_DATA,
        "Åbne data",
        "Hent arrangementer, aktører, steder og partnerskaber som regneark eller som data til dit "
        "eget program. Alle må bruge dem.",
    )
