"""`/presse/`: the press releases that are out, the newest first, each as a page, as a Word document
and as Markdown. Nothing of one is here before its embargo is over: it is not in the portal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.artifacts import Artifact, digest
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.times import day_of
from generator.presenting.addresses import PRESS, address, file_path, press_files
from generator.presenting.collections import of_press
from generator.presenting.edition import Edition
from generator.presenting.linked_data import registers as register_jsonld
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.press.markdown import as_markdown
from generator.presenting.press.release import Release, compose, contact_of
from generator.presenting.press.telling import headline
from generator.presenting.sharing import shared_image
from generator.presenting.syndication.publication import published


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The archive, then the files of each release; of one that was withdrawn the page alone."""
    portal = edition.portal
    newest = newest_first(portal.press.values())
    yield _archive(edition, newest)
    for release in newest:
        composed = compose(portal, edition.base_url, release, portal.now)
        yield _page(edition, release, composed)
        if not release.withdrawn:
            yield from _files(edition, release, composed)


def _archive(edition: Edition, newest: tuple[PressRelease, ...]) -> Artifact:
    portal = edition.portal
    told = own_page(portal, PRESS)
    return edition.page(
        PRESS,
        "press_list.html",
        title=told.title,
        head=Head(description=told.description, feeds=of_press(portal)),
        years=tuple(
            (year, tuple((one, headline(one), published(one, portal.settings)) for one in found))
            for year, found in groupby(newest, partial(_year, portal))
        ),
        contact=contact_of(portal, None),
    )


def _year(portal: Portal, release: PressRelease) -> int:
    return day_of(published(release, portal.settings)).year


def _page(edition: Edition, release: PressRelease, composed: Release) -> Artifact:
    portal = edition.portal
    kept = not release.withdrawn
    document, markdown = press_files(release.slug)
    jsonld = register_jsonld.press_article(portal, edition.base_url, composed, release)
    return edition.page(
        address(release),
        "press_release.html",
        title=headline(release),
        origin=release.path,
        head=Head(
            description=release.withdrawn or composed.summary,
            feeds=of_press(portal),
            kind="article",
            image=shared_image(edition, release) if kept else None,
            jsonld=(jsonld,) if kept else (),
            noindex=not kept,
        ),
        trail=(crumb(portal, PRESS),),
        release=release,
        told=composed,
        document=document,
        markdown=markdown,
    )


def _files(edition: Edition, release: PressRelease, composed: Release) -> Iterator[Artifact]:
    """What a desk takes: its text is `composed` alone."""
    here = address(release)
    document, markdown = press_files(release.slug)
    inputs = digest(edition.templates.digest, composed)

    def word() -> bytes:
        from generator.presenting.press.word import as_word  # lxml, when a release has changed

        return as_word(composed)

    yield Artifact(file_path(here + document), inputs, word, release.path)
    yield Artifact(
        file_path(here + markdown), inputs, lambda: as_markdown(composed).encode(), release.path
    )
