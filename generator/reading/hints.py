"""What an editor nearly wrote: hints that need more than the value that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from generator.model.fields import Ref, Word, slug_like
from generator.model.kinds import BY_FOLDER
from generator.model.marks import mark_at
from generator.model.portal import Portal
from generator.problems import FieldPath, Finding

NO_SLUG = "ugyldigt-kortnavn"
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})[:.](\d{2})")
_BEGINS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_EXAMPLE = "2026-12-04"


def no_slug(
    path: str, field: FieldPath, said: str, short: str, *, is_list: bool, at_key: bool
) -> Finding:
    """A text that is no slug; several of them in one text where a list may stand (`is_list`)."""
    words = _parts(said) if is_list else []
    if len(words) > 1:
        hint = _listed(field, [slug_like(word) for word in words])
    else:
        like = slug_like(said)[:60] or "boern-og-unge"
        hint = f"Mente du »{like}«? Et kortnavn har kun små bogstaver a–z, tal og bindestreg."
    message = f"»{short}« er ikke et kortnavn"
    at: Literal["key", "value"] = "key" if at_key else "value"
    return Finding(path, field, NO_SLUG, message, hint, at=at, needle=said)


def of_device(name: str) -> tuple[str, str]:
    """What is said of a file or a folder that Windows has a device for, and what to do."""
    return (
        f"Navnet »{name}« hører til Windows, og dér kan filen ikke ligge",
        f"Giv den et længere navn, for eksempel »{name}-navn«.",
    )


def by_their_titles(portal: Portal, finding: Finding) -> Finding:
    """The same finding; where a title was written instead of a slug, with that entity's slug, and
    where a label was, with the word's code."""
    kind = BY_FOLDER.get(finding.path.partition("/")[0])
    if finding.code != NO_SLUG or kind is None or not finding.needle:
        return finding
    mark = mark_at(kind.model, finding.field)
    known = {} if mark is None else _titles(portal, mark)
    words = _parts(finding.needle)
    if len(words) > 1 and finding.hint.startswith(_SEVERAL):
        slugs = [known.get(word.casefold(), slug_like(word)) for word in words]
        return replace(finding, hint=_listed(finding.field, slugs))
    slug = known.get(finding.needle.strip().casefold())
    return finding if slug is None else replace(finding, hint=f"Mente du »{slug}«?")


def is_clock(said: str) -> bool:
    """`22:00`, `kl. 22.00`"""
    return _CLOCK.fullmatch(said.strip()) is not None


def clock_alone(path: str, field: FieldPath, said: str, beside: str) -> Finding:
    """`end: 22:00`: the day is that of the start `beside` it, or the next day where it would end
    before it begins."""
    clock, begins = _CLOCK.fullmatch(said.strip()), _BEGINS.match(beside)
    assert clock is not None
    time = f"{int(clock[1]):02}:{clock[2]}"
    day = begins[1] if begins else _EXAMPLE
    if begins and field[-1] == "end" and begins[2] and time <= begins[2]:
        with suppress(ValueError):
            day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    message = f"»{clock[0]}« er et klokkeslæt, og dagen mangler"
    return Finding(path, field, "ugyldig-dato", message, f"Skriv »{day} {time}«.")


_SEVERAL = "Er det flere, så skriv dem som en liste: "


def _listed(field: FieldPath, slugs: list[str]) -> str:
    return f"{_SEVERAL}{field[-1]}: [{', '.join(slugs)}]"


def _parts(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if slug_like(part)]


def _titles(portal: Portal, mark: Word | Ref) -> Mapping[str, str]:
    """By title in small letters: slugs, or a vocabulary's codes."""
    if isinstance(mark, Word):
        terms = portal.settings.vocabularies.terms(mark.vocabulary)
        return {term.label.casefold(): code for code, term in terms.items()}
    there = portal.listings if mark.kind == "events" else portal.of_kind(mark.kind)
    return {getattr(one, "title", slug).casefold(): slug for slug, one in there.items()}
