"""The eight steps of a partnership in words, as they really stand (DOMAIN.md)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.partnership import Partnership, PartnershipStatus, StepStatus

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
PARTNERSHIP_WORDS: dict[PartnershipStatus, str] = {
    "proposed": "forslag",
    "forming": "under dannelse",
    "active": "aktivt",
    "paused": "på pause",
    "ended": "afsluttet",
}


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its number from 1, its state as a code and in words, and what there is to say."""

    number: int
    name: str
    heading: str
    status: StepStatus
    words: str
    note: str


def steps_of(partnership: Partnership) -> tuple[StepView, ...]:
    """All eight, in order; a step that nothing is written about has not begun."""
    views = []
    for number, (name, heading) in enumerate(STEPS, start=1):
        step = next((s for key, s in partnership.steps.items() if key == str(number)), None)
        status: StepStatus = step.status if step else "not_started"
        note = (step.note if step else None) or ""
        views.append(StepView(number, name, heading, status, STEP_WORDS[status], note))
    return tuple(views)
