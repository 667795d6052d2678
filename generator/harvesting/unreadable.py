"""What is said when an event's data cannot be used."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - a finding about a source, no error of the program
    """The reason: a Danish sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


PRIVATE = "Det er mærket som privat i kalenderen"
"""Of what is refused for this, not even the title is told."""
NO_TITLE = "Det har ingen titel"
