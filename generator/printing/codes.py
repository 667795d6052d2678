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


def qr_picture(url: str) -> bytes:
    """The same as PNG, for programs that take no SVG: 20 pixels a module, 700 to 900 across."""
    made = BytesIO()
    segno.make_qr(url, error="m", boost_error=False).save(made, kind="png", border=QUIET, scale=20)
    return made.getvalue()
