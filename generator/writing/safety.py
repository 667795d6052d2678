"""Which folders may be made into a site: never one that holds somebody's work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.writing.workshop import STATE, OutputError, files_of, load_state, workshop


def refuse_unsafe(output: Path, *, sources: Iterable[Path], project: Path) -> None:
    """Raise OutputError (Danish) when building there would delete anything but an older site.

    `sources` are the folders that are read (content, theme): neither may lie within the output,
    nor the output within them. `project` is this program's own folder. A folder that is there
    already must be empty, or hold files of an earlier build.
    """
    place = output.resolve()
    for source in (source.resolve() for source in sources):
        if place == source or place in source.parents or source in place.parents:
            raise OutputError(
                f"Webstedet kan ikke lægges i {output}: det ville blande sig med {source.name}/. "
                "Vælg en anden mappe med --output."
            )
    if place == project.resolve() or place in project.resolve().parents:
        raise OutputError(
            f"Webstedet kan ikke lægges i {output}: mappen rummer selve programmet. "
            "Vælg en anden mappe med --output."
        )
    if place.exists() and not place.is_dir():
        raise OutputError(f"{output} er en fil og ikke en mappe. Vælg en anden mappe med --output.")
    if place.is_dir() and any(place.iterdir()) and not _is_ours(place):
        raise OutputError(
            f"Mappen {output} er ikke tom, og portalen har ikke lavet den. Den bliver derfor ikke "
            "rørt. Slet den, hvis den er et gammelt websted, eller vælg en anden med --output."
        )


def _is_ours(place: Path) -> bool:
    """The last build's state lists at least one file that is still there; or it has been damaged,
    and all that it tells is that there was a build."""
    shop = workshop(place)
    known = files_of(load_state(shop))
    return any((place / path).exists() for path in known) if known else (shop / STATE).exists()
