"""`portal import survey`: a survey's export → a proposal, shown; written only when asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from generator.checking.names import names_in
from generator.counting import counted
from generator.editing.files import Rewritten, diff, write
from generator.editing.refusing import Refused
from generator.importing.applying import rewrite
from generator.importing.columns import find_columns
from generator.importing.mapping import Mapping
from generator.importing.merging import Kept, changes_of
from generator.importing.organisations import Organisations
from generator.importing.proposals import VOCABULARY, Answers, Asked, Skipped, read_answers
from generator.importing.tables import Table, read_table
from generator.model.portal import Portal
from generator.problems import ContentError
from generator.reading.decoding import decoded
from generator.reading.document import open_yaml, validated
from generator.reading.notes import Notes
from generator.reading.sources import MAX_TEXT, Source
from generator.reports.problems import as_text
from generator.spreadsheets.workbooks import letter

DONE, REFUSED = 0, 1
MOST = 200
"""Needs and offers of one actor; more is a column mistaken for another."""


class Proposal(Struct):
    """What would be written, how many needs, offers and interests that are, and what would not."""

    answers: Answers
    table: Table
    files: list[Rewritten] = field(default_factory=list)
    count: int = 0
    kept: list[Kept] = field(default_factory=list)


def run(portal: Portal, content: Path, file: Path, mapping: Path, *, writing: bool) -> int:
    """The command; returns the exit status. The proposal goes to standard output as a diff, and
    what is said about it to standard error, so that `> forslag.diff` holds the diff alone."""
    try:
        proposal = propose(portal, content, file, read_mapping(portal, mapping))
        if writing:
            write(content, proposal.files)
    except Refused as refusal:
        print(f"{file}: {refusal.message}.\n    → {refusal.advice}", file=sys.stderr)
        return REFUSED
    except MappingError as error:
        print(as_text(error.problems, mapping.parent), file=sys.stderr)
        return REFUSED
    if writing:
        for one in proposal.files:
            print(content / one.path)
    else:
        print(diff(content, proposal.files), end="")
    print(told(proposal, writing=writing), file=sys.stderr)
    return DONE


class MappingError(ContentError):
    """The mapping is wrong, or does not fit the file; paths are relative to its own folder."""


class MappingFile(Struct, frozen=True):
    """A mapping, and where it was read."""

    folder: Path
    name: str
    fields: Mapping


def read_mapping(portal: Portal, file: Path) -> MappingFile:
    """The mapping. Raises MappingError with every fault in it, OSError if it is not there."""
    notes = Notes()
    if file.stat().st_size > MAX_TEXT:
        raise Refused(f"Mappingen {file.name} fylder over 1 MB", "Er det den rigtige fil?")
    try:
        source = Source(file.name, decoded(file.read_bytes()), "")
    except UnicodeDecodeError:
        raise Refused(
            f"Mappingen {file.name} er ikke gemt som UTF-8", "Gem den igen med tegnsættet UTF-8."
        ) from None
    document = open_yaml(source, notes)
    mapping = validated(Mapping, document, notes) if document else None
    if mapping is not None:
        notes.found(names_in(portal, file.name, mapping))
    problems = notes.located(file.parent)
    if mapping is None or problems:
        raise MappingError(problems)
    return MappingFile(file.parent, file.name, mapping)


def propose(portal: Portal, content: Path, file: Path, mapping: MappingFile) -> Proposal:
    """The proposal. Raises Refused and MappingError; nothing is written."""
    fields = mapping.fields
    table = read_table(file, sheet=fields.sheet, label_rows=fields.label_rows)
    words = portal.settings.vocabularies
    sizes = {name: len(words.terms(vocabulary)) for name, vocabulary in VOCABULARY.items()}
    columns = find_columns(table, fields, sizes, mapping.name)
    if isinstance(columns, tuple):
        notes = Notes()
        notes.found(columns)
        raise MappingError(notes.located(mapping.folder))
    known = Organisations(portal.actors.values(), fields.organisations)
    answers = read_answers(table, Asked(fields, columns, words, known))
    proposal = Proposal(answers, table)
    for slug in sorted({*answers.wishes, *answers.interests}):
        actor = portal.actors[slug]
        wishes = list(answers.wishes.get(slug, {}).values())
        if len(wishes) > MOST:
            raise Refused(
                f"Svarene giver {len(wishes)} behov og tilbud til én aktør ({slug}), og der er "
                f"plads til {MOST}",
                "Er det den rigtige kolonne, der siger, hvilken organisation der svarer?",
            )
        interests = answers.interests.get(slug, [])
        changes, kept = changes_of(actor, fields.survey, wishes, interests)
        proposal.kept += kept
        proposal.count += len(changes)
        if changes:
            proposal.files.append(rewrite(content, actor.path, changes))
    return proposal


# --- what is said ---------------------------------------------------------------------------------


def told(proposal: Proposal, *, writing: bool) -> str:
    """How many answers, proposals and omissions, and every omission with row, column and reason."""
    answers, table = proposal.answers, proposal.table
    lines = [*_omitted(answers.skipped, table), *_kept(proposal.kept)]
    omitted = len(answers.skipped) + len(proposal.kept)
    files = counted(len(proposal.files), "fil", "filer")
    lines.append(
        f"{answers.count} svar, {proposal.count} forslag i {files}, {omitted} sprunget over."
    )
    if writing and proposal.files:
        lines.append("Skrevet. Læs det igennem med »git diff«, før du gemmer det i git.")
    elif proposal.files:
        lines.append("Intet er skrevet. Læs forslaget, og kør igen med --write.")
    elif answers.count:
        lines.append("Der er intet nyt at skrive.")
    lines.append("Udtrækket rummer svar fra mennesker: slet filen, når du er færdig med den.")
    return "\n".join(lines)


def _omitted(skipped: Iterable[Skipped], table: Table) -> list[str]:
    lines = []
    for one in skipped:
        column = ""
        if one.column is not None:
            heading = table.headings[one.column]
            shown = heading if len(heading) <= 50 else heading[:49] + "…"
            column = f", kolonne {letter(one.column)} (»{shown}«)"
        lines.append(f"Sprunget over: række {one.row}{column}: {one.reason}.")
    return lines


def _kept(kept: Iterable[Kept]) -> list[str]:
    return [
        f"Ikke rørt: {one.slug}" + (f" (række {one.row})" if one.row else "") + f": {one.reason}."
        for one in kept
    ]
