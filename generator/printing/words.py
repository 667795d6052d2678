"""The Danish words on paper that no page has; the templates get them and hold none themselves."""

from __future__ import annotations

from collections.abc import Mapping

POSTER: Mapping[str, str] = {
    "changed": "Noget kan være ændret siden. Læs mere på:",
    "code": "QR-kode til {url}",
    "photo": "Billede: {credit}",
}
PROGRAMME: Mapping[str, str] = {
    "contents": "Indhold",
    "off": "Aflyst eller udskudt",
    "runs": "Udstillinger og andet over længere tid",
    "traditions": "Traditioner",
    "habit": "Det plejer at ske i denne tid. Datoen står i kalenderen, når den er fundet.",
    "look": "Hele programmet, som det er i dag",
    "code": "QR-kode til {url}",
    "page": "Side",
    "nothing": "Der er ikke lagt noget i kalenderen endnu.",
}
FOLDER: Mapping[str, str] = {**PROGRAMME, "sheet": "Ark", "of": "af"}
"""A folded programme's: what the booklet says, and which sheet of how many one holds."""
OPENING = "Se åbningstiderne på siden nedenfor"
"""Of what is open for weeks; a poster has no text to look in."""
UNPRINTABLE = "(tegn, der ikke kan trykkes)"
"""In place of a text of which nothing is left: a title in Arabic, a name of emoji."""


def event_off(reason: str) -> str:
    """Of a cancelled event."""
    return f"Arrangementet er aflyst. {reason}".rstrip()


def date_off(reason: str) -> str:
    """Of a series of which the next date does not take place."""
    return f"Denne dato er aflyst. {reason}".rstrip()


def put_off(reason: str) -> str:
    """Of a postponed event."""
    return f"Arrangementet er udskudt. Den nye tid er ikke fastlagt. {reason}".rstrip()


def moved(before: str, now: str, reason: str, *, series: bool) -> str:
    """`before` and `now` as `fredag den 4. december 2026 kl. 19.30`."""
    what = "Den næste gang" if series else "Arrangementet"
    return f"{what} er flyttet fra {before} til {now}. {reason}".rstrip()


def moved_online(venue: str, reason: str, *, series: bool) -> str:
    """`venue` is empty where none was known."""
    what = "Den næste gang er" if series else "Arrangementet holdes"
    instead = f" i stedet for {venue}" if venue else ""
    return f"{what} på nettet{instead}. {reason}".rstrip()


def unconfirmed(reason: str) -> str:
    """Of a tentative event."""
    return f"Arrangøren har ikke endeligt bekræftet arrangementet endnu. {reason}".rstrip()


def sold_out(*, seats: bool) -> str:
    """`seats` where one registers, and buys no ticket."""
    return f"Der er ikke flere {'pladser' if seats else 'billetter'}."


def as_of(day: str) -> str:
    """What a printed programme must say of itself."""
    return (
        f"Programmet er som i kalenderen {day}. Noget kan være flyttet eller aflyst siden: "
        "se altid efter på portalen, før du tager af sted."
    )


def left_out(count: str, url: str) -> str:
    """`count` as `12 arrangementer`."""
    return f"{count} mere er der ikke plads til her. Se dem alle på {url}."


def again(count: str, last: str) -> str:
    """`Og 3 gange til, sidst 4. marts`."""
    return f"Og {count} til, sidst {last}"


def not_on(days: str) -> str:
    """The dates of a series that were called off; `days` as `11. og 18. december`."""
    return f"Ikke {days}"


def partnership(title: str) -> str:
    """Whose programme an event is part of."""
    return f"Partnerskab: {title}"
