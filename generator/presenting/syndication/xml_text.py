"""Text in XML. As `xml.sax.saxutils` has it, which looks for further entities each time (a tenth of
a feed's work) and brings in programs for the network."""

from __future__ import annotations


def escape(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def attribute(text: str) -> str:
    """Text within double quotes."""
    return escape(text).replace('"', "&quot;")
