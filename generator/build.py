"""The whole route in one file: content → portal → artifacts → site.

What building alone needs is imported where it is used: `portal check` starts in two thirds of the
time without.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from generator import writing
from generator.artifacts import Artifact, Batch, BatchGroup, constant
from generator.caching import Store
from generator.checking import check_event, check_portal
from generator.checking.identity import published_elsewhere
from generator.chrome import chrome_of, handwritten_in
from generator.examining import examine
from generator.model.portal import HandwrittenPage, Portal
from generator.model.settings import DANISH, Settings
from generator.model.times import ZONE
from generator.presenting.addresses import base_path
from generator.presenting.fingerprints import Fingerprints
from generator.presenting.fragments import Fragments
from generator.presenting.pictures import Gallery
from generator.presenting.words.dates import moment_in_words
from generator.problems import ContentError, Finding, Problem, errors
from generator.reading.locating import locate
from generator.reading.reader import read_portal
from generator.settings import ROOT, BuildSettings
from generator.shell import Shell, Site, build_shell, with_note
from generator.timings import Timings

if TYPE_CHECKING:
    from generator.presenting.edition import Edition


class Built(Struct, frozen=True):
    """What a build did: pages, feeds and files written, removed, kept; warnings; stages' times; and
    what it made them from."""

    written: writing.Written
    problems: tuple[Problem, ...]
    timings: Timings
    edition: Edition


PREVIEW = "preview-"
"""How the folders begin that `portal serve` shows its sites from, in the cache's."""


def build(settings: BuildSettings) -> Built:
    """Content → site. Raises ContentError with every problem, before anything is written."""
    timings = Timings()
    if settings.prints:
        from generator.printing.typesetting import Typesetter  # Typst, which few builds need

        Typesetter(settings.theme).require()
    writing.recover(settings.output)
    writing.refuse_unsafe(settings.output, sources=(settings.content, settings.theme), project=ROOT)
    if settings.clean:
        _forget(settings.cache)
    surveyed = writing.survey_beside(settings.output)
    with timings.stage("read"):
        portal, problems = read(settings)
    with timings.stage("check and make"):
        known = Fingerprints(portal)
        problems, fragments = checked(settings, portal, problems, known, making=True)
    with timings.stage("shell"):
        shell = shell_of(settings, portal)
    edition = edition_of(settings, portal, shell, known, fragments)
    with timings.stage("pictures"):
        files = ((file.path, file.variant) for file in edition.gallery.files())
        edition.pictures.make(files, settings.jobs)
    with timings.stage("plan, render and write"):
        try:
            written = writing.publish(
                everything(edition),
                settings.output,
                clean=settings.clean,
                jobs=settings.jobs,
                surveyed=surveyed,
            )
        except ContentError as error:
            raise ContentError((*problems, *error.problems)) from None
    if settings.share_cards:
        edition.share_pictures.tidy()
    return Built(written, problems, timings, edition)


def _forget(cache: Path) -> None:
    """What earlier builds left to later ones. A workflow that publishes starts from nothing, so
    that nobody can have put it there (docs/deploying.md). A preview is somebody's open window, and
    what it remembers of its site stands beside it: without that the next one would be refused."""
    for entry in cache.glob("*"):
        if entry.is_file():
            entry.unlink()
        elif not entry.name.startswith((PREVIEW, f".{PREVIEW}")):
            shutil.rmtree(entry, ignore_errors=True)


Further: TypeAlias = Callable[[Portal, tuple[Problem, ...]], Iterable[Problem]]
"""What else is wrong with a portal, of which those problems are known already."""


def check(
    settings: BuildSettings, further: Further = lambda *_: ()
) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal and its warnings. Raises ContentError when anything in the content is wrong, or
    `further` finds an error."""
    portal, problems = read(settings)
    problems = (*problems, *_when_it_comes_out(settings, portal), *further(portal, problems))
    problems, _ = checked(settings, portal, problems, Fingerprints(portal), making=False)
    return portal, problems


MOST_AHEAD = 6
"""So many moments are looked ahead to. Each takes as long as a check."""


def _when_it_comes_out(settings: BuildSettings, portal: Portal) -> list[Problem]:
    """The errors that what waits will bring when it becomes public: a build of that day must not be
    the first to find them. What is wrong today already is told by today's check alone."""
    found: dict[Finding, None] = {}
    for moment in (*portal.awaited[: MOST_AHEAD - 1], *portal.awaited[MOST_AHEAD - 1 :][-1:]):
        then, _ = read_portal(settings.content, moment, cache=settings.cache, jobs=settings.jobs)
        if then is not None:
            new = (then.events[slug] for slug in then.listings if slug not in portal.listings)
            told = check_portal(then)
            for event in new:
                told += check_event(then, event)
            found |= dict.fromkeys(one for one in told if one.level == "error")
    if found:
        known = {*check_portal(portal)}
        return locate([one for one in found if one not in known], settings.content)
    return []


def read(settings: BuildSettings) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal and what is wrong with single files. Raises ContentError where there is none."""
    portal, problems = read_portal(
        settings.content, settings.now, cache=settings.cache, jobs=settings.jobs
    )
    if portal is None:
        raise ContentError(problems)
    return portal, tuple(problems)


def checked(
    settings: BuildSettings,
    portal: Portal,
    problems: tuple[Problem, ...],
    known: Fingerprints,
    *,
    making: bool,
) -> tuple[tuple[Problem, ...], Mapping[str, Fragments]]:
    """The warnings there are and, with `making`, the fragments of the portal's events. Raises
    ContentError with everything that is wrong: with single files, and with what they say together.
    """
    base_url = base_url_of(settings, portal)
    making = making and not errors(problems)
    store = Store(settings.cache)
    examined = examine(portal, known, base_url, store, settings.jobs, making=making)
    elsewhere = () if settings.host else published_elsewhere(portal, base_url)
    found = (*examined.findings, *elsewhere)
    problems = (*problems, *locate(found, settings.content))
    if errors(problems):
        raise ContentError(problems)
    return problems, examined.fragments


def everything(edition: Edition) -> Iterator[Batch | BatchGroup]:
    """Every file of the site."""
    from generator import outputs  # forty modules that checking needs not
    from generator.admin.page import batches as editor

    if edition.prints:
        from generator.printing.sheets import batches  # as in `build`

        yield from batches(edition)
    yield from editor(edition)  # takes much memory for a moment, and there is most at the beginning
    yield from outputs.batches(edition)
    yield Batch("shell", partial(_of_shell, edition))


def _of_shell(edition: Edition) -> Iterator[Artifact]:
    """The hand-written pages, and the theme's files."""
    for path, data in edition.shell_files.items():
        yield constant(path, with_note(data, built_note(edition.portal)) if path == ABOUT else data)


ABOUT = "om/index.html"
"""The one page that says when the portal was built."""


def built_note(portal: Portal) -> str:
    """`Bygget søndag den 22. november 2026 kl. 9.00.`"""
    return f"Bygget {moment_in_words(portal.now.astimezone(ZONE))}."


def base_url_of(settings: BuildSettings, portal: Portal) -> str:
    """The address that the site is made for."""
    base_url = settings.base_url or portal.settings.base_url
    return f"{settings.host}{base_path(base_url)}/" if settings.host else base_url


def shell_of(settings: BuildSettings, portal: Portal) -> Shell:
    """The frames and the hand-written pages."""
    return build_shell(
        site_of(portal.settings, base_url_of(settings, portal), portal.pages),
        pages=settings.content / "pages",
        config=settings.config,
        theme=settings.theme,
        cache=settings.cache,
        pictures=Gallery(portal).of_pages,
    )


def edition_of(
    settings: BuildSettings,
    portal: Portal,
    shell: Shell,
    known: Fingerprints,
    fragments: Mapping[str, Fragments],
) -> Edition:
    """What the outputs work with."""
    from generator.presenting.edition import Edition  # Jinja2, which checking needs not

    return Edition(
        portal=portal,
        base_url=base_url_of(settings, portal),
        frames=shell.frames,
        other_frames=shell.others,
        shell_files=shell.files,
        theme=settings.theme,
        content=settings.content,
        cache=settings.cache,
        fingerprints=known,
        fragments=fragments,
        prints=settings.prints,
        share_cards=settings.share_cards,
    )


def site_of(settings: Settings, base_url: str, pages: Iterable[HandwrittenPage] = ()) -> Site:
    """The portal's settings as the shell needs them."""
    look, danish = settings.look, chrome_of(settings, DANISH)
    return Site(
        name=settings.name,
        public_name=settings.public_name,
        tagline=settings.tagline,
        description=settings.description,
        base_url=base_url,
        language=settings.language,
        navigation=danish.navigation,
        footer=danish.footer,
        banner=settings.disclaimer,
        noindex=settings.noindex or settings.invented,
        colours={
            name: (light, dark)
            for name, (light, dark) in look.model_dump().items()
            if name in type(look).model_fields
        },
        tip_url=settings.tip_url,
        edit_url=settings.edit_url,
        references={
            code: (reference.title, reference.url)
            for code, reference in settings.references.items()
        },
        others=tuple(
            chrome_of(settings, code, handwritten_in(pages, code)) for code in settings.others
        ),
    )
