"""Whose files a change touches, by what is published."""

from __future__ import annotations

import pytest

from generator import cli
from tests.checking.held import CONCERT, NOW, Check, text, write
from tests.reading.repository import Repository


@pytest.fixture
def owned(repository: Repository) -> Repository:
    """The choir has its own editors, published; its concert is theirs."""
    write(repository, "actors/koret.md", "title:", 'editors: ["@sangby/koret", "@Mette-S"]\ntitle:')
    repository.commit("2026-11-02 12:00", {})
    repository.git("branch", "-f", "main", "gren")
    return repository


WARNED = (
    " andres-fil advarsel: Filen hører til Koret, som har sine egne redaktører\n"
    "    → Bed @sangby/koret og @Mette-S om at se ændringen igennem.\n"
)


@pytest.mark.parametrize("names", [["mette-s"], ["@METTE-S"], ["ole", "@sangby/koret"]])
def test_editors_change_their_own(owned: Repository, check: Check, names: list[str]) -> None:
    write(owned, CONCERT, "title:", "price: gratis\ntitle:")
    write(owned, "actors/koret.md", "title:", "founded: 1950\ntitle:")
    assert check("--author", *names) == (0, "Ingen fejl.\n")


def test_others_are_told_whom_to_ask(owned: Repository, check: Check) -> None:
    write(owned, CONCERT, "title:", "price: gratis\ntitle:")
    write(owned, "actors/skolen.md", "title:", "founded: 1950\ntitle:")
    assert check("--author", "ole") == (0, f"content/{CONCERT}:{WARNED}\n1 advarsel.\n")
    assert check() == (0, "Ingen fejl.\n"), "nobody asked whose change it is"


def test_nobody_writes_themselves_in(owned: Repository, check: Check) -> None:
    write(owned, "actors/koret.md", '["@sangby/koret", "@Mette-S"]', '"@ole"')
    assert check("--author", "ole") == (0, f"content/actors/koret.md:{WARNED}\n1 advarsel.\n")
    write(owned, "actors/koret.md", 'editors: "@ole"\n', "")
    assert check("--author", "ole") == (0, f"content/actors/koret.md:{WARNED}\n1 advarsel.\n")


def test_a_new_event_is_of_whom_it_names(owned: Repository, check: Check) -> None:
    new = text(owned, CONCERT).replace("title: Julekoncert", "title: Nytår")
    new = new.replace("2026-12-04", "2026-12-31")
    (owned.content / "events/2026/nytaar.md").write_text(new, "utf-8")
    assert check("--author", "ole") == (
        0,
        f"content/events/2026/nytaar.md:{WARNED}\n1 advarsel.\n",
    )


def test_an_author_without_a_base(owned: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *NOW, "--author", "ole"]) == 2
    assert capsys.readouterr().err == "Fejl: --author skal bruges sammen med --against.\n"
