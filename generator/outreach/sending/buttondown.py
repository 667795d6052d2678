"""Buttondown: an email whose status is `draft`.

As its documentation has it (https://docs.buttondown.com/api-emails-create and its OpenAPI document,
read in buttondown/docs at 1bb7f01 of 2026-08-22, checked 2026-11-26): `POST /v1/emails` with
`Authorization: Token …`. **Without `status` an email is sent** (`about_to_send` is the default),
so the status is a constant here and looked for in the answer. The API knows Markdown and rich text,
not whole HTML documents, so the letter's Markdown is what goes there; Buttondown sets it in its own
design. A key with `email_access: write` and no `sending_access` is enough, and can never send.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.outreach.sending.letter import Letter, UploadError, must_let_go
from generator.outreach.sending.posting import Post, Posted, post
from generator.outreach.systems import SYSTEMS
from generator.settings import Access

SYSTEM = SYSTEMS["buttondown"]
LONGEST_SUBJECT = 2_000
"""`EmailInput.subject.maxLength` in the OpenAPI document."""
_KEY = "BUTTONDOWN_TOKEN"
_MODE = "<!-- buttondown-editor-mode: plaintext -->"
"""Markdown, said outright; without it Buttondown guesses."""


def upload(letter: Letter, access: Access) -> Posted:
    """The letter as a draft. Raises UploadError."""
    if not access.token:
        raise UploadError(f"Adgangen til Buttondown mangler. Sæt {_KEY} i miljøet.")
    if not letter.markdown.strip():
        raise UploadError(
            "Buttondown tager imod Markdown, og udkastets fil, der ender på .md, ligger ikke "
            "ved siden af mailen. Læg den der."
        )
    if len(letter.subject) > LONGEST_SUBJECT:
        raise UploadError(
            f"Emnet er længere end Buttondowns {LONGEST_SUBJECT} tegn. Gør det kortere."
        )
    must_let_go(letter.markdown, SYSTEM, "buttondown")
    answer = post(
        Post(
            SYSTEM.name,
            f"{access.url.rstrip('/')}/emails",
            f"Token {access.token}",
            email(letter),
            _KEY,
            _says,
        )
    )
    number = answer.get("id")
    if not isinstance(number, str) or not number:
        raise UploadError("Buttondown svarede uden at nævne et udkast. Se efter i Buttondown.")
    if answer.get("status") != "draft":
        raise UploadError(
            f"Buttondown siger ikke, at {number} er et udkast. Se straks efter i Buttondown."
        )
    return Posted(number, "https://buttondown.com/emails")


def email(letter: Letter) -> Mapping[str, Any]:
    """The request's JSON. The status is no parameter: nothing else may ever stand there."""
    return {"subject": letter.subject, "body": f"{_MODE}\n{letter.markdown}", "status": "draft"}


def _says(refusal: Mapping[str, Any]) -> str:
    """`detail` is a sentence, or where a field is wrong a list of what is wrong with which."""
    detail = refusal.get("detail", "")
    if not isinstance(detail, list):
        return str(detail)
    return "; ".join(
        f"{'.'.join(map(str, one.get('loc', ())))}: {one.get('msg', '')}"
        for one in detail
        if isinstance(one, dict) and isinstance(one.get("loc"), list)
    )
