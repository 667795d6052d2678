"""The room for paper: posters and programmes, composed as values and set as tagged PDF by Typst.

Composing is pure and knows no typesetter (`poster.py`, `booklet.py`); `typesetting.py` alone names
Typst and takes any value with any of the templates in `theme/print/`; `sheets.py` makes artifacts
of them for a build, `asking.py` files for a command.
"""

from __future__ import annotations

from generator.problems import RefusedError


class PrintError(RefusedError):
    """Nothing can be printed, or not this."""
