"""listmonk: a campaign, which is born as a draft and stays one until somebody starts it there.

As its documentation has it (https://listmonk.app/docs/apis/campaigns/ and …/apis/apis/, read in the
project's repository at 911e0b7 of 2026-07-21, checked 2026-11-26): `POST /api/campaigns` with a
token in `Authorization: token user:token`; the answer's `data.status` is `draft`. No `send_at`, and
`/status` is never called. The letter is a whole HTML document: `template` should be one of
listmonk's that holds nothing but `{{ template "content" . }}`.

It runs a letter through Go's html/template, which drops every HTML comment, also those by which
Outlook for Windows finds its tables (knadh/listmonk#1088 and #1273). What is given to `Safe` stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.outreach.sending.letter import Letter, UploadError, must_let_go
from generator.outreach.sending.posting import Post, Posted, post
from generator.outreach.systems import SYSTEMS
from generator.settings import Access

SYSTEM = SYSTEMS["listmonk"]
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_KEY = "LISTMONK_URL, LISTMONK_USER og LISTMONK_TOKEN"


def upload(
    letter: Letter, access: Access, lists: Sequence[int], template: int | None = None
) -> Posted:
    """The letter as a draft for these lists. Raises UploadError."""
    if not (access.url and access.user and access.token):
        raise UploadError(f"Adgangen til listmonk mangler. Sæt {_KEY} i miljøet.")
    if not lists:
        raise UploadError(
            "listmonk vil vide, hvilken liste brevet er til. Skriv listernes numre i portal.yml "
            "under newsletter.lists, eller vælg en med --list."
        )
    must_let_go(letter.html, SYSTEM, "listmonk")
    url = access.url.rstrip("/")
    answer = post(
        Post(
            SYSTEM.name,
            f"{url}/api/campaigns",
            f"token {access.user}:{access.token}",
            campaign(letter, lists, template),
            _KEY,
            lambda refusal: str(refusal.get("message", "")),
        )
    )
    data = answer.get("data")
    number = data.get("id") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(number, int):
        raise UploadError("listmonk svarede uden at nævne et udkast. Se efter i listmonk.")
    if data.get("status") != "draft":
        raise UploadError(
            f"listmonk siger ikke, at kampagne {number} er et udkast. Se straks efter i listmonk."
        )
    return Posted(str(number), f"{url}/admin/campaigns/{number}")


def campaign(letter: Letter, lists: Sequence[int], template: int | None) -> Mapping[str, Any]:
    """The request's JSON; nothing in it starts or plans a sending."""
    chosen = {} if template is None else {"template_id": template}
    return {
        "name": letter.subject,
        "subject": letter.subject,
        "lists": list(lists),
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": commented(letter.html),
        "altbody": letter.text,
        **chosen,
    }


def commented(html: str) -> str:
    """The letter with its comments as Go's string literals, of which JSON's are a part."""
    return _COMMENT.sub(
        lambda found: f"{{{{ Safe {json.dumps(found[0], ensure_ascii=False)} }}}}", html
    )
