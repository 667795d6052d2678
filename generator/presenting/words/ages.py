"""Ages in Danish words, and as schema.org has them."""

from __future__ import annotations

from generator.model.ages import OLDEST, Ages


def in_words(ages: Ages) -> str:
    """`5–9 år`, `7 år`, `Fra 12 år`, `Alle aldre`."""
    if ages.high == OLDEST:
        return f"Fra {ages.low} år" if ages.low else "Alle aldre"
    return f"{ages.low} år" if ages.low == ages.high else f"{ages.low}–{ages.high} år"


def typical_range(ages: Ages) -> str:
    """schema.org/typicalAgeRange: `5-9`, `12-`, `7-7`."""
    return f"{ages.low}-{'' if ages.high == OLDEST else ages.high}"
