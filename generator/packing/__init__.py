"""The room for outreach packs: one folder for an event or a partnership, with all that carries it
further, and a page for editors that says which packs are out of date, since which change.

`matters.py` says what a pack is about, `parts.py` lists what it holds, `sayings.py` what it says,
`states.py` compares that with what was said when it was made; all of it pure. `manifests.py` and
`keeping.py` know folders and files, `asking.py` the command.
"""

from __future__ import annotations

from generator.problems import RefusedError


class PackError(RefusedError):
    """A pack cannot be made, or not there."""
