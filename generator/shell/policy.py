"""What browsers and hosts are told about the pages: security policy and caching."""

from __future__ import annotations

from generator.presenting.pictures import FOLDER

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        # data: is for the icons inside Material's own stylesheet.
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
"""Stands in every page as a meta, first in head. The theme has no inline script or style, so
there is no hash to list: an inline one that slips in does not run."""

_FOR_ALL = "Access-Control-Allow-Origin: *"
"""Scripts of any site may read it (the Fetch standard's CORS protocol): it is the same for all."""


def headers_file(base_path: str) -> bytes:
    """The ``_headers`` file, for hosts that read one; ``base_path`` is ``/`` or ``/portal/``.

    It says what a meta element cannot (frame-ancestors), and not what ``/admin/`` must be free
    to say differently: a second policy would only ever narrow the first.
    """
    rules = (
        (
            "*",
            "Content-Security-Policy: frame-ancestors 'self'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Permissions-Policy: camera=(), geolocation=(self), microphone=()",
        ),
        # Their names change with what stands in them; the search script's does not.
        ("assets/css/*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/js/portal.*.js", "Cache-Control: public, max-age=31536000, immutable"),
        (f"{FOLDER[1:]}*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/fonts/*", "Cache-Control: public, max-age=31536000"),
        # Open data, calendars and feeds are for other sites' scripts, too.
        ("data/*", _FOR_ALL),
        ("*.csv", "Content-Type: text/csv; charset=utf-8; header=present"),
        ("*.jsonld", "Content-Type: application/ld+json"),
        ("*.ttl", "Content-Type: text/turtle; charset=utf-8"),
        ("*.ics", "Content-Type: text/calendar; charset=utf-8", _FOR_ALL),
        ("*/rss.xml", "Content-Type: application/rss+xml; charset=utf-8", _FOR_ALL),
        ("*/atom.xml", "Content-Type: application/atom+xml; charset=utf-8", _FOR_ALL),
        ("*/feed.json", "Content-Type: application/feed+json; charset=utf-8", _FOR_ALL),
    )
    lines = []
    for pattern, *headers in rules:
        lines += [base_path + pattern, *(f"  {header}" for header in headers)]
    return ("\n".join(lines) + "\n").encode()
