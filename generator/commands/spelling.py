"""`portal check --spelling`: the words that no dictionary knows, as warnings."""

from __future__ import annotations

from generator import build as building
from generator.checking.spelling import words_are_spelt_right
from generator.problems import Problem
from generator.reading.locating import locate
from generator.reading.revisions import revision_of
from generator.settings import BuildSettings


def misspelt(settings: BuildSettings, against: str | None) -> tuple[Problem, ...]:
    """Of content without errors; with `against` only in the files that were changed since."""
    portal, _ = building.read(settings)
    only = None if against is None else revision_of(settings.content, against).changed
    return tuple(locate(words_are_spelt_right(portal, only), settings.content))
