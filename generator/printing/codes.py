"""QR codes (ISO/IEC 18004) as SVG."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET = 4
"""Modules of white on each side (ISO/IEC 18004 §6.3.8): a code on a coloured ground needs them."""


def qr_code(url: str) -> bytes:
    """The code of an address, black on white, with its quiet zone; correction level M: a poster is
    crumpled, but not soiled as a parcel is."""
    made = BytesIO()
    segno.make_qr(url, error="m", boost_error=False).save(
        made,
        kind="svg",
        border=QUIET,
        dark="#000000",
        light="#ffffff",
        xmldecl=False,
        omitsize=True,
        nl=False,
    )
    return made.getvalue()
