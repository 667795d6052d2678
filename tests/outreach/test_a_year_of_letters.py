"""The exam: a year of editing, and a letter every fortnight.

In 26 letters no event is missing, none is repeated without a change, and whatever was announced and
is called off is told. Letters are read as their readers do, from the text; what they should say is
worked out from the town's own account (`town.py`), which knows none of the program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from generator import cli
from tests.outreach.town import Date, Happening, Town

BEGIN = datetime(2027, 1, 7, 9)
WEEKS, SPAN = 52, timedelta(days=27)
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)
CHANGES, NOTICES = "Ændret siden sidst", "Bemærk: aflyst, flyttet og udsolgt"
OUTSIDE = ("Nyt fra portalen",)


class State(NamedTuple):
    """What a reader knows of an evening."""

    start: datetime
    hall: int
    status: str
    sold_out: bool

    @property
    def takes_place(self) -> bool:
        return self.status not in ("cancelled", "postponed")


@dataclass(frozen=True)
class Line:
    """A line of a letter: which heading it stands under, what it marks, what it links to."""

    heading: str
    marks: frozenset[str]
    title: str
    slug: str
    notice: str


def read(text: str) -> Iterator[Line]:
    """What a letter in Markdown names, in its order."""
    heading = ""
    link = (
        r"\[(?P<title>[^\]]+)\]\(<https://kultur\.example\.dk/arrangementer/(?P<slug>[^>]*?)/?>\)"
    )
    card = re.compile(rf"### (?:(?P<marks>[A-ZÆØÅ ,]+): )?{link}(?P<notice>)")
    line = re.compile(rf"- (?:\*{{0,2}}(?P<marks>[A-ZÆØÅ ,]+):\*{{0,2}} )?{link}(?P<notice>.*)")
    for row in text.split("\n"):
        if row.startswith("## "):
            heading = row[3:].replace("\\", "")
        elif (found := card.match(row) or line.match(row)) is not None:
            marks = frozenset(filter(None, (found["marks"] or "").split(", ")))
            yield Line(heading, marks, found["title"], found["slug"], found["notice"])


def in_words(moment: datetime) -> str:
    """`lørdag den 28. november kl. 14.00`."""
    day = f"{WEEKDAYS[moment.weekday()]} den {moment.day}. {MONTHS[moment.month - 1]}"
    return f"{day} kl. {moment.hour}.{moment.minute:02d}"


def key(happening: Happening, one: Date) -> tuple[str, str]:
    return happening.slug, one.original.isoformat() if happening.series else ""


def state(one: Date) -> State:
    return State(one.start, one.hall, one.status.replace("rescheduled", "scheduled"), one.sold_out)


def marks_of(was: State, now: State | None, today: date, since: date) -> frozenset[str]:
    """What a reader who knows the one must be told of the other."""
    if now is None:
        told = was.takes_place and was.start.date() >= since
        return frozenset({"TAGET AF PROGRAMMET"} if told else ())
    if not now.takes_place:
        told = now.status != was.status and was.start.date() >= since
        return frozenset({"AFLYST" if now.status == "cancelled" else "UDSKUDT"} if told else ())
    if now.start.date() < today:
        return frozenset()
    found = {
        "GENNEMFØRES ALLIGEVEL": not was.takes_place,
        "FLYTTET": now.start != was.start,
        "NYT STED": now.hall != was.hall,
        "UDSOLGT": now.sold_out and not was.sold_out,
        "IKKE LÆNGERE UDSOLGT": was.sold_out and not now.sold_out,
    }
    return frozenset(mark for mark, holds in found.items() if holds)


class Reader:
    """A subscriber who remembers everything and believes only what the letters say."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], State] = {}
        self.titles: dict[tuple[str, str], str] = {}
        self.since = BEGIN.date()
        self.announced: Counter[tuple[str, str]] = Counter()
        self.told: Counter[str] = Counter()

    def open(self, text: str, town: Town, today: date) -> list[Date]:
        """Hold a letter against the town as it is; then remember it. Returns what it lists."""
        lines = list(read(text))
        last = today + SPAN
        evenings = {key(happening, one): (happening, one) for happening, one in town.evenings()}
        self._check_changes([one for one in lines if one.heading == CHANGES], evenings, today)
        listed = [one for one in lines if one.heading not in (CHANGES, NOTICES, *OUTSIDE)]
        expected = {
            which: one
            for which, (_, one) in evenings.items()
            if which not in self.known and today <= one.start.date() <= last
        }
        # No event is missing, none stands there twice or again.
        assert Counter((line.slug, line.heading) for line in listed) == Counter(
            (slug, _heading(one)) for (slug, _), one in expected.items()
        )
        noticed = {line.slug for line in lines if line.heading == NOTICES}
        for which, (happening, one) in evenings.items():
            before = _moved_from(happening, one)
            moved_out = before is not None and today <= before.date() <= last
            if which in expected or (which not in self.known and moved_out):
                if moved_out and which not in expected:
                    assert happening.slug in noticed
                self.announced[which] += which in expected
                self.known[which], self.titles[which] = state(one), happening.title
        self.since = today
        return list(expected.values())

    def _check_changes(
        self,
        lines: list[Line],
        evenings: dict[tuple[str, str], tuple[Happening, Date]],
        today: date,
    ) -> None:
        expected: Counter[tuple[str, frozenset[str]]] = Counter()
        said = " ".join(line.notice for line in lines)
        for which, was in list(self.known.items()):
            now = state(evenings[which][1]) if which in evenings else None
            marks = marks_of(was, now, today, self.since)
            if marks:
                expected[self.titles[which], marks] += 1
                self.told.update(marks)
                if now is not None and "FLYTTET" in marks and was.start.year == now.start.year:
                    assert _moved(was.start, now.start) in said
                if now is None:
                    del self.known[which]
                else:
                    self.known[which] = now
        assert Counter((line.title, line.marks) for line in lines) == expected


def _moved_from(happening: Happening, one: Date) -> datetime | None:
    """The time that the file says it was moved from."""
    if happening.series:
        return one.original if one.start != one.original else None
    return one.previous if one.status == "rescheduled" else None


def _moved(was: datetime, now: datetime) -> str:
    """`fra lørdag den 28. november kl. 14.00 til søndag …`; the clocks alone on the same day."""
    if was.date() == now.date():
        return f"fra kl. {was.hour}.{was.minute:02d} til kl. {now.hour}.{now.minute:02d}"
    return f"fra {in_words(was)} til {in_words(now)}"


def _heading(one: Date) -> str:
    """`Fredag den 4. december`."""
    day = in_words(one.start).partition(" kl.")[0]
    return day[0].upper() + day[1:]


def test_twenty_six_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town, reader = Town(tmp_path / "content", Random(2027)), Reader()
    town.found()
    out, letters, late = tmp_path / "breve", 0, 0
    for week in range(WEEKS):
        now = BEGIN + timedelta(weeks=week)
        town.live(now - timedelta(hours=12))
        town.commit(now - timedelta(hours=12))
        if week % 2:
            continue
        name = f"brev-{letters + 1:02d}"
        _issue(town.content, name, now.date())
        asked = ("--content", str(town.content), "--output", str(out), "--now", f"{now:%F %H:%M}")
        assert cli.main(["newsletter", "draft", name, *asked]) == 0
        named = reader.open((out / f"nyhedsbrev-{name}.md").read_text("utf-8"), town, now.date())
        if week % 8 == 4:
            # Between the draft and the moment when it is sent: the next letter tells.
            town.call_off_one_of(named)
            late += 1
        capsys.readouterr()
        assert cli.main(["newsletter", "sent", name, *asked]) == 0
        assert ("Indholdet er ændret" in capsys.readouterr().out) == (week % 8 == 4)
        town.commit(now)
        letters += 1
    assert (letters, late) == (26, 6)
    assert len(reader.announced) > 200
    # A date that came back after it was gone may be announced again; this town has none.
    assert set(reader.announced.values()) <= {0, 1}
    # Everything that can become of an event did, several times.
    assert all(reader.told[mark] >= 3 for mark in _MARKS), reader.told


_MARKS = (
    "AFLYST",
    "UDSKUDT",
    "FLYTTET",
    "UDSOLGT",
    "NYT STED",
    "TAGET AF PROGRAMMET",
    "GENNEMFØRES ALLIGEVEL",
    "IKKE LÆNGERE UDSOLGT",
)


def _issue(content: Path, name: str, first: date) -> None:
    file = content / "newsletters" / f"{name}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"# Skrevet af en redaktør.\nedition: borgere\nstart: {first}\nend: {first + SPAN}\n",
        encoding="utf-8",
    )
