"""Whether a portal that others can find has a name of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build as building
from generator.checking.identity import (
    published_elsewhere,
    reachable,
    the_identity_is_the_portals_own,
)
from generator.model.portal import Portal
from generator.model.times import parse_instant
from generator.settings import BuildSettings
from tests.factories import NOW, a_portal, some_settings

REAL, EXAMPLE = "https://kultur.laerkesund.dk/", "https://kultur-i-laerkesund.example/"


def named(base_url: str, host: str = "kultur-i-laerkesund.example", **further: object) -> Portal:
    return a_portal(settings=some_settings(base_url=base_url, identity_host=host, **further))


def test_a_new_portal_is_left_in_peace_until_it_has_an_address() -> None:
    assert list(the_identity_is_the_portals_own(named(EXAMPLE))) == []
    assert list(the_identity_is_the_portals_own(named(REAL, "kultur.laerkesund.dk"))) == []
    (found,) = the_identity_is_the_portals_own(named(REAL))
    assert (found.level, found.code) == ("error", "identitet-ikke-valgt")
    assert list(the_identity_is_the_portals_own(named(REAL, invented=True))) == []


def test_a_site_made_for_another_address_may_be_a_preview() -> None:
    (found,) = published_elsewhere(named(EXAMPLE), "https://laerkesund.github.io/kultur/")
    assert (found.level, found.code) == ("warning", "identitet-ikke-valgt")
    assert "for eksempel »laerkesund.github.io«" in found.hint
    for portal in (named(EXAMPLE, "kultur.laerkesund.dk"), named(EXAMPLE, invented=True)):
        assert list(published_elsewhere(portal, "https://laerkesund.github.io/kultur/")) == []
    assert list(published_elsewhere(named(REAL), REAL)) == []  # an error already


@pytest.mark.parametrize(
    ("base_url", "host", "expected"),
    [
        (None, None, []),
        (None, "http://127.0.0.1:8000", []),
        ("https://sangby.github.io/", None, [("warning", "identitet-ikke-valgt")]),
    ],
)
def test_a_build_says_it_and_a_preview_on_this_machine_does_not(
    tmp_path: Path, base_url: str | None, host: str | None, expected: list[tuple[str, str]]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(Path(__file__).parents[1] / "invalid/_base", content)
    text = (content / "portal.yml").read_text().replace("kultur.example.dk", "sangby.example")
    (content / "portal.yml").write_text(text)
    _, problems = building.check(
        BuildSettings(
            content=content,
            output=tmp_path / "site",
            now=parse_instant(NOW),
            base_url=base_url,
            host=host,
            cache=tmp_path / "cache",
        )
    )
    assert [(one.level, one.code) for one in problems] == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (REAL, True),
        ("https://kultur.example.dk/", True),
        (EXAMPLE, False),
        ("http://localhost:8000/", False),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]:8000/", False),
        ("https://kultur.test/", False),
    ],
)
def test_who_can_reach_an_address(address: str, expected: bool) -> None:
    assert reachable(address) is expected
