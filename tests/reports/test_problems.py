"""Problems as text, annotations, JSON and a summary: exact, and safe whatever they quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.reports import problems as reporting

CONTENT = Path("content")
ERROR = Problem(
    "events/jul.md",
    3,
    8,
    "ugyldig-dato",
    "»i morgen« er ingen dato",
    "Skriv 2026-12-04.",
    "start: i morgen",
)
WARNING = Problem("actors/a.md", 0, 0, "x", "Et råd", level="warning")


def test_text() -> None:
    assert reporting.report([ERROR, WARNING], "text", CONTENT) == (
        "content/actors/a.md: x advarsel: Et råd\n"
        "\n"
        "content/events/jul.md:3:8: ugyldig-dato »i morgen« er ingen dato\n"
        "    start: i morgen\n"
        "           ^\n"
        "    → Skriv 2026-12-04.\n"
        "    Læs mere: /om/redaktoer/fejl/#dag-og-tid\n"
        "\n"
        "1 fejl og 1 advarsel."
    )


def test_nothing_wrong() -> None:
    assert reporting.report([], "text", CONTENT) == "Ingen fejl."
    assert reporting.report([], "json", CONTENT) == "[]"
    assert reporting.summary([], CONTENT) == "### Indholdet er i orden\n\nIngen fejl.\n"


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("\tstart: x", 2, "\t^"),
        ("日本: x", 3, "    ^"),
        ("a\u030a: x", 3, " ^"),
        ("abc", 4, "   ^"),
    ],
)
def test_the_caret_stands_under_its_column(line: str, column: int, caret: str) -> None:
    problem = Problem("a.md", 1, column, "x", "m", excerpt=line)
    assert reporting.as_text([problem], CONTENT).splitlines()[2] == "    " + caret


@pytest.mark.parametrize("column", [1, 40, 151, 260, 300])
def test_of_a_long_line_the_part_around_the_caret_is_shown(column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(300))
    problem = Problem("a.md", 1, column, "x", "m", excerpt=line)
    _, shown, caret = reporting.as_text([problem], CONTENT).splitlines()[:3]
    assert len(shown) == 4 + reporting.WIDTH
    assert shown[caret.index("^")] == line[column - 1]


def test_a_column_beyond_what_is_kept_of_the_line_shows_no_line() -> None:
    problem = Problem("a.md", 1, 5000, "x", "m", excerpt="a" * 1000)
    assert reporting.as_text([problem], CONTENT) == "content/a.md:1:5000: x m\n\n1 fejl."


def test_only_ten_annotations_and_errors_first() -> None:
    many = [Problem(f"e{n:02}.md", 1, 1, "x", "m", level="warning") for n in range(20)]
    lines = reporting.report([*many, ERROR], "github", CONTENT).splitlines()
    annotations = [line for line in lines if line.startswith(("::error", "::warning"))]
    assert len(annotations) == reporting.GITHUB_LIMIT
    assert annotations[0] == (
        "::error file=content/events/jul.md,line=3,col=8,title=ugyldig-dato::"
        "»i morgen« er ingen dato%0ASkriv 2026-12-04."
    )


def test_content_gives_the_workflow_no_commands() -> None:
    hostile = Problem("a,b:c%.md", 1, 1, "x", "first\n::set-env name=A::b", "::x::", "::error::ha")
    lines = reporting.report([hostile], "github", CONTENT).splitlines()
    assert lines[0] == (
        "::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=x::"
        "first ::set-env name=A::b%0A::x::"
    )
    assert lines[1].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[1].removeprefix('::stop-commands::')}::"


def test_no_log_finds_commands_in_what_is_said() -> None:
    """Builds in a workflow report as text too. The runner looks for `::` where a line begins,
    after blanks, and for `##[` anywhere."""
    hostile = Problem("##[a].md", 1, 1, "x", "m ##[add-path]/x", "\n::x::", " ::add-mask::a ##[b]")
    said = reporting.as_text([hostile], CONTENT)
    assert "##[" not in said
    assert not [line for line in said.splitlines() if line.strip().startswith("::")]
    assert said.replace("\u2060", "").splitlines()[1] == "     ::add-mask::a ##[b]"
    assert reporting.without_commands("a::b: # [c] :d") == "a::b: # [c] :d"


def test_content_cannot_steer_the_terminal() -> None:
    hostile = Problem("a\x1b.md", 1, 1, "x", "a\x1b[31mb\nc", "\x07", "\x1b]0;title\u202e")
    said = reporting.as_text([hostile], CONTENT)
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "a\ufffd[31mb c" in said


def test_a_summary_cannot_be_left_by_backticks() -> None:
    hostile = Problem("a.md", 1, 1, "x", "m", excerpt="```` <script>")
    said = reporting.summary([hostile], CONTENT)
    assert said.startswith("### Indholdet har 1 fejl.\n\n`````text\n")
    assert said.endswith("\n`````\n")


def test_an_endless_summary_is_cut() -> None:
    many = [Problem(f"{n}.md", 0, 0, "x", "m" * 200) for n in range(5000)]
    said = reporting.summary(many, CONTENT)
    assert len(said) < reporting.SUMMARY_LIMIT + 200
    assert said.endswith("… resten står i loggen.\n```\n")
