"""The mapping: which column of a survey says what. It lies in the repository, and holds no answers.

A column may go by several names (`column: [Hvad mangler I?, mangler]`), so that one mapping reads
the same questionnaire from SurveyXact, Microsoft Forms and Google Forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.fields import (
    Code,
    Count,
    Flag,
    Line,
    Listed,
    Prose,
    Ref,
    Schema,
    Slug,
    Summary,
    Word,
    fault,
    raise_all,
)
from generator.model.need import Method

Heading: TypeAlias = Summary
"""A column's heading or an option's text: a question may be long and stand on several lines."""
Names: TypeAlias = Annotated[tuple[Heading, ...], Listed]
"""The names that one column goes by; the first that the file has counts."""
Topic: TypeAlias = Annotated[Code, Word("topics")]
Facility: TypeAlias = Annotated[Code, Word("facilities")]
Audience: TypeAlias = Annotated[Code, Word("audiences")]
Locality: TypeAlias = Annotated[Code, Word("localities")]


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        raise PydanticCustomError(
            "tom-tekst", "Her mangler kolonnens navn. Skriv det, som det står øverst i filen"
        )
    return names


Column: TypeAlias = Annotated[Names, AfterValidator(_named)]


class TopicFrom(Schema):
    """A column whose answers stand for topics. Without `options` the words of `portal.yml` count,
    by label or by code."""

    column: Column
    options: dict[Heading, Topic] = {}


class FacilityFrom(Schema):
    """As TopicFrom, for facilities."""

    column: Column
    options: dict[Heading, Facility] = {}


class AudienceFrom(Schema):
    """As TopicFrom, for audiences."""

    column: Column
    options: dict[Heading, Audience] = {}


class LocalityFrom(Schema):
    """As TopicFrom, for localities."""

    column: Column
    options: dict[Heading, Locality] = {}


Lookup: TypeAlias = TopicFrom | FacilityFrom | AudienceFrom | LocalityFrom


class Option(Schema):
    """What it means that somebody chose this answer. `text` is the option's own words if left out;
    `nothing` marks answers such as »Ingen af delene«."""

    topic: Topic | None = None
    text: Prose | None = None
    facility: Facility | None = None
    audience: Audience | None = None
    locality: Locality | None = None
    period: Line | None = None
    nothing: Flag = False


class Wish(Schema):
    """One question that becomes needs or offers: of its chosen `options`, one each, or of the free
    text in `text_from`. `code` tells the questions apart in the needs' ids, so it never changes.

    What an option leaves open is taken from the column (`topic_from`), else from the fixed value
    (`topic`).
    """

    code: Code
    column: Names = ()
    options: dict[Heading, Option] = {}
    text_from: Names = ()
    topic: Topic | None = None
    topic_from: TopicFrom | None = None
    facility: Facility | None = None
    facility_from: FacilityFrom | None = None
    audience: Audience | None = None
    audience_from: AudienceFrom | None = None
    locality: Locality | None = None
    locality_from: LocalityFrom | None = None
    period: Line | None = None
    period_from: Names = ()

    @model_validator(mode="after")
    def _asks_something(self) -> Wish:
        raise_all(self._faults())
        return self

    def _faults(self) -> Iterator[PydanticCustomError]:
        if bool(self.column) == bool(self.text_from):
            yield fault(
                (),
                "ugyldigt-spoergsmaal",
                "Spørgsmålet skal have enten »column« eller »text_from«. "
                "Brug »column« med »options« til afkrydsning og »text_from« til fri tekst",
            )
        if bool(self.column) != bool(self.options):
            yield fault(
                ("options",) if self.options else ("column",),
                "ugyldigt-spoergsmaal",
                "»column« og »options« hører sammen. "
                "Skriv under »options«, hvad hver svarmulighed betyder",
            )
        if self.topic is None and self.topic_from is None:
            for text, option in self.options.items():
                if option.topic is None and not option.nothing:
                    yield fault(
                        ("options", text),
                        "ugyldigt-spoergsmaal",
                        "Svarmuligheden har intet emne. Skriv »topic: …« for den, eller giv hele "
                        "spørgsmålet et »topic« eller »topic_from«",
                    )
            if self.text_from:
                yield fault(
                    (),
                    "ugyldigt-spoergsmaal",
                    "Spørgsmålet har intet emne. "
                    "Skriv »topic: …« eller, hvis svaret står i en kolonne, »topic_from«",
                )

    @property
    def lookups(self) -> dict[str, Lookup]:
        """The columns that answer for a field, by that field's name."""
        found: dict[str, Lookup | None] = {
            "topic": self.topic_from,
            "facility": self.facility_from,
            "audience": self.audience_from,
            "locality": self.locality_from,
        }
        return {name: lookup for name, lookup in found.items() if lookup is not None}


class Mapping(Schema):
    """The whole mapping.

    `survey` begins the id of all that is imported; `source` and `method` are written with it;
    `response` is the answer's own number, where the system gives one. `numbered`: answers may stand
    as numbers, or as a column of 0 and 1 for each (`mangler_1`, `mangler_2` …), in the order in
    which `options` has them. `label_rows` are the rows of explanation below the headings.
    """

    survey: Code
    source: Line
    method: Method = "survey"
    period: Line | None = None
    sheet: Line | None = None
    label_rows: Count = 0
    numbered: Flag = False
    organisation: Column
    organisations: dict[Heading, Annotated[Slug, Ref("actors")]] = {}
    response: Names = ()
    needs: tuple[Wish, ...] = ()
    offers: tuple[Wish, ...] = ()
    interests: tuple[TopicFrom, ...] = ()
    ignore: Names = ()

    @model_validator(mode="after")
    def _codes_differ(self) -> Mapping:
        raise_all(self._faults())
        return self

    def _faults(self) -> Iterator[PydanticCustomError]:
        seen: set[str] = set()
        for field, index, wish in self.wishes:
            if wish.code in seen:
                yield fault(
                    (field, index, "code"),
                    "samme-id",
                    "To spørgsmål har samme »code«. Giv hvert sit: af den laves behovenes id",
                )
            seen.add(wish.code)

    @property
    def wishes(self) -> Iterator[tuple[str, int, Wish]]:
        """`(needs | offers, index, wish)`, in the order in which they are written."""
        for index, wish in enumerate(self.needs):
            yield "needs", index, wish
        for index, wish in enumerate(self.offers):
            yield "offers", index, wish
