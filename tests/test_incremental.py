"""A build over an old site gives the same bytes as a clean one, whatever was edited between."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.build import build
from generator.imaging import keeping
from generator.model.times import ZONE
from generator.problems import ContentError
from generator.settings import BuildSettings
from tests.photographs import photograph

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden" / "content"
START = datetime(2026, 11, 22, 9, tzinfo=ZONE)

words = st.sampled_from(["Kor", "Kalk & koral", "Søndag <b>", "Blå time", "Ærø", "Jul"])
numbers = st.integers(0, 3)


class Editing(RuleBasedStateMachine):
    """Random edits to the golden portal; after each, incremental must equal clean."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        root = Path(self.folder.name)
        self.content, self.site, self.cache = root / "content", root / "site", root / "cache"
        shutil.copytree(GOLDEN, self.content)
        self.now = START

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(number=numbers, title=words)
    def write_event(self, number: int, title: str) -> None:
        file = self.content / "events" / "2026" / f"ny-{number}.md"
        day = self.now.date() + timedelta(days=number * 9)
        file.write_text(
            f"---\ntitle: '{title}'\nstart: {day} 19:30\ntype: koncert\nvenue: salen\n"
            f"organizers: [koret]\n---\n\n{title} i salen.\n",
            encoding="utf-8",
        )

    @rule(number=numbers)
    def delete_event(self, number: int) -> None:
        (self.content / "events" / "2026" / f"ny-{number}.md").unlink(missing_ok=True)

    @rule(title=words)
    def rename_actor(self, title: str) -> None:
        self._replace("actors/koret.md", "title: ", f"title: '{title}'")

    @rule(title=words)
    def rename_place(self, title: str) -> None:
        self._replace("places/salen.md", "title: ", f"title: '{title}'")

    @rule(title=words)
    def relabel_topic(self, title: str) -> None:
        self._replace("portal.yml", "    musik: ", f"    musik: {{label: '{title}', colour: plum}}")

    @rule(seed=numbers, width=st.sampled_from([300, 700]))
    def take_another_photograph(self, seed: int, width: int) -> None:
        """Of another size, too: it stands on cards, and in the text of another event."""
        file = self.content / "events" / "2026" / "kalk-paa-papir" / "kalk.jpg"
        file.write_bytes(photograph(width, 200, seed=seed))

    @rule()
    def lose_the_cache_of_pictures(self) -> None:
        shutil.rmtree(self.cache / keeping.FOLDER, ignore_errors=True)

    @rule(days=st.integers(1, 40))
    def let_time_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule()
    def break_and_mend(self) -> None:
        """A failing build leaves the site alone."""
        file = self.content / "events" / "2026" / "ny-0.md"
        before = file.read_bytes() if file.exists() else None
        self._build(self.site)
        old = _tree(self.site)
        file.write_text("---\ntitle: x\n", encoding="utf-8")
        try:
            self._build(self.site)
        except ContentError:
            pass
        else:
            raise AssertionError("the broken event was built")
        assert _tree(self.site) == old
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)

    @invariant()
    def incremental_is_clean(self) -> None:
        if not hasattr(self, "content"):
            return
        self._build(self.site)
        fresh = self.content.parent / "fresh"
        self._build(fresh)
        assert _tree(self.site) == _tree(fresh)
        shutil.rmtree(fresh)
        shutil.rmtree(fresh.parent / ".fresh.build", ignore_errors=True)

    def _replace(self, name: str, start: str, line: str) -> None:
        file = self.content / name
        lines = file.read_text(encoding="utf-8").split("\n")
        assert any(old.startswith(start) for old in lines), f"no line to edit in {name}"
        edited = [line if old.startswith(start) else old for old in lines]
        file.write_text("\n".join(edited), encoding="utf-8")

    def _build(self, output: Path) -> None:
        build(BuildSettings(content=self.content, output=output, now=self.now, cache=self.cache))


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


Editing.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestIncrementalEqualsClean = Editing.TestCase
