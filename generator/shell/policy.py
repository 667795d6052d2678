"""What browsers and hosts are told about the pages: security policy and caching."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.kinds import KINDS
from generator.presenting.addresses import VOCABULARY_ADDRESSES
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


FRAMED = (
    "",
    "404.html",
    "soeg/*",
    "abonner/*",
    "netvaerk/*",
    "i-dag/*",
    "i-morgen/*",
    "i-weekenden/*",
    "gratis/*",
    "kalender/*",
    "program/*",
    "presse/*",
    "nyhedsbreve/*",
    "aendringer/*",
    "was/*",
    *(f"{kind.address.partition('/')[0]}/*" for kind in KINDS if kind.address),
    *(f"{folder}/*" for folder in VOCABULARY_ADDRESSES.values()),
    "aarshjul/*",
    "gemte/*",
    "uden-net/*",
    "data/*",
    "admin/*",
)
"""Where the pages stand that only the portal itself may frame: all but those below ``/indlejr/``.
They are named one by one, since where two rules match, hosts send both policies, and browsers keep
to the narrower: what stands under ``/*`` no rule can take back."""


def headers_file(base_path: str, written: Iterable[str] = ()) -> bytes:
    """The ``_headers`` file, for hosts that read one; ``base_path`` is ``/`` or ``/portal/``.

    ``written`` are the first folders of the hand-written pages and of the other languages.
    It says what a meta element cannot (frame-ancestors), and nothing else: what ``/admin/`` may do
    is said differently, and a second policy would only ever narrow the first.
    """
    framed = dict.fromkeys((*FRAMED, *(f"{folder}/*" for folder in sorted(written))))
    rules = (
        (
            "*",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Permissions-Policy: camera=(), geolocation=(self), microphone=()",
        ),
        *((pattern, "Content-Security-Policy: frame-ancestors 'self'") for pattern in framed),
        # Their names change with what stands in them; the search script's does not.
        ("assets/css/*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/js/embedded.*.js", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/js/portal.*.js", "Cache-Control: public, max-age=31536000, immutable"),
        (f"{FOLDER[1:]}*", "Cache-Control: public, max-age=31536000, immutable"),
        ("assets/fonts/*", "Cache-Control: public, max-age=31536000"),
        # Looked at anew by whoever has it, so that a worker can be called back (docs/offline.md).
        ("sw.js", "Cache-Control: no-cache"),
        ("manifest.webmanifest", "Content-Type: application/manifest+json"),
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
