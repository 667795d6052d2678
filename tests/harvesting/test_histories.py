"""Any calendar and any editor, night after night: no word of an editor's is lost, nothing is
written twice, and a second harvest finds nothing to do."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from generator.harvesting.found import Found
from tests.harvesting.house import NOW, House, found, on

TITLES = ("Lucia", "Åben korprøve", "Nytårskor", "Sang for børn", "Syng: med!")
CLOCKS = ("16:00", "19:30")
TEXTS = ("", "Kom og syng.", "- Tag\n*noder* med\n\n<b>Gratis</b>", "#1: 2. gang")
PRICES = ("", "50", "Gratis", "Spørg i døren")
PLACES = ("", "Torvet", "Torvet, 1234 Sangby", "Et helt andet sted")
numbers = st.integers(0, 30)
FEW = 5
"""So many events at once, so that both sides meet in the same."""


class Nights(RuleBasedStateMachine):
    """`events` is what the calendar holds, by a key that no portal sees; `mine` is what an editor
    wrote, by file and field."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.house = House(self.folder)
        self.events: dict[int, Found] = {}
        self.mine: dict[tuple[str, str], Any] = {}
        self.next, self.unstable, self.number = 0, False, 0
        self.told: set[int] = set()
        self.plain = True
        """No event has got another identity, or another day: that may be after it was over."""

    @initialize(days=st.lists(numbers, min_size=2, max_size=2, unique=True))
    def begin(self, days: list[int]) -> None:
        """With something that was brought in."""
        for day, title in zip(days, TITLES, strict=False):
            self.announce(day, title, CLOCKS[0])
        self.announce_series(days[0], TITLES[2], 4, 7)
        self.harvest(1)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # --- the calendar -----------------------------------------------------------------------------

    @precondition(lambda self: len(self.events) < FEW)
    @rule(ahead=numbers, title=st.sampled_from(TITLES), clock=st.sampled_from(CLOCKS))
    def announce(self, ahead: int, title: str, clock: str) -> None:
        start = f"{self._day(ahead)} {clock}"
        self.events[self.next] = found(title, start, uid=f"u{self.next}")
        self.next += 1

    @precondition(lambda self: len(self.events) < FEW)
    @rule(
        ahead=numbers,
        title=st.sampled_from(TITLES),
        count=st.integers(2, 5),
        days=st.integers(1, 8),
    )
    def announce_series(self, ahead: int, title: str, count: int, days: int) -> None:
        dates = tuple(on(f"{self._day(ahead + days * n)} 19:30") for n in range(count))
        self.events[self.next] = found(title, uid=f"u{self.next}", occasions=dates)
        self.next += 1

    @precondition(lambda self: self.events)
    @rule(which=numbers, title=st.sampled_from(TITLES))
    def retitle(self, which: int, title: str) -> None:
        self._change(which, title=title)

    @precondition(lambda self: self.events)
    @rule(
        which=numbers,
        text=st.sampled_from(TEXTS),
        price=st.sampled_from(PRICES),
        location=st.sampled_from(PLACES),
    )
    def tell(self, which: int, text: str, price: str, location: str) -> None:
        self._change(which, text=text, price=price, location=location)

    @precondition(lambda self: self.events)
    @rule(
        which=numbers,
        at=numbers,
        by=st.integers(-3, 9),
        status=st.sampled_from(["scheduled", "cancelled", "sold_out"]),
    )
    def move_a_date(self, which: int, at: int, by: int, status: Any) -> None:
        self.plain = False
        dates = [*self._event(which).occasions]
        one = dates[at % len(dates)]
        start = one.start + timedelta(days=by)
        original = one.original if len(dates) > 1 else start
        dates[at % len(dates)] = replace(one, start=start, original=original, status=status)
        self._change(which, occasions=tuple(dates))

    @precondition(lambda self: self.events)
    @rule(which=numbers, at=numbers)
    def drop_a_date(self, which: int, at: int) -> None:
        dates = [*self._event(which).occasions]
        if len(dates) > 1:
            del dates[at % len(dates)]
            self._change(which, occasions=tuple(dates))

    @rule(number=numbers)
    def tell_all_anew(self, number: int) -> None:
        """Whatever an editor has written, the calendar says something else by now."""
        for key, one in self.events.items():
            self.events[key] = replace(one, title=f"{one.title[:9]} {number}", text=f"Nyt {number}")

    @precondition(lambda self: self.events)
    @rule(which=numbers)
    def withdraw(self, which: int) -> None:
        del self.events[self._key(which)]

    @rule(unstable=st.booleans())
    def give_other_uids(self, unstable: bool) -> None:
        self.unstable = unstable
        self.plain = self.plain and not unstable

    # --- the editor -------------------------------------------------------------------------------

    @rule(which=numbers, field=st.sampled_from(["title", "title", "summary", "audiences"]))
    def write_a_field(self, which: int, field: str) -> None:
        path = self._imported(which)
        if path is None:
            return
        self.number += 1
        value = ["boern"] if field == "audiences" else f"Redaktørens ord nr. {self.number}"
        said = "[boern]" if field == "audiences" else value
        self._put(path, field, str(said))
        self.mine[path, field] = value

    @rule(which=numbers)
    def write_the_text(self, which: int) -> None:
        path = self._imported(which)
        if path is not None:
            self.number += 1
            head = self.house.text(path).split("\n---\n")[0]
            body = f"Redaktørens tekst nr. {self.number}."
            (self.house.content / path).write_text(f"{head}\n---\n\n{body}\n", "utf-8")
            self.mine[path, "text"] = body

    @rule(which=numbers)
    def take_the_price_away(self, which: int) -> None:
        path = self._imported(which)
        if path is not None and "price" in self.house.fields(path):
            self._put(path, "price", None)
            self.mine[path, "price"] = None

    @rule(which=numbers)
    def cancel(self, which: int) -> None:
        path = self._imported(which)
        if path is not None and "repeat" not in self.house.fields(path):
            self._put(path, "status", "cancelled")
            self._put(path, "status_reason", "Koret er sygt")
            self.mine[path, "status_reason"] = "Koret er sygt"

    # --- the night --------------------------------------------------------------------------------

    @rule(hours=st.integers(1, 24))
    def harvest(self, hours: int) -> None:
        self.house.now += timedelta(hours=hours)
        kept = {*self.house.files()}
        self.number += 1
        events = [
            replace(one, uid=f"n{self.number}-{key}" if self.unstable else one.uid)
            for key, one in self.events.items()
        ]
        proposal = self.house.bring(*events)
        assert kept <= {*self.house.files()}
        self.told |= {*self.events}
        imported = [path for path in self.house.files() if "source" in self.house.fields(path)]
        assert not self.plain or len(imported) <= len(self.told)
        assert not any("kan ikke rettes" in line.said for line in proposal.refused)

    @invariant()
    def no_word_is_lost(self) -> None:
        for (path, field), value in self.mine.items():
            if field == "text":
                assert self.house.text(path).endswith(f"\n{value}\n")
            else:
                assert self.house.fields(path).get(field) == value, (path, field)

    # --- helpers ----------------------------------------------------------------------------------

    def _key(self, which: int) -> int:
        keys = [*self.events]
        return keys[which % len(keys)]

    def _event(self, which: int) -> Found:
        return self.events[self._key(which)]

    def _change(self, which: int, **fields: Any) -> None:
        key = self._key(which)
        self.events[key] = replace(self.events[key], **fields)

    def _imported(self, which: int) -> str | None:
        paths = [path for path in self.house.files() if "source" in self.house.fields(path)]
        return paths[which % len(paths)] if paths else None

    def _put(self, path: str, field: str, value: str | None) -> None:
        text = self.house.text(path)
        lines = [line for line in text.split("\n") if not line.startswith(f"{field}:")]
        if value is not None:
            lines.insert(1, f"{field}: {value}")
        (self.house.content / path).write_text("\n".join(lines), "utf-8")

    def _day(self, ahead: int) -> str:
        return f"{NOW.date() + timedelta(days=ahead)}"


TestNights = Nights.TestCase
TestNights.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
