"""What is uploaded: the draft as it lies on the disk, with all that an editor changed in it."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from msgspec import Struct

from generator.outreach.systems import System
from generator.problems import RefusedError

LARGEST = 2_000_000
"""Bytes of a mail that are read; a letter of ours has a tenth of that."""


class UploadError(RefusedError):
    """The letter did not become a draft in the sending system."""


class Letter(Struct, frozen=True):
    """One letter: `html` and `text` as the mail has them, `markdown` from the file beside it."""

    subject: str
    html: str
    text: str
    markdown: str


def read_letter(path: Path) -> Letter:
    """The letter in a draft's `.eml`, and the `.md` beside it. Raises UploadError and OSError."""
    if path.suffix != ".eml":
        raise UploadError(f"{path} er ikke en mail. Vælg udkastets fil, der ender på .eml.")
    if path.stat().st_size > LARGEST:
        raise UploadError(f"{path} fylder mere end {LARGEST // 1_000_000} MB og er ikke et udkast.")
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    parts = {kind: _part(mail, kind) for kind in ("html", "plain")}
    if missing := [kind for kind, text in parts.items() if not text.strip()]:
        raise UploadError(
            f"{path} mangler sin del i {' og '.join(missing)} og er ikke et udkast fra "
            "»portal newsletter draft«."
        )
    subject = " ".join(str(mail["Subject"] or "").split())
    if not subject:
        raise UploadError(f"{path} har intet emne. Skriv et i linjen »Subject:«.")
    markdown = path.with_suffix(".md")
    return Letter(
        subject,
        parts["html"],
        parts["plain"],
        markdown.read_text(encoding="utf-8") if markdown.is_file() else "",
    )


def must_let_go(text: str, system: System, option: str) -> None:
    """Raises UploadError where the text has no link by which one can unsubscribe."""
    if system.unsubscribe not in text:
        raise UploadError(
            f"Brevet har intet link til afmelding i {system.name}. Skriv udkastet igen med "
            f"--system {option}, eller sæt »{system.unsubscribe}« ind, hvor linket skal stå."
        )


def _part(mail: EmailMessage, kind: str) -> str:
    """The mail's text of one kind, empty where it has none that can be read."""
    part = mail.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, UnicodeError):
        return ""
