"""A town whose events come, move, are called off and go away: written as files, committed to git.

The town keeps its own account of what it wrote, in the plainest way there is, so that what letters
say can be held against something that knows none of the program.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

HEAD = """\
name: Kultur i Prøveby
tagline: Alt det, der sker
description: Prøvebys kulturportal
municipality: Prøveby Kommune
identity_host: kultur.example.dk
base_url: https://kultur.example.dk/
launched: 2026-01-15
publisher: Prøveby Kommune
newsletter:
  editions:
    borgere: {title: Kultur i Prøveby}
    byens: {title: Nyt fra byen, localities: [oeby], holds: [events]}
vocabularies:
  event_types: {koncert: {label: Koncert, schema: MusicEvent, topic: musik}}
  topics: {musik: {label: Musik, colour: plum}}
  audiences: {alle: {label: Alle}}
  localities:
    karise: {label: Karise, lat: 55.31, lon: 12.2}
    oeby: {label: Øby, lat: 55.25, lon: 12.12}
  actor_groups: {forening: {label: Forening}}
  actor_kinds: {kor: {label: Kor}}
  place_kinds: {kulturhus: {label: Kulturhus}}
  accessibility: {koerestol: {label: Kørestol}}
"""
HALLS = 12


@dataclass
class Date:
    """One evening, as the town means it today."""

    original: datetime
    start: datetime
    hall: int
    status: str = "scheduled"
    sold_out: bool = False
    previous: datetime | None = None
    dropped: bool = False

    @property
    def takes_place(self) -> bool:
        return self.status not in ("cancelled", "postponed")


@dataclass
class Happening:
    """One file: an evening, or several of a series."""

    slug: str
    title: str
    dates: list[Date]
    series: bool = False
    edits: int = 0
    deleted: bool = False


@dataclass
class Town:
    """The content folder, and what was written into it."""

    content: Path
    random: Random
    happenings: dict[str, Happening] = field(default_factory=dict)

    def found(self) -> None:
        """An empty portal under git."""
        self.content.mkdir(parents=True)
        (self.content / "portal.yml").write_text(HEAD, encoding="utf-8")
        for hall in range(HALLS):
            town = ("karise", "oeby")[hall % 2]
            self._write(
                f"places/sal-{hall}.md",
                f"---\ntitle: Sal {hall}\nlocality: {town}\nsources: x\n---\n",
            )
        self._git("init", "--quiet")

    def commit(self, now: datetime) -> None:
        """All that was written since, at this hour."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--allow-empty", "--message", "x", at=now)

    def live(self, now: datetime) -> None:
        """A week of editing: of everything a little."""
        for _ in range(self.random.randint(3, 6)):
            self._announce(now)
        if self.random.random() < 0.25:
            self._announce_series(now)
        sells = (self._sell, self._sell)
        for change in (self._move, self._cancel, self._postpone, *sells, self._rehouse):
            for _ in range(self.random.randint(1, 2)):
                change(now)
        for happening in self.random.sample(sorted(self.happenings), k=2):
            self.happenings[happening].edits += 1  # Words alone: no letter tells of it.
        if self.random.random() < 0.6:
            self._bring_back(now)
        if self.random.random() < 0.25:
            self._delete(now)
        if self.random.random() < 0.2:
            self._drop_an_evening(now)
        self.write()

    def call_off_one_of(self, dates: list[Date]) -> None:
        """A cancellation at short notice."""
        self.random.choice([one for one in dates if one.takes_place]).status = "cancelled"
        self.write()

    def write(self) -> None:
        """Every file anew."""
        for happening in self.happenings.values():
            path = f"events/{happening.slug}.md"
            if happening.deleted:
                (self.content / path).unlink(missing_ok=True)
            else:
                self._write(path, _text(happening))

    def evenings(self) -> Iterator[tuple[Happening, Date]]:
        """Those that are on the portal."""
        for happening in self.happenings.values():
            if not happening.deleted:
                yield from ((happening, one) for one in happening.dates if not one.dropped)

    def _announce(self, now: datetime) -> None:
        start = self._some_evening(now, 2, 56)
        slug = f"nr-{len(self.happenings)}"
        date = Date(start, start, self.random.randrange(HALLS))
        self.happenings[slug] = Happening(slug, f"Koncert {len(self.happenings)}", [date])

    def _announce_series(self, now: datetime) -> None:
        start, hall = self._some_evening(now, 5, 30), self.random.randrange(HALLS)
        starts = [start + timedelta(weeks=week) for week in range(self.random.randint(3, 7))]
        slug = f"nr-{len(self.happenings)}"
        dates = [Date(one, one, hall) for one in starts]
        self.happenings[slug] = Happening(slug, f"Serie {len(self.happenings)}", dates, series=True)

    def _move(self, now: datetime) -> None:
        _, date = self._coming(now)
        if date.takes_place:
            date.previous, date.start = (
                date.start,
                date.start
                + timedelta(days=self.random.randint(1, 20), hours=self.random.choice((-1, 0, 1))),
            )
            date.status = "rescheduled"

    def _cancel(self, now: datetime) -> None:
        self._coming(now)[1].status = "cancelled"

    def _postpone(self, now: datetime) -> None:
        if self.random.random() < 0.4:
            _, date = self._coming(now)
            if date.takes_place:
                date.status = "postponed"

    def _bring_back(self, now: datetime) -> None:
        off = [one for _, one in self._all_coming(now) if not one.takes_place]
        if off:
            self.random.choice(off).status = "scheduled"

    def _sell(self, now: datetime) -> None:
        full = [one for _, one in self._all_coming(now) if one.sold_out]
        if full and self.random.random() < 0.4:
            self.random.choice(full).sold_out = False
        else:
            self._coming(now)[1].sold_out = True

    def _rehouse(self, now: datetime) -> None:
        date = self._coming(now)[1]
        date.hall = (date.hall + 1 + self.random.randrange(HALLS - 1)) % HALLS

    def _delete(self, now: datetime) -> None:
        self._coming(now)[0].deleted = True

    def _drop_an_evening(self, now: datetime) -> None:
        later = [
            one
            for happening, one in self._all_coming(now)
            if one is not happening.dates[0] and sum(not x.dropped for x in happening.dates) > 2
        ]
        if later:
            self.random.choice(later).dropped = True

    def _coming(self, now: datetime) -> tuple[Happening, Date]:
        return self.random.choice(self._all_coming(now))

    def _all_coming(self, now: datetime) -> list[tuple[Happening, Date]]:
        return [pair for pair in self.evenings() if pair[1].start > now]

    def _some_evening(self, now: datetime, earliest: int, latest: int) -> datetime:
        day = now + timedelta(days=self.random.randint(earliest, latest))
        return day.replace(hour=self.random.randint(11, 20), minute=self.random.choice((0, 30)))

    def _write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, encoding="utf-8")

    def _git(self, *command: str, at: datetime | None = None) -> None:
        moment = f"{at:%Y-%m-%dT%H:%M:%S}+01:00" if at else ""
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.dk", *command],
            cwd=self.content,
            env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"},
            check=True,
        )


def _text(happening: Happening) -> str:
    first = happening.dates[0]
    lines = [f"title: {happening.title}", "type: koncert", "sources: programmet"]
    if happening.series:
        dates = [one for one in happening.dates if not one.dropped]
        lines += [f"start: {first.original:%Y-%m-%d %H:%M}", f"venue: sal-{first.hall}"]
        if len(dates) > 1:
            later = ", ".join(f"{one.original:%Y-%m-%d %H:%M}" for one in dates[1:])
            lines += ["repeat:", f"  dates: [{later}]"]
        lines += ["changes:", *(line for one in dates for line in _change(one))]
    else:
        lines += [f"start: {first.start:%Y-%m-%d %H:%M}", f"venue: sal-{first.hall}"]
        lines += [f"status: {first.status}"]
        if first.status == "rescheduled" and first.previous:
            lines += [f"previous_start: {first.previous:%Y-%m-%d %H:%M}"]
        if first.sold_out:
            lines += ["booking: sold_out"]
    return "---\n" + "\n".join(lines) + f"\n---\n\nKom og hør. {happening.edits}\n"


def _change(one: Date) -> Iterator[str]:
    """A date that is as the series has it says so with its own hall."""
    yield f"  - date: {one.original:%Y-%m-%d %H:%M}"
    yield f"    venue: sal-{one.hall}"
    if one.start != one.original:
        yield f"    start: {one.start:%Y-%m-%d %H:%M}"
    if not one.takes_place:
        yield f"    status: {one.status}"
    if one.sold_out:
        yield "    booking: sold_out"
