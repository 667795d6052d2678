"""The sitemap against the pages that were really built."""

from __future__ import annotations

from pathlib import Path

from tests.site.pages import addresses, redirects


def test_the_sitemap_lists_every_page_that_may_be_indexed(real_site: Path) -> None:
    listed = {
        line.partition("</loc>")[0].partition("example")[2]
        for line in (real_site / "sitemap.xml").read_text().split("<loc>")[1:]
    }
    pages = {
        address
        for address in addresses(real_site)
        if 'name="robots" content="noindex"' not in _read(real_site, address)
    }

    assert listed == pages - {"/404.html"}
    assert "/was/" in redirects(real_site)


def _read(site: Path, address: str) -> str:
    return (site / address.lstrip("/") / "index.html").read_text() if address.endswith("/") else ""
