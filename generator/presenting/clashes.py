"""A clash in words: when, and what is in the way of what."""

from __future__ import annotations

from collections.abc import Mapping

from generator.analysing.clashes import Clash
from generator.counting import counted
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.words.dates import clock, listed, weekday_day
from generator.presenting.words.names import actor_name


def when(clash: Clash) -> str:
    """`fredag den 4. december 2026 kl. 19.30–21.00`, and how many times more."""
    day = f"{weekday_day(clash.begins.date())} {clash.begins.year}"
    hours = f"kl. {clock(clash.begins)}–{clock(clash.ends)}"
    more = clash.dates - 1
    times = f" og {counted(more, 'gang', 'gange')} til" if more else ""
    return f"{day} {hours}{times}"


def reasons(portal: Portal, clash: Clash) -> str:
    """`begge er i Salen i Pakhuset`, `Teater Havgus er to steder på én gang`; the gravest first."""
    said = [words for kind in clash.kinds for words in _reason(portal, clash, kind)]
    if len(said) > 1 and said[-1].startswith("samme "):
        # »begge er i Salen og samme by« would be read as one thing.
        return f"{listed(said[:-1])}, og de har {said[-1]}"
    return listed(said)


def _reason(portal: Portal, clash: Clash, kind: str) -> list[str]:
    if kind == "place":
        return [f"begge er i {where(portal, clash)}"]
    if kind == "actor":
        names = [actor_name(portal, slug) for slug in clash.actors]
        return [f"{listed(names)} er to steder på én gang"]
    words = portal.settings.vocabularies
    shared = [
        _label(words.localities, clash.town) if clash.town else "",
        *(_label(words.audiences, code).lower() for code in clash.audiences),
        *(_label(words.topics, code).lower() for code in clash.topics),
    ]
    same = "emne" if clash.topics else "type"
    if not clash.topics:
        shared.append(_label(words.event_types, clash.later.type).lower())
    return [f"samme by, målgruppe og {same} ({', '.join(filter(None, shared))})"]


def _label(terms: Mapping[str, Term], code: str) -> str:
    """A word as people say it; the code itself where it is unknown, which has an error of its own.
    Clashes are told in the same report."""
    return terms[code].label if code in terms else code


def where(portal: Portal, clash: Clash) -> str:
    """The place that both are in, as it is called."""
    venue = clash.venue
    if isinstance(venue, str):
        name = portal.places[venue].title if venue in portal.places else venue
        return f"{clash.room} i {name}" if clash.room else name
    return venue[0] if venue else ""
