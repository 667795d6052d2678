"""What schools are offered, grade by grade and subject by subject, and what no one offers.

Only what a class can book today counts: a proposal is no promise, and what is over is over. A gap
is a subject that is taught in a grade and that nothing is offered in, or a grade without any offer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer
from generator.model.settings import Vocabularies

OfferState: TypeAlias = Literal["offered", "proposed", "over"]

_STAGES = (
    ("indskoling", "Indskoling", range(4)),
    ("mellemtrin", "Mellemtrin", range(4, 7)),
    ("udskoling", "Udskoling", range(7, 11)),
)
"""The stages of the Danish folkeskole, by the number of the grade."""
_NUMBERED = re.compile(r"(\d{1,2})-klasse")


class Stage(Struct, frozen=True):
    """Grades that belong together; a grade without a number (day care) is a stage by itself."""

    code: str
    label: str
    grades: tuple[str, ...]


class Cell(Struct, frozen=True):
    """How many offers there are in a subject for a grade, or for the grades of a stage.

    `subject` is None for all that is offered. `taught` are the grades in which there ought to be
    something, `lacking` those of them in which there is nothing.
    """

    subject: str | None
    offers: int
    taught: tuple[str, ...]
    lacking: tuple[str, ...]


class Row(Struct, frozen=True):
    """A subject's cells (None: whatever the subject), by grade and by stage."""

    subject: str | None
    by_grade: tuple[Cell, ...]
    by_stage: tuple[Cell, ...]


class Matrix(Struct, frozen=True):
    """Grades across, subjects down; the last row counts all that is offered to a grade."""

    grades: tuple[str, ...]
    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]


class Gap(Struct, frozen=True):
    """What no one offers: a need. `subject` is None where a grade has no offer at all.

    `grades` are those without; `whole` says that they are all of the stage's in which the subject
    is taught.
    """

    stage: Stage
    subject: str | None
    grades: tuple[str, ...]
    whole: bool


def state_of(portal: Portal, offer: SchoolOffer) -> OfferState:
    """What the offer is today; one whose period has passed is over, whatever it says."""
    past = offer.period is not None and offer.period.last < portal.today
    if offer.status == "ended" or past:
        return "over"
    return offer.status


def offered(portal: Portal) -> tuple[SchoolOffer, ...]:
    """What a class can book today, by slug."""
    return tuple(
        offer for offer in portal.school_offers.values() if state_of(portal, offer) == "offered"
    )


def stages(words: Vocabularies) -> tuple[Stage, ...]:
    """The stages that the portal has grades of, in the order of the vocabulary."""
    names: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for code, term in words.grades.items():
        stage, label = _stage_of(code, term.plural or term.label)
        names.setdefault(stage, label)
        found.setdefault(stage, []).append(code)
    return tuple(Stage(code, names[code], tuple(grades)) for code, grades in found.items())


def _stage_of(grade: str, label: str) -> tuple[str, str]:
    numbered = _NUMBERED.fullmatch(grade)
    for code, name, numbers in _STAGES:
        if numbered is not None and int(numbered[1]) in numbers:
            return code, name
    return grade, label


def matrix(portal: Portal) -> Matrix:
    """How many offers each subject has in each grade and each stage."""
    words = portal.settings.vocabularies
    found, groups = offered(portal), stages(words)
    by_grade = _count(found, {grade: (grade,) for grade in words.grades})
    by_stage = _count(found, {stage.code: stage.grades for stage in groups})

    def cell(subject: str | None, offers: int, grades: Iterable[str]) -> Cell:
        taught = tuple(grade for grade in grades if _is_taught(words, subject, grade))
        lacking = tuple(grade for grade in taught if not by_grade[grade, subject])
        return Cell(subject, offers, taught, lacking)

    subjects: tuple[str | None, ...] = (*words.subjects, None)
    return Matrix(
        tuple(words.grades),
        groups,
        tuple(
            Row(
                subject,
                tuple(cell(subject, by_grade[code, subject], (code,)) for code in words.grades),
                tuple(cell(subject, by_stage[one.code, subject], one.grades) for one in groups),
            )
            for subject in subjects
        ),
    )


def gaps(portal: Portal) -> tuple[Gap, ...]:
    """What no one offers, stage by stage: grades without any offer first, then the subjects."""
    found = matrix(portal)
    rows = (found.rows[-1], *found.rows[:-1])
    return tuple(
        Gap(stage, row.subject, cell.lacking, cell.lacking == cell.taught)
        for number, stage in enumerate(found.stages)
        for row in rows
        if (cell := row.by_stage[number]).lacking
    )


def localities_of(portal: Portal, offer: SchoolOffer) -> tuple[str, ...]:
    """Where a class goes, or where the offer comes to: as written, else its place's locality or
    its provider's; none for what only comes to the schools or is on the net."""
    if offer.localities:
        return offer.localities
    if offer.where in ("at_school", "online"):
        return ()
    place = portal.place_of(offer.venue)
    actor = portal.actor_of(offer.provider)
    if place is not None and place.locality:
        return (place.locality,)
    return (actor.locality,) if offer.venue is None and actor and actor.locality else ()


def comes_anywhere(offer: SchoolOffer) -> bool:
    """Whether a school can have it without leaving, wherever it lies."""
    return offer.where in ("at_school", "online", "either") and not offer.localities


def _is_taught(words: Vocabularies, subject: str | None, grade: str) -> bool:
    if subject is None:
        return True
    taught = words.subjects[subject].grades
    return not taught or grade in taught


def _count(
    offers: Iterable[SchoolOffer], groups: Mapping[str, tuple[str, ...]]
) -> Counter[tuple[str, str | None]]:
    """How many offers are for a group of grades: in each subject, and in all (None)."""
    group_of = {grade: code for code, grades in groups.items() for grade in grades}
    return Counter(
        (group, subject)
        for offer in offers
        for group in dict.fromkeys(group_of[code] for code in offer.grades if code in group_of)
        for subject in (*dict.fromkeys(offer.subjects), None)
    )
