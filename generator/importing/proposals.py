"""Table and mapping → what each actor is said to need, to offer and to be interested in. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from msgspec import Struct, field
from pydantic import ValidationError

from generator.importing.choices import chosen
from generator.importing.columns import Columns
from generator.importing.free_text import cleaned
from generator.importing.mapping import Lookup, Mapping, Wish
from generator.importing.organisations import Organisations
from generator.importing.privacy import private
from generator.importing.tables import Row, Table, plain
from generator.model.need import Need
from generator.model.settings import Vocabularies
from generator.problems import closest

Side: TypeAlias = Literal["needs", "offers"]
VOCABULARY = {
    "topic": "topics",
    "facility": "facilities",
    "audience": "audiences",
    "locality": "localities",
}


class Skipped(Struct, frozen=True):
    """Something of an answer that was left out: the row as a spreadsheet program numbers it, the
    column (None: the whole answer) and the reason. It holds nothing of what was answered."""

    row: int
    column: int | None
    reason: str


class Proposed(Struct, frozen=True):
    """A need or an offer (`side`). `key` stays the same when the answer changes."""

    side: Side
    key: str
    need: Need
    row: int


class Answers(Struct):
    """All of a survey, by actor, and the wishes by key; `count` are the answers, also those left
    out."""

    count: int = 0
    wishes: dict[str, dict[str, Proposed]] = field(default_factory=dict)
    interests: dict[str, list[str]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)


class Asked(Struct, frozen=True):
    """What is needed to understand a row."""

    mapping: Mapping
    columns: Columns
    words: Vocabularies
    organisations: Organisations


def read_answers(table: Table, asked: Asked) -> Answers:
    """Every row's needs, offers and interests."""
    answers = Answers(count=len(table.rows))
    for row in table.rows:
        where = asked.columns.of(asked.mapping.organisation).columns[0]
        slug, reason = asked.organisations.find(row.cells[where])
        if not slug:
            answers.skipped.append(Skipped(row.number, where, reason))
            continue
        reader = _Reader(asked, row, slug, answers.skipped)
        for proposed in reader.wishes():
            _add(answers, slug, proposed)
        found = answers.interests.setdefault(slug, [])
        found += (code for code in reader.interests() if code not in found)
    return answers


def _add(answers: Answers, slug: str, proposed: Proposed) -> None:
    """Once: the same answer twice says it once, and another under the same number is no answer."""
    same = answers.wishes.setdefault(slug, {}).setdefault(proposed.key, proposed)
    if same.need != proposed.need:
        reason = f"samme organisation og svarnummer som række {same.row}, men et andet svar"
        answers.skipped.append(Skipped(proposed.row, None, reason))


class _Reader(Struct, frozen=True):
    """One answer; what is left out goes into `skipped`."""

    asked: Asked
    row: Row
    slug: str
    skipped: list[Skipped]

    def wishes(self) -> Iterator[Proposed]:
        for side, _, wish in self.asked.mapping.wishes:
            yield from self._of(wish, "needs" if side == "needs" else "offers")

    def interests(self) -> Iterator[str]:
        for lookup in self.asked.mapping.interests:
            yield from self._codes(lookup, "topic")

    def _of(self, wish: Wish, side: Side) -> Iterator[Proposed]:
        values = self._values(wish)
        if wish.column:
            where = self.asked.columns.of(wish.column, len(wish.options))
            options = list(wish.options.items())
            for index in self._chosen(where, [text for text, _ in options]):
                text, option = options[index]
                if option.nothing:
                    continue
                own = option.model_dump(exclude_none=True, exclude={"nothing"})
                yield from self._proposed(wish, side, {"text": text, **values, **own}, text)
            return
        column = self.asked.columns.of(wish.text_from).columns[0]
        text, reason = cleaned(self.row.cells[column])
        if reason:
            self._skip(column, f"svaret {reason}")
        elif text:
            yield from self._proposed(wish, side, {**values, "text": text}, "", column)

    def _values(self, wish: Wish) -> dict[str, Any]:
        """What columns and fixed values say of all that this question gives; `topic` as a list."""
        fields = ("facility", "audience", "locality")
        values = {name: getattr(wish, name) for name in fields if getattr(wish, name)}
        lookups = wish.lookups
        topics = self._codes(lookups["topic"], "topic") if "topic" in lookups else []
        values["topic"] = topics or ([wish.topic] if wish.topic else [])
        for name in fields:
            if name in lookups:
                values |= self._single(lookups[name], name)
        values["period"] = wish.period or self.asked.mapping.period
        if wish.period_from:
            column = self.asked.columns.of(wish.period_from).columns[0]
            period, reason = cleaned(self.row.cells[column])
            if reason:
                self._skip(column, f"perioden {reason}")
            values["period"] = period or values["period"]
        return values

    def _single(self, lookup: Lookup, name: str) -> dict[str, str]:
        """A field that holds one word: of several answers none is the right one."""
        codes = self._codes(lookup, name)
        if len(codes) > 1:
            column = self._where(lookup, name).columns[0]
            self._skip(column, f"flere svar, hvor der er plads til ét: »{name}« står ikke udfyldt")
        return {name: codes[0]} if len(codes) == 1 else {}

    def _codes(self, lookup: Lookup, name: str) -> list[str]:
        terms = self.asked.words.terms(VOCABULARY[name])
        if lookup.options:
            options: dict[str, str] = dict(lookup.options)
        else:
            options = {term.label: code for code, term in terms.items()}
        found = self._chosen(self._where(lookup, name), list(options), also=list(options.values()))
        return list(dict.fromkeys(list(options.values())[index] for index in found))

    def _where(self, lookup: Lookup, name: str) -> Any:
        size = len(lookup.options) or len(self.asked.words.terms(VOCABULARY[name]))
        return self.asked.columns.of(lookup.column, size)

    def _chosen(self, where: Any, options: Sequence[str], also: Sequence[str] = ()) -> list[int]:
        """The chosen options; `also` are other names of the same, such as their codes."""
        numbered = self.asked.mapping.numbered
        found = chosen(self.row.cells, where, options, numbered=numbered)
        indices, names = list(found.options), [plain(name).casefold() for name in also]
        for column, text in found.unknown:
            if text in names:
                indices.append(names.index(text))
            else:
                self._skip(column, _unknown(text, options))
        return indices

    def _proposed(
        self, wish: Wish, side: Side, values: dict[str, Any], option: str, column: int | None = None
    ) -> Iterator[Proposed]:
        topics = values.pop("topic")
        topics = [topics] if isinstance(topics, str) else topics
        if column is None:
            columns = self.asked.columns.of(wish.column, len(wish.options)).columns
            column = columns[0]
        if not topics:
            self._skip(column, "svaret har intet emne")
        mapping = self.asked.mapping
        fixed = {"method": mapping.method, "source": mapping.source}
        for rank, topic in enumerate(topics):
            try:
                need = Need.model_validate({"topic": topic, **values, **fixed})
            except ValidationError as error:
                self._skip(column, f"svaret kan ikke bruges: {error.errors()[0]['msg']}")
                continue
            yield Proposed(side, self._key(wish, need.text, option, rank), need, self.row.number)

    def _key(self, wish: Wish, text: str, option: str, rank: int) -> str:
        """A digest of the answer's own number, or of what was said where there is none."""
        mapping = self.asked.mapping
        response = self.asked.columns.of(mapping.response).columns if mapping.response else ()
        number = plain(self.row.cells[response[0]]) if response else ""
        said = plain(option).casefold() or ("" if number else plain(text).casefold())
        parts = (mapping.survey, wish.code, self.slug, number, said, str(rank))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]

    def _skip(self, column: int | None, reason: str) -> None:
        skipped = Skipped(self.row.number, column, reason)
        if skipped not in self.skipped[-20:]:
            self.skipped.append(skipped)


def _unknown(text: str, options: Sequence[str]) -> str:
    """Nothing of the answer is repeated, unless it is nearly one that is known."""
    near = "" if private(text) else closest(text, options)
    more = f": mente svaret »{near}«? Skriv den ordret under »options«" if near else ""
    return f"svarmuligheden kendes ikke{more}"
