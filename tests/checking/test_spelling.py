"""Words that no dictionary knows: told where they are wrong, and not where they are names."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator import cli
from generator.analysing.spelt import words_of
from generator.checking.spelling import words_are_spelt_right
from generator.model.entity import Entity
from generator.model.portal import HandwrittenPage, Portal
from generator.reading.locating import locate
from tests.checking.held import CONCERT, Check, write
from tests.factories import a_partnership, a_place, a_portal, an_actor, an_event, some_news
from tests.reading.repository import Repository
from tests.test_invalid import BASE, NOW


def told(*entities: Entity, portal: Portal | None = None) -> list[str]:
    found = [*words_are_spelt_right(portal or a_portal(*entities))]
    assert {(one.code, one.level) for one in found} <= {("ukendt-stavemaade", "warning")}
    return [one.needle for one in found]


@pytest.mark.parametrize(
    ("entity", "word"),
    [
        (an_event(title="Stor udstiling i parken"), "udstiling"),
        (an_event(summary="Udstiling og kaffe."), "Udstiling"),
        (an_event(status="cancelled", status_reason="Dirigenten er sygg"), "sygg"),
        (an_event(body="Kom og **hørr** koret.\n\n| koncertt |\n|-|\n"), "hørr"),
        (some_news(summary="Vi inviterre alle."), "inviterre"),
        (a_partnership(goals=[{"id": "a", "title": "Flere bøger til børnn"}]), "børnn"),
    ],
)
def test_what_is_wrong_is_told(entity: Entity, word: str) -> None:
    assert told(entity)[0] == word


@pytest.mark.parametrize(
    "text",
    [
        "Vinterkoncert med børnekulturfestival og fællessangsaften i forsamlingshuset",
        "Kom og hør Xqzvik Brzumpf og Øllebrødsbandet spille",
        "Læs mere på www.xqzvik.dk/brzumpf, https://xqzvik.example eller post@xqzvik.example",
        "Kl. 19.30, 3d-print, MP3 og BRZ",
        "The choir sings Danish and English songs all evening long",
        "Tag `brzumpf` med.\n\n```sh\nxqzvik brzumpf\n```\n",
        "Karise-kor og kulturhuset",
    ],
)
def test_names_addresses_code_and_other_languages_are_left_alone(text: str) -> None:
    assert told(an_event(body=text)) == []


@given(st.text() | st.text("aA.-’'/@»« \n1", max_size=200))
def test_whatever_is_written_only_its_own_words_are_asked_for(text: str) -> None:
    for word in words_of(text, lambda _: False):
        assert word in text
        assert not any(sign in word for sign in "/@1. \n")


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "a." * 200_000, "os" * 25, "a-" * 200_000, "isos" * 12]
)
def test_texts_without_end_cost_little(text: str) -> None:
    began = time.process_time()
    told(an_event(body=text))
    assert time.process_time() - began < 5


def test_what_the_portal_is_made_of_is_known() -> None:
    wrong = an_event(body="Det sker i flurpen hos brzumpfs og på xqzvik.")
    assert told(wrong) == ["flurpen", "brzumpfs", "xqzvik"]
    portal = a_portal(
        wrong,
        an_actor(title="Foreningen Brzumpf"),
        a_place(title="Salen Xqzvik"),
    )
    settings = portal.settings.model_copy(update={"words": ("flurpen",)})
    assert told(portal=structs.replace(portal, settings=settings)) == []


def test_a_word_is_told_once_a_file_and_a_page_without_its_code() -> None:
    page = HandwrittenPage(
        *("/om/", "Om", "Om", "pages/om.md"),
        text="En udstiling, en udstiling og title.",
        code="title",
    )
    portal = a_portal(an_event(title="udstiling", summary="En udstiling"))
    found = [*words_are_spelt_right(structs.replace(portal, pages=(page,)))]
    assert [(one.path, one.needle) for one in found] == [
        ("events/2026/julekoncert.md", "udstiling"),
        ("pages/om.md", "udstiling"),
    ]
    assert [
        one.path for one in words_are_spelt_right(structs.replace(portal), ["pages/om.md"])
    ] == []


def test_where_it_is_and_what_was_meant(tmp_path: Path) -> None:
    event = an_event(body="Kom og **se** vores\nudstiling i dag.")
    file = tmp_path / event.path
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: x\n---\nKom og **se** vores\nudstiling i dag.\n", "utf-8")
    [problem] = locate(words_are_spelt_right(a_portal(event)), tmp_path)
    assert (problem.line, problem.column) == (5, 1)
    assert problem.hint == (
        "Mente du »udstilling«? Er ordet rigtigt, så skriv det under »words« i portal.yml."
    )


def test_the_command_tells_it_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(BASE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    file = next((tmp_path / "content/events").rglob("*.md"))
    file.write_text(file.read_text("utf-8") + "\nVi ses til koncertt.\n", "utf-8")
    assert cli.main(["check", "--now", NOW]) == 0
    assert capsys.readouterr().out == "Ingen fejl.\n"
    assert cli.main(["check", "--now", NOW, "--spelling"]) == 0
    said = capsys.readouterr().out
    assert "ukendt-stavemaade advarsel: »koncertt« står ikke i ordbogen" in said
    assert "→ Mente du »koncert«?" in said


def test_with_against_in_changed_files_alone(repository: Repository, check: Check) -> None:
    write(repository, CONCERT, "---\n", "---\nsummary: En udstiling.\n")
    repository.git("commit", "-qam", "x")
    write(repository, "actors/koret.md", "---\n", "---\nsummary: Vi syngger.\n")
    status, said = check("--spelling", against="HEAD")
    assert status == 0
    assert "»syngger« står ikke i ordbogen" in said
    assert "udstiling" not in said
