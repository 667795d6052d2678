"""Text made to keep a parser busy: every file within the limits is read in seconds.

A file holds 1 MB at most, 20,000 values, 20 levels; a body 100,000 characters
(`reading/sources.py`, `yaml_text.py`, `document.py`). The times here are ten times what they take.
"""

from __future__ import annotations

import shutil
import time
from datetime import datetime
from pathlib import Path

import pytest

from generator.build import check
from generator.model.times import ZONE
from generator.problems import ContentError
from generator.reading.document import MAX_BODY
from generator.reports import problems as reporting
from generator.settings import BuildSettings

BASE = Path(__file__).resolve().parents[2] / "invalid" / "_base"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
SECONDS = 10
HEAD = "title: Koncert\nstart: 2026-12-04 19:30\norganizers: koret\ntype: koncert\n"
M = 900_000
ROOM = MAX_BODY - 1_000

FIELDS = {
    "a long text": 'summary: "' + "a" * M + '"',
    "blanks in a title": 'title_en: "a' + " " * M + 'b"',
    "blanks in a price": 'price: "1' + " " * M + 'x"',
    "gratis gratis": 'price: "' + "gratis" * (M // 6) + '"',
    "a slug of words": "partnership: " + "a-" * (M // 2),
    "a slug of letters": "partnership: " + "a" * M,
    "an address of dots": "ticket_url: https://" + "a." * (M // 2),
    "an address of labels": "ticket_url: https://" + "ø" * 1_900 + ".dk",
    "digits": "capacity: " + "9" * M,
    "a date of digits": 'end: "' + "2" * M + '"',
    "unknown words": "topics: [" + ",".join(f"t{n}" for n in range(15_000)) + "]",
    "unknown names": "partnership: x\nsources: [" + ",".join(f"k-{n}" for n in range(15_000)) + "]",
    "unknown fields": "\n".join(f"titel{n}: x" for n in range(9_000)),
    "old addresses": "aliases: [" + ",".join(f"/gammel/a{n}/" for n in range(15_000)) + "]",
    "an old address": "aliases: /" + "a-" * (M // 2) + "/",
    "a series without end": "repeat: {every: week, until: 2100-12-31}",
    "exceptions": "repeat: {every: week, until: 2030-12-31, except: ["
    + ",".join(["2026-12-11"] * 15_000)
    + "]}",
    "changes": "repeat: {every: week, until: 2030-12-31}\nchanges: ["
    + ",".join("{date: 2026-12-11, title: x}" for _ in range(3_500))
    + "]",
    "backslashes": 'summary: "' + "\\" * M + '"',
    "lines": "summary: |\n" + "  a\n" * 200_000,
    "tabs": "summary:\n" + "\t" * M,
}

BODIES = {
    "brackets": "[",
    "links": "[a](",
    "pictures": "![",
    "references": "[a]",
    "stars": "*",
    "emphasis": "*a _b ",
    "quotes and lists": "- > ",
    "lists": "- ",
    "elements": "<div>",
    "lists of HTML": "<ul><li>",
    "inline": "<i>",
    "formatting": "<b><i><p>",
    "tables": "<table><tr><td>",
    "tags": "<a ",
    "ampersands": "&",
    "less than": "<",
    "comments": "<!--",
    "addresses": "<http://",
    "headings": "## a\n",
    "footnotes": "[^a]",
    "cells": "|a",
    "rows": "|a|b|\n|-|-|\n",
    "code": "` ",
    "blanks after a weekday": "lørdag" + " " * (ROOM - 7) + "x",
    "weekdays": "lørdag den 5. december 2026 ",
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_megabyte_of_fields_is_read_in_seconds(tmp_path: Path, field: str) -> None:
    _read_soon(tmp_path, f"---\n{HEAD}{field}\n---\n")


@pytest.mark.parametrize("unit", BODIES.values(), ids=BODIES)
def test_the_longest_body_is_read_in_seconds(tmp_path: Path, unit: str) -> None:
    _read_soon(tmp_path, f"---\n{HEAD}---\n{unit * (ROOM // len(unit))}\n")


@pytest.mark.parametrize("unit", ["- > ", "1. - > ", "<div>", "<ul><li>", "<b>"])
def test_what_lies_too_deep_is_refused(tmp_path: Path, unit: str) -> None:
    told = _read_soon(tmp_path, f"---\n{HEAD}---\n{unit * 200}x\n")
    assert ":7:1: for-dybt " in told


@pytest.mark.parametrize("body", ["<p>a" * 300, "- a\n" * 300, "<b>a</b> " * 300, "a<br>" * 300])
def test_much_side_by_side_is_not_deep(tmp_path: Path, body: str) -> None:
    assert _read_soon(tmp_path, f"---\n{HEAD}---\n{body}\n") == ""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("[" * 5_000, "kantede parenteser"),
        ("[" * 200 + "x " * 45_000, "kantede parenteser"),
        ("<a " * 30_000, "tegn <"),
        ("<http:" * 15_000, "tegn <"),
        ("<![CDATA[" + "x " * 500, ""),
        ("# a\n" * 20_000, "overskrifter"),
        ("a\n=\n" * 20_000, "overskrifter"),
        ("[" * 5_000 + "]" * 5_000, "kantede parenteser"),
        ("<a " * 10_000 + ">", "tegn <"),
        ("```a {\n" + "[" * 5_000 + "\n```", "kantede parenteser"),
        ("~~~~\n" + "# a\n" * 20_000, "overskrifter"),
        ("```x\n" * 20_000, ""),
        ("[a](/b/) <br>\n\n" * 300 + "x " * 10_000, ""),
        (f"- [{'Forening ' * 4}](https://www.forening.example/) – mødes hver tirsdag\n" * 400, ""),
        ("<table>\n" + f"<tr>{'<td>Celle</td>' * 4}</tr>\n" * 400 + "</table>", ""),
        ("Linje med tekst<br>\n" * 1_500, ""),
        ("```yaml\n" + "# en kommentar\nfelt: værdi\n" * 1_000 + "```\n", ""),
        ("## Spørgsmål\n\n" + "Her er svaret.\n\n## Og et til\n\n" * 500, ""),
    ],
)
def test_a_page_that_would_keep_markdown_busy_is_refused_before_it_does(
    tmp_path: Path, body: str, told: str
) -> None:
    """It looks for the end of each that begins, through all that follows."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    head = "---\ntitle: Hjælp\ndescription: Hvordan man hjælper.\n---\n"
    (content / "pages/om").mkdir(parents=True, exist_ok=True)
    page = content / "pages/om/hjaelp.md"
    page.write_text(head + body, encoding="utf-8")
    said = ""
    began = time.process_time()
    try:
        check(BuildSettings(content=content, output=tmp_path / "site", now=NOW))
    except ContentError as error:
        said = reporting.report(error.problems, "text", content)
    assert time.process_time() - began < SECONDS
    assert (
        (f"om/hjaelp.md: for-mange Siden har så mange {told} " in said)
        if told
        else "for-mange" not in said
    )


@pytest.mark.parametrize("text", ["010101-1234 ", "010101-1234\n"], ids=["on a line", "on lines"])
def test_a_list_of_people_is_told_of_in_brief(tmp_path: Path, text: str) -> None:
    told = _read_soon(tmp_path, f"---\n{HEAD}---\n{text * 70_000}")
    assert "personnummer" in told
    assert "010101-1234" not in told


def _read_soon(folder: Path, text: str) -> str:
    """Read a portal with this event; the report, which must be of a length that can be read."""
    content = folder / "content"
    shutil.copytree(BASE, content)
    (content / "events/2026/julekoncert.md").write_text(text, encoding="utf-8")
    told = ""
    began = time.process_time()
    try:
        check(BuildSettings(content=content, output=folder / "site", now=NOW))
    except ContentError as error:
        told = reporting.report(error.problems, "text", content)
    assert time.process_time() - began < SECONDS
    # All problems at once: some 15,000 wrong words, 200 bytes each. Linear, and no file of its own.
    assert len(told) < 4_000_000
    return told
