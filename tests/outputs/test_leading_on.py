"""Redirects, sitemap.xml and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.outputs import redirects, sitemap
from tests.factories import a_tradition, an_actor, an_event, some_settings
from tests.outputs.rendering import bare_edition, rendered

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_an_alias_leads_to_the_page_under_any_base_path() -> None:
    pages = rendered(
        redirects.artifacts,
        bare_edition(
            an_actor(aliases="/aktoerer/koret/"),
            a_tradition(aliases="/traditioner/baal/"),
            base_url="https://vaert.example/portal/",
        ),
    )

    target = "https://vaert.example/portal/aktoerer/karise-kirkekor/"
    old = pages["aktoerer/koret/index.html"]
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in old
    assert f'<link rel="canonical" href="{target}">' in old
    assert f'<a href="{target}">' in old
    assert "/portal/aarshjul/#tradition-sankthans" in pages["traditioner/baal/index.html"]


def test_was_leads_to_the_official_statement_else_to_our_own_page() -> None:
    own = rendered(redirects.artifacts, bare_edition())["was/index.html"]
    assert "url=https://kultur.example.dk/om/tilgaengelighed/" in own

    settings = some_settings(was_url="https://was.example/kultur")
    official = rendered(redirects.artifacts, bare_edition(settings=settings))["was/index.html"]
    assert "url=https://was.example/kultur" in official


def test_the_sitemap_is_absolute_and_dates_what_it_can() -> None:
    files = rendered(
        sitemap.artifacts,
        bare_edition(an_actor(modified="2026-05-02 10:00"), an_event(), base_url="https://v.dk/p/"),
    )

    rows = {
        row.findtext(f"{SPACE}loc"): row.findtext(f"{SPACE}lastmod")
        for row in ET.fromstring(files["sitemap.xml"])
    }
    assert rows["https://v.dk/p/aktoerer/karise-kirkekor/"] == "2026-05-02"
    assert rows["https://v.dk/p/arrangementer/julekoncert/"] is None
    assert rows["https://v.dk/p/kalender/2026/12/"] is None
    assert "https://v.dk/p/" in rows
    assert "Sitemap: https://v.dk/p/sitemap.xml" in files["robots.txt"]


def test_more_than_fifty_thousand_pages_are_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 20)

    files = rendered(sitemap.artifacts, bare_edition())

    parts = [row.findtext(f"{SPACE}loc") for row in ET.fromstring(files["sitemap.xml"])]
    assert parts == [f"https://kultur.example.dk/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    assert all(
        len(ET.fromstring(files[f"sitemap-{n}.xml"])) <= 20 for n in range(1, len(parts) + 1)
    )


def test_a_portal_that_is_not_to_be_indexed_shuts_nobody_out() -> None:
    for settings in (some_settings(noindex="true"), some_settings(invented="true")):
        files = rendered(sitemap.artifacts, bare_edition(settings=settings))
        assert files == {"robots.txt": "User-agent: *\nAllow: /\n"}
