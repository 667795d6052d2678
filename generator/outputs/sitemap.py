"""`sitemap.xml` (sitemaps.org 0.9) and `robots.txt` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.artifacts import Artifact, constant
from generator.presenting.edition import Edition
from generator.presenting.site_map import Listed, listed
from generator.presenting.syndication.xml_text import attribute, escape

MOST = 50_000
"""So many addresses may stand in one file (sitemaps.org)."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """A portal that asks not to be indexed has no sitemap. Its robots.txt shuts nobody out all the
    same: who may not read a page cannot see its `noindex`, and feeds are for everyone."""
    settings = edition.portal.settings
    robots = "User-agent: *\nAllow: /\n"
    if not (settings.noindex or settings.invented):
        robots += f"\nSitemap: {edition.url('/sitemap.xml')}\n"
        pages = tuple(listed(edition.portal))
        parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
        if len(parts) == 1:
            yield constant("sitemap.xml", _sitemap(edition, pages))
        else:
            names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
            for name, part in zip(names, parts, strict=True):
                yield constant(name, _sitemap(edition, part))
            yield constant("sitemap.xml", _index(edition, names))
    yield constant("robots.txt", robots.encode())


def _sitemap(edition: Edition, pages: Sequence[Listed]) -> bytes:
    rows = (
        f"<url><loc>{escape(edition.url(page.address))}</loc>"
        + "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}"'
            f' href="{attribute(edition.url(site_address))}"/>'
            for language, site_address in page.alternates
        )
        + (f"<lastmod>{page.modified.isoformat()}</lastmod>" if page.modified else "")
        + "</url>\n"
        for page in pages
    )
    # Only where something stands in several languages.
    space = f"{_SPACE} {_XHTML}" if any(page.alternates for page in pages) else _SPACE
    return f"{_HEAD}<urlset {space}>\n{''.join(rows)}</urlset>\n".encode()


def _index(edition: Edition, names: Sequence[str]) -> bytes:
    rows = (f"<sitemap><loc>{escape(edition.url('/' + name))}</loc></sitemap>\n" for name in names)
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(rows)}</sitemapindex>\n".encode()
