"""`portal pack`: what is asked for, made or looked at, and told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.counting import counted
from generator.forking import heaps, in_turns
from generator.packing import PackError
from generator.packing.keeping import Made, make_pack, packs_in, state_in
from generator.packing.matters import FOLDERS, Desk, Subject, all_coming, is_there
from generator.packing.overview import NAME, overview, refuse_others
from generator.packing.states import State
from generator.presenting.tokens import read_tokens
from generator.printing.typesetting import Typesetter
from generator.problems import suggestion

Asked: TypeAlias = tuple[Subject, State | None]
"""A pack to be made, and its state where only what is out of date is made anew."""
LOT = 10
"""Packs in a heap: a second or two's work."""


class Packer(Struct, frozen=True):
    """A folder of packs, and all that it takes to make them."""

    desk: Desk
    output: Path
    jobs: int = 1

    def make(self, names: Sequence[str]) -> tuple[Made, ...]:
        """Those that are named, whether they are there or not. Raises PackError for a name that
        nothing has."""
        return self._made([(self._subject(name), None) for name in names])

    def make_coming(self) -> tuple[Made, ...]:
        """What is coming and has no pack, and what is out of date."""
        there = {one.subject: one for one in self.states()}
        new: list[Asked] = [(one, None) for one in all_coming(self.desk.portal) if one not in there]
        return self._made([*new, *self._due(there.values())])

    def refresh(self, names: Sequence[str]) -> tuple[Made, ...]:
        """What is out of date or incomplete, of those named or of all."""
        asked = {self._subject(name) for name in names}
        states = (one for one in self.states() if not asked or one.subject in asked)
        return self._made(self._due(states))

    def states(self) -> tuple[State, ...]:
        """The state of every pack in the folder; what is no pack is passed by."""
        found = (state_in(folder, self.desk) for folder in packs_in(self.output))
        return tuple(state for state in found if state is not None)

    def tell(self) -> tuple[State, ...]:
        """Write the editors' page anew, where there are packs; their states."""
        states, portal = self.states(), self.desk.portal
        if states:
            colours = read_tokens(self.desk.theme, portal.settings)
            page = overview(
                states, portal.settings.public_name, portal.now, self.desk.theme, colours
            )
            (self.output / NAME).write_bytes(page)
        return states

    def _due(self, states: Iterable[State]) -> list[Asked]:
        return [
            (one.subject, one)
            for one in states
            if one.kind == "stale" or (one.kind == "fresh" and (one.absent or one.lacking))
        ]

    def _made(self, asked: Sequence[Asked]) -> tuple[Made, ...]:
        refuse_others(self.output)

        def work(share: Sequence[Asked]) -> list[Made]:
            # Each process has a typesetter of its own.
            desk = replace(self.desk, typesetter=Typesetter(self.desk.theme))
            return [make_pack(self.output, one, desk, only=state) for one, state in share]

        found = in_turns(work, heaps(asked, LOT), self.jobs, least=2)
        return tuple(made for share in found for made in share)

    def _subject(self, name: str) -> Subject:
        portal = self.desk.portal
        subjects = [Subject(folder, name.rpartition("/")[2]) for folder in FOLDERS]
        found = [one for one in subjects if is_there(portal, one) and name in (one.slug, one.key)]
        if not found:
            known = (*portal.listings, *portal.partnerships)
            hint = suggestion(name, known) or "Skriv sidste led af dets adresse."
            raise PackError(f"Hverken et arrangement eller et partnerskab hedder »{name}«. {hint}")
        if len(found) > 1:
            keys = " eller ".join(one.key for one in found)
            raise PackError(f"»{name}« er flere ting. Skriv {keys}.")
        return found[0]


def said(made: Sequence[Made], output: Path) -> str:
    """What was made, and what was left alone."""
    if not made:
        return f"Alle pakker i {output} er friske."
    if len(made) <= 3:
        lines = [f"{output / one.subject.key}: {_files(one)}" for one in made]
    else:
        lines = [f"{counted(len(made), 'pakke', 'pakker')} lavet i {output}"]
    for one in made:
        if one.left_alone:
            lines.append(
                f"{one.subject.key}: I har selv rettet {', '.join(one.left_alone)}, så det er ikke "
                "lavet om. Ret det nye ind, eller slet filen, og kør --refresh."
            )
    lines += sorted({lack for one in made for lack in one.lacking})
    return "\n".join(lines)


def _files(one: Made) -> str:
    return f"{counted(len(one.written), 'fil', 'filer')} skrevet"
