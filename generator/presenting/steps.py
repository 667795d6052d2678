"""The eight steps of a partnership in words, as they really stand (analysing/steps.py)."""

from __future__ import annotations

from msgspec import Struct

from generator.analysing.steps import StepStatus, rule_of
from generator.analysing.steps import steps_of as derived
from generator.model.partnership import Partnership, PartnershipStatus
from generator.model.portal import Portal

STEPS = (
    ("Aktører", "Find aktørerne"),
    ("Behov", "Kortlæg behov og interesser"),
    ("Dialog", "Skab dialog og netværk"),
    ("Mål", "Find de fælles mål"),
    ("Struktur", "Byg en struktur"),
    ("Plan", "Læg planer"),
    ("Formidling", "Fortæl om det"),
    ("Evaluering", "Følg op, og lær af det"),
)
"""Short name and heading of each step, 1 to 8."""

STEP_WORDS: dict[StepStatus, str] = {
    "not_started": "ikke begyndt",
    "proposed": "foreslået",
    "current": "i gang",
    "done": "nået",
}
ENDED_STEP_WORDS: dict[StepStatus, str] = STEP_WORDS | {"current": "begyndt"}
"""The same of a partnership that has ended, in which nothing is under way."""
PARTNERSHIP_WORDS: dict[PartnershipStatus, str] = {
    "proposed": "forslag",
    "forming": "under dannelse",
    "active": "aktivt",
    "paused": "på pause",
    "ended": "afsluttet",
}
ORDER: tuple[PartnershipStatus, ...] = ("active", "forming", "proposed", "paused", "ended")
"""Partnerships in lists: what is alive first."""


class StepView(Struct, frozen=True):
    """One step: its number from 1, its state as a code and in words, and what there is to say.

    `found` and `missing` are what the rule saw; `note` is what the editors say of it.
    """

    number: int
    name: str
    heading: str
    status: StepStatus
    words: str
    rule: str
    found: tuple[str, ...]
    missing: tuple[str, ...]
    note: str


def steps_of(portal: Portal, partnership: Partnership) -> tuple[StepView, ...]:
    """All eight, in order."""
    words = ENDED_STEP_WORDS if partnership.status == "ended" else STEP_WORDS
    notes = {int(number): note for number, note in partnership.steps.items()}
    return tuple(
        StepView(
            number=step.number,
            name=name,
            heading=heading,
            status=step.status,
            words=words[step.status],
            rule=rule_of(step.number, partnership),
            found=step.found,
            missing=step.missing,
            note=notes.get(step.number, ""),
        )
        for step, (name, heading) in zip(derived(portal, partnership), STEPS, strict=True)
    )
