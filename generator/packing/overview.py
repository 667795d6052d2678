"""`index.html`: all packs of a folder with their states, for editors; it asks no host."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from generator.counting import counted
from generator.packing import PackError
from generator.packing.states import Kind, State
from generator.packing.texts import rendered
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.dates import listed, moment_in_words

NAME = "index.html"
OURS = b'<meta name="generator" content="portal pack">'
"""In the page's head: another `index.html` is somebody's, and is not replaced."""
WORDS: Mapping[Kind, str] = {
    "stale": "Forældet",
    "gone": "Findes ikke længere",
    "fresh": "Frisk",
    "over": "Forbi",
}
"""In the order in which they stand: what asks for work first."""
COUNTED: Mapping[Kind, tuple[str, str]] = {
    "stale": ("forældet", "forældede"),
    "gone": ("uden side", "uden side"),
    "fresh": ("frisk", "friske"),
    "over": ("forbi", "forbi"),
}
COLOURS = ("paper", "surface", "ink", "muted", "line", "primary", "accent")


class Row(Struct, frozen=True):
    """One pack on the page; `place` is its folder's address from there."""

    state: State
    word: str
    place: str
    made: str


def refuse_others(output: Path) -> None:
    """Raises PackError where another page stands in this one's place: a built site, above all."""
    file = output / NAME
    if file.exists() and OURS not in file.read_bytes()[:2000]:
        raise PackError(
            f"{file} er ikke en oversigt over pakker og bliver ikke erstattet. "
            "Vælg en anden mappe med --output."
        )


def overview(
    states: Sequence[State],
    portal: str,
    now: datetime,
    theme: Path,
    colours: Mapping[str, tuple[str, str]],
) -> bytes:
    """The page, as of `now`; `colours` are the theme's, light and dark."""
    rows = [
        Row(state, WORDS[state.kind], state.subject.key, moment_in_words(state.made))
        for state in in_order(states)
    ]
    groups = [(word, [row for row in rows if row.word == word]) for word in WORDS.values()]
    return rendered(
        theme,
        "index.html",
        groups=[group for group in groups if group[1]],
        count=said_of(states),
        portal=portal,
        asked=moment_in_words(now),
        light={name: colours[name][0] for name in COLOURS},
        dark={name: colours[name][1] for name in COLOURS},
    )


def in_order(states: Sequence[State]) -> list[State]:
    """What asks for work first, then by title."""
    order = tuple(WORDS)
    return sorted(states, key=lambda one: (order.index(one.kind), by_name(one.title), one.subject))


def said_of(states: Sequence[State]) -> str:
    """`12 pakker: 2 forældede og 10 friske.`"""
    if not states:
        return "Der er ingen pakker endnu."
    many = [(sum(one.kind == kind for one in states), *words) for kind, words in COUNTED.items()]
    parts = listed([counted(*how_many) for how_many in many if how_many[0]])
    return f"{counted(len(states), 'pakke', 'pakker')}: {parts}."


def report(states: Sequence[State]) -> str:
    """The same as text: what is out of date, why, and which files to make anew."""
    lines: list[str] = []
    for state in in_order(states):
        if not state.out_of_date:
            continue
        lines.append(f"{state.subject.key}: {WORDS[state.kind].lower()}")
        lines += [f"  {reason}" for reason in state.reasons]
        if state.files:
            lines.append(f"  Lav om: {', '.join(state.files)}")
        if state.by_hand:
            lines.append(f"  Rettet i hånden, ret dem selv: {', '.join(state.by_hand)}")
    return "\n".join((*lines, said_of(states)))
