"""What is said when something is not done."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a refusal is no error of the program
    """What is wrong, and what to do. It quotes nothing from a survey's answers."""

    def __init__(self, message: str, advice: str) -> None:
        self.message, self.advice = message, advice
        super().__init__(f"{message}. {advice}")


class Unchangeable(Exception):  # noqa: N818 - told to the editor
    """The file is right, but so written that the change would not be safe."""
