"""Danish prices in words."""

from __future__ import annotations

from decimal import Decimal

from generator.model.fields import Price


def in_words(price: Price | None) -> str:
    """`Gratis`, `Gratis – 120 kr.`, `80–120 kr.`, `79,50 kr.`; empty where none is given."""
    if price is None:
        return ""
    if price.free:
        return "Gratis"
    if price.low == 0:
        return f"Gratis – {amount(price.high)} kr."
    if price.low == price.high:
        return f"{amount(price.low)} kr."
    return f"{amount(price.low)}–{amount(price.high)} kr."


def amount(kroner: Decimal) -> str:
    """`120`, `79,50`, `1.250`."""
    if kroner == kroner.to_integral_value():
        return f"{int(kroner):,}".replace(",", ".")
    return f"{kroner:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
