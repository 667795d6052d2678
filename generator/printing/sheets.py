"""Posters, programmes and folders as PDF: one at a time, and as a build's artifacts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import asdict

from generator.artifacts import Artifact, Batch, digest
from generator.imaging.making import Workshop
from generator.model.listing import Listing, lots
from generator.model.portal import Portal
from generator.presenting.addresses import file_path
from generator.presenting.drawings.drawing import drawing
from generator.presenting.drawings.landscape import landscape
from generator.presenting.drawings.literal import with_colours
from generator.presenting.edition import Edition
from generator.presenting.pictures import PublishedFile
from generator.presenting.printed import (
    has_folder,
    month_folder_address,
    poster_address,
    programme_address,
    season_folder_address,
    with_posters,
    with_programmes,
)
from generator.presenting.programme import Month
from generator.presenting.seasons import Season
from generator.presenting.tokens import read_tokens
from generator.printing import words
from generator.printing.booklet import Booklet, month_booklet, season_booklet
from generator.printing.codes import qr_code
from generator.printing.poster import Poster, Posters
from generator.printing.typesetting import Typesetter

LOT = 20
"""Posters in a batch: a second or two's work, so that no process is left alone with a long one."""
COVER, PANEL = (1440, 900), (830, 700)
"""The width and height of the cover's drawing: across a sheet, and on a folder's first panel."""
FOLDED = 300
"""Events in a folder, and as many runs: some five sheets. More is a booklet."""


def light_colours(portal: Portal, theme: Path) -> Mapping[str, str]:
    """Paper is light: `ink` → `#16242B`."""
    return {name: light for name, (light, _) in read_tokens(theme, portal.settings).items()}


def poster_pdf(typesetter: Typesetter, pictures: Workshop, poster: Poster) -> bytes:
    """One poster."""
    photo = poster.picture
    if photo is None:
        colour, title = poster.drawn
        data = _in_colours(drawing(colour, title), poster.hue, poster)
    else:
        data = _wrapped(photo, pictures.data(photo.path, photo.variant))
    said = {**words.POSTER, "code": words.POSTER["code"].format(url=poster.page.url)}
    credit = said["photo"].format(credit=poster.credit) if poster.credit else ""
    value = {**asdict(poster), "words": said, "credit": credit}
    return typesetter.set(
        "poster", value, {"picture.svg": data, "code.svg": qr_code(poster.page.url)}
    )


def booklet_pdf(typesetter: Typesetter, booklet: Booklet) -> bytes:
    """One programme, sheet after sheet."""
    return _bound(typesetter, "programme", booklet, COVER, words.PROGRAMME)


def folder_pdf(typesetter: Typesetter, booklet: Booklet) -> bytes:
    """The same, to be folded: three panels on each side of a sheet, read from left to right."""
    return _bound(typesetter, "folder", booklet, PANEL, words.FOLDER)


def _bound(
    typesetter: Typesetter,
    template: str,
    booklet: Booklet,
    cover: tuple[int, int],
    said: Mapping[str, str],
) -> bytes:
    name, day = booklet.drawn
    width, height = cover
    art = landscape(name, day, width=width, height=height)
    said = {**said, "code": said["code"].format(url=booklet.page.url)}
    files = {
        "cover.svg": _in_colours(art, booklet.issuer.colours["lake"], booklet),
        "code.svg": qr_code(booklet.page.url),
    }
    return typesetter.set(template, {**asdict(booklet), "words": said}, files)


def _wrapped(photo: PublishedFile, data: bytes) -> bytes:
    """A photograph within an SVG: files in memory must be text. Its bytes go into the PDF as they
    are."""
    width, height = photo.variant.width, photo.variant.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" '
        f'href="data:{photo.media_type};base64,{b64encode(data).decode()}"/></svg>'
    ).encode()


def _in_colours(svg: str, hue: str, sheet: Poster | Booklet) -> bytes:
    return with_colours(svg, hue, sheet.issuer.colours).encode()


# --- in a build -----------------------------------------------------------------------------------


def batches(edition: Edition) -> Iterator[Batch]:
    """A poster for each event to come, a programme and a folder for each season that is not over,
    and a folder for each month."""
    typesetter, portal = Typesetter(edition.theme), edition.portal
    typesetter.require()
    shared = digest(typesetter.digest, edition.digest, portal.today)
    known = edition.fingerprints
    for number, events in lots(with_posters(portal), LOT):
        yield Batch(
            f"posters/{number}",
            partial(_posters, edition, typesetter, events),
            # With the listings, since those know the pictures.
            digest(shared, known.of_events(events), known.of_listings(events)),
        )
    for season in with_programmes(portal):
        yield Batch(
            f"printed programme/{season.year}-{season.half}",
            partial(_programme, edition, typesetter, season),
            digest(typesetter.digest, edition.inputs.listed),
        )
    for month in edition.months:
        if has_folder(month, portal.today):
            yield Batch(
                f"printed folder/{month.year}-{month.month:02}",
                partial(_month, edition, typesetter, month),
                digest(typesetter.digest, edition.inputs.listed),
            )


def _posters(
    edition: Edition, typesetter: Typesetter, events: Sequence[Listing]
) -> Iterator[Artifact]:
    composed = Posters(
        edition.portal, edition.base_url, light_colours(edition.portal, edition.theme)
    )
    for event in events:
        poster = composed.of(event)
        yield Artifact(
            file_path(poster_address(event)),
            # The value says all that stands on it, and its picture's key which bytes are shown.
            digest(typesetter.digest, poster),
            partial(poster_pdf, typesetter, edition.pictures, poster),
            origin=event.path,
        )


def _programme(edition: Edition, typesetter: Typesetter, season: Season) -> Iterable[Artifact]:
    of = (edition.portal, edition.base_url, light_colours(edition.portal, edition.theme), season)
    yield _artifact(typesetter, programme_address(season), booklet_pdf, season_booklet(*of))
    yield _artifact(
        typesetter, season_folder_address(season), folder_pdf, season_booklet(*of, FOLDED)
    )


def _month(edition: Edition, typesetter: Typesetter, month: Month) -> Iterable[Artifact]:
    colours = light_colours(edition.portal, edition.theme)
    booklet = month_booklet(edition.portal, edition.base_url, colours, month.key, FOLDED)
    yield _artifact(typesetter, month_folder_address(month), folder_pdf, booklet)


def _artifact(
    typesetter: Typesetter,
    site_address: str,
    setting: Callable[[Typesetter, Booklet], bytes],
    booklet: Booklet,
) -> Artifact:
    inputs = digest(typesetter.digest, booklet)
    return Artifact(file_path(site_address), inputs, partial(setting, typesetter, booklet))
