"""A source's own words → the portal's: places, kinds of events, prices, text as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError
from rapidfuzz import fuzz, process

from generator.harvesting.parts import price_of
from generator.harvesting.texts import LONGEST_LINE, LONGEST_TEXT, LONGEST_TITLE, without_private
from generator.model.calendar_source import EventDefaults
from generator.model.fields import INVISIBLE, Price, PriceField
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.escaping import markdown_paragraph
from generator.problems import closest

SHOWN = 40
"""Characters of a word that is repeated."""
NEARLY = 93
"""rapidfuzz's ratio from which a place's name is taken for another's spelling of it."""
_PRICE: TypeAdapter[Price] = TypeAdapter(PriceField)


class Register(Struct, frozen=True, dict=True):
    """What a source's words are looked up in; `source` holds an actor's own."""

    portal: Portal
    source: EventDefaults

    def venue(self, location: str) -> Any:
        """The slug of a place in the register, a name for one outside it, or None."""
        fallback = self.source.venue
        words = one_line(location)
        if re.match(r"https?://", words):
            return None
        if not words:
            return fallback
        own = self.source.places
        for text, slug in own.items():
            if _plain(text) in _plain(words):
                return slug
        name, _, rest = words.partition(",")
        found = self._place(words) or self._place(name)
        if found is not None:
            return found
        outside = {"name": _short(name.strip() or words, LONGEST_TITLE)}
        if rest.strip():
            outside["address"] = _short(rest.strip(), LONGEST_LINE)
        return outside

    def _place(self, words: str) -> str | None:
        plain = _plain(words)
        exact = self._places.get(plain)
        if exact is not None or not plain:
            return exact
        near = process.extract(plain, [*self._places], scorer=fuzz.ratio, score_cutoff=NEARLY)
        slugs = {self._places[name] for name, _, _ in near}
        return slugs.pop() if len(slugs) == 1 else None  # of several nobody knows which

    @cached_property
    def _places(self) -> dict[str, str]:
        """By name and by address; what two places share is neither's."""
        found: dict[str, str] = {}
        shared: set[str] = set()
        for slug, place in self.portal.places.items():
            for said in (place.title, place.title_en, place.address, slug.replace("-", " ")):
                plain = _plain(said or "")
                if plain and found.setdefault(plain, slug) != slug:
                    shared.add(plain)
        return {plain: slug for plain, slug in found.items() if plain not in shared}

    def type(self, categories: Iterable[str]) -> str | None:
        """The kind of event that a category names, else the source's own."""
        known = _by_label(self.portal.settings.vocabularies.event_types)
        named = next((known[word] for one in categories if (word := _plain(one)) in known), None)
        return named or self.source.type

    def unknown(self, categories: Iterable[str]) -> tuple[str, ...]:
        """The categories, where none of them is a word of the lists that events have."""
        words = self.portal.settings.vocabularies
        lists = ("event_types", "topics", "audiences")
        known = {word for name in lists for word in _by_label(words.terms(name))}
        found = tuple(categories)
        return () if any(_plain(one) in known for one in found) else found

    def no_type(self, word: str) -> str:
        """That it names no kind of event, and what was meant."""
        types = self.portal.settings.vocabularies.event_types
        said = {
            _plain(one): term.label for code, term in types.items() for one in (code, term.label)
        }
        meant = said.get(closest(_plain(word), said), "")
        guess = f". Mente du »{meant}«?" if meant else ""
        shown = without_private(_short(word, SHOWN)).text
        return f"»{shown}« er ikke et ord i listen »event_types«{guess}"

    def codes(self, vocabulary: str, categories: Iterable[str]) -> list[str]:
        """Those words of a vocabulary that categories name, else the source's own."""
        known = _by_label(self.portal.settings.vocabularies.terms(vocabulary))
        named = [known[word] for one in categories if (word := _plain(one)) in known]
        own = getattr(self.source, vocabulary)
        return list(dict.fromkeys(named or own))


def title_of(text: str) -> str:
    """On one line, and as long as there is room for."""
    return _short(one_line(text), LONGEST_TITLE)


def price_in(text: str) -> dict[str, str] | None:
    """The amount where the words are one, else the words."""
    words = one_line(text)
    if not words:
        return None
    try:
        found = _PRICE.validate_python(_amount(words))
    except ValidationError:
        return {"price_note": _short(words, LONGEST_LINE)}
    return price_of(found, None)


def _amount(words: str) -> str:
    """`120,-`, `kr. 50` and `Gratis adgang` as prices are written here."""
    if re.fullmatch(r"(?:gratis|fri) (?:adgang|entré|entre)\.?", words, re.I):
        return "gratis"
    plain = re.sub(r"\bDKK\b", "kr.", words)
    plain = re.sub(r"(?<=\d),-{1,2}(?=\s|$)", "", plain.strip())
    return re.sub(r"^kr\.?\s*(?=\d)", "", plain, flags=re.I).strip()


def text_of(text: str) -> str | None:
    """Plain paragraphs as Markdown that shows them as they are."""
    clean = INVISIBLE.sub(" ", unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    if len(clean) > LONGEST_TEXT:
        clean = clean[:LONGEST_TEXT].rpartition(" ")[0] + " …"
    paragraphs = (
        [line for raw in part.split("\n") if (line := markdown_paragraph(raw))]
        for part in re.split(r"\n[^\S\n]*\n", clean)
    )
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs if lines) or None


def one_line(text: str) -> str:
    """Without line breaks and what nobody sees, composed (NFC)."""
    return " ".join(INVISIBLE.sub(" ", unicodedata.normalize("NFC", text)).split())


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def _by_label(terms: Mapping[str, Term]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, term in terms.items():
        for said in (code, term.label, term.plural or "", term.label_en or ""):
            if said:
                found.setdefault(_plain(said), code)
    return found
