"""A small portal on disk into which a source's events are brought."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from generator import build as building
from generator.editing.files import write
from generator.harvesting.carrying_out import Outcome
from generator.harvesting.found import Found, Moment, Occasion, Reading, Status
from generator.harvesting.proposal import Proposal
from generator.harvesting.proposing import Asked, propose
from generator.harvesting.reporting import as_text
from generator.harvesting.shelf import shelf_of
from generator.model.calendar_source import EventDefaults
from generator.model.times import parse_instant, parse_when
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT, BuildSettings

BASE = ROOT / "tests" / "invalid" / "_base"
NOW = parse_instant("2026-11-22 09:00")
DEFAULTS = {"type": "koncert", "topics": ["musik"]}


def on(start: str, end: str | None = None, original: str | None = None, **more: Any) -> Occasion:
    """`2026-12-04 19:30`, or a day alone."""
    return Occasion(
        parse_when(start), parse_when(end) if end else None, parse_when(original or start), **more
    )


def found(
    title: str = "Lucia i kirken", start: str = "2026-12-13 16:00", uid: str = "lucia@kor", **k: Any
) -> Found:
    """An event on a Sunday in December; `k` may give `occasions`."""
    status: Status = k.pop("status", "scheduled")
    occasions = k.pop("occasions", None) or (on(start, k.pop("end", None), status=status),)
    return Found(uid, title, occasions, **k)


def weekly(first: str, count: int) -> tuple[Occasion, ...]:
    """An hour and a half at the same time each week."""
    start = parse_when(first)
    assert isinstance(start, datetime)
    starts: list[Moment] = [start + timedelta(weeks=week) for week in range(count)]
    return tuple(Occasion(one, one + timedelta(minutes=90), one) for one in starts)


class House:
    """`actor` is whose calendar it is."""

    def __init__(self, folder: Path, *, actor: str = "koret", **defaults: Any) -> None:
        self.content, self.cache = folder / "content", folder / "cache"
        shutil.copytree(BASE, self.content)
        self.actor, self.now = actor, NOW
        self.defaults = EventDefaults.model_validate(DEFAULTS | defaults)

    @property
    def settings(self) -> BuildSettings:
        return BuildSettings(self.content, self.content.parent / "site", self.now, cache=self.cache)

    def check(self) -> list[str]:
        """The warnings' codes; errors are raised."""
        return [problem.code for problem in building.check(self.settings)[1]]

    def propose(self, *events: Found, believe: bool = False, **reading: Any) -> Proposal:
        portal, _ = building.read(self.settings)
        asked = Asked(
            portal.actors[self.actor], self.defaults, "https://koret.example.dk/kal.ics", believe
        )
        said = Reading(tuple(events), **reading)
        return propose(portal, shelf_of(self.content), asked, said)

    def bring(self, *events: Found, **more: Any) -> Proposal:
        """Write the proposal; what it makes is right, and a second time there is nothing to do."""
        proposal = self.propose(*events, **more)
        write(self.content, proposal.files)
        self.check()
        assert self.propose(*events, **more).files == []
        return proposal

    def told(self, proposal: Proposal) -> str:
        """What somebody at a screen is told of it."""
        actor = building.read(self.settings)[0].actors[self.actor]
        return as_text([Outcome(Asked(actor, self.defaults), proposal)])

    def text(self, path: str) -> str:
        return (self.content / path).read_text("utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert text.count(old) == 1, text
        (self.content / path).write_text(text.replace(old, new), "utf-8")

    def fields(self, path: str) -> dict[str, Any]:
        parts = split_front_matter(self.text(path))
        assert isinstance(parts, FrontMatter)
        data: dict[str, Any] = read_yaml(parts.yaml).data
        return data

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.content).as_posix(): path.read_text("utf-8")
            for path in sorted((self.content / "events").rglob("*.md"))
        }
