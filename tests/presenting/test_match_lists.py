"""`portal match`: the same in three forms, as those read them who use them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.presenting.match_lists import COLUMNS, Lists
from generator.presenting.matches import Matches
from generator.presenting.spreadsheet import safe_cell
from generator.settings import ROOT
from tests.factories import a_portal, an_actor

DEMO = ("--content", str(ROOT / "demo"), "--now", "2026-11-22T09:00+01:00")


def lists(actor: str | None = None, text: str = "Noget", title: str = "Salen") -> Lists:
    wish: dict[str, Any] = {"topic": "musik", "text": text, "method": "survey", "source": "x"}
    portal = a_portal(
        an_actor("koret", title="Koret", needs=[wish]),
        an_actor("salen", title=title, offers=[wish]),
        an_actor("malerne", title="Malerne", needs=[wish | {"topic": "kunst"}]),
        an_actor("eneboeren", title="Eneboeren"),
    )
    return Lists(Matches(portal), actor)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_text_tells_all_there_is() -> None:
    text = lists().text()
    for told in (
        "Passer sammen: 1\n",
        " 67 point  Koret og Salen\n",
        "  Koret mangler: Noget\n",
        "    35 af 50  Samme emne: Musik\n",
        "Behov uden svar: 1\n  Malerne: Noget\n",
        "Står alene, så vidt portalen ved: 1\n  Eneboeren\n",
    ):
        assert told in text


def test_one_actor_is_told_of_what_concerns_it() -> None:
    text = lists("koret").text()
    assert "Passer sammen: 1" in text
    assert "Malerne" not in text
    assert "Behov uden svar: 0" in text
    assert "Eneboeren" in lists("eneboeren").text()
    assert "Passer sammen: 0" in lists("malerne").text()


def test_the_json_is_the_same_each_time_and_whole() -> None:
    assert lists().json() == lists().json()
    told = json.loads(lists().json())
    assert list(told) == sorted(told) == ["clusters", "groups", "isolated", "pairs", "unmet"]
    (pair,) = told["pairs"]
    assert (pair["score"], pair["mutual"]) == (67, False)
    (match,) = pair["matches"]
    assert sum(one["points"] for one in match["reasons"]) == match["score"] == 67
    assert match["offer"]["actor"] == {"title": "Salen", "address": "/aktoerer/salen/"}


def test_the_csv_has_a_row_a_match() -> None:
    head, row = rows(lists().csv())
    assert tuple(head) == COLUMNS
    assert row[:7] == ["67", "nej", "Koret", "Noget", "Salen", "Noget", "67"]


FORMULA = ("=", "+", "-", "@", "\t", "\r", *"＝＋－＠")


@pytest.mark.parametrize("first", FORMULA)
def test_no_cell_is_a_formula(first: str) -> None:
    formula = f'{first}HYPERLINK("http://evil.example";"Klik")'
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize("first", FORMULA[:4])
def test_what_editors_wrote_is_no_formula(first: str) -> None:
    row = rows(lists(text=f"{first}1+1", title=f"{first}2").csv())[1]
    assert row[3:6] == [f"'{first}1+1", f"'{first}2", f"'{first}1+1"]


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).filter(
        lambda text: text.strip() != ""
    )
)
def test_whatever_is_written_is_one_row_without_a_formula(text: str) -> None:
    head, row = rows(lists(text=text).csv())
    assert len(row) == len(head)
    assert not row[3].startswith(FORMULA)


def test_the_command_prints_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["match", *DEMO, "--actor", "teater-havgus"]) == 0
    text = capsys.readouterr().out
    assert "Lærkesund Folkedansere & Spillemænd og Teater Havgus, kan hjælpe hinanden" in text
    assert "Verdenskøkkenet" not in text
    assert cli.main(["match", *DEMO, "--format", "json"]) == 0
    everything = json.loads(capsys.readouterr().out)
    assert cli.main(["match", *DEMO, "--format", "csv"]) == 0
    table = rows(capsys.readouterr().out)
    assert len(table) - 1 == sum(len(pair["matches"]) for pair in everything["pairs"])


def test_an_unknown_actor_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["match", *DEMO, "--actor", "teater-havgas"]) == 2
    said = capsys.readouterr().err
    assert said == "Fejl: Aktøren »teater-havgas« findes ikke. Mente du »teater-havgus«?\n"


def test_faults_in_the_content_are_told_whatever_the_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["match", "--content", str(tmp_path), "--format", "csv"]) == 1
    assert "portal.yml" in capsys.readouterr().out
