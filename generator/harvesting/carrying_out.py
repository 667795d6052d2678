"""One source's proposal, written if that is asked for: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.editing import checking
from generator.editing.files import Edit
from generator.editing.refusing import Refused
from generator.harvesting.found import Reading
from generator.harvesting.proposal import Proposal
from generator.harvesting.proposing import Asked, propose
from generator.harvesting.shelf import shelf_of
from generator.harvesting.unreadable import is_fault, our_fault
from generator.model.portal import Portal
from generator.problems import ContentError, errors


class Outcome(Struct, frozen=True):
    """What came of a source. `failure` is why nothing could be done with it, empty where something
    could."""

    asked: Asked
    proposal: Proposal
    failure: str = ""
    written: bool = False

    @property
    def fine(self) -> bool:
        return not self.failure and self.proposal.shrunk is None


class Desk:
    """The content as it is, source after source. `check` reads it anew and raises ContentError."""

    def __init__(self, content: Path, portal: Portal, check: Callable[[], Portal]) -> None:
        self.content, self.portal, self._check = content, portal, check

    def bring_in(self, asked: Asked, reading: Reading, *, writing: bool) -> Outcome:
        """The proposal, done with `writing`."""
        try:
            proposal = propose(self.portal, shelf_of(self.content), asked, reading)
        except BaseException as error:  # as in gathering: the sources after it are brought in
            if not is_fault(error):
                raise
            return Outcome(asked, Proposal(), our_fault(error))
        outcome = Outcome(asked, proposal, "; ".join(reading.faults))
        if not writing or not proposal.files:
            return outcome
        try:
            checking.carry_out(self.content, Edit(tuple(proposal.files)), self._check_again)
        except Refused as refused:
            return replace(outcome, failure=f"{refused.message}. {refused.advice}".rstrip("."))
        except ContentError as error:
            first = (errors(error.problems) or error.problems)[0]
            said = f"så ville indholdet have fejl. {first.path}: {first.message}"
            return replace(outcome, failure=f"intet er skrevet, for {said}")
        return replace(outcome, written=True)

    def _check_again(self) -> None:
        self.portal = self._check()
