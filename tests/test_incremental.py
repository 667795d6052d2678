"""A build over an old site gives the same bytes as a clean one, whatever was edited between."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from msgspec.structs import replace

from generator import retouching
from generator.build import build, check
from generator.imaging import keeping
from generator.presenting import share_pictures
from generator.presenting.edition import Edition
from generator.problems import ContentError
from generator.serving.preview import Preview, retouch
from generator.settings import ROOT, BuildSettings
from generator.writing import Written, workshop
from tests.desk import LABELS, TITLED, Editing, events, words
from tests.killing import killed_at


@pytest.fixture(autouse=True)
def every_portal_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a preview shows what is saved before it is built."""
    monkeypatch.setattr(retouching, "MANY", 1)


thorough = settings.get_current_profile_name() == "thorough"
theme = st.sampled_from(
    [
        ("parts/card.html", "{{ card.kind }}"),
        ("parts/agenda.html", "Kommende arrangementer"),
        ("parts/notice.html", "<strong>Aflyst.</strong>"),
        ("parts/fact.html", "{{ told.label }}"),
        ("entities/event.html", "Læg i kalender"),
        ("entities/partnership.html", "Kommende arrangementer"),
        ("entities/redirect.html", "Siden er flyttet"),
        ("entities/embedded_list.html", "{{ card.facts }}"),
        ("assets/embedded/frame.css", "}\n"),
        ("portal.html", "</body>"),
        ("assets/css/base.css", "}\n"),
    ]
)
"""A file and a text in it that something can stand in front of."""


class IncrementalEqualsClean(Editing):
    """After each edit a build over the old site must equal a clean one.

    The clean build's cache is its own, and holds nothing but page frames, pictures, share cards
    and compiled templates that clean builds made: every reading, fragment and row is made anew
    for it.
    """

    @initialize()
    def begin(self) -> None:
        self.place = TemporaryDirectory()
        root = Path(self.place.name)
        self.sit_down(root / "content")
        shutil.copytree(ROOT / "theme", root / "theme")
        self.theme, self.site, self.fresh = root / "theme", root / "site", root / "fresh"
        self.cache, self.own_cache = root / "cache", root / "own-cache"
        self.unbuilt = False
        self.edition: Edition | None = None
        self.desk.grow_old()

    def teardown(self) -> None:
        if hasattr(self, "place"):
            self.place.cleanup()

    @rule(where=theme, text=st.sampled_from(["", "/* 1 */", "/* 2 */"]))
    def change_theme(self, where: tuple[str, str], text: str) -> None:
        name, mark = where
        source = (ROOT / "theme" / name).read_text(encoding="utf-8")
        assert mark in source
        (self.theme / name).write_text(source.replace(mark, text + mark), encoding="utf-8")
        shutil.rmtree(self.own_cache / "compiled", ignore_errors=True)

    @precondition(lambda _: thorough)
    @rule(count=st.sampled_from([0, 60, 130]), each=st.integers(1, 9))
    def have_many_events(self, count: int, each: int) -> None:
        """More than a feed, a pool of similar ones or a lot of pages holds."""
        shutil.rmtree(self.desk.folder / "events" / "mange", ignore_errors=True)
        for number in range(count):
            day = self.now.date() + timedelta(days=number // each - 3)
            out = self.now - timedelta(minutes=number * 37 % 5000 - 500)
            self.desk.write(
                f"events/mange/mange-{number}.md",
                f"---\ntitle: Mange {number}\nstart: {day} 1{number % 9}:00\nvenue: {self.hall}\n"
                f"type: {('koncert', 'udstilling')[number % 2]}\norganizers: [koret]\n"
                f"published: {out:%Y-%m-%d %H:%M}\n---\n",
            )

    @rule(days=st.integers(1, 40))
    def let_days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(passing=st.integers(1, 900))
    def let_minutes_pass(self, passing: int) -> None:
        self.now += timedelta(minutes=passing)

    @rule()
    def commit(self) -> None:
        self.desk.commit(self.now)

    @rule()
    def grow_old(self) -> None:
        self.desk.grow_old()

    @rule(folder=st.sampled_from([keeping.FOLDER, share_pictures.FOLDER, "compiled", "."]))
    def lose_the_cache(self, folder: str) -> None:
        shutil.rmtree(self.cache / folder, ignore_errors=True)

    @rule()
    def trust_nothing(self) -> None:
        """Frames and pictures, too, are made anew for the clean build."""
        shutil.rmtree(self.own_cache, ignore_errors=True)

    @rule(number=st.integers(0, 1000), what=st.sampled_from(["delete", "edit", "add"]))
    def meddle_with_the_site(self, number: int, what: str) -> None:
        files = sorted(_files(self.site))
        file = files[number % len(files)] if files else self.site / "index.html"
        if what == "delete":
            file.unlink(missing_ok=True)
        else:
            file = file if what == "edit" else file.with_name("mine.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("mine", encoding="utf-8")

    @rule()
    def go_on_editing(self) -> None:
        """The next edit comes before anybody builds."""
        self.unbuilt = True

    @rule(step=st.integers(0, 900), title=words, text=words, edited=st.booleans())
    def be_killed(self, step: int, title: str, text: str, edited: bool) -> None:
        """After edits that touch most pages; the next build may be one of further edits."""
        self.rename("actors/koret.md", title)
        self.write_another_text("yule", text)
        self.delete_event(step % 4)
        killed_at(step, lambda: self._build(self.site, self.cache))
        self.unbuilt = edited

    @rule()
    def check_alone(self) -> None:
        """It leaves readings behind, and nothing made of them."""
        check(self._asked(self.site, self.cache))

    @rule()
    def build_for_another_address(self) -> None:
        """From the same cache."""
        elsewhere = self._asked(self.site.with_name("elsewhere"), self.cache)
        build(replace(elsewhere, base_url="https://vaert.example/portal/"))

    @rule(event=events, text=words, title=st.none() | words, undone=st.booleans())
    def show_before_it_is_built(
        self, event: str, text: str, title: str | None, undone: bool
    ) -> None:
        """In a preview; the next build may be of the file as it was."""
        before = self.desk.read(self._file(event))
        preview = Preview(self.site, edition=self.edition)
        for edit in ("text", "title"):
            if edit == "text":
                self.write_another_text(event, text)
            elif title is not None:
                self.rename(event, title)
            retouch(preview, self._asked(self.site, self.cache), [self._path(event)])
        if undone:
            self.desk.write(self._file(event), before)

    def _path(self, event: str) -> str:
        return str(self.desk.folder.resolve() / self._file(event))

    @rule()
    def build_as_for_publishing(self) -> None:
        build(replace(self._asked(self.site, self.cache), clean=True))

    @rule()
    def break_and_mend(self) -> None:
        """A failing build leaves the site alone."""
        name = "events/2026/ny-0.md"
        before = self.desk.read(name) if (self.desk.folder / name).exists() else None
        self._build(self.site, self.cache)
        old = _tree(self.site)
        self.desk.write(name, "---\ntitle: x\n")
        try:
            self._build(self.site, self.cache)
        except ContentError:
            pass
        else:
            raise AssertionError("the broken event was built")
        assert _tree(self.site) == old
        if before is None:
            self.delete_event(0)
        else:
            self.desk.write(name, before)

    @invariant()
    def incremental_is_clean(self) -> None:
        if not hasattr(self, "desk"):
            return
        if self.unbuilt:
            self.unbuilt = False
            return
        self._build(self.site, self.cache)
        for entry in self.own_cache.glob("*"):
            if entry.is_dir() and entry.name not in (
                keeping.FOLDER,
                share_pictures.FOLDER,
                "compiled",
            ):
                shutil.rmtree(entry)
        self._build(self.fresh, self.own_cache)
        assert _tree(self.site) == _tree(self.fresh)
        assert self._build(self.site, self.cache).written == ()
        shutil.rmtree(self.fresh)
        shutil.rmtree(workshop(self.fresh))

    def _build(self, output: Path, cache: Path) -> Written:
        built = build(self._asked(output, cache))
        if output == self.site:
            self.edition = built.edition
        return built.written

    def _asked(self, output: Path, cache: Path) -> BuildSettings:
        return BuildSettings(
            content=self.desk.folder,
            output=output,
            now=self.now,
            theme=self.theme,
            cache=cache,
            share_cards=True,
        )


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in _files(folder)}


EDITS: tuple[tuple[Any, ...], ...] = (
    ("write_event", 0, "Kor", ["teater"], 90),
    ("let_minutes_pass", 60),
    ("let_minutes_pass", 60),
    ("write_event", 1, "Ærø", [], None),
    ("write_another_text", "yule", "Blå time"),
    ("summarise", "yule", "Ærø"),
    ("move_event", 12),
    ("publish_in", "[da, en]"),
    ("translate", "yule", "Jul"),
    ("set_status", "cancelled", None),
    ("translate", "hall", "Kor"),
    ("translate", "actors/koret.md", "Kor"),
    ("write_beside", "Jul"),
    ("write_beside", "Kor"),
    ("translate_page", "Jul"),
    ("translate_page", "Kor"),
    ("translate_word", "Ærø"),
    ("change_one_date_of_a_series", "2026-11-24", "status: cancelled"),
    ("change_one_date_of_a_series", "2026-12-08", "start: 2026-12-09 18:00"),
    ("set_topics", "yule", ["kunst"]),
    ("take_another_photograph", 1, 300),
    ("commit",),
    *(("rename", which, "Kalk & koral") for which in TITLED),
    *(("relabel", line, "Søndag <b>") for line in LABELS),
    ("give_event_another_address", "julesang"),
    ("give_place_another_address", "festsalen"),
    ("write_more_of_place", "oeby", "koret", "Havnen 2"),
    ("write_more_of_actor", "[koret]", ["musik"], "Jul"),
    ("change_members", ["koret"], "active"),
    ("plan", "skolen", "Ærø", "start: 2026-12-01", "status: dropped", "2026"),
    ("plan", "koret", "Jul", "when: uge 53 2026", "goals: [flere-stemmer]", "2026–2027"),
    ("write_news", 0, "Jul", 90, ["musik"]),
    ("write_letter", 0, "Jul", 90, True),
    ("write_letter", 1, "Ærø", -90, True),
    ("write_letter", 1, "Kor", -90, True),
    ("write_school_offer", 0, "Jul", "8-klasse", "offered", 90),
    ("write_school_offer", 1, "Ærø", "8-klasse", "proposed", 90),
    ("write_release", 0, "Jul", -60, None, "events: [aabne-proever]"),
    ("write_release", 1, "Kor", -60, 90, "facts: ['{0}']"),
    ("write_release", 0, "Ærø", -60, None, "withdrawn: '{0}'"),
    ("let_minutes_pass", 120),
    ("delete_release", 1),
    ("change_theme", ("parts/card.html", "{{ card.kind }}"), "/* 1 */"),
    ("change_theme", ("entities/event.html", "Læg i kalender"), "/* 1 */"),
    ("change_theme", ("portal.html", "</body>"), "/* 1 */"),
    ("be_killed", 60, "Kor", "Kor", False),
    ("be_killed", 300, "Jul", "Jul", True),
    ("be_killed", 600, "Ærø", "Ærø", False),
    ("check_alone",),
    ("build_for_another_address",),
    ("show_before_it_is_built", "yule", "Ærø", None, False),
    ("show_before_it_is_built", "yule", "Jul", "Kor", False),
    ("show_before_it_is_built", "events/2026/aabne-proever.md", "Ærø", "Kalk", True),
    ("build_as_for_publishing",),
    ("break_and_mend",),
    ("hide_or_show_event", "true"),
    ("delete_news", 0),
    ("write_letter", 1, "Kor", 0, False),
    ("delete_letter", 0),
    ("delete_school_offer", 1),
    ("delete_event", 1),
    ("translate", "yule", None),
    ("let_days_pass", 3),
    ("publish_in", "[da]"),
    ("let_days_pass", 40),
)
"""Each kind once, and what is likeliest to be forgotten."""


FOUND: tuple[tuple[Any, ...], ...] = (
    ("let_minutes_pass", 659),
    ("write_meeting", 1, "Kor", 29, 301, ["skolen", "koret"], "led_to: kor-i-skolen\n", 0),
)
"""Of a portal as it is in the beginning: the front page told of a partnership's steps as they were
before a meeting had led to it."""


@pytest.mark.slow
@pytest.mark.parametrize("edits", [EDITS, FOUND], ids=["every kind", "found"])
def test_after_every_kind_of_edit(edits: tuple[tuple[Any, ...], ...]) -> None:
    portal = IncrementalEqualsClean()
    portal.begin()
    try:
        portal.incremental_is_clean()
        for edit in edits:
            _edited(portal, *edit)
    finally:
        portal.teardown()


def _edited(portal: IncrementalEqualsClean, edit: str, *told: Any) -> None:
    getattr(portal, edit)(*told)
    portal.incremental_is_clean()


# Besides, edits in random order: some twenty are what `make test` has time for, at two builds each.
# Lives of many edits find what was kept long ago, and many lives what few rules meet in, since
# Hypothesis leaves some rules out of each: `--hypothesis-profile=thorough` has more of both.
profile = settings.default
assert profile is not None
IncrementalEqualsClean.TestCase.settings = settings(
    max_examples=profile.max_examples if thorough else 2,
    stateful_step_count=profile.stateful_step_count if thorough else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestIncrementalEqualsClean = IncrementalEqualsClean.TestCase
