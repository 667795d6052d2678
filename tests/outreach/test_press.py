"""`portal press` as an editor runs it, and the mail as another program reads it."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime
from pathlib import Path

import pytest

from generator import cli
from generator.model.press import PressRelease
from generator.model.times import parse_instant
from generator.outreach.press import of_event, of_release
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import (
    BASE_URL,
    a_portal,
    a_release,
    an_actor,
    an_event,
    some_settings,
)
from tests.presenting.press.releases import PRESS, the_portal

FILES = ["docx", "eml", "md", "txt"]
NOW = "2026-11-22 09:00"
RELEASE = """---
title: Ny sal i Prøveby
summary: Salen åbner.
published: 2026-11-20 10:00
embargo: 2026-12-03 10:00
contact: koret
events: [hemmelig-koncert]
---

Salen har 200 stole.
"""
EVENT = "---\ntitle: {0}\nstart: 2026-12-12 19:00\ntype: koncert\nsources: os\n{1}---\n\nKom.\n"
ACTOR = "---\ntitle: Koret\ngroup: forening\nemail: kor@example.dk\nsources: os\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A portal with a release that waits, about an event that waits for the same moment."""
    folder = tmp_path / "content"
    for name in ("events", "actors", "press"):
        (folder / name).mkdir(parents=True)
    portal = ROOT / "tests/comparing/content/portal.yml"
    (folder / "portal.yml").write_bytes(portal.read_bytes())
    (folder / "actors/koret.md").write_text(ACTOR, "utf-8")
    (folder / "press/ny-sal.md").write_text(RELEASE, "utf-8")
    waits = "publish_from: 2026-12-03 10:00\norganizers: koret\n"
    (folder / "events/hemmelig-koncert.md").write_text(EVENT.format("Hemmelig", waits), "utf-8")
    (folder / "events/koncert.md").write_text(EVENT.format("Koncert", ""), "utf-8")
    return folder


def press(content: Path, *asked: str) -> int:
    where = ("--content", str(content), "--output", str(content.parent / "presse"))
    return cli.main(["press", *asked, *where, "--now", NOW])


def text(content: Path, name: str = "pressemeddelelse-ny-sal.txt") -> str:
    return (content.parent / "presse" / name).read_text("utf-8")


def test_an_embargoed_release_is_prepared_before_anybody_may_read_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert press(content, "ny-sal") == 0
    made = sorted(file.name for file in (content.parent / "presse").iterdir())
    assert made == [f"pressemeddelelse-ny-sal.{kind}" for kind in FILES]
    told = text(content)
    assert told.startswith("TIL FRIGIVELSE TORSDAG DEN 3. DECEMBER 2026 KL. 10.00\n")
    assert "- Hemmelig\n  Lørdag den 12. december 2026 kl. 19.00\n" in told
    said = capsys.readouterr().out
    assert "Til frigivelse torsdag den 3. december 2026 kl. 10.00: »Ny sal i Prøveby«." in said
    assert "overholder embargoen" in said


def test_a_draft_is_prepared_too(content: Path) -> None:
    file = content / "press/ny-sal.md"
    file.write_text(RELEASE.replace("embargo: 2026-12-03 10:00\n", "draft: true\n"), "utf-8")
    waits = content / "events/hemmelig-koncert.md"
    waits.write_text(
        waits.read_text("utf-8").replace("publish_from: 2026-12-03 10:00\n", ""), "utf-8"
    )
    assert press(content, "ny-sal") == 0
    assert text(content).startswith("TIL FRIGIVELSE STRAKS\n")


def test_what_would_stop_the_portal_at_the_moment_is_told_now(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The release waits, so no build looks at what it names before it comes out; a check does."""
    file = content / "press/ny-sal.md"
    file.write_text(RELEASE.replace("hemmelig-koncert", "ingen-koncert"), "utf-8")
    assert cli.main(["check", "--content", str(content), "--now", NOW]) == 1
    assert "press/ny-sal.md:7:10: ukendt-henvisning »ingen-koncert«" in capsys.readouterr().out
    assert press(content, "ny-sal") == 1
    assert "press/ny-sal.md:7:10: ukendt-henvisning »ingen-koncert«" in capsys.readouterr().out
    assert not (content.parent / "presse").exists()


def test_a_withdrawn_release_is_not_sent(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / "press/ny-sal.md"
    file.write_text(RELEASE.replace("contact:", "withdrawn: Nej.\ncontact:"), "utf-8")
    assert press(content, "ny-sal") == 2
    assert "er trukket tilbage" in capsys.readouterr().err
    assert not (content.parent / "presse").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("ny-sals",), "Der er ingen pressemeddelelse med kortnavnet »ny-sals«."),
        (("../../etc/passwd",), "Der er ingen pressemeddelelse"),
        (("--event", "konserten"), "Der er intet arrangement med kortnavnet »konserten«."),
        ((), "Fejl"),
        (("ny-sal", "--event", "koncert"), "kan ikke bruges sammen med"),
    ],
)
def test_wrong_use_is_2_and_danish(
    content: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    try:
        status = press(content, *asked)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    assert said in capsys.readouterr().err
    assert not (content.parent / "presse").exists()


def test_an_edited_file_is_kept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert press(content, "ny-sal") == 0
    assert press(content, "ny-sal") == 0, "the same again is no edit"
    edited = content.parent / "presse/pressemeddelelse-ny-sal.md"
    edited.write_text("Redaktørens egne ord", "utf-8")
    assert press(content, "ny-sal") == 2
    assert "findes allerede og er anderledes" in capsys.readouterr().err
    assert edited.read_text("utf-8") == "Redaktørens egne ord"
    assert press(content, "ny-sal", "--overwrite") == 0


def test_an_event_begins_a_release_that_tells_what_it_lacks(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert press(content, "--event", "koncert") == 0
    said = capsys.readouterr().out
    gaps = ("manchet", "hvorfor det er værd at fortælle om", "kontakt", "sted")
    for gap in gaps:
        assert f"\n- {gap}: " in said
        assert f"[udfyldes: {gap}]" in " ".join(
            text(content, "pressemeddelelse-koncert.txt").split()
        )
    assert "Der er intet citat" in said
    starter = content / "press/koncert.md"
    starter.write_text(text(content, "koncert-presse.md"), "utf-8")
    portal, problems = read_portal(content, _now())
    assert portal is not None
    assert problems == []
    assert portal.absent["press", "koncert"] == "draft"


def _now() -> datetime:

    return parse_instant(NOW)


def test_nothing_is_made_up_of_an_event() -> None:
    """All its words are the event's, the portal's own or marked as missing."""
    event = an_event(summary="Kor og orkester.", organizers="karise-kirkekor", body="Kom og hør.")
    portal = a_portal(event, an_actor(email="kor@example.dk"), settings=some_settings(press=PRESS))
    draft = of_event(portal, BASE_URL, event)
    assert draft.release.quote is None
    assert [gap.what for gap in draft.gaps] == ["hvorfor det er værd at fortælle om"]
    assert draft.release.facts[0] == "Hvornår: Fredag den 4. december 2026 · kl. 19.30"
    assert draft.release.contact is not None
    assert draft.release.contact.email == "kor@example.dk"


def test_a_cancelled_event_says_so_first() -> None:
    event = an_event(status="cancelled")
    portal = a_portal(event, an_actor())
    assert of_event(portal, BASE_URL, event).release.title == "Aflyst: Julekoncert"


def test_the_mail_opens_as_a_draft_to_nobody() -> None:
    portal = the_portal(title="Ny sal: »Æblet« åbner i Prøveby med 200 stole og en flygel til børn")
    draft = of_release(portal, BASE_URL, portal.press["ny-sal"], portal.now)
    data = draft.files["pressemeddelelse-ny-sal.eml"]
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert mail["Subject"] == f"Pressemeddelelse: {draft.release.title}"
    assert mail["X-Unsent"] == "1"
    assert not [name for name in ("From", "To", "Cc", "Bcc", "Date", "Message-ID") if name in mail]
    body, (attached,) = mail.get_body(("plain",)), mail.iter_attachments()
    assert body is not None
    told = body.get_content().replace("\r\n", "\n")
    assert told.encode() == draft.files["pressemeddelelse-ny-sal.txt"]
    assert attached.get_filename() == "pressemeddelelse-ny-sal.docx"
    assert attached.get_content() == draft.files["pressemeddelelse-ny-sal.docx"]
    assert not mail.defects
    assert max(map(len, data.split(b"\r\n"))) <= 998, "RFC 5322 §2.1.1"
    assert (
        data
        == of_release(portal, BASE_URL, portal.press["ny-sal"], portal.now).files[
            "pressemeddelelse-ny-sal.eml"
        ]
    )


def test_the_text_as_a_whole() -> None:
    release: PressRelease = a_release(
        body="Salen har *200* stole.\n\n- én\n- to\n  1. først\n  2. så\n\n## Mere\n\n"
        "Læs [om den](/om/).",
        quote={"text": "Vi er glade.", "by": "Formanden"},
        place="Øby",
        facts="200 stole",
    )
    portal = a_portal(release, an_actor(email="kor@example.dk"))
    draft = of_release(portal, BASE_URL, release, portal.now)
    assert draft.files["pressemeddelelse-ny-sal.txt"].decode() == (
        "TIL FRIGIVELSE STRAKS\n\n"
        "Ny sal i Prøveby\n================\n\n"
        "Salen åbner.\n\n"
        "Øby, den 20. november 2026:\n\n"
        "Salen har 200 stole.\n\n"
        "- én\n- to\n   1. først\n   2. så\n\n"
        "Mere\n----\n\n"
        "Læs om den (https://kultur.example.dk/om/).\n\n"
        "    »Vi er glade.«\n    – Formanden\n\n"
        "Fakta\n-----\n- 200 stole\n\n"
        "Kontakt\n-------\nKarise Kirkekor\nkor@example.dk\n"
    )
