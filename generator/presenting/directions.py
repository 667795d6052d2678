"""Where others' maps and timetables are found: plain links that a visitor may follow.

The portal itself asks none of them for anything. They stand here and nowhere else, so that another
map is chosen in one place; OpenStreetMap belongs to nobody and asks for no account.
"""

from __future__ import annotations

from urllib.parse import quote

from generator.model.place import Geo

_MAP = "https://www.openstreetmap.org"
TIMETABLES = "https://www.rejseplanen.dk/"
"""Buses and trains of all Denmark."""


def way_to(geo: Geo) -> str:
    """Directions to an exact point; from where, the visitor says there."""
    return f"{_MAP}/directions?to={quote(f'{geo.lat},{geo.lon}', safe='')}"


def on_map(geo: Geo) -> str:
    """An exact point with a pin; the area around one that is approximate."""
    if geo.approximate:
        return f"{_MAP}/#map=14/{geo.lat}/{geo.lon}"
    return f"{_MAP}/?mlat={geo.lat}&mlon={geo.lon}#map=17/{geo.lat}/{geo.lon}"


def search_for(address: str) -> str:
    """What the map finds by an address in words."""
    return f"{_MAP}/search?query={quote(address, safe='')}"
