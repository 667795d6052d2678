"""THE starters: a commented file for each kind that an editor begins, as it stands in `starters/`.

A line `name: example` is a field that a file cannot do without; `# name: example` one that it can.
The comment right above it is its hint: `portal new` asks by it, and help, snippets and schemas
quote it. A blank line ends a hint; comments after one are left to whoever reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from pydantic import BaseModel

from generator.model.actor import Actor
from generator.model.evaluation import Evaluation
from generator.model.event import Event
from generator.model.meeting import Meeting, NetworkMeeting
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.press import PressRelease
from generator.model.school_offer import SchoolOffer
from generator.starting.writing import Value, field_lines

FOLDER = Path(__file__).parent / "starters"
FENCE = "---"
_FIELD = re.compile(r"(# )?([a-z][a-z_]*): (\S.*)")


class Hinted(Struct, frozen=True):
    """A field as the starter tells of it; `example` as it would stand in the file."""

    name: str
    hint: str
    example: str
    optional: bool

    @property
    def answer(self) -> str:
        """The example as somebody would answer: `[{actor: koret}]` is `koret`."""
        if self.example[0] not in "[{":
            return self.example
        return re.sub(r"^\[?(?:\{[a-z]+: )?|\}?\]?$", "", self.example)


class Starter(Struct, frozen=True, dict=True):
    """The starter of one kind. `name` is what it is called on the command line, `label` in Danish;
    `folder` where its files lie under `content/`, or with `within` in each partnership's own
    folder; `file` its own name in `starters/`."""

    name: str
    label: str
    model: type[BaseModel]
    folder: str
    file: str
    within: bool = False

    @cached_property
    def text(self) -> str:
        return (FOLDER / self.file).read_text("utf-8")

    @property
    def suffix(self) -> str:
        return Path(self.file).suffix

    @cached_property
    def fields(self) -> tuple[Hinted, ...]:
        """In the order in which they are asked for."""
        return tuple(
            Hinted(found[2], " ".join(line[2:] for line in hint), found[3], bool(found[1]))
            for hint, found in _parts(self.text.split("\n"))
            if found is not None
        )

    def filled(self, values: Mapping[str, Value]) -> str:
        """The file with these values: what is known loses its hint, what is not stays a comment,
        and what the starter has no line for comes last."""
        done: list[str] = []
        named = {field.name for field in self.fields}
        further = [
            line
            for name, value in values.items()
            if name not in named
            for line in field_lines(name, value)
        ]
        for hint, found in _parts(self.text.split("\n")):
            if found is not None and found[2] in values:
                done += field_lines(found[2], values[found[2]])
            elif found is not None:
                done += (*hint, f"# {found[2]}: {found[3]}")
            elif hint == [FENCE] and done:  # the one that ends the fields
                done += (*further, FENCE)
                further = []
            else:
                done += hint
        if further:
            done[-1:] = (*further, "")
        return "\n".join(done)


def _parts(lines: Sequence[str]) -> Iterator[tuple[list[str], re.Match[str] | None]]:
    """Each field's line with its hint before it; every other line by itself, without a field."""
    hint: list[str] = []
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found is not None and (hint or not found[1]):
            yield hint, found
            hint = []
        elif line.startswith("# ") and not line.startswith("#  ") and not line.endswith(":"):
            hint.append(line)
        else:
            yield from (([kept], None) for kept in (*hint, line))
            hint = []
    yield from (([kept], None) for kept in hint)


STARTERS: tuple[Starter, ...] = (
    Starter("event", "et arrangement", Event, "events", "event.md"),
    Starter("actor", "en aktør", Actor, "actors", "actor.md"),
    Starter("place", "et sted", Place, "places", "place.md"),
    Starter("partnership", "et partnerskab", Partnership, "partnerships", "partnership.md"),
    Starter("news", "en nyhed", News, "news", "news.md"),
    Starter("offer", "et skoletilbud", SchoolOffer, "school_offers", "offer.md"),
    Starter("meeting", "et møde på tværs", NetworkMeeting, "meetings", "meeting.md"),
    Starter(
        "partnership-meeting",
        "et møde i et partnerskab",
        Meeting,
        "meetings",
        "partnership-meeting.yml",
        within=True,
    ),
    Starter(
        "evaluation",
        "en evaluering af et partnerskab",
        Evaluation,
        "evaluations",
        "evaluation.yml",
        within=True,
    ),
    Starter("press", "en pressemeddelelse", PressRelease, "press", "press.md"),
    Starter("newsletter", "et nyhedsbrev", NewsletterIssue, "newsletters", "newsletter.yml"),
)
"""What is written most comes first."""
