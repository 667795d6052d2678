"""What is said when an event's data cannot be used."""

from __future__ import annotations

from generator.system_errors import is_panic


class Unreadable(Exception):  # noqa: N818 - a finding about a source, no error of the program
    """The reason: a Danish sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


PRIVATE = "Det er mærket som privat i kalenderen"
"""Of what is refused for this, not even the title is told."""
NO_TITLE = "Det har ingen titel"


def is_fault(error: BaseException) -> bool:
    """Whether something went wrong: nobody interrupts, and nothing is asked to end."""
    return isinstance(error, Exception) or is_panic(error)


def our_fault(error: BaseException) -> str:
    """What is told where the program itself fails, and goes on with the next source."""
    return f"portalen har en fejl og kunne ikke læse kalenderen ({type(error).__name__})"
