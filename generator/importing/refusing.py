"""What is said when an export is not read at all."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a refusal is no error of the program
    """The file is refused as a whole: what is wrong with it, and what to do. It quotes no cell."""

    def __init__(self, message: str, advice: str) -> None:
        self.message, self.advice = message, advice
        super().__init__(f"{message}. {advice}")
