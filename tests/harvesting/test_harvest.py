"""`portal harvest` and `portal import` as they are run, against right servers and wrong ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.harvesting import carrying_out, fetching, gathering
from generator.harvesting.fetching import Fetched, Patience
from generator.harvesting.found import Reading
from generator.harvesting.proposal import Proposal
from generator.harvesting.proposing import Asked, propose
from generator.harvesting.shelf import Shelf
from generator.model.portal import Portal
from tests.harvesting.house import House
from tests.harvesting.servers import Server, calendar, serving

LUCIA = "events/2026/lucia.md"


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    running.files.clear()
    running.files["koret.ics"] = calendar(("l", "Lucia", "20261213T160000"))

    def fetch(url: str, **more: Any) -> Fetched:
        """Short of patience where nothing comes; what comes, a busy machine may be late with."""
        waits = url.endswith(("/hanging", "/dripping"))
        patience = Patience(connect=1, read=0.4, total=0.8) if waits else Patience()
        return fetching.fetch(url, patience=patience, **more)

    monkeypatch.setattr(gathering, "fetch", fetch)
    return running


class Town(House):
    """Several actors, each with a calendar of its own."""

    def __init__(self, folder: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder)
        self.server, self.capsys, self.report = server, capsys, folder / "rapport.md"

    def has(self, sources: Mapping[str, str]) -> None:
        for slug, name in sources.items():
            source = f"calendar_source:\n  url: {self.server.url(name)}\n  type: koncert\n"
            text = f"---\ntitle: {slug.capitalize()}\ngroup: forening\n{source}sources: Os\n---\n"
            (self.content / "actors" / f"{slug}.md").write_text(text, "utf-8")

    def run(self, *arguments: str) -> tuple[int, str]:
        self.capsys.readouterr()
        told = ("--content", str(self.content), "--now", f"{self.now:%Y-%m-%d %H:%M}")
        status = cli.main([*arguments, *told, "--report", str(self.report), "--allow-loopback"])
        return status, self.capsys.readouterr().out


@pytest.fixture
def town(tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> Town:
    return Town(tmp_path, server, capsys)


def test_what_goes_wrong_with_one_source_leaves_the_others_right(town: Town) -> None:
    many = [(f"m{n}", f"Møde {n}", f"2026121{n}T190000") for n in range(6)]
    town.server.files["skolen.ics"] = calendar(*many)
    town.has({"skolen": "skolen.ics"})
    assert town.run("harvest", "--write")[0] == 0
    kept = {path: text for path, text in town.files().items() if "moede" in path}
    assert len(kept) == 6

    town.server.files["skolen.ics"] = calendar(*many[:2], ("n", "Nyt", "20261220T190000"))
    town.has(
        {
            "koret": "koret.ics",
            **{"haenger": "hanging", "fejler": "failing", "bombe": "bomb", "ring": "loop"},
            **{"stor": "huge", "side": "page", "ind": "inside", "drypper": "dripping"},
        }
    )
    status, said = town.run("harvest", "--write")
    assert status == 1
    for slug, reason in {
        "Haenger": "serveren svarede ikke i tide",
        "Drypper": "serveren svarede ikke i tide",
        "Fejler": "serveren har selv en fejl (svar 500)",
        "Bombe": "svaret fylder over 5 MB",
        "Stor": "svaret fylder over 5 MB",
        "Ring": "adressen fører videre mere end 5 gange",
        "Ind": "adressen fører ind i et privat netværk, og dér hentes der intet",
    }.items():
        assert f"{slug}\nKunne ikke hentes: {reason}. Intet er ændret for {slug}.\n" in said
    assert "Side\nKunne ikke hentes: " in said
    assert "kun 2 af dem står der endnu" in said
    files = town.files()
    assert {*files} == {*kept, LUCIA, "events/2026/nyt.md", "events/2026/julekoncert.md"}
    assert {path: files[path] for path in kept} == kept
    town.check()


def test_nothing_is_written_unless_that_is_asked_for(town: Town) -> None:
    town.has({"koret": "koret.ics"})
    before = town.files()
    status, said = town.run("harvest")
    assert (status, town.files()) == (0, before)
    assert said == (
        "Koret\n1 ny.\nNye:\n   Lucia, søndag den 13. december 2026 (events/2026/lucia.md)\n"
    )


def test_harvested_twice_is_harvested_once(town: Town) -> None:
    town.has({"koret": "koret.ics"})
    town.run("harvest", "--write")
    before = town.files()
    assert town.run("harvest", "koret", "--write") == (0, "Koret\n1 uændret.\n")
    assert town.files() == before


def test_the_list_is_for_a_workflow(town: Town) -> None:
    town.has({"koret": "koret.ics", "skolen": "hanging"})
    status, said = town.run("harvest", "--list")
    assert (status, json.loads(said)) == (0, ["koret", "skolen"])
    assert town.server.asked == [] or "/hanging" not in town.server.asked[-1:]


def test_an_actor_without_a_calendar(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.has({"koret": "koret.ics"})
    assert cli.main(["harvest", "korret", "--content", str(town.content)]) == 1
    assert "»korret« findes ikke.\n    → Mente du »koret«?" in capsys.readouterr().err


def test_a_file_and_a_calendar_are_one_source(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "kal.ics"
    file.write_bytes(town.server.files["koret.ics"])
    told = ("--actor", "koret", "--type", "koncert", "--topic", "musik", "--write")
    assert town.run("import", "ics", str(file), *told)[0] == 0
    assert town.fields(LUCIA)["topics"] == ["musik"]
    assert "sources" not in town.fields(LUCIA)
    before = town.files()
    assert "1 uændret" in town.run("import", "ics", town.server.url("koret.ics"), *told)[1]
    town.has({"koret": "koret.ics"})
    assert "1 uændret" in town.run("harvest", "--write")[1]
    assert town.files() == before


def test_a_file_is_a_part_of_a_calendar_unless_it_is_said_to_be_all(
    town: Town, tmp_path: Path
) -> None:
    town.has({"koret": "koret.ics"})
    town.run("harvest", "--write")
    file = tmp_path / "kal.ics"
    file.write_bytes(calendar(("n", "Nytårskor", "20261231T140000")))
    told = ("import", "ics", str(file), "--actor", "koret", "--write")
    assert town.run(*told)[1].startswith("Koret\n1 ny.\n")
    assert "missing_since" not in town.text(LUCIA)
    assert "Måske aflyst" in town.run(*told, "--whole")[1]
    assert "missing_since: 2026-11-22" in town.text(LUCIA)


def test_without_a_kind_it_is_said_how_to_give_one(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "kal.ics"
    file.write_bytes(town.server.files["koret.ics"])
    status, said = town.run("import", "ics", str(file), "--actor", "koret")
    assert status == 0
    assert "kilden siger ikke, hvad det er. Skriv »type« under »calendar_source«" in said


def test_a_word_that_is_no_kind_is_named_and_what_was_meant(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "program.csv"
    rows = ["A;5/12-2026;konsert", "B;6/12-2026;banko", "C;7/12-2026;banko", "D;8/12-2026;Musik"]
    file.write_text("\n".join(["Titel;Dato;Type", *rows]), "utf-8")
    told = ("import", "csv", str(file), "--actor", "koret")
    _, said = town.run(*told)
    how = "Skriv »type« under »calendar_source«, eller brug --type"
    meant = "»konsert« er ikke et ord i listen »event_types«. Mente du »Koncert«?"
    assert f"{meant} {how}" in said
    assert said.count(f"»banko« er ikke et ord i listen »event_types«. {how}") == 2
    assert f"kilden siger ikke, hvad det er. {how}" in said  # a topic, which says nothing of it
    _, said = town.run(*told, "--type", "koncert")
    doubts = said.partition("Læst med forbehold")[2]
    assert meant in doubts
    assert said.count("»banko« er ikke et ord i listen »event_types«") == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://[x", "»http://[x« er ikke en netadresse.\n    → Den skal begynde med"),
        ("webcal://hej/", "»https://hej/« er ikke en netadresse.\n    → Den skal begynde med"),
        (
            "https://en:to@koret.example/",
            "Netadressen rummer et brugernavn eller et kodeord.\n    → Slet det",
        ),
    ],
)
def test_an_address_that_is_none(
    town: Town, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    told = ("import", "ics", address, "--actor", "koret", "--content", str(town.content))
    assert cli.main(told) == 1
    assert capsys.readouterr().err.startswith(f"Fejl: {said}")


def test_where_the_report_cannot_be_written_nothing_is(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    town.has({"koret": "koret.ics"})
    before = town.files()
    town.report = town.content / "ingen" / "rapport.md"
    assert town.run("harvest", "--write")[0] == 2
    assert town.files() == before


class PanicException(BaseException):
    """As libraries in Rust raise it."""


@pytest.mark.parametrize("fault", [RuntimeError, PanicException])
def test_half_a_letter_and_a_fault_of_ours_stop_no_other_source(
    town: Town, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    """JSON may name half of a pair (`\\ud800`), which no file can hold."""
    event = {"@type": "Event", "@id": "u\ud800", "startDate": "2026-12-14T19:30"}
    event |= {"name": "Kor \ud83d", "description": "\udfff!", "location": "Sal \udc00"}
    town.server.files["skolen.json"] = json.dumps(event).encode()
    town.has({"koret": "koret.ics", "skolen": "skolen.json"})
    assert town.run("harvest", "--write")[0] == 0
    assert town.fields("events/2026/kor.md")["title"] == "Kor"

    def broken(portal: Portal, shelf: Shelf, asked: Asked, reading: Reading) -> Proposal:
        if asked.actor.slug == "koret":
            raise fault
        return propose(portal, shelf, asked, reading)

    monkeypatch.setattr(carrying_out, "propose", broken)
    status, said = town.run("harvest")
    assert status == 1
    assert said == (
        "Koret\nKunne ikke hentes: portalen har en fejl og kunne ikke læse kalenderen "
        f"({fault.__name__}). Intet er ændret for Koret.\n\nSkolen\n1 uændret.\n"
    )


def test_a_library_that_gives_up_stops_no_other_source(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(data: bytes, *more: Any) -> Reading:
        if b"Panik" in data:
            raise PanicException
        return read(data, *more)

    read = gathering.read
    monkeypatch.setattr(gathering, "read", given_up)
    town.server.files["skolen.ics"] = calendar(("x", "Panik", "20261213T160000"))
    town.has({"koret": "koret.ics", "skolen": "skolen.ics"})
    status, said = town.run("harvest", "--write")
    assert status == 1
    assert "Koret\n1 ny." in said
    assert "Skolen\nKunne ikke hentes: portalen har en fejl" in said


def test_whoever_interrupts_is_obeyed(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(gathering, "read", interrupted)
    town.has({"koret": "koret.ics"})
    assert town.run("harvest") == (130, "")


def test_what_a_calendar_says_gives_a_workflow_no_commands(town: Town) -> None:
    naughty = "::add-mask::a ##[add-path]/x"
    town.server.files["koret.ics"] = calendar(("x", naughty, "20261213T160000"))
    town.has({"koret": "koret.ics"})
    said = town.run("harvest")[1]
    assert naughty in said.replace("\u2060", "")
    assert "##[" not in said
    assert not [line for line in said.splitlines() if line.strip().startswith("::")]


def test_a_report_calls_nobody_and_closes_nothing(town: Town) -> None:
    naughty = "fixes #1 @team <img src=x> [a](https://x.example) GH-2 Gh-3 www.x.example `id`"
    town.server.files["koret.ics"] = calendar(("x", naughty, "20261213T160000"))
    town.has({"koret": "koret.ics"})
    town.run("harvest", "--write")
    report = town.report.read_text("utf-8")
    for live in ("#1", "@team", "<img", "[a](", "https://x", "GH-2", "Gh-3", "www.x", "`id`"):
        assert live not in report.replace("\\`", "´")
    assert report.startswith("## Koret\n\n1 ny.\n\n### Nye\n\n- fixes #\u2060")


def test_content_with_errors_is_mended_first(town: Town) -> None:
    town.has({"koret": "koret.ics"})
    (town.content / "events/2026/x.md").write_text("---\ntitle: X\n---\n", "utf-8")
    before = town.files()
    assert town.run("harvest", "--write")[0] == 1
    assert town.files() == before
