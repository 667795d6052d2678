"""Numbers as a language writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.presenting.languages.language import DANISH_LANGUAGE

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language


class Numbers:
    """Numbers in one language; the examples are Danish."""

    def __init__(self, language: Language) -> None:
        self._thousands = language.pgettext("between thousands", ".")
        self._decimals = language.pgettext("before decimals", ",")

    def number(self, value: int | Decimal) -> str:
        """`180.000`, `3,5`, `-2`: points between thousands, a comma before decimals, none too
        many."""
        return self.written(f"{Decimal(value).normalize():,f}")

    def written(self, text: str) -> str:
        """A number that Python wrote (`1,250.50`), with this language's signs."""
        return text.translate({ord(","): self._thousands, ord("."): self._decimals})


number = DANISH_LANGUAGE.numbers.number
