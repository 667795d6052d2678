"""Points on the map that cannot be right."""

from __future__ import annotations

import pytest

from generator.checking.geography import in_denmark, points_lie_in_denmark, swapped
from generator.model.settings import Term
from generator.problems import Finding
from tests.factories import a_place, a_portal, some_settings


def told(lat: float, lon: float) -> list[Finding]:
    place = a_place(geo={"lat": str(lat), "lon": str(lon)})
    return list(points_lie_in_denmark(a_portal(place)))


def test_swapped_is_an_error_and_abroad_a_warning() -> None:
    assert told(55.31, 12.39) == []
    (found,) = told(12.39, 55.31)
    assert (found.level, found.field) == ("error", ("geo", "lat"))
    assert found.hint == "De to er byttet om. Skriv lat: 55.31 og lon: 12.39."
    (found,) = told(52.52, 13.4)
    assert (found.level, found.code) == ("warning", "langt-fra-danmark")


def test_a_locality_is_asked_too() -> None:
    settings = some_settings()
    words = settings.vocabularies
    towns = {"heddinge": Term(label="Store Heddinge", lat=12.39, lon=55.31)}
    words = words.model_copy(update={"localities": towns | words.localities})
    portal = a_portal(settings=settings.model_copy(update={"vocabularies": words}))
    (found,) = points_lie_in_denmark(portal)
    assert found.field == ("vocabularies", "localities", "heddinge", "lat")
    assert found.message.startswith("»Store Heddinge« ligger langt fra Danmark")


@pytest.mark.parametrize(
    ("lat", "lon"), [(54.56, 11.97), (57.75, 10.6), (55.1, 15.15), (55.56, 8.07)]
)
def test_the_ends_of_the_country(lat: float, lon: float) -> None:
    assert in_denmark(lat, lon)
    assert not swapped(lat, lon)
    assert swapped(lon, lat)
