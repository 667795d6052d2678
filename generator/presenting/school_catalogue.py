"""The catalogue of school offers as its pages show it: ways in with counts, and the gap matrix."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.schools import (
    Cell,
    Matrix,
    comes_anywhere,
    gaps,
    localities_of,
    offered,
    stages,
)
from generator.model.portal import Portal
from generator.presenting.addresses import SCHOOL_OFFERS, school_address
from generator.presenting.school_words import OfferView, grades_in_words, views


class WayIn(Struct, frozen=True):
    """A word by which offers are found, and how many can be booked there."""

    label: str
    address: str
    offers: int


class StageWays(Struct, frozen=True):
    """The grades of a stage as ways in; `label` is empty where the only grade says it."""

    label: str
    ways: tuple[WayIn, ...]


class Square(Struct, frozen=True):
    """A cell of the matrix as it is drawn: `state` is `some`, `gap` or `untaught`; `href` leads to
    the offers, and `said` is the whole of it for whoever hears it. `partly` names the grades of a
    stage that have nothing though others have."""

    state: str
    offers: int
    href: str
    said: str
    partly: str = ""


class Line(Struct, frozen=True):
    """One subject's squares, by grade and by stage."""

    label: str
    by_grade: tuple[Square, ...]
    by_stage: tuple[Square, ...]


class Table(Struct, frozen=True):
    """The matrix: the heads of its columns, and a line for each subject and one for all.

    It is drawn by grade, and for a phone by stage; a grade that is a stage stands `alone`.
    """

    grades: tuple[str, ...]
    stages: tuple[str, ...]
    lines: tuple[Line, ...]
    alone: tuple[WayIn, ...]


class StageGaps(Struct, frozen=True):
    """What no one offers in a stage: grades with nothing at all, then subjects with the grades that
    lack them (the empty text where all do)."""

    label: str
    empty: str
    subjects: tuple[tuple[str, str], ...]


def grade_ways(portal: Portal, found: Matrix) -> tuple[StageWays, ...]:
    """Grades with the number of their offers, stage by stage."""
    counts = {
        code: cell.offers for code, cell in zip(found.grades, found.rows[-1].by_grade, strict=True)
    }
    terms = portal.settings.vocabularies.grades
    return tuple(
        StageWays(
            stage.label if len(stage.grades) > 1 else "",
            tuple(
                WayIn(
                    terms[code].label if len(stage.grades) > 1 else stage.label,
                    school_address("grades", code),
                    counts[code],
                )
                for code in stage.grades
            ),
        )
        for stage in found.stages
    )


def subject_ways(portal: Portal) -> tuple[WayIn, ...]:
    """Subjects with the number of their offers."""
    found = offered(portal)
    return tuple(
        WayIn(
            term.label,
            school_address("subjects", code),
            sum(code in offer.subjects for offer in found),
        )
        for code, term in portal.settings.vocabularies.subjects.items()
    )


def locality_ways(portal: Portal) -> tuple[WayIn, ...]:
    """Localities with the number of offers there; those without any are left out."""
    places = [localities_of(portal, offer) for offer in offered(portal)]
    terms = portal.settings.vocabularies.localities
    found = (
        WayIn(term.label, school_address("localities", code), sum(code in one for one in places))
        for code, term in terms.items()
    )
    return tuple(way for way in found if way.offers)


def travelling(portal: Portal) -> tuple[OfferView, ...]:
    """What comes to any school, or is on the net."""
    return views(portal, (offer for offer in offered(portal) if comes_anywhere(offer)))


def free(portal: Portal) -> tuple[OfferView, ...]:
    """What costs nothing."""
    return views(portal, (offer for offer in offered(portal) if offer.price and offer.price.free))


def by_subject(
    portal: Portal, found: Iterable[OfferView]
) -> tuple[tuple[str, str, tuple[OfferView, ...]], ...]:
    """Code, name and offers of each subject that has any, then those that name no subject."""
    known = tuple(found)
    groups = [
        (code, term.label, tuple(one for one in known if code in one.offer.subjects))
        for code, term in portal.settings.vocabularies.subjects.items()
    ]
    groups.append(("", "Fag ikke oplyst", tuple(one for one in known if not one.offer.subjects)))
    return tuple(group for group in groups if group[2])


def table(portal: Portal, found: Matrix) -> Table:
    """The matrix with its words and links."""
    words = portal.settings.vocabularies
    lines = []
    for row in found.rows:
        label = words.subjects[row.subject].label if row.subject else "Alle tilbud"
        anchor = f"#fag-{row.subject}" if row.subject else ""
        page = school_address("subjects", row.subject) if row.subject else SCHOOL_OFFERS
        by_grade = tuple(
            _square(
                cell,
                school_address("grades", code) + anchor,
                f"{label} i {words.grades[code].label}",
            )
            for code, cell in zip(found.grades, row.by_grade, strict=True)
        )
        by_stage = tuple(
            _square(cell, page, f"{label} i {stage.label.lower()}", portal)
            for stage, cell in zip(found.stages, row.by_stage, strict=True)
            if len(stage.grades) > 1
        )
        lines.append(Line(label, by_grade, by_stage))
    heads = tuple(term.label for term in words.grades.values())
    names = tuple(stage.label for stage in found.stages if len(stage.grades) > 1)
    alone = (ways.ways[0] for ways in grade_ways(portal, found) if not ways.label)
    return Table(heads, names, tuple(lines), tuple(alone))


def _square(cell: Cell, href: str, what: str, portal: Portal | None = None) -> Square:
    if cell.offers:
        number = f"{cell.offers} tilbud"
        words = portal.settings.vocabularies if portal else None
        partly = grades_in_words(words, cell.lacking) if words and cell.lacking else ""
        return Square("some", cell.offers, href, f"{number}: {what}", partly)
    if cell.taught:
        return Square("gap", 0, href, f"Ingen tilbyder: {what}")
    return Square("untaught", 0, "", f"Ikke et fag her: {what}")


def stage_gaps(portal: Portal) -> tuple[StageGaps, ...]:
    """What no one offers, stage by stage; stages without gaps are left out."""
    words, known, told = portal.settings.vocabularies, gaps(portal), []
    for stage in stages(words):
        here = [gap for gap in known if gap.stage == stage]
        empty = [gap for gap in here if gap.subject is None]
        subjects = tuple(
            (
                words.subjects[gap.subject].label,
                "" if gap.whole else grades_in_words(words, gap.grades),
            )
            for gap in here
            if gap.subject is not None
        )
        if here:
            missing = grades_in_words(words, empty[0].grades) if empty else ""
            told.append(StageGaps(stage.label, missing, subjects))
    return tuple(told)


def grade_gaps(portal: Portal, found: Matrix, grade: str) -> tuple[WayIn, ...]:
    """The subjects that no one offers anything in for this grade."""
    words = portal.settings.vocabularies
    column = found.grades.index(grade)
    return tuple(
        WayIn(words.subjects[row.subject].label, school_address("subjects", row.subject), 0)
        for row in found.rows
        if row.subject is not None and row.by_grade[column].lacking
    )


def subject_gap(portal: Portal, found: Matrix, subject: str) -> str:
    """The grades that no one offers anything in this subject for; the empty text for none."""
    words = portal.settings.vocabularies
    row = next(row for row in found.rows if row.subject == subject)
    return grades_in_words(words, [code for cell in row.by_grade for code in cell.lacking])
