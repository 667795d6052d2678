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
            "Permissions-Policy: camera=(), geolocation=(), microphone=()",
        ),
        # Their names change with what stands in them; the search script's does not.
        ("assets/css/*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/js/portal.*.js", "Cache-Control: public, max-age=31536000, immutable"),
        (f"{FOLDER[1:]}*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/fonts/*", "Cache-Control: public, max-age=31536000"),
        # Looked at anew by whoever has it, so that a worker can be called back (docs/offline.md).
        ("sw.js", "Cache-Control: no-cache"),
        ("manifest.webmanifest", "Content-Type: application/manifest+json"),
        ("*.ics", "Content-Type: text/calendar; charset=utf-8"),
        ("*/rss.xml", "Content-Type: application/rss+xml; charset=utf-8"),
        ("*/atom.xml", "Content-Type: application/atom+xml; charset=utf-8"),
        ("*/feed.json", "Content-Type: application/feed+json; charset=utf-8"),
    )
    lines = []
    for pattern, *headers in rules:
        lines += [base_path + pattern, *(f"  {header}" for header in headers)]
    return ("\n".join(lines) + "\n").encode()
