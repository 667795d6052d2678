"""`portal newsletter draft` as an editor runs it."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

import pytest

from generator import cli
from generator.outreach.marking import marked_sent

PORTAL = Path(__file__).parents[1] / "comparing" / "content" / "portal.yml"
EVENT = (
    "---\ntitle: {title}\nstart: {start}\ntype: koncert\nsources: programmet\n---\n\nKom og hør.\n"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "events" / "2026").mkdir(parents=True)
    (folder / "portal.yml").write_bytes(PORTAL.read_bytes())
    for slug, start in (("foer", "2026-11-21 19:00"), ("foerste", "2026-11-22 19:00")):
        _write(folder, slug, start)
    for slug, start in (("sidste", "2026-12-05 19:00"), ("efter", "2026-12-06 19:00")):
        _write(folder, slug, start)
    return folder


def _write(folder: Path, slug: str, start: str) -> None:
    file = folder / "events" / "2026" / f"{slug}.md"
    file.write_text(EVENT.format(title=f"Koncert {slug}", start=start), encoding="utf-8")


def draft(content: Path, *more: str) -> int:
    where = ("--content", str(content), "--output", str(content.parent / "breve"))
    return cli.main(["newsletter", "draft", *where, "--now", "2026-11-22 09:00", *more])


def test_the_coming_fortnight_in_four_files(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(content) == 0
    folder = content.parent / "breve"
    names = [f"nyhedsbrev-2026-11-22.{kind}" for kind in ("eml", "html", "md", "txt")]
    assert sorted(path.name for path in folder.iterdir()) == names
    text = (folder / "nyhedsbrev-2026-11-22.txt").read_text("utf-8")
    assert "Koncert foerste" in text
    assert "Koncert sidste" in text
    assert "Koncert foer\n" not in text
    assert "Koncert efter" not in text
    assert "https://kultur.example.dk/portal/arrangementer/foerste/" in text
    said = capsys.readouterr().out
    assert "Udkast med 2 arrangementer. Husk afmelding" in said


def test_a_series_is_one_event_of_several_dates(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = content / "events" / "2026" / "foerste.md"
    series = "type: koncert\nrepeat: {dates: [2026-11-22 19:00, 2026-11-24 19:00]}\n"
    text = file.read_text("utf-8")
    assert text.count("type: koncert\n") == 1
    file.write_text(text.replace("type: koncert\n", series), "utf-8")
    assert draft(content) == 0
    assert "Udkast med 2 arrangementer på i alt 3 datoer. Husk" in capsys.readouterr().out
    mail = (content.parent / "breve" / "nyhedsbrev-2026-11-22.html").read_text("utf-8")
    assert "2 arrangementer · Koncert foerste" in mail


def test_days_and_addresses_of_ones_own(content: Path) -> None:
    asked = ("--from", "2026-12-06", "--to", "2026-12-06", "--base-url", "https://ny.example.dk")
    assert draft(content, *asked) == 0
    text = (content.parent / "breve" / "nyhedsbrev-2026-12-06.txt").read_text("utf-8")
    assert "Det sker 6. december\n" in text
    assert "https://ny.example.dk/arrangementer/efter/" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--from", "2026-12-06", "--to", "2026-12-05"), "før den begynder"),
        (("--from", "2026-02-30"), "findes ikke i kalenderen"),
        (("--group", "sted"), "Vælg mellem"),
    ],
)
def test_wrong_use_is_2_and_danish(
    content: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    try:
        status = draft(content, *asked)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    assert said in capsys.readouterr().err
    assert not (content.parent / "breve").exists()


def test_faulty_content_is_1_and_writes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(content, "foerste", "i morgen")
    assert draft(content) == 1
    assert "foerste.md:3:8: ugyldig-dato" in capsys.readouterr().out
    assert not (content.parent / "breve").exists()


def test_an_edited_draft_is_kept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(content) == 0
    edited = content.parent / "breve" / "nyhedsbrev-2026-11-22.md"
    edited.write_text("Redaktørens egne ord", encoding="utf-8")
    assert draft(content) == 2
    assert "findes allerede og er anderledes" in capsys.readouterr().err
    assert edited.read_text("utf-8") == "Redaktørens egne ord"
    assert draft(content, "--overwrite") == 0
    assert edited.read_text("utf-8").startswith("# Det sker")


# --- issues ---------------------------------------------------------------------------------------

ISSUE = (
    "# Skrevet om morgenen.\nstart: 2026-11-22  # en søndag\nend: 2026-12-05\n"
    "state: draft # endnu\n"
)


@pytest.fixture
def issue(content: Path) -> Path:
    file = content / "newsletters" / "nr-1.yml"
    file.parent.mkdir()
    file.write_text(ISSUE, encoding="utf-8")
    return file


def letters(content: Path, *asked: str) -> int:
    where = ("--content", str(content), "--output", str(content.parent / "breve"))
    return cli.main(["newsletter", *asked, *where, "--now", "2026-11-22 09:00"])


def test_an_issue_is_drafted_sent_and_remembered(
    content: Path, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert letters(content, "draft", "nr-1") == 0
    drafted = (content.parent / "breve" / "nyhedsbrev-nr-1.sent.yml").read_bytes()
    assert letters(content, "sent", "nr-1") == 0
    assert issue.read_text("utf-8") == ISSUE.replace("draft", "sent") + "sent: 2026-11-22 09:00\n"
    assert issue.with_suffix(".sent.yml").read_bytes() == drafted
    capsys.readouterr()
    assert letters(content, "sent", "nr-1") == 2
    said = capsys.readouterr().err
    assert "Brevet »nr-1« blev sendt søndag den 22. november 2026 og bliver, som det var." in said
    assert issue.with_suffix(".sent.yml").read_bytes() == drafted


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
def test_the_file_keeps_its_line_ends_and_its_mark(
    content: Path, issue: Path, ending: str, mark: str
) -> None:
    issue.write_bytes((mark + ISSUE.replace("\n", ending)).encode())
    assert letters(content, "draft", "nr-1") == 0
    assert letters(content, "sent", "nr-1") == 0
    expected = ISSUE.replace("draft", "sent") + "sent: 2026-11-22 09:00\n"
    assert issue.read_bytes() == (mark + expected.replace("\n", ending)).encode()


def test_both_files_are_changed_or_none(
    content: Path,
    issue: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert letters(content, "draft", "nr-1") == 0
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == issue:
            raise OSError(errno.ENOSPC, "full")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert letters(content, "sent", "nr-1") == 2
    assert "Der er ikke mere plads på disken" in capsys.readouterr().err
    assert issue.read_text("utf-8") == ISSUE
    assert list(issue.parent.iterdir()) == [issue]
    assert letters(content, "sent", "nr-1") == 0


def test_a_manifest_that_came_meanwhile_is_kept(
    content: Path,
    issue: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert letters(content, "draft", "nr-1") == 0
    beside = issue.with_suffix(".sent.yml")

    def meanwhile(text: str, moment: datetime) -> str:
        beside.write_text("letter: {}\n", encoding="utf-8")
        return marked_sent(text, moment)

    monkeypatch.setattr("generator.commands.sending.marked_sent", meanwhile)
    assert letters(content, "sent", "nr-1") == 2
    assert "newsletters/nr-1.sent.yml findes allerede" in capsys.readouterr().err
    assert beside.read_text("utf-8") == "letter: {}\n"
    assert issue.read_text("utf-8") == ISSUE


def test_a_file_with_two_kinds_of_line_ends_is_left_alone(
    content: Path, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = ISSUE.encode().replace(b"\n", b"\r\n", 1)
    issue.write_bytes(mixed)
    assert letters(content, "draft", "nr-1") == 0
    assert letters(content, "sent", "nr-1") == 2
    assert "newsletters/nr-1.yml blander to slags linjeskift" in capsys.readouterr().err
    assert issue.read_bytes() == mixed
    assert not issue.with_suffix(".sent.yml").exists()


def test_what_changed_after_the_draft_is_left_to_the_next_letter(
    content: Path, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert letters(content, "draft", "nr-1") == 0
    _write(content, "foerste", "2026-11-23 19:00")
    capsys.readouterr()
    assert letters(content, "sent", "nr-1") == 0
    assert "Indholdet er ændret, siden udkastet blev lavet." in capsys.readouterr().out
    assert '"2026-11-22T19:00:00"' in issue.with_suffix(".sent.yml").read_text("utf-8")


@pytest.mark.usefixtures("issue")
def test_a_letter_is_shown_before_anything_is_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert letters(content, "preview", "nr-1") == 0
    said = capsys.readouterr().out
    assert "Koncert foerste\n" in said
    (page,) = (content.parent / "breve").iterdir()
    assert page.name == "forhaandsvisning-nr-1.html"
    assert f"Se det, som læserne ser det: {page.as_uri()}\n" in said
    assert "Koncert sidste" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("draft", "nr-2"), "Brevet »nr-2« findes ikke. Mente du »nr-1«?"),
        (("draft", "jul"), "Opret newsletters/jul.yml i mappen med indhold."),
        (("draft", "nr-1", "--from", "2026-11-22"), "står i dets egen fil"),
        (("draft", "--edition", "boern"), "Udgaven »boern« findes ikke."),
        (("sent", "nr-1"), "så ingen ved, hvad brevet fortalte"),
        (("preview", "nr-0"), "Mente du »nr-1«?"),
    ],
)
@pytest.mark.usefixtures("issue")
def test_errors_teach(
    content: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    assert letters(content, *asked) == 2
    assert said in capsys.readouterr().err
    assert not (content.parent / "breve").exists()


def test_a_draft_that_was_edited_by_hand_is_refused(
    content: Path, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert letters(content, "draft", "nr-1") == 0
    drafted = content.parent / "breve" / "nyhedsbrev-nr-1.sent.yml"
    drafted.write_text("told: [alt]\n", encoding="utf-8")
    assert letters(content, "sent", "nr-1") == 1
    assert "nyhedsbrev-nr-1.sent.yml:1:7: forkert-type-opslag" in capsys.readouterr().out
    assert issue.read_text("utf-8") == ISSUE
    assert not issue.with_suffix(".sent.yml").exists()


def test_the_system_that_sends_may_be_chosen(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(content, "--system", "mailerlite") == 0
    assert "Udkast til MailerLite med 2 arrangementer." in capsys.readouterr().out
    html = (content.parent / "breve" / "nyhedsbrev-2026-11-22.html").read_text("utf-8")
    assert 'href="{$unsubscribe}"' in html


def test_a_draft_becomes_the_text_of_an_issue_on_github(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(content) == 0
    capsys.readouterr()
    written = content.parent / "breve" / "nyhedsbrev-2026-11-22.md"
    written.write_text("# Brev\n\nTak til @kor.\n", encoding="utf-8")
    assert cli.main(["newsletter", "note", str(written)]) == 0
    assert capsys.readouterr().out == "# Brev\n\nTak til @\N{WORD JOINER}kor.\n"
