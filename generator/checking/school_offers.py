"""School offers: their addresses, their periods, and the subjects that they are counted in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.presenting.words.dates import day_and_year
from generator.problems import Finding, suggestion


def offers_end_with_their_period(portal: Portal) -> Iterator[Finding]:
    """What schools are still offered has a period that is not over."""
    for offer in portal.school_offers.values():
        if offer.status != "ended" and offer.period and offer.period.last < portal.today:
            yield Finding(
                offer.path,
                ("period",),
                "periode-forbi",
                f"Perioden sluttede den {day_and_year(offer.period.last)}, "
                "så tilbuddet vises som noget, der ikke findes længere",
                "Skriv den nye periode, eller skriv »status: ended«.",
                level="warning",
            )


def subjects_are_taught_in_known_grades(portal: Portal) -> Iterator[Finding]:
    """The grades that a subject is taught in are among the grades."""
    words = portal.settings.vocabularies
    for code, term in words.subjects.items():
        for index, grade in enumerate(term.grades):
            if grade not in words.grades:
                yield Finding(
                    SETTINGS,
                    ("vocabularies", "subjects", code, "grades", index),
                    "ukendt-ord",
                    f"»{grade}« er ikke et ord i listen »grades«",
                    suggestion(grade, words.grades) or "Tilføj klassetrinnet under »grades«.",
                )
