"""The mapping held against the file: every column is mentioned, and none is missing."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as ReadOnly

from msgspec import Struct

from generator.importing.mapping import Mapping
from generator.importing.privacy import is_private_heading
from generator.importing.tables import Table, plain
from generator.problems import FieldPath, Finding, suggestion
from generator.spreadsheets.workbooks import letter


class Use(Struct, frozen=True):
    """A column that the mapping asks for: by which names, where in the mapping, and the answers'
    number where they may stand in a column each (`mangler_1` …)."""

    names: tuple[str, ...]
    field: FieldPath
    options: int = 0
    optional: bool = False


class Found(Struct, frozen=True):
    """One column, or (`apart`) one of 0 and 1 for each answer, or none."""

    columns: tuple[int, ...] = ()
    apart: bool = False


class Columns(Struct, frozen=True):
    """Where what is asked for stands in the file, by the column's names and the number of answers
    that it may hold."""

    found: ReadOnly[tuple[tuple[str, ...], int], Found]

    def of(self, names: tuple[str, ...], options: int = 0) -> Found:
        """An optional column that the file lacks is no column."""
        return self.found.get((names, options), Found())


def find_columns(
    table: Table, mapping: Mapping, sizes: ReadOnly[str, int], path: str
) -> Columns | tuple[Finding, ...]:
    """Every column, or what the mapping (at `path`) must be told. `sizes`: how many words each of
    the portal's vocabularies has."""
    places = {heading.casefold(): index for index, heading in enumerate(table.headings) if heading}
    findings: list[Finding] = []
    found: dict[tuple[tuple[str, ...], int], Found] = {}
    for use in _uses(mapping, sizes):
        columns = _columns(use, places, numbered=mapping.numbered)
        found[use.names, use.options] = columns
        if not columns.columns and not use.optional:
            findings.append(_missing(use, table, path, numbered=mapping.numbered))
        findings += (
            _private(table.headings[column], use.field, path)
            for column in columns.columns
            if is_private_heading(table.headings[column]) and use.field != ("response",)
        )
    used = {column for one in found.values() for column in one.columns}
    numbers = {
        re.sub(r"_\d+$", "_", table.headings[one.columns[0]].casefold())
        for one in found.values()
        if one.apart
    }
    ignored = [(index, plain(name).casefold()) for index, name in enumerate(mapping.ignore)]
    for column, heading in enumerate(table.headings):
        matching = next((i for i, name in ignored if _matches(heading.casefold(), name)), None)
        if matching is not None and column in used:
            findings.append(_both(heading, matching, path))
        elif matching is None and heading and column not in used:
            findings.append(_unmentioned(column, heading, path, numbers))
    return tuple(findings) if findings else Columns(found)


def _uses(mapping: Mapping, sizes: ReadOnly[str, int]) -> Iterator[Use]:
    yield Use(mapping.organisation, ("organisation",))
    if mapping.response:
        yield Use(mapping.response, ("response",), optional=True)
    for field, index, wish in mapping.wishes:
        at = (field, index)
        if wish.column:
            yield Use(wish.column, (*at, "column"), len(wish.options))
        if wish.text_from:
            yield Use(wish.text_from, (*at, "text_from"))
        for name, lookup in wish.lookups.items():
            size = len(lookup.options) or sizes[name]
            yield Use(lookup.column, (*at, f"{name}_from", "column"), size)
        if wish.period_from:
            yield Use(wish.period_from, (*at, "period_from"))
    for index, lookup in enumerate(mapping.interests):
        size = len(lookup.options) or sizes["topic"]
        yield Use(lookup.column, ("interests", index, "column"), size)


def _columns(use: Use, places: ReadOnly[str, int], *, numbered: bool) -> Found:
    names = [plain(name).casefold() for name in use.names]
    for name in names:
        if name in places:
            return Found((places[name],))
        # SurveyXact: the question's variable and the answer's number, from 1 on.
        parts = [places.get(f"{name}_{number}") for number in range(1, use.options + 1)]
        whole = tuple(part for part in parts if part is not None)
        if numbered and use.options and len(whole) == use.options:
            return Found(whole, apart=True)
    return Found()


def _matches(heading: str, pattern: str) -> bool:
    """`*` stands for anything, but not for everything."""
    if "*" not in pattern:
        return heading == pattern
    if len(pattern.replace("*", "")) < 2:
        return False
    return fnmatch.fnmatchcase(heading, re.sub(r"[\[\]?]", lambda found: f"[{found[0]}]", pattern))


def _missing(use: Use, table: Table, path: str, *, numbered: bool) -> Finding:
    name = plain(use.names[0])
    parts = [
        heading
        for heading in table.headings
        for name in use.names
        if re.fullmatch(re.escape(plain(name)) + r"_\d+", heading, re.I)
    ]
    if parts and use.options:
        hint = (
            f"Filen har {len(parts)} nummererede kolonner og mappingen {use.options} "
            "svarmuligheder: skriv dem alle under »options«, i spørgeskemaets rækkefølge."
            if numbered
            else "Filen har en kolonne for hvert svar. Skriv »numbered: true« øverst i mappingen, "
            "og tjek, at »options« står i spørgeskemaets rækkefølge."
        )
    else:
        hint = suggestion(name, table.headings) or "Skriv navnet som i filens første række."
    return Finding(
        path, use.field, "ukendt-kolonne", f"Kolonnen »{_short(name)}« findes ikke i filen", hint
    )


def _private(heading: str, field: FieldPath, path: str) -> Finding:
    return Finding(
        path,
        field,
        "privat-kolonne",
        f"Kolonnen »{_short(heading)}« ligner en oplysning om en person og bliver ikke læst",
        "Skriv den under »ignore«. Spørg efter organisationen og ikke efter personen.",
    )


def _both(heading: str, index: int, path: str) -> Finding:
    return Finding(
        path,
        ("ignore", index),
        "kolonne-to-gange",
        f"Kolonnen »{_short(heading)}« er både brugt og sprunget over",
        "Slet den det ene sted.",
    )


def _unmentioned(column: int, heading: str, path: str, numbers: Collection[str]) -> Finding:
    """`numbers` are the beginnings of headings that go with a number for each answer."""
    more = re.sub(r"_\d+$", "_", heading.casefold()) in numbers
    about = " Den ligner en oplysning om en person." if is_private_heading(heading) else ""
    return Finding(
        path,
        ("ignore",),
        "kolonne-ikke-naevnt",
        f"Kolonnen »{_short(heading)}« ({letter(column)}) er ikke nævnt i mappingen",
        "Filen har flere svarmuligheder end mappingen: skriv dem alle under »options«, i "
        "spørgeskemaets rækkefølge."
        if more
        else f"Brug den, eller skriv den under »ignore«.{about}",
        at="key",
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
