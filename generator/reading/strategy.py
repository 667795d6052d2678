"""What git knows of how partnerships changed: on which days, and which of their parts.

The words of a commit are its author's and stay where they are; that the goals were changed on a
day is the public's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from generator.model.times import ZONE

Change: TypeAlias = tuple[int, str]
"""A commit's time (seconds since 1970), and the field of `index.md` that it changed, or `plan`."""
KeptParts: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
"""By day (as an ordinal), the oldest first: the fields that were changed."""

FOLDER = "partnerships/"
_HUNK = re.compile(r"@@ [^@]+ @@ ?(?:([a-z_]+):)?")
"""Git repeats after the numbers the last line before the hunk that begins with a letter: in front
matter that is the field the changed lines stand in."""
_FIELD = re.compile(r"[+-]([a-z_]+):")
_NESTED = re.compile(r"[+-]\s+\S")


class Reader:
    """Takes in a log line by line, beside whoever reads it for something else."""

    def __init__(self) -> None:
        self.found: dict[str, list[Change]] = {}
        self._path, self._moment = "", 0
        self._plan = self._new = False
        self._inside: str | None = None

    def file(self, path: str, moment: int) -> None:
        """The patch of a file begins."""
        parts = path.split("/")
        self._path = f"{FOLDER}{parts[1]}/index.md" if self._tells(parts) else ""
        self._plan, self._moment = path.endswith("/plan.yml"), moment
        self._new, self._inside = False, None

    def line(self, line: str) -> None:
        """A line of that patch."""
        if not self._path or self._new:
            return
        if line.startswith("new file mode"):
            # How it began is no change of it; a plan that comes later is.
            self._new = not self._plan
            if self._plan:
                self._add("plan")
        elif (hunk := _HUNK.match(line)) is not None:
            self._inside = None if self._plan else hunk[1]
            if self._plan:
                self._add("plan")
        elif self._plan:
            return
        elif (field := _FIELD.match(line)) is not None:
            self._inside = field[1]
            self._add(field[1])
        elif _NESTED.match(line) is not None:
            # What is not indented stands in the text below the fields.
            self._add(self._inside)

    @staticmethod
    def _tells(parts: list[str]) -> bool:
        return len(parts) == 3 and parts[0] + "/" == FOLDER and parts[2] in ("index.md", "plan.yml")

    def _add(self, field: str | None) -> None:
        if field is not None:
            changes = self.found.setdefault(self._path, [])
            if (self._moment, field) not in changes[-9:]:
                changes.append((self._moment, field))


def parts_of(changes: Iterable[Change], now: datetime) -> KeptParts:
    """The changes up to `now` by Copenhagen's day."""
    days: dict[int, list[str]] = {}
    for moment, field in changes:
        if moment <= now.timestamp():
            day = datetime.fromtimestamp(moment, UTC).astimezone(ZONE).date().toordinal()
            days.setdefault(day, []).append(field)
    return tuple((day, tuple(dict.fromkeys(days[day]))) for day in sorted(days))


Strategy: TypeAlias = Mapping[str, list[Change]]
"""By the path of the partnership's `index.md`."""
