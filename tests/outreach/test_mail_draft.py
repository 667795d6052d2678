"""The `.eml` as another mail program reads it: postal-mime, in Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.outreach.rendering import as_mail
from generator.settings import ROOT
from tests.factories import a_portal, an_event, some_settings
from tests.outreach.letters import made, text_of, the_portal

READER = Path(__file__).parent / "parse-mail.mjs"
EXPECTED = ["subject", "x-unsent", "mime-version", "content-type", "content-language"]


def read(mail: bytes) -> dict[str, Any]:
    done = subprocess.run(
        ["node", READER], input=mail, capture_output=True, cwd=ROOT, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def mail_of(drafted: Any) -> bytes:
    [data] = [data for name, data in drafted.files.items() if name.endswith(".eml")]
    assert isinstance(data, bytes)
    return data


def test_another_program_opens_it_as_a_draft() -> None:
    drafted = made(the_portal())
    found = read(mail_of(drafted))
    assert found["subject"] == drafted.newsletter.subject
    assert [header["key"] for header in found["headers"]] == EXPECTED
    assert {header["key"]: header["value"] for header in found["headers"]}["x-unsent"] == "1"
    assert not any(key in found for key in ("from", "to", "date", "messageId"))
    assert found["attachments"] == []
    assert found["html"].replace("\r\n", "\n").rstrip() == text_of(drafted, ".html").rstrip()
    assert found["text"].replace("\r\n", "\n").rstrip() == text_of(drafted, ".txt").rstrip()


SUBJECTS = (
    "Kor\r\nBcc: alle@example.dk\r\n\r\n<script>",
    "Kor\nX-Unsent: 0",
    "Kor\u2028Bcc: a@b.dk\x85To: c@d.dk\x0b\x00\x1b[31m",
    "=?utf-8?q?Bcc=3A?= a@b.dk",
    "🎄🎭 " * 60,
    "Et meget langt emne " * 200,
    "langtordudenmellemrum" * 200,
    "Ååååå" * 300,
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_subject_adds_a_header(subject: str) -> None:
    mail = as_mail(subject, "Hej", "<p>Hej</p>", "nyhedsbrev")
    found = read(mail)
    assert [header["key"] for header in found["headers"]] == EXPECTED
    assert found["text"].strip() == "Hej"
    assert max(map(len, mail.split(b"\r\n"))) <= 998
    assert mail.isascii()


@given(st.text(max_size=300))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_head_is_ours_whatever_the_subject(subject: str) -> None:
    head, _, _ = as_mail(subject, "Hej", "<p>Hej</p>", "n").partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] != b" "]
    assert [name.decode() for name in names if name[:1] != b"\t"] == EXPECTED
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert head.isascii()


def test_seven_bits_and_short_lines_in_the_whole_mail() -> None:
    portal = a_portal(
        an_event(title="🎄 Åbent " * 14, summary="Ordudenmellemrum" * 37),
        settings=some_settings(newsletter={"footer": "ø" * 4_900}),
    )
    mail = mail_of(made(portal))
    assert mail.isascii()
    assert max(map(len, mail.split(b"\r\n"))) <= 76 + len("Content-Type: multipart/alternative;")
    assert "🎄 Åbent" in read(mail)["html"]
