"""One JSON document to one address, and its answer. The only place that speaks to the network.

A key goes with it, hence: HTTPS alone (HTTP to this machine, for tests), no redirect is followed,
and an answer may be neither long nor late.
"""

from __future__ import annotations

import json
import re
import ssl
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from msgspec import Struct

from generator.outreach.sending.letter import UploadError

PATIENCE = 20.0
"""Seconds until an answer must have come."""
LONGEST = 1_000_000
"""Bytes of an answer that are read."""
HERE = ("127.0.0.1", "::1", "localhost")
LOOK_FIRST = "Se efter, om der allerede ligger et udkast, før du prøver igen."


class Posted(Struct, frozen=True):
    """A draft as it now lies in the sending system, and where it is seen."""

    number: str
    url: str


class Post(Struct, frozen=True):
    """One request. `system` and `key` are what an error calls the receiver and the variables that
    its address and key came from; `says` finds the receiver's own words in a refusal."""

    system: str
    url: str
    authorization: str
    payload: Mapping[str, Any]
    key: str
    says: Callable[[Mapping[str, Any]], str]


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the key to an address that nobody chose."""

    def redirect_request(self, *_: object) -> None:
        return None


def post(asked: Post, *, patience: float = PATIENCE) -> Mapping[str, Any]:
    """The answer's JSON object. Raises UploadError."""
    host = _host(asked)
    request = Request(
        asked.url,
        data=json.dumps(asked.payload, ensure_ascii=True).encode(),
        method="POST",
        headers={
            "Authorization": asked.authorization,
            "Content-Type": "application/json; charset=utf-8",
            "Accept": "application/json",
            "User-Agent": "kulturportal",
        },
    )
    opener = build_opener(_NoRedirect, *([ProxyHandler({})] if host in HERE else []))
    try:
        return _object(asked, _answer(asked, request, opener, patience))
    except TimeoutError:
        raise _late(asked) from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _late(asked) from None
        raise UploadError(
            f"Der er ingen forbindelse til {host}: {_reason(error.reason)}. Intet er lagt op."
        ) from None
    except (HTTPException, OSError) as error:
        raise UploadError(
            f"Forbindelsen til {host} blev afbrudt ({_shown(str(error)) or type(error).__name__}). "
            f"{LOOK_FIRST}"
        ) from None


def _answer(asked: Post, request: Request, opener: OpenerDirector, patience: float) -> bytes:
    """The answer's body. Raises UploadError where it is a refusal, and what urllib raises."""
    until = time.perf_counter() + patience
    try:
        with opener.open(request, timeout=patience) as answer:
            return _read(asked, answer, until)
    except HTTPError as refusal:
        with refusal:
            body = cast("HTTPResponse", refusal.fp)  # urllib's, whatever typeshed calls it
            raise _refused(asked, refusal, _read(asked, body, until)) from None


def _host(asked: Post) -> str:
    try:
        parts = urlsplit(asked.url)
        host = parts.hostname or ""
        safe = parts.scheme == "https" or (parts.scheme == "http" and host in HERE)
        whole = host and not (parts.username or parts.query or parts.fragment)
    except ValueError:
        safe, whole, host = False, "", ""
    if not (safe and whole) or re.search(r"[\s\x00-\x20\x7f]", asked.url):
        raise UploadError(
            f"»{_shown(asked.url)}« kan ikke bruges som adresse: den skal begynde med https:// og "
            f"må ikke rumme andet end vært og sti. Ret {asked.key}."
        )
    if not re.fullmatch(r"[\x21-\x7e]+( [\x21-\x7e]+)?", asked.authorization):
        raise UploadError(
            f"Nøglen til {asked.system} har tegn, der ikke hører til. Ret {asked.key}."
        )
    return host


def _read(asked: Post, answer: HTTPResponse, until: float) -> bytes:
    """The answer's body as it comes (`read1`), so that a server cannot go on for ever."""
    found = bytearray()
    while piece := answer.read1(16_384):
        found += piece
        if len(found) > LONGEST:
            raise UploadError(f"{asked.system} svarede med mere end 1 MB. {LOOK_FIRST}")
        if time.perf_counter() > until:
            raise _late(asked)
    return bytes(found)


def _object(asked: Post, body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UploadError(
            f"{asked.system} svarede med noget andet end JSON. Er {_shown(asked.url)} den rigtige "
            f"adresse? {LOOK_FIRST}"
        )
    return found


def _refused(asked: Post, refusal: HTTPError, body: bytes) -> UploadError:
    try:
        answer = json.loads(body)
        words = asked.says(answer) if isinstance(answer, dict) else ""
    except (ValueError, RecursionError):
        words = ""
    said = f" Svaret var: »{_shown(words)}«" if words.strip() else ""
    status = refusal.code
    if 300 <= status < 400:
        there = _shown(refusal.headers.get("Location") or "")
        advice = f"sender videre til {there or 'en anden adresse'}, og nøglen følger ikke med"
        return UploadError(f"{asked.system} {advice}. Ret adressen i {asked.key}.")
    if status in (401, 403):
        return UploadError(
            f"{asked.system} afviste nøglen ({status}).{said} Se efter, at {asked.key} er rigtige, "
            "og at nøglen må lave udkast."
        )
    if status == 429:
        return UploadError(f"{asked.system} har for travlt ({status}).{said} Prøv igen om lidt.")
    if status >= 500:
        return UploadError(f"{asked.system} har selv en fejl ({status}).{said} {LOOK_FIRST}")
    return UploadError(f"{asked.system} tog ikke imod udkastet ({status}).{said}")


def _late(asked: Post) -> UploadError:
    return UploadError(f"{asked.system} svarede ikke i tide. {LOOK_FIRST}")


def _reason(reason: object) -> str:
    if isinstance(reason, ssl.SSLError):
        return "dens certifikat kan ikke godkendes, eller den taler ikke TLS"
    if isinstance(reason, ConnectionRefusedError):
        return "den tager ikke imod"
    return _shown(str(reason))


def _shown(text: str) -> str:
    """A stranger's words on one line, short, and without what a terminal would obey."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text[:2_000])
    words = " ".join(plain.split())
    return words if len(words) <= 300 else words[:299] + "…"
