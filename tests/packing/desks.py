"""Packs of small portals in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from generator.imaging.making import Workshop
from generator.model.portal import Portal
from generator.packing.keeping import Made, make_pack, state_in
from generator.packing.manifests import KeptPart, Manifest, digest_of
from generator.packing.matters import Desk, Matter, Subject, matter
from generator.packing.parts import parts_of
from generator.packing.sayings import dates_of, sayings_of
from generator.packing.states import State, state_of
from generator.presenting.share_pictures import SharePictures
from generator.printing.typesetting import Typesetter
from generator.settings import ROOT
from tests.factories import BASE_URL

SLOW = ("Plakat", "Billede", "Billeder til deling")
"""Parts that are pixels or pages; their values are looked at elsewhere."""
THEME = ROOT / "theme"
CONCERT = Subject("events", "julekoncert")
SINGING = Subject("partnerships", "sang-i-byen")


def a_desk(portal: Portal, content: Path = ROOT / "demo") -> Desk:
    pictures = Workshop(content, None)
    cards = SharePictures(THEME, pictures, None)
    return Desk(portal, BASE_URL, THEME, pictures, cards, Typesetter(THEME))


def a_matter(portal: Portal, subject: Subject = CONCERT, now: datetime | None = None) -> Matter:
    return matter(portal, BASE_URL, subject, now or portal.now)


def remembered(portal: Portal, subject: Subject = CONCERT) -> Manifest:
    """The manifest of a pack made now, without making its files."""
    found = a_matter(portal, subject)
    return Manifest(
        folder=subject.folder,
        slug=subject.slug,
        title=found.title,
        url=found.url,
        made=portal.now,
        dates=dates_of(found),
        said=sayings_of(found),
        parts={
            part.name: KeptPart(inputs=part.inputs, files=dict.fromkeys(part.files, ""))
            for part in parts_of(found, a_desk(portal))
        },
    )


def later(before: Portal, after: Portal, subject: Subject = CONCERT) -> State:
    """The state, in one portal, of a pack that was made in another; nobody touched its files."""
    manifest = remembered(before, subject)
    return state_of(manifest, a_desk(after), dict(manifest.files))


def rendered(portal: Portal, subject: Subject = CONCERT) -> Mapping[str, Mapping[str, bytes]]:
    """Every part's files, by the part's name; but the poster, which takes its time."""
    parts = parts_of(a_matter(portal, subject), a_desk(portal))
    return {part.name: part.render() for part in parts if part.name not in SLOW}


def made(
    output: Path, portal: Portal, subject: Subject = CONCERT, only: State | None = None
) -> Made:
    return make_pack(output, subject, a_desk(portal), only=only)


def state(output: Path, portal: Portal, subject: Subject = CONCERT) -> State:
    found = state_in(output / subject.key, a_desk(portal))
    assert found is not None
    return found


def refreshed(output: Path, portal: Portal, subject: Subject = CONCERT) -> Made:
    return made(output, portal, subject, state(output, portal, subject))


def digests(folder: Path) -> Mapping[str, str]:
    """The files of a folder by name, but the manifest."""
    files = (file for file in folder.iterdir() if file.name != "pakke.json")
    return {file.name: digest_of(file.read_bytes()) for file in files}
