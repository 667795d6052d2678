"""The words that only posts say, and the pieces that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.analysing.evaluation import Result
from generator.model.event import Event
from generator.model.occurrences import Occurrence
from generator.outreach.entries import NEW_VENUE
from generator.outreach.social.counting import LEAST, graphemes, shortened
from generator.outreach.social.layout import Piece, Rank
from generator.presenting.spreadsheet import FORMULA_SIGNS
from generator.presenting.words import dates as words
from generator.presenting.words.numbers import number
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS
from generator.presenting.words.wording import on_one_line, sentence

ONLINE = "På nettet"
ALL_DATES = "Det gælder alle gange."
CLOSED = "Tilmeldingen er lukket."
TENTATIVE = "Med forbehold: Arrangøren har ikke endeligt bekræftet det."
PLACE_MOST = 150, 1_000
"""Characters and bytes of a place's name: with more, there would be no room left for the title."""
SUMMARY_LEAST = 80
LAST_WEEKDAYS = tuple(f"{name[:-3]}dags" for name in words.WEEKDAYS)
"""`i mandags`: the last one that there was."""
_WITHIN = str.maketrans("»«", "›‹")


def mark(found: Occurrence) -> str:
    """`Aflyst`, `Udsolgt`, `Nyt sted`: what keeps people away first."""
    if found.takes_place and found.status in ("scheduled", "tentative"):
        return BOOKING_WORDS["sold_out"] if found.booking == "sold_out" else NEW_VENUE
    return STATUS_WORDS[found.status]


def why(event: Event, found: Occurrence) -> Iterator[str]:
    """The reason, and what a change means where that is not said by its name; whole sentences."""
    if found.status == "postponed":
        yield "Den nye tid er ikke fastlagt."
    if found.reason:
        yield sentence(on_one_line(found.reason))
    if found.takes_place and found.booking == "sold_out":
        yield f"Der er ikke flere {'billetter' if event.ticket_url else 'pladser'}."


def reminding(found: Occurrence, day: date | None) -> str:
    """`På fredag: `, which stays true if it is posted a day sooner or later."""
    ahead = (found.first_day - day).days if day is not None else -1
    if ahead == 0:
        return "I dag: "
    return f"På {words.WEEKDAYS[found.first_day.weekday()]}: " if 0 < ahead < 7 else "Husk: "


def measured(result: Result) -> str:
    """`Klasser, der har haft et forløb: 91 af 98 klasser (målet var 90).`"""
    indicator, last, target = result.indicator, result.last, result.indicator.target
    assert last is not None
    assert target is not None
    unit = f" {indicator.unit}" if indicator.unit else ""
    most = "højst" if indicator.lower_is_better else "mindst"
    value = f"{number(last.value)}{unit}"
    return f"{indicator.title}: {value}. Målet var {most} {number(target.value)}."


def quoted(title: str) -> str:
    """In quotation marks; those within it become single ones."""
    if title.startswith("»") and title.find("«") == len(title) - 1:
        return title
    return f"»{title.translate(_WITHIN)}«"


def title(text: str) -> Piece:
    """What a post begins with. What spreadsheets would run is put in quotation marks, where an
    apostrophe before it would be posted along."""
    safe = quoted(text) if text.startswith(FORMULA_SIGNS) else text
    return Piece(Rank.TITLE, (safe,), cut=True)


def whole(rank: Rank, *options: str, apart: bool = False) -> Piece:
    """A piece that is there as one of these or not at all."""
    return Piece(rank, options, apart)


def cut(rank: Rank, text: str, *, apart: bool = True, least: int = LEAST) -> Piece:
    """A piece that may be shortened."""
    return Piece(rank, (text,), apart, cut=True, least=least)


def summary(text: str) -> Piece:
    """What it is about: a beginning of it says enough only where it is a long one."""
    return cut(Rank.SUMMARY, on_one_line(text), least=SUMMARY_LEAST)


def capped(place: str) -> str:
    """A place's name, no longer than anybody reads."""
    most, size = PLACE_MOST
    return shortened(place, lambda text: graphemes(text) <= most and len(text.encode()) <= size)
