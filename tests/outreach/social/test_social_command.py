"""`portal social` as an editor runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import cli
from tests.outreach.test_command import content as content

NOW = ("--now", "2026-11-22 09:00")


def social(content: Path, *more: str) -> int:
    return cli.main(["social", "--content", str(content), *NOW, *more])


def test_all_that_comes_in_four_weeks_is_shown(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert social(content, "--network", "facebook") == 0
    said = capsys.readouterr().out
    assert "Facebook · Påmindelse" in said
    assert "Koncert sidste" in said
    assert "https://kultur.example.dk/portal/arrangementer/sidste/" in said
    assert "Bluesky" not in said


def test_of_one_event_all_is_shown_and_days_may_be_asked_for(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert social(content, "efter", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["posts"]
    assert {post["title"] for post in found} == {"Koncert efter"}
    assert {post["network"] for post in found} == {
        *("bluesky", "mastodon", "facebook", "instagram", "linkedin")
    }
    days = ("--from", "2026-12-07", "--to", "2026-12-11")
    assert social(content, "efter", "--format", "json", *days) == 0
    later = json.loads(capsys.readouterr().out)["posts"]
    assert {post["kind"] for post in later} == {"thanks"}


def test_a_folder_gets_every_form_and_says_that_nothing_was_posted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content.parent / "opslag"
    assert social(content, "--output", str(folder), "--network", "bluesky") == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        *("opslag-buffer-bluesky.csv", "opslag-hootsuite-bluesky.csv"),
        *("opslag-publer-bluesky.csv", "opslag.csv", "opslag.ics", "opslag.json", "opslag.txt"),
    ]
    assert "Intet er slået op." in capsys.readouterr().out
    (folder / "opslag.txt").write_text("Redaktørens egne ord", encoding="utf-8")
    assert social(content, "--output", str(folder), "--network", "bluesky") == 2
    assert (folder / "opslag.txt").read_text("utf-8") == "Redaktørens egne ord"
    assert social(content, "--output", str(folder), "--network", "bluesky", "--overwrite") == 0


def test_one_form_alone(content: Path) -> None:
    folder = content.parent / "opslag"
    assert social(content, "--output", str(folder), "--format", "ics") == 0
    assert [path.name for path in folder.iterdir()] == ["opslag.ics"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("foerst",), "Mente du »foerste«?"),
        (("--from", "2026-12-06", "--to", "2026-12-05"), "før den begynder"),
        (("--network", "myspace"), "Vælg mellem"),
    ],
)
def test_wrong_use_is_2_and_danish(
    content: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    try:
        status = social(content, *asked)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    assert said in capsys.readouterr().err


def test_quiet_days_say_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert social(content, "--from", "2028-01-01") == 0
    assert capsys.readouterr().out == "Der er ingen udkast for de dage.\n"
