"""Ages in words, and as schema.org has them."""

from __future__ import annotations

from generator.model.ages import OLDEST, Ages
from generator.presenting.languages.language import DANISH_LANGUAGE, Language


def in_words(ages: Ages, language: Language = DANISH_LANGUAGE) -> str:
    """`5–9 år`, `7 år`, `Fra 12 år`, `Alle aldre`."""
    _ = language.gettext
    if ages.high == OLDEST:
        return _("Fra %(low)s år", low=ages.low) if ages.low else _("Alle aldre")
    if ages.low == ages.high:
        return language.ngettext("%(num)s år", "%(num)s år", ages.low)
    return _("%(low)s–%(high)s år", low=ages.low, high=ages.high)


def typical_range(ages: Ages) -> str:
    """schema.org/typicalAgeRange: `5-9`, `12-`, `7-7`."""
    return f"{ages.low}-{'' if ages.high == OLDEST else ages.high}"
