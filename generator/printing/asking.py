"""`portal print`: what is asked for, found in the portal, set, and written as files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.counting import counted
from generator.forking import heaps, in_turns
from generator.imaging.making import Workshop
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.printed import with_posters
from generator.presenting.seasons import Season, season_of, seasons
from generator.printing import PrintError
from generator.printing.booklet import booklet, month_booklet, season_booklet
from generator.printing.poster import Posters
from generator.printing.sheets import (
    FOLDED,
    LOT,
    booklet_pdf,
    folder_pdf,
    light_colours,
    poster_pdf,
)
from generator.printing.typesetting import Typesetter
from generator.problems import suggestion

FOLDER = Path("tryk")
"""Where PDFs go unless another place is given."""


class Printer(Struct, frozen=True):
    """A portal with all that it takes to print of it."""

    portal: Portal
    base_url: str
    theme: Path
    pictures: Workshop
    jobs: int = 1

    def poster(self, slug: str, file: Path | None) -> tuple[Path, ...]:
        """One event's poster. Raises PrintError for an event that there is not."""
        event = self.portal.listings.get(slug)
        if event is None:
            hint = suggestion(slug, self.portal.listings) or "Skriv sidste led af dets adresse."
            raise PrintError(f"Arrangementet »{slug}« findes ikke. {hint}")
        return (self._poster(Typesetter(self.theme), event, file or FOLDER / f"plakat-{slug}.pdf"),)

    def programme(
        self, season: str | None, days: tuple[date, date] | None, file: Path | None
    ) -> tuple[Path, ...]:
        """That of some days, the first and the last, or a season's: this one, unless one is named.
        Raises PrintError for an unknown season."""
        if days is None:
            chosen = self._season(season) if season is not None else season_of(self.portal.today)
            return (self._season_file(chosen, file or FOLDER),)
        first, last = days
        made = booklet(self.portal, self.base_url, self._colours, first, last)
        place = file or FOLDER / f"program-{first}--{last}.pdf"
        return (save(place, booklet_pdf(Typesetter(self.theme), made)),)

    def folder(
        self, season: str | None, month: tuple[int, int] | None, file: Path | None
    ) -> tuple[Path, ...]:
        """A month's (year and number) programme to be folded, or a season's: this one, unless one
        is named. Raises PrintError for an unknown season."""
        if month is None:
            chosen = self._season(season) if season is not None else season_of(self.portal.today)
            return (self._folded(chosen, file or FOLDER),)
        made = month_booklet(self.portal, self.base_url, self._colours, month, FOLDED)
        place = file or FOLDER / f"folder-{month[0]}-{month[1]:02}.pdf"
        return (save(place, folder_pdf(Typesetter(self.theme), made)),)

    def everything(self, folder: Path) -> tuple[Path, ...]:
        """A poster for each event to come, and this season's programme and folder."""
        Typesetter(self.theme).require()

        def work(events: Sequence[Listing]) -> list[Path]:
            typesetter = Typesetter(self.theme)
            return [
                self._poster(typesetter, event, folder / f"plakat-{event.slug}.pdf")
                for event in events
            ]

        found = in_turns(work, heaps(with_posters(self.portal), LOT), self.jobs, least=2)
        season = season_of(self.portal.today)
        programmes = (self._season_file(season, folder), self._folded(season, folder))
        return (*(path for paths in found for path in paths), *programmes)

    @property
    def _colours(self) -> dict[str, str]:
        return dict(light_colours(self.portal, self.theme))

    def _season(self, name: str) -> Season:
        known = {
            season.address.rstrip("/").rpartition("/")[2]: season for season in seasons(self.portal)
        }
        if name not in known:
            hint = suggestion(name, known) or f"Der findes: {', '.join(known)}."
            raise PrintError(f"Sæsonen »{name}« findes ikke. {hint}")
        return known[name]

    def _poster(self, typesetter: Typesetter, event: Listing, file: Path) -> Path:
        composed = Posters(self.portal, self.base_url, self._colours).of(event)
        return save(file, poster_pdf(typesetter, self.pictures, composed))

    def _season_file(self, season: Season, place: Path) -> Path:
        made = season_booklet(self.portal, self.base_url, self._colours, season)
        return save(_named("program", season, place), booklet_pdf(Typesetter(self.theme), made))

    def _folded(self, season: Season, place: Path) -> Path:
        made = season_booklet(self.portal, self.base_url, self._colours, season, FOLDED)
        return save(_named("folder", season, place), folder_pdf(Typesetter(self.theme), made))


def _named(what: str, season: Season, place: Path) -> Path:
    """The file itself, or one in the folder that is called after the season."""
    name = season.address.rstrip("/").rpartition("/")[2]
    return place if place.suffix == ".pdf" else place / f"{what}-{name}.pdf"


def save(file: Path, data: bytes) -> Path:
    """Write a PDF; one that is there already can be made again, anything else is somebody's.

    Raises PrintError for a file that is no PDF.
    """
    if file.exists():
        with file.open("rb") as stream:
            if stream.read(5) != b"%PDF-":
                raise PrintError(
                    f"{file} er ikke en PDF og bliver ikke erstattet. Vælg et andet navn."
                )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def said(files: Sequence[Path]) -> str:
    """The files, one a line; of many how many, and where."""
    if len(files) <= 3:
        return "\n".join(map(str, files))
    return f"{counted(len(files), 'PDF', 'PDF-filer')} i {files[0].parent}"
