"""What actors have to do with each other, as our own content: needs and offers, plans, meetings and
school offers. No other program is asked for these, so they are text at once.

Like the rest of the corpus they follow from their number. A tenth of needs and offers names a thing
to lend; half of all meetings and plans are still to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bench.invented import AUDIENCES, FIRST_DAY, PUBLISHED, TOPICS, TOWNS, Corpus, Mix

WISHES = 2
"""Needs of each actor, and as many offers."""
ACTIVITIES = 6
_FACILITIES = ("scene", "oevelokale", "klaver", "telt", "transport")
_THEMES = ("adgang-til-kultur", "kulturel-mangfoldighed", "engagement-i-lokalsamfundet")
_SUBJECTS = ("dansk", "historie", "musik", "billedkunst", "natur-teknologi")
_WISHED = ("et sted at øve", "hænder til en festdag", "noget at sidde på", "hjælp med lyden")
_DONE = ("Åben prøve", "Fælles plakat", "Fest på havnen", "Kursus for frivillige", "Ansøgning")


def wishes(number: int) -> Iterator[str]:
    """The lines of an actor's needs and offers."""
    for side in ("needs", "offers"):
        mix = Mix(f"{side} {number}")
        yield f"{side}:"
        for _ in range(WISHES):
            said = [
                f"topic: {mix.one(TOPICS)}",
                f"text: Det handler om {mix.one(_WISHED)}.",
                f"audience: {mix.one(AUDIENCES)}",
                *([f"facility: {mix.one(_FACILITIES)}"] if mix.below(10) == 0 else []),
                "method: survey",
                "source: Rundspørge 2026",
            ]
            yield f"  - {{{', '.join(said)}}}"


def goals(number: int) -> Iterator[str]:
    """The lines of a partnership's goals and of who does what in it."""
    mix = Mix(f"goals {number}")
    yield "goals:"
    for goal in range(2):
        yield f"  - {{id: maal-{goal}, title: Mål {goal}, theme: {mix.one(_THEMES)}}}"
    yield "structure:"
    yield "  groups: [{id: styregruppe, title: Styregruppen, kind: steering_group}]"
    yield f"  resources: [{{kind: hours, title: Frivillige timer, amount: {mix.below(200) + 1}}}]"


def plan(number: int, partners: tuple[int, ...]) -> str:
    """A partnership's `plan.yml`."""
    mix = Mix(f"plan {number}")
    lines = ["activities:"]
    for at in range(ACTIVITIES):
        day = FIRST_DAY + timedelta(days=mix.below(360) - 180)
        responsible = partners[at % len(partners)]
        lines += [
            f"  - title: {mix.one(_DONE)} {at}",
            f"    start: {day}",
            f"    responsible: aktoer-{responsible}",
            f"    goals: [maal-{at % 2}]",
        ]
    lines += [
        "indicators:",
        "  - id: fremmoedte",
        "    title: Fremmødte",
        "    goal: maal-0",
        f"    target: {{date: {FIRST_DAY + timedelta(days=200)}, value: {mix.below(500)}}}",
        f"evaluate_on: [{FIRST_DAY + timedelta(days=mix.below(300) - 30)}]",
    ]
    return "\n".join(lines) + "\n"


def meeting(number: int, known: Corpus) -> list[str]:
    """The front matter of one of the network's meetings."""
    mix = Mix(f"meeting {number}")
    day = FIRST_DAY + timedelta(days=mix.below(400) - 200)
    there = dict.fromkeys(mix.below(len(known.actors)) for _ in range(8))
    return [
        f"title: Møde {number}",
        f"date: {day} 16:30",
        f"host: aktoer-{next(iter(there))}",
        f"participants: [{', '.join(f'aktoer-{actor}' for actor in there)}]",
        "purpose: At finde ud af, hvem der kan hjælpe hvem.",
        *(["outcome: Vi prøver det igen til foråret."] if day < FIRST_DAY else []),
        f"topics: [{mix.one(TOPICS)}]",
        f"led_to: [partnerskab-{mix.below(len(known.partnerships))}]",
        f"published: {PUBLISHED:%Y-%m-%d %H:%M}",
        "sources: [vision]",
    ]


def school_offer(number: int, known: Corpus) -> list[str]:
    """The front matter of a school offer."""
    mix = Mix(f"offer {number}")
    first = 1 + mix.below(7)
    return [
        f"title: Skoletilbud {number}",
        "summary: En time med noget, man kan røre ved.",
        f"provider: aktoer-{mix.below(len(known.actors))}",
        f"grades: [{first}-klasse, {first + 1}-klasse]",
        f"subjects: [{mix.one(_SUBJECTS)}]",
        f"topics: [{mix.one(TOPICS)}]",
        f"price: {mix.one(('gratis', '500'))}",
        f"localities: [{mix.one(TOWNS)}]",
        f"where: {mix.one(('at_school', 'at_provider', 'either'))}",
        f"published: {PUBLISHED:%Y-%m-%d %H:%M}",
        "sources: [vision]",
    ]
