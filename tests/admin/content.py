"""A folder's content as the portal reads it: what is wrong with it, and all that it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import cli
from generator.admin.page import batches
from generator.artifacts import planned
from generator.build import check, read
from generator.model.portal import REGISTERED, Portal
from generator.problems import ContentError
from generator.settings import BuildSettings
from tests.desk import START
from tests.factories import an_edition


def portal_of(folder: Path) -> Portal:
    """What `portal check` accepts; what it refuses fails the test in its own words."""
    settings = BuildSettings(
        folder / "content", folder / "site", START, cache=folder.parent / "cache"
    )
    try:
        return check(settings)[0]
    except ContentError as refused:
        raise AssertionError("\n".join(map(str, refused.problems))) from refused


def read_alone(folder: Path) -> dict[str, dict[str, Any]]:
    """What each file says that can be read, whatever is wrong with what they say together."""
    settings = BuildSettings(
        folder / "content", folder / "site", START, cache=folder.parent / "cache"
    )
    portal, _ = read(settings)
    return said(portal)


def editor_of(folder: Path, site: Path) -> Path:
    """The editor's own files of this content's site, as a build makes them."""
    edition = an_edition(portal_of(folder), base_url="http://127.0.0.1/")
    for artifact in planned(batches(edition)):
        file = site / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.render())
    return site


def said(portal: Portal) -> dict[str, dict[str, Any]]:
    """Every field's value, written or not, and the text, by file."""
    kinds = (getattr(portal, kind) for kind in (*REGISTERED, "events"))
    everything = (entity for kind in kinds for entity in kind.values())
    return {one.path: {**one.model_dump(), "body": one.body} for one in everything}


def is_in_form(folder: Path) -> bool:
    """Whether `portal fmt` would leave every file as it is."""
    return cli.main(["fmt", "--check", "--content", str(folder / "content")]) == 0


def put_in_form(folder: Path) -> None:
    """`portal fmt`."""
    assert cli.main(["fmt", "--content", str(folder / "content")]) == 0
