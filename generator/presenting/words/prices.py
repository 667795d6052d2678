"""Prices in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.fields import Price
from generator.presenting.languages.language import DANISH_LANGUAGE

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language


class Prices:
    """Prices in one language; the examples are Danish."""

    def __init__(self, language: Language) -> None:
        _ = language.gettext
        self._free, self._some_free = _("Gratis"), _("Gratis – %(high)s kr.")
        self._one, self._span = _("%(price)s kr."), _("%(low)s–%(high)s kr.")
        self._written = language.numbers.written

    def in_words(self, price: Price | None) -> str:
        """`Gratis`, `Gratis – 120 kr.`, `80–120 kr.`, `79,50 kr.`; empty where none is given."""
        if price is None:
            return ""
        if price.free:
            return self._free
        low, high = self.amount(price.low), self.amount(price.high)
        if price.low == 0:
            return self._some_free % {"high": high}
        if price.low == price.high:
            return self._one % {"price": low}
        return self._span % {"low": low, "high": high}

    def amount(self, kroner: Decimal) -> str:
        """`120`, `79,50`, `1.250`."""
        whole = kroner == kroner.to_integral_value()
        return self._written(f"{int(kroner):,}" if whole else f"{kroner:,.2f}")


in_words = DANISH_LANGUAGE.prices.in_words
