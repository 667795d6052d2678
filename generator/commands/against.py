"""`--against`: the content held against what was published at an earlier commit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import structs

from generator import build as building
from generator.analysing.ownership import by_files, owner_of
from generator.arguments import Parser
from generator.checking.owners import others_files
from generator.checking.promises import promises_are_kept
from generator.model.portal import REGISTERED, E, Portal
from generator.model.settings import SETTINGS
from generator.problems import Problem, errors
from generator.reading.locating import locate
from generator.reading.reader import read_portal
from generator.reading.revisions import Revision, content_at, revision_of
from generator.settings import BuildSettings

NOTHING_TO_COMPARE = Problem(
    SETTINGS,
    0,
    0,
    "ingen-sammenligning",
    "Portalens indstillinger kan ikke læses, som de er udgivet, så ingen adresser er holdt op imod",
    "Er portalen udgivet, så se selv efter, at ingen adresser forsvinder.",
    level="warning",
)


def published(parser: Parser) -> None:
    """What the content is held against."""
    parser.add_argument(
        "--against",
        metavar="COMMIT",
        help="hold indholdet op imod det, der er udgivet der, for eksempel origin/main",
    )


def author(parser: Parser) -> None:
    """Whose change it is."""
    parser.add_argument(
        "--author",
        nargs="+",
        default=[],
        metavar="NAVN",
        help="den, der har lavet ændringen, og vedkommendes hold: @navn @organisation/hold",
    )


def against(settings: BuildSettings, ref: str, names: list[str]) -> tuple[Problem, ...]:
    """The warnings there are. Raises ContentError with every error, RevisionError where there is
    nothing to compare with."""
    revision = revision_of(settings.content, ref)
    _, problems = building.check(settings, partial(_held, settings, revision, names))
    return problems


def portal_at(settings: BuildSettings, revision: Revision, now: Portal) -> Portal | Problem | None:
    """The portal as it was, seen at the same moment as the one that is checked out; None before
    there was one, and what is wrong where it cannot be read. What nobody has changed since is taken
    from the one that is checked out, events as listings alone. No picture is looked at."""
    with content_at(settings.content, revision) as folder:
        if not (folder / SETTINGS).exists():
            return None
        before, _ = read_portal(folder, settings.now, jobs=settings.jobs)
    return NOTHING_TO_COMPARE if before is None else _completed(before, now, revision.changed)


def _completed(before: Portal, now: Portal, changed: Iterable[str]) -> Portal:
    known = by_files(now)
    touched = {found.path for path in changed if (found := owner_of(path, known)) is not None}
    kinds: dict[str, Any] = {
        folder: _untouched(now.of_kind(folder), touched) | dict(before.of_kind(folder))
        for folder in REGISTERED
    }
    listings = _untouched(now.listings, touched) | dict(before.listings)
    return structs.replace(before, listings=listings, **kinds)


def _untouched(entities: Mapping[str, E], touched: Collection[str]) -> dict[str, E]:
    return {slug: one for slug, one in entities.items() if one.path not in touched}


def _held(
    settings: BuildSettings,
    revision: Revision,
    names: list[str],
    now: Portal,
    known: tuple[Problem, ...],
) -> Iterator[Problem]:
    before = portal_at(settings, revision, now)
    if isinstance(before, Problem):
        yield before
    if not isinstance(before, Portal):
        return
    # That one is about a file that is missing, and says so of those beside it.
    faulty = {one.path for one in errors(known) if one.code != "mangler-index"}
    found = [*promises_are_kept(before, now, faulty)]
    if names:
        found += others_files(before, now, revision.changed, names)
    yield from locate(found, settings.content)
