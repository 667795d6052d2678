"""What an editor answers → what a field holds, and what is wrong with it, in the models' words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from generator.checking.names import names_among
from generator.model.fields import SLUG, Ref, Word
from generator.model.marks import marked_in
from generator.model.portal import Portal
from generator.problems import Finding
from generator.reading.schema import validate
from generator.starting.forms import Form
from generator.starting.writing import Item, Value

NEAR = 9
"""How many of those that are like an answer are shown: one key each."""


def choices_of(portal: Portal, form: Form) -> dict[str, str]:
    """What may stand in a field, and what people call it; nothing where anything may."""
    if isinstance(form.mark, Word):
        terms = portal.settings.vocabularies.terms(form.mark.vocabulary)
        return {code: term.label for code, term in terms.items()}
    if isinstance(form.mark, Ref) and form.mark.kind == "events":
        return {slug: listing.title for slug, listing in portal.listings.items()}
    if isinstance(form.mark, Ref):
        found = portal.of_kind(form.mark.kind)
        return {slug: str(getattr(entity, "title", slug)) for slug, entity in found.items()}
    return {choice: choice for choice in form.choices}


def meant(text: str, choices: Mapping[str, str]) -> str | None:
    """The code that is written, or that is called so."""
    if text in choices:
        return text
    wanted = text.casefold()
    return next((code for code, label in choices.items() if label.casefold() == wanted), None)


def like(text: str, choices: Mapping[str, str]) -> list[str]:
    """The codes whose name holds the text, else those that look like it; the nearest first."""
    wanted = text.casefold()
    holding = [
        code for code, label in choices.items() if wanted in label.casefold() or wanted in code
    ]
    if holding:
        return holding[:NEAR]
    from rapidfuzz import fuzz, process  # few answers are misspelt

    names = {code: label.casefold() for code, label in choices.items()}
    near = process.extract(wanted, names, scorer=fuzz.WRatio, limit=NEAR, score_cutoff=75)
    return [str(code) for _, _, code in near]


def parted(form: Form, texts: Iterable[str]) -> list[str]:
    """The answers one by one. Names may hold commas, codes do not."""
    plain = (" ".join(text.split()) for text in texts)
    several = form.many and form.coded
    pieces = [piece.strip() for text in plain for piece in (text.split(",") if several else [text])]
    return [piece for piece in pieces if piece]


def value_of(form: Form, pieces: Sequence[str], choices: Mapping[str, str]) -> Value:
    """What the field holds when these are its answers (at least one)."""
    items: list[Item] = [_item(form, piece, choices) for piece in pieces]
    return items if form.many else items[-1]


def _item(form: Form, piece: str, choices: Mapping[str, str]) -> Item:
    code = meant(piece, choices)
    text = code or piece
    if not form.short or (form.either and (code or SLUG.fullmatch(piece))):
        return text
    return {form.short: text}


def faults_in(
    portal: Portal, model: type[BaseModel], values: Mapping[str, Value]
) -> tuple[Finding, ...]:
    """All that is wrong with the fields, those that are missing among it."""
    data = dict(values)
    found = validate(model, data, "")
    return (
        *(found if isinstance(found, tuple) else ()),
        *names_among(portal, "", marked_in(model, data)),
    )


def faults_of(
    portal: Portal, model: type[BaseModel], values: Mapping[str, Value], name: str
) -> tuple[Finding, ...]:
    """What is wrong with one field, as far as the others are known."""
    found = faults_in(portal, model, values)
    return tuple(finding for finding in found if finding.field[:1] == (name,))
