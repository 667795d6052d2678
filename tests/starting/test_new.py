"""`portal new` as editors run it: with options, at a terminal, and when something is wrong."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from generator.settings import ROOT
from generator.starting.starters import STARTERS

BASE = Path(__file__).parents[1] / "invalid/_base"
NOW = ("--now", "2026-11-22 09:00")
SOURCE = ("--sources", "https://koret.example.dk/")
LEAST: dict[str, tuple[str, ...]] = {
    "event": (
        *("--title", "Sommerkoncert", "--start", "2027-06-04 19:30", "--type", "Koncert"),
        *SOURCE,
    ),
    "actor": ("--title", "Æblerup Blæsere", "--group", "forening", *SOURCE),
    "place": ("--title", "Salen", "--capacity", "120", *SOURCE),
    "partnership": ("--title", "Kor og skole", "--status", "forming", "--partners", "koret"),
    "news": ("--title", "Nyt", "--summary", "Kort: godt", "--published", "2026-11-21 10:00"),
    "offer": ("--title", "Syng med", "--provider", "koret", *SOURCE),
    "meeting": ("--title", "Topmøde", "--date", "2027-02-03", "--participants", "Koret, skolen"),
    "partnership-meeting": (
        *("--title", "Styregruppen", "--date", "2027-02-10 16:00", "--partnership", "syng-sammen"),
        *("--venue", "Lærerværelset"),
    ),
    "evaluation": (
        *("--title", "Første år", "--date", "2026-06-18", "--partnership", "syng-sammen"),
        *("--strengths", "Alle kom, også de små", "--strengths", "Det var sjovt"),
    ),
    "press": (
        *("--title", "Ny sal", "--summary", "Salen åbner.", "--published", "2027-01-08 09:00"),
        *("--contact", "koret"),
    ),
    "newsletter": ("--start", "2027-02-01", "--end", "2027-02-28"),
}
WRITTEN = {
    "event": "events/2027/sommerkoncert.md",
    "actor": "actors/aeblerup-blaesere.md",
    "place": "places/salen.md",
    "partnership": "partnerships/kor-og-skole/index.md",
    "news": "news/nyt.md",
    "offer": "school_offers/syng-med.md",
    "meeting": "meetings/topmoede.md",
    "evaluation": "partnerships/syng-sammen/evaluations/2026-06-foerste-aar.yml",
    "partnership-meeting": "partnerships/syng-sammen/meetings/2027-02-styregruppen.yml",
    "press": "press/ny-sal.md",
    "newsletter": "newsletters/2027-02.yml",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "content")
    choir = tmp_path / "content/actors/koret.md"
    text = choir.read_text("utf-8")
    choir.write_text(text.replace("group:", "website: https://koret.example.dk/\ngroup:"), "utf-8")
    return tmp_path


def tree(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in (place / "content").rglob("*")
    }


def test_there_is_an_example_of_every_starter() -> None:
    assert LEAST.keys() == WRITTEN.keys() == {starter.name for starter in STARTERS}


@pytest.mark.parametrize("kind", LEAST)
def test_what_it_writes_is_right(
    kind: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(place)
    assert cli.main(["new", kind, *NOW, *LEAST[kind]]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"content/{WRITTEN[kind]}"
    assert "»portal check« finder fejl" in said[-1]
    after = tree(place)
    assert {path for path in after if after[path]} - before.keys() == {f"content/{WRITTEN[kind]}"}
    assert before.items() <= after.items()
    assert cli.main(["check", *NOW]) == 0
    assert capsys.readouterr().out == "Ingen fejl.\n"


def test_an_event_to_the_letter(place: Path) -> None:
    assert cli.main(["new", "event", *NOW, *LEAST["event"], "--venue", "Salen, Sangby"]) == 0
    text = (place / "content" / WRITTEN["event"]).read_text("utf-8")
    assert text.startswith(
        "---\ntitle: Sommerkoncert\nstart: 2027-06-04 19:30\ntype: koncert\n\n# To linjer til kort"
    )
    assert "\nvenue:\n  name: Salen, Sangby\n# Arrangørens kortnavn" in text
    assert "\n# price: 80-120\n" in text


def test_the_same_title_again_gets_the_year_and_then_the_day(place: Path) -> None:
    for start in ("2026-12-05 19:30", "2027-12-05 19:30", "2027-12-06 19:30"):
        arguments = ("--title", "Julekoncert", "--start", start, "--type", "koncert")
        assert cli.main(["new", "event", *NOW, *arguments]) == 0
    names = {path.stem for path in (place / "content/events").rglob("*.md")}
    assert names == {
        *("julekoncert", "julekoncert-2026", "julekoncert-2027", "julekoncert-2027-12-06")
    }


def test_nothing_is_written_over(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(place)
    actor = ("--title", "Koret", "--group", "forening", *SOURCE)
    assert cli.main(["new", "actor", *NOW, *actor]) == 2
    assert capsys.readouterr().err == (
        "Fejl: Titlen giver intet filnavn, der er ledigt, så intet er skrevet. Vælg selv filens "
        "navn med --slug, for eksempel --slug vinterkoncert-paa-torvet.\n"
    )
    assert cli.main(["new", "actor", *NOW, *actor, "--slug", "koret"]) == 2
    assert "»koret« er optaget" in capsys.readouterr().err
    assert cli.main(["new", "actor", *NOW, *actor, "--slug", "Børnekoret"]) == 2
    assert "Mente du »boernekoret«?" in capsys.readouterr().err
    assert tree(place) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("event", "--title", "Koncert"),
            "Fejl: --start mangler. Hvornår det begynder: dag og klokkeslæt. Kun dagen, hvis det "
            'varer hele dagen. Skriv for eksempel --start "2027-01-23 19:30".\n'
            "Fejl: --type mangler. Hvad det er: ét ord fra listen »event_types« i portal.yml. "
            'Skriv for eksempel --type "koncert".\n',
        ),
        (
            ("event", "--title", "K", "--start", "i morgen", "--type", "koncert"),
            "Fejl: --start: »i morgen« er hverken en dato eller et tidspunkt. Skriv 2026-12-04 "
            "for en hel dag eller 2026-12-04 19:30 for et klokkeslæt.\n",
        ),
        (
            ("event", "--title", "K", "--start", "2027-01-01", "--type", "konsert"),
            "Fejl: --type: »konsert« er ikke et ord i listen »event_types«. Mente du »koncert«?\n",
        ),
        (
            (
                *("event", "--title", "K", "--start", "2027-01-02", "--type", "koncert"),
                *("--end", "2027-01-01", "--venue", "torvett"),
            ),
            "Fejl: --end: Arrangementet slutter, før det begynder. "
            "Ret »end«, så det ligger efter »start«.\n"
            "Fejl: --venue: »torvett« findes ikke blandt portalens steder. Mente du »torvet«?\n",
        ),
        (
            ("evaluation", "--title", "E", "--date", "2026-06-18", "--partnership", "syng-samen"),
            "Fejl: Der er intet partnerskab med kortnavnet »syng-samen«. Mente du »syng-sammen«?\n",
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    arguments: tuple[str, ...], said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(place)
    assert cli.main(["new", *arguments, *NOW]) == 2
    assert capsys.readouterr().err == said
    assert tree(place) == before


def test_an_error_that_only_the_whole_content_shows_takes_the_file_away(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An actor without sources: right by itself, and not in this portal."""
    before = tree(place)
    assert cli.main(["new", "actor", *NOW, "--title", "Nyt kor", "--group", "forening"]) == 1
    said = capsys.readouterr().out
    assert "content/actors/nyt-kor.md:" in said
    assert "mangler-kilde" in said
    assert said.endswith("content/actors/nyt-kor.md blev ikke lavet.\n")
    assert tree(place) == before


def test_what_waits_is_checked_as_it_will_be_when_it_comes_out(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else the portal could not be built on the morning that it is published."""
    before = tree(place)
    release = ("--title", "Ny sal", "--summary", "Åben.", "--published", "2026-11-25 09:00")
    assert cli.main(["new", "press", *NOW, *release]) == 1
    assert "presse-uden-kontakt" in capsys.readouterr().out
    assert tree(place) == before
    assert cli.main(["new", "press", *NOW, *release, "--contact", "koret"]) == 0
    assert cli.main(["check", "--now", "2026-11-25 09:00"]) == 0


def test_an_error_that_was_there_stops_nobody(place: Path) -> None:
    (place / "content/actors/orkestret.md").write_text("---\ntitel: O\n---\n", "utf-8")
    assert cli.main(["new", "event", *NOW, *LEAST["event"]]) == 0


def test_help_says_what_each_field_holds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["new", "event", "--help"])
    assert stopped.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("brug: portal new event")
    assert "--start TEKST Hvornår det begynder: dag og klokkeslæt." in said
    assert "--room TEKST" in said
    assert "--repeat" not in said


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> Iterator[str]:
    answers = iter(lines)

    def answer(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    return answers


def test_at_a_terminal_it_asks(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left = at_a_terminal(monkeypatch, ["Vårkoncert", "2027-04-02", "1", "", "", "torv", "1", "."])
    assert cli.main(["new", "event", *NOW]) == 0
    assert list(left) == []
    text = (place / "content/events/2027/vaarkoncert.md").read_text("utf-8")
    assert "title: Vårkoncert\nstart: 2027-04-02\ntype: koncert\n" in text
    assert "\nvenue: torvet\n" in text
    assert cli.main(["check", *NOW]) == 0


def test_answers_that_end_too_soon_write_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(place)
    at_a_terminal(monkeypatch, ["Vårkoncert"])
    assert cli.main(["new", "event", *NOW]) == 2
    assert "intet er skrevet" in capsys.readouterr().err
    assert tree(place) == before


def _at_a_terminal() -> None:
    """The child's own terminal. A suite that runs in the background ignores Ctrl-C, and what it
    starts would do so too."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_real_terminal(place: Path) -> None:
    """As a person meets it: prompts on the screen, and a Ctrl-C that leaves nothing behind."""
    before = tree(place)
    master, slave = pty.openpty()
    command = "from generator.cli import program; program()"
    running = subprocess.Popen(
        [sys.executable, "-c", command, "new", "news", *NOW],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        preexec_fn=_at_a_terminal,
    )
    os.close(slave)
    seen = b""
    while b"title: " not in seen:
        seen += os.read(master, 1024)
    os.write(master, "Nyt fra åen\n".encode())
    while b"summary: " not in seen:
        seen += os.read(master, 1024)
    # One that comes before readline listens is heard at the next key: people press again.
    for _ in range(20):
        os.write(master, b"\x03")
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(2)
            break
    assert running.returncode == 130
    os.close(master)
    assert "for eksempel: Nu kan du låne lamper til festen" in seen.decode()
    assert tree(place) == before


@pytest.mark.parametrize(
    ("answers", "given", "mended"),
    [
        (
            ["Fest", "2027-01-01", "1", "", "", "", "Koret, Skolen", "."],
            ("--registration-deadline", "2027-01-05"),
            ("--end", "2027-01-10"),
        ),
        (
            ["!!!", "2027-01-01", "1", "", "", "Salen, 'Den Røde'", "."],
            (),
            ("--slug", "udraab"),
        ),
    ],
)
def test_answers_are_given_back_as_a_command(
    answers: list[str],
    given: tuple[str, ...],
    mended: tuple[str, ...],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = tree(place)
    at_a_terminal(monkeypatch, answers)
    assert cli.main(["new", "event", *NOW, *given]) in (1, 2)
    assert tree(place) == before
    said = capsys.readouterr().out.splitlines()
    assert said[-2] == "Dine svar er ikke tabt. Ret her, og kør igen:"
    again = shlex.split(said[-1])
    assert again[:3] == ["portal", "new", "event"]
    assert again[again.index("--title") + 1] == answers[0]
    assert cli.main([*again[1:], *mended, *NOW, "--no-questions"]) == 0
    assert cli.main(["check", *NOW]) == 0
