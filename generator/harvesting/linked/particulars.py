"""Place, price, picture and subject of a schema.org event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.harvesting.linked.nodes import Node, Nodes, constant, kinds, listed, words
from generator.harvesting.texts import one_line, place, web_address

_DANISH = {
    "musicevent": "Koncert",
    "theaterevent": "Teater",
    "danceevent": "Dans",
    "comedyevent": "Standup",
    "exhibitionevent": "Udstilling",
    "visualartsevent": "Kunst",
    "screeningevent": "Film",
    "literaryevent": "Litteratur",
    "childrensevent": "Børn",
    "educationevent": "Foredrag",
    "foodevent": "Mad",
    "sportsevent": "Sport",
    "festival": "Festival",
}
"""What the type tells of the subject."""


def where(node: Node, nodes: Nodes) -> str:
    """`Huset, Torvet 1, 9999 Lærkesund`; what is only on the net is nowhere."""
    for value in listed(node.get("location")):
        if isinstance(value, str):
            if text := place(value):
                return text
            continue
        one = nodes.of(value)
        if "virtuallocation" in kinds(one):
            continue
        parts = [place(words(one.get("name"))), *_address(one.get("address"), nodes)]
        kept = [part for n, part in enumerate(parts) if part and part not in parts[:n]]
        if kept:
            # A name that holds its address already needs no second one.
            rest = [part for part in kept[1:] if part.casefold() not in kept[0].casefold()]
            return ", ".join((kept[0], *rest))[:300]
    return ""


def _address(value: Any, nodes: Nodes) -> Iterator[str]:
    for one in listed(value):
        if isinstance(one, str):
            yield place(one)
            continue
        node = nodes.of(one)
        yield place(words(node.get("streetAddress")))
        town = f"{words(node.get('postalCode'))} {words(node.get('addressLocality'))}"
        yield place(town)


def online(node: Node, nodes: Nodes) -> str | None:
    """The address on the net of what takes place there."""
    for one in nodes.all(node.get("location")):
        if "virtuallocation" in kinds(one) and (found := web_address(words(one.get("url")))):
            return found
    return None


def cost(node: Node, nodes: Nodes) -> str:
    """`gratis`, `120 kr.`, `80-120 kr.`, `20 EUR`."""
    amounts, currency = list[Decimal](), "DKK"
    for offer in nodes.all(node.get("offers")):
        currency = (words(offer.get("priceCurrency")) or currency).strip().upper()[:3]
        for key in ("price", "lowPrice", "highPrice"):
            amount = _amount(words(offer.get(key)))
            if amount is not None:
                amounts.append(amount)
    if not amounts:
        return (
            "gratis"
            if constant(node.get("isAccessibleForFree")) == "true"
            or (node.get("isAccessibleForFree") is True)
            else ""
        )
    low, high = min(amounts), max(amounts)
    if high == 0:
        return "gratis"
    span = _figure(low) if low == high else f"{_figure(low)}-{_figure(high)}"
    return f"{span} kr." if currency == "DKK" else f"{span} {currency}"


def _amount(text: str) -> Decimal | None:
    text = re.sub(r"(?:kr\.?|dkk)", "", text.strip(), flags=re.I).strip()
    if text.lower() in ("gratis", "free"):
        return Decimal(0)
    if not re.fullmatch(r"\d{1,7}(?:[.,]\d{1,4})?", text, re.ASCII):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _figure(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return str(int(amount)) if whole else f"{amount:.2f}".replace(".", ",")


def sold_out(node: Node, nodes: Nodes) -> bool:
    """Whether every offer is sold out."""
    offers = nodes.all(node.get("offers"))
    return bool(offers) and all(constant(one.get("availability")) == "soldout" for one in offers)


def categories(node: Node) -> tuple[str, ...]:
    """Keywords, and what the type says."""
    found = [_DANISH[kind] for kind in sorted(kinds(node)) if kind in _DANISH]
    for value in listed(node.get("keywords")):
        found += words(value)[:2_000].split(",")
    return tuple(dict.fromkeys(filter(None, (one_line(word, 80) for word in found))))[:20]
