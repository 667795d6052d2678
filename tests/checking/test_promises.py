"""`portal check --against`: what was published is held; word for word, in real repositories."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from tests.checking.held import BASE, CONCERT, NOW, Check, text, write
from tests.reading.repository import Repository

DIES = "Skal adressen dø, så skriv »gone: {0}« i portal.yml."
YULE = "/arrangementer/julekoncert/"
GONE = DIES.format(YULE)


def move(repository: Repository, path: str, to: str) -> None:
    (repository.content / path).rename(repository.content / to)


def one_fault(place: str, message: str, hint: str) -> tuple[int, str]:
    """The whole report; `place` with the lines that are shown below it."""
    head, *shown = place.split("\n")
    lines = [f"content/{head} {message}", *shown, f"    → {hint}", "", "1 fejl.", ""]
    return 1, "\n".join(lines)


def test_nothing_changed_or_only_words_did(repository: Repository, check: Check) -> None:
    assert check() == (0, "Ingen fejl.\n")
    write(repository, CONCERT, "title: Julekoncert", "title: Stor julekoncert")
    write(repository, CONCERT, "start:", "status: cancelled\nstart:")
    assert check() == (0, "Ingen fejl.\n")


def test_a_removed_event(repository: Repository, check: Check) -> None:
    (repository.content / CONCERT).unlink()
    assert check() == one_fault(
        f"{CONCERT}: adresse-forsvinder",
        f"Adressen {YULE} er udgivet og ville forsvinde",
        "Læg filen tilbage, og skriv »status: cancelled«. Har en anden fil taget over, så skriv "
        f"»aliases: {YULE}« i den. {GONE}",
    )


@pytest.mark.parametrize("kept", ["alias", "gone", "committed"])
def test_a_removed_event_may_go_on_purpose(repository: Repository, check: Check, kept: str) -> None:
    (repository.content / CONCERT).unlink()
    if kept == "alias":
        write(repository, "actors/koret.md", "title:", f"aliases: {YULE}\ntitle:")
    else:
        write(repository, "portal.yml", "launched:", f"gone: {YULE}\nlaunched:")
    if kept == "committed":
        repository.commit("2026-11-20 12:00", {})
    assert check() == (0, "Ingen fejl.\n")


def test_what_may_go_must_be_gone(repository: Repository, check: Check) -> None:
    write(repository, "portal.yml", "launched:", f"gone: [/gratis/, {YULE}]\nlaunched:")
    status, said = check()
    assert status == 1
    assert "7:8: adresse-lever Adressen /gratis/ står under »gone«, og den er der endnu\n" in said
    assert "    → Slet den under »gone«: den bruges af portalen selv.\n" in said
    assert f"    → Slet den under »gone«: den bruges af {CONCERT}.\n" in said


def test_a_renamed_event_is_known_by_its_title_and_told_both_lines(
    repository: Repository, check: Check
) -> None:
    to = "events/2026/jul-i-kirken.md"
    move(repository, CONCERT, to)
    identity = "uid: julekoncert@kultur.example.dk"
    assert check() == one_fault(
        f"{CONCERT}: adresse-forsvinder",
        f"Adressen {YULE} er udgivet og ville forsvinde",
        f"Det ligner {to}. Har den taget over, så skriv »aliases: {YULE}« og »{identity}« i den. "
        f"{GONE}",
    )
    write(repository, to, "title:", f"aliases: {YULE}\ntitle:")
    status, said = check()
    assert status == 1
    assert said.startswith(
        f"content/{to}:10:1: uid-aendret Arrangementet er udgivet med uid "
        "»julekoncert@kultur.example.dk«, og nu er den »jul-i-kirken@kultur.example.dk«\n"
        "    ---\n    ^\n"
        f"    → Skriv »{identity}«: ellers har de, der abonnerer, det to gange.\n"
    )
    write(repository, to, "title:", f"{identity}\ntitle:")
    assert check() == (0, "Ingen fejl.\n")


def test_a_changed_uid(repository: Repository, check: Check) -> None:
    write(repository, CONCERT, "title:", "uid: nyt@example.dk\ntitle:")
    status, said = check()
    assert status == 1
    assert said == (
        f"content/{CONCERT}:2:6: uid-aendret Arrangementet er udgivet med uid "
        "»julekoncert@kultur.example.dk«, og nu er den »nyt@example.dk«\n"
        "    uid: nyt@example.dk\n         ^\n"
        "    → Skriv »uid: julekoncert@kultur.example.dk«: ellers har de, der abonnerer, det to "
        "gange.\n\n1 fejl.\n"
    )


def test_two_published_events_may_become_one(repository: Repository, check: Check) -> None:
    """The one that stays is known by its own identity, and must not take the other's."""
    other = text(repository, CONCERT).replace("title: Julekoncert", "title: Jul")
    repository.commit("2026-11-02 12:00", {"events/2026/jul.md": other.replace("torvet", "x")})
    repository.git("branch", "-f", "main", "gren")
    (repository.content / "events/2026/jul.md").unlink()
    write(repository, CONCERT, "title:", "aliases: /arrangementer/jul/\ntitle:")
    assert check() == (0, "Ingen fejl.\n")


def test_the_host_of_all_identities_is_told_once(repository: Repository, check: Check) -> None:
    write(repository, "portal.yml", "identity_host: kultur", "identity_host: ny")
    status, said = check()
    assert status == 1
    assert said.endswith("\n1 fejl.\n")
    assert (
        "uid-aendret »identity_host« er udgivet som kultur.example.dk, og nu står der "
        "ny.example.dk\n"
    ) in said


def test_a_page_does_not_become_a_draft_again(repository: Repository, check: Check) -> None:
    write(repository, "news/ny-dirigent.md", "title:", "draft: true\ntitle:")
    status, said = check()
    address = "/nyheder/ny-dirigent/"
    assert (status, said) == (
        1,
        "content/news/ny-dirigent.md:2:1: adresse-forsvinder "
        f"Adressen {address} er udgivet og ville forsvinde\n"
        "    draft: true\n    ^\n"
        "    → Slet »draft: true«: det, folk har set, kan ikke blive en kladde igen. "
        f"{DIES.format(address)}\n\n1 fejl.\n",
    )


def test_nor_does_it_wait_for_another_day(repository: Repository, check: Check) -> None:
    write(repository, "news/ny-dirigent.md", "title:", "publish_from: 2027-01-01 12:00\ntitle:")
    status, said = check()
    assert status == 1
    assert "ny-dirigent.md:2:1: adresse-forsvinder " in said
    assert "    → Lad den dag stå, da siden kom ud: den kan ikke gemmes igen. " in said


def test_what_nobody_has_seen_may_go(repository: Repository, check: Check) -> None:
    write(repository, "news/ny-dirigent.md", "title:", "draft: true\ntitle:")
    repository.commit("2026-11-02 12:00", {})
    repository.git("branch", "-f", "main", "gren")
    (repository.content / "news/ny-dirigent.md").unlink()
    assert check() == (0, "Ingen fejl.\n")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("actors/skolen.md", "/aktoerer/skolen/"),
        ("places/torvet.md", "/steder/torvet/"),
        ("news/ny-dirigent.md", "/nyheder/ny-dirigent/"),
        ("pages/om/index.md", "/om/"),
        ("partnerships/syng-sammen/index.md", "/partnerskaber/syng-sammen/"),
    ],
)
def test_every_kind_of_page_is_held(
    repository: Repository, check: Check, path: str, address: str
) -> None:
    """Told together with all that the missing file breaks elsewhere."""
    (repository.content / path).unlink()
    status, said = check()
    assert status == 1
    promise = (
        f"content/{path}: adresse-forsvinder Adressen {address} er udgivet og ville forsvinde\n"
    )
    assert promise in said


def test_a_page_has_no_aliases(repository: Repository, check: Check) -> None:
    (repository.content / "pages/om/index.md").unlink()
    assert check() == one_fault(
        "pages/om/index.md: adresse-forsvinder",
        "Adressen /om/ er udgivet og ville forsvinde",
        "Læg siden tilbage; den kan nøjes med et link til det, der har taget over. "
        f"{DIES.format('/om/')}",
    )


def test_an_alias_is_a_promise_too(repository: Repository, check: Check) -> None:
    write(repository, "places/torvet.md", "title:", "aliases: /steder/plads/\ntitle:")
    repository.commit("2026-11-02 12:00", {})
    repository.git("branch", "-f", "main", "gren")
    write(repository, "places/torvet.md", "aliases: /steder/plads/\n", "")
    status, said = check()
    assert status == 1
    assert "adresse-forsvinder Adressen /steder/plads/ er udgivet og ville forsvinde\n" in said
    assert "    → Skriv »aliases: /steder/plads/« i filen igen. Skal adressen dø" in said


def test_a_word_keeps_its_code(repository: Repository, check: Check) -> None:
    write(repository, "portal.yml", "    boern: {label: Børn}", "    unge: {label: Børn}")
    status, said = check()
    assert status == 1
    assert "adresse-forsvinder Adressen /maalgrupper/boern/ er udgivet og ville forsvinde\n" in said
    assert "»gone: /maalgrupper/boern/«" in said


def test_a_language_is_told_once(repository: Repository, check: Check) -> None:
    write(repository, "portal.yml", "launched:", "languages: [da, en]\nlaunched:")
    repository.commit("2026-11-02 12:00", {})
    repository.git("branch", "-f", "main", "gren")
    write(repository, "portal.yml", "languages: [da, en]\n", "languages: da\n")
    status, said = check()
    assert status == 1
    assert [line for line in said.split("\n") if "adresse-forsvinder" in line] == [
        "content/portal.yml:7:12: adresse-forsvinder Alle adresser under /en/ er udgivet og ville "
        "forsvinde"
    ]


@pytest.mark.parametrize(
    "path", [CONCERT, "pages/om/index.md", "partnerships/syng-sammen/plan.yml"]
)
def test_a_file_with_errors_has_not_gone(repository: Repository, check: Check, path: str) -> None:
    """It will be there once it is mended; until then its own errors are told."""
    (repository.content / path).write_text("---\nforkert: [\n---\n", "utf-8")
    status, said = check()
    assert status == 1
    assert "adresse-forsvinder" not in said


def test_a_new_file_with_errors_may_be_the_heir(repository: Repository, check: Check) -> None:
    move(repository, CONCERT, "events/2026/jul.md")
    write(repository, "events/2026/jul.md", "title:", f"aliases: {YULE}\ntitel:")
    status, said = check()
    assert status == 1
    assert "titel" in said
    assert "adresse-forsvinder" not in said


def test_what_came_to_the_base_meanwhile_is_not_missed(
    repository: Repository, check: Check
) -> None:
    repository.git("checkout", "-q", "main")
    new = text(repository, CONCERT).replace("title: Julekoncert", "title: Nytår")
    repository.commit("2026-11-03 12:00", {"events/2027/nytaar.md": new})
    repository.git("checkout", "-q", "gren")
    assert check() == (0, "Ingen fejl.\n")


def test_the_merge_that_a_workflow_checks_out(repository: Repository, check: Check) -> None:
    """HEAD is the merge that GitHub tries out, and its first parent is what is published."""
    repository.commit("2026-11-02 12:00", {}, gone=[CONCERT])
    repository.git("checkout", "-q", "main")
    repository.commit(
        "2026-11-03 12:00", {"actors/ny.md": "---\ntitle: Ny\ngroup: forening\n---\n"}
    )
    repository.git("checkout", "-q", "--detach")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "gren")
    status, said = check(against="HEAD^1")
    assert status == 1
    assert [line for line in said.split("\n") if " adresse-forsvinder " in line] == [
        f"content/{CONCERT}: adresse-forsvinder Adressen {YULE} er udgivet og ville forsvinde"
    ]


def test_before_the_first_publication_there_is_nothing_to_hold(
    repository: Repository, check: Check
) -> None:
    repository.git("checkout", "-q", "--orphan", "tom")
    repository.git("rm", "-q", "-r", "--cached", ".")
    repository.git("commit", "-q", "--allow-empty", "-m", "x")
    assert check(against="tom") == (0, "Ingen fejl.\n")


def test_a_base_that_cannot_be_read_stops_no_one(repository: Repository, check: Check) -> None:
    """The change may be what mends it."""
    whole = text(repository, "portal.yml")
    repository.commit("2026-11-02 12:00", {"portal.yml": "name: [\n"})
    repository.git("branch", "-f", "main", "gren")
    (repository.content / "portal.yml").write_text(whole, "utf-8")
    status, said = check()
    assert status == 0
    assert said == (
        "content/portal.yml: ingen-sammenligning advarsel: Portalens indstillinger kan ikke læses, "
        "som de er udgivet, så ingen adresser er holdt op imod\n"
        "    → Er portalen udgivet, så se selv efter, at ingen adresser forsvinder.\n\n"
        "1 advarsel.\n"
    )


@pytest.mark.parametrize("ref", ["findes-ikke", "--output=x", "main:content", ""])
def test_a_name_that_git_does_not_know(repository: Repository, check: Check, ref: str) -> None:
    before = sorted(repository.folder.iterdir())
    status = cli.main(["check", *NOW, f"--against={ref}"])
    assert status == (2 if ref else 0)
    assert sorted(repository.folder.iterdir()) == before


def test_what_git_does_not_know_is_said(repository: Repository, check: Check) -> None:
    assert check(against="findes-ikke") == (
        2,
        "Fejl: Git kender ikke »findes-ikke«. Skriv en gren eller et commit, for eksempel "
        "origin/main.\n",
    )


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "content")
    assert check() == (
        2,
        "Fejl: Indholdet i content er ikke under git, så der er intet at holde det op imod.\n",
    )


def test_links_in_the_base_lead_nowhere(repository: Repository, check: Check) -> None:
    """Not even one whose target would be an event, if it were taken for a text."""
    (repository.content / "events/2026/ud.md").symlink_to(
        text(repository, CONCERT).replace("Julekoncert", "Ud")
    )
    (repository.content / "places/ud").symlink_to("/etc")
    repository.commit("2026-11-02 12:00", {})
    repository.git("branch", "-f", "main", "gren")
    (repository.content / "events/2026/ud.md").unlink()
    (repository.content / "places/ud").unlink()
    assert check() == (0, "Ingen fejl.\n")
