"""Texts as YAML."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9(«»][^\n:#\[\]{}&*!|>'\"%@`]*")
_WORD = re.compile(r"[\d.,_+eE:-]+|true|false|yes|no|on|off|null|y|n", re.I)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2})?)?")


def scalar(value: str, *, flow: bool = False) -> str:
    """The text as YAML: as it is where any YAML reader takes it for this text, else in quotes."""
    bare = _PLAIN.fullmatch(value) and not _WORD.fullmatch(value) and value == value.strip()
    if bare and not (flow and "," in value):
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def plain(value: str, *, flow: bool = False) -> str:
    """As `scalar`, with dates and times bare, as everybody writes them."""
    return value if _TIME.fullmatch(value) else scalar(value, flow=flow)
