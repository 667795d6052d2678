"""What somebody wrote in a field of their own → a text that can stand on the portal, or why not."""

from __future__ import annotations

import re

from generator.importing.privacy import private
from generator.importing.tables import plain
from generator.model.fields import INVISIBLE
from generator.presenting.spreadsheet import FORMULA_SIGNS

_BULLET = re.compile(r"^(?:[-–—•*+]\s+)+")
_TAG = re.compile(r"<\s*(?:[/!?]\s*)?[a-zA-Z]|<!")
LONGEST = 5_000
"""Characters of an answer: some two pages. A wish is a few lines."""


def cleaned(cell: str) -> tuple[str, str]:
    """`(text, "")`, `("", why it is left out)`, or twice nothing for a cell that says nothing.

    The text stands on one line. Of a list's first line the bullet is taken away, since a cell that
    begins with `-` counts as a formula.
    """
    text = _BULLET.sub("", plain(cell))
    if not text.strip("-–—./ "):
        return "", ""
    if len(text) > LONGEST:
        return "", f"er på over {LONGEST} tegn"
    found = private(text)
    if found:
        return "", f"rummer {found}"
    if text.startswith(FORMULA_SIGNS) or cell.startswith(("\t", "\r")):
        return "", "begynder som en formel (med =, +, -, @ eller tabulator)"
    if INVISIBLE.search(text):
        return "", "rummer usynlige styretegn"
    if _TAG.search(text):
        return "", "rummer HTML"
    return text, ""
