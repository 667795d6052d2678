"""`--against`: the content held against what was published at an earlier commit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import build as building
from generator.arguments import Parser
from generator.checking.owners import others_files
from generator.checking.promises import promises_are_kept
from generator.model.portal import Portal
from generator.problems import Problem, errors
from generator.reading.locating import locate
from generator.reading.reader import read_portal
from generator.reading.revisions import Revision, content_at, revision_of
from generator.reading.sources import SETTINGS
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
    before = portal_at(settings, revision)
    _, problems = building.check(settings, partial(_held, settings, revision, before, names))
    return problems


def portal_at(settings: BuildSettings, revision: Revision) -> Portal | Problem | None:
    """The portal as it was, seen at the same moment as the one that is checked out; None before
    there was one, and what is wrong where it cannot be read. No picture is looked at."""
    with content_at(settings.content, revision.commit) as folder:
        if not (folder / SETTINGS).exists():
            return None
        portal, _ = read_portal(folder, settings.now, jobs=settings.jobs)
        return portal or NOTHING_TO_COMPARE


def _held(
    settings: BuildSettings,
    revision: Revision,
    before: Portal | Problem | None,
    names: list[str],
    now: Portal,
    known: tuple[Problem, ...],
) -> Iterator[Problem]:
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
