"""`portal newsletter upload` as an editor runs it, against a server that speaks both APIs."""

from __future__ import annotations

import functools
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from generator.model.settings import SendingSystem
from generator.outreach.rendering import Draft
from generator.outreach.sending import Letter, UploadError, listmonk, posting, read_letter
from generator.outreach.sending.posting import Post, post
from generator.outreach.systems import SYSTEMS
from generator.settings import Access
from tests.outreach.letters import made, the_portal
from tests.outreach.sending.systems import Server, running

PORTAL = Path(__file__).parents[2] / "comparing" / "content" / "portal.yml"


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    settings = PORTAL.read_text("utf-8") + "\nnewsletter: {lists: [3, 4], template: 2}\n"
    (folder / "portal.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture
def access(server: Server, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in (
        ("LISTMONK_URL", f"{server.url}/"),
        ("LISTMONK_USER", "portal"),
        ("LISTMONK_TOKEN", "hemmelig"),
        ("BUTTONDOWN_URL", f"{server.url}/v1"),
        ("BUTTONDOWN_TOKEN", "noegle"),
    ):
        monkeypatch.setenv(name, value)
    return monkeypatch


@functools.cache
def drafted(system: SendingSystem) -> Draft:
    return made(the_portal(), system=SYSTEMS[system])


def saved(folder: Path, system: SendingSystem = "listmonk") -> Path:
    for name, data in drafted(system).files.items():
        (folder / name).write_bytes(data)
    return folder / "nyhedsbrev-2026-11-22.eml"


def upload(content: Path, file: Path, *more: str) -> int:
    return cli.main(["newsletter", "upload", str(file), "--content", str(content), *more])


def test_listmonk_gets_a_draft(
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = saved(tmp_path)
    assert upload(content, file, "--to", "listmonk") == 0
    [(path, headers, sent)] = server.asked
    assert path == "/api/campaigns"
    assert headers["Authorization"] == "token portal:hemmelig"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert unwrapped(sent["body"]).rstrip() == file.with_suffix(".html").read_text("utf-8").rstrip()
    assert sent["altbody"] == file.with_suffix(".txt").read_text("utf-8")
    assert (
        sent["subject"]
        == sent["name"]
        == "Kultur i Prøveby: det sker 22. november–" + ("5. december 2026")
    )
    assert {key: value for key, value in sent.items() if "body" not in key} == {
        "name": sent["name"],
        "subject": sent["subject"],
        "lists": [3, 4],
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "template_id": 2,
    }
    said = capsys.readouterr().out
    assert said == (
        f"Udkast 7 ligger klar. Intet er sendt. Se det på {server.url}/admin/campaigns/7\n"
    )


def unwrapped(body: str) -> str:
    """The body as listmonk gives it on: no comment but those that `Safe` has kept."""
    bare = re.sub(r"<!--.*?-->", "", re.sub(r"\{\{ Safe .*? \}\}", "", body))
    assert "<!--" not in bare
    kept = re.sub(r"\{\{ Safe (\".*?(?<!\\)\") \}\}", lambda found: json.loads(found[1]), body)
    assert kept.count("<!--[if mso") > 3
    return kept


def test_outlooks_comments_survive_listmonk() -> None:
    html = 'a<!--[if mso]><td class="x\\y">\n<![endif]-->b<!--[if !mso]><!-->c<!--<![endif]-->'
    assert listmonk.commented(html) == (
        r'a{{ Safe "<!--[if mso]><td class=\"x\\y\">\n<![endif]-->" }}b'
        r'{{ Safe "<!--[if !mso]><!-->" }}c{{ Safe "<!--<![endif]-->" }}'
    )


def test_lists_and_template_may_be_chosen(
    content: Path, tmp_path: Path, server: Server, access: pytest.MonkeyPatch
) -> None:
    chosen = ("--list", "8", "--list", "9", "--template", "5")
    assert upload(content, saved(tmp_path), "--to", "listmonk", *chosen) == 0
    [(_, _, sent)] = server.asked
    assert (sent["lists"], sent["template_id"]) == ([8, 9], 5)


def test_buttondown_gets_a_draft_and_never_anything_else(
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = saved(tmp_path, "buttondown")
    edited = file.with_suffix(".md")
    edited.write_text(edited.read_text("utf-8") + "\nRedaktørens ord.\n", encoding="utf-8")
    assert upload(content, file, "--to", "buttondown") == 0
    [(path, headers, sent)] = server.asked
    assert path == "/v1/emails"
    assert headers["Authorization"] == "Token noegle"
    assert set(sent) == {"subject", "body", "status"}
    assert sent["status"] == "draft"
    mode, _, body = sent["body"].partition("\n")
    assert mode == "<!-- buttondown-editor-mode: plaintext -->"
    assert body == edited.read_text("utf-8")
    assert "Udkast em_01h8 ligger klar. Intet er sendt." in capsys.readouterr().out


@pytest.mark.parametrize("system", ["listmonk", "buttondown"])
def test_a_letter_for_another_system_is_not_uploaded(
    system: SendingSystem,
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert upload(content, saved(tmp_path, "mailchimp"), "--to", system) == 2
    said = capsys.readouterr().err
    assert f"Skriv udkastet igen med --system {system}" in said
    assert server.asked == []


@pytest.mark.parametrize(
    ("system", "answer", "said"),
    [
        ("listmonk", (403, {}, b'{"message":"invalid API credentials"}'), "afviste nøglen (403)"),
        ("listmonk", (400, {}, b'{"message":"Invalid list IDs."}'), "»Invalid list IDs.«"),
        ("listmonk", (400, {}, b'{"message":{"a":[1]}}'), "tog ikke imod udkastet (400)."),
        ("listmonk", (404, {}, b"<h1>Not found</h1>"), "tog ikke imod udkastet (404)."),
        ("listmonk", (429, {}, b""), "Prøv igen om lidt"),
        ("listmonk", (500, {}, b'{"message":"pq: \\u001b[2J"}'), "»pq: [2J« Se efter, om der"),
        ("listmonk", (503, {}, b"\xff\xfe"), "har selv en fejl (503). Se efter"),
        ("listmonk", (302, {"Location": "https://x.dk/login"}, b""), "sender videre til https://x"),
        ("listmonk", (307, {"Location": "/andre"}, b""), "nøglen følger ikke med"),
        ("listmonk", (200, {}, b"<!doctype html>"), "noget andet end JSON"),
        ("listmonk", (200, {}, b"[" * 100_000), "noget andet end JSON"),
        ("listmonk", (200, {}, b"[1]"), "noget andet end JSON"),
        ("listmonk", (200, {}, b'{"data":true}'), "uden at nævne et udkast"),
        ("listmonk", (200, {}, b'{"data":{"id":"x"}}'), "uden at nævne et udkast"),
        ("listmonk", (200, {}, b'{"data":{"id":7,"status":"running"}}'), "kampagne 7 er et udkast"),
        ("listmonk", (200, {}, b'{"data":"' + b"x" * 2_000_000), "mere end 1 MB"),
        ("buttondown", (401, {}, b'{"detail":"Invalid token."}'), "BUTTONDOWN_TOKEN er rigtige"),
        (
            "buttondown",
            (422, {}, b'{"detail":[{"loc":["body","x"],"msg":"Extra"},{"loc":3},"?"]}'),
            "tog ikke imod udkastet (422). Svaret var: »body.x: Extra«",
        ),
        ("buttondown", (201, {}, b'{"id":"em_1","status":"about_to_send"}'), "em_1 er et udkast"),
        ("buttondown", (201, {}, b'{"id":5,"status":"draft"}'), "uden at nævne et udkast"),
    ],
)
def test_what_the_system_answers_is_told_in_danish(
    system: SendingSystem,
    answer: tuple[int, dict[str, str], bytes],
    said: str,
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.answer = answer
    assert upload(content, saved(tmp_path, system), "--to", system) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.startswith("Fejl: ")
    assert told.err.count("\n") == 1
    assert "\x1b" not in told.err
    assert "hemmelig" not in told.err + told.out
    assert "ligger klar" not in told.out
    assert len(server.asked) == 1, "a refusal is no reason to ask again, or elsewhere"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LISTMONK_TOKEN", "", "Adgangen til listmonk mangler"),
        ("LISTMONK_URL", "http://listmonk.example.dk", "skal begynde med https://"),
        ("LISTMONK_URL", "https://anna:kode@listmonk.example.dk", "skal begynde med https://"),
        ("LISTMONK_URL", "file:///etc/passwd", "skal begynde med https://"),
        ("LISTMONK_URL", "https://[", "skal begynde med https://"),
        ("LISTMONK_URL", "https://listmonk.example.dk/?a=", "skal begynde med https://"),
        ("LISTMONK_TOKEN", "a\r\nX-Andet: 1", "Nøglen til listmonk har tegn"),
        ("LISTMONK_TOKEN", "nøgle", "Nøglen til listmonk har tegn"),
    ],
)
def test_no_key_leaves_for_a_wrong_address(
    name: str,
    value: str,
    said: str,
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    access.setenv(name, value)
    assert upload(content, saved(tmp_path), "--to", "listmonk") == 2
    assert said in capsys.readouterr().err
    assert server.asked == []


def test_without_a_list_nothing_is_asked(
    content: Path,
    tmp_path: Path,
    server: Server,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (content / "portal.yml").write_bytes(PORTAL.read_bytes())
    assert upload(content, saved(tmp_path), "--to", "listmonk") == 2
    assert "newsletter.lists" in capsys.readouterr().err
    assert server.asked == []


def test_nobody_answers(
    content: Path,
    tmp_path: Path,
    access: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with running() as gone:
        url = gone.url
    access.setenv("LISTMONK_URL", url)
    assert upload(content, saved(tmp_path), "--to", "listmonk") == 2
    said = capsys.readouterr().err
    assert said == "Fejl: Der er ingen forbindelse til 127.0.0.1: den tager ikke imod. " + (
        "Intet er lagt op.\n"
    )


ENDLESS = 120.0
"""Seconds that the server takes: far more than a busy machine makes of a bound that is held."""


def a_post(url: str) -> Post:
    return Post("listmonk", url, "token a:b", {}, "LISTMONK_URL", lambda refusal: "")


def test_a_late_answer_is_not_waited_for(server: Server) -> None:
    server.pause = ENDLESS
    began = time.perf_counter()
    with pytest.raises(
        UploadError, match=r"svarede ikke i tide\. Se efter, om der allerede ligger"
    ):
        post(a_post(server.url), patience=0.3)
    assert time.perf_counter() - began < ENDLESS / 2


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize("drip", [0.05, 1.0])
def test_an_answer_that_comes_drop_by_drop_is_not_waited_for(
    server: Server, status: int, drip: float
) -> None:
    drops = int(ENDLESS / drip)
    server.answer, server.drip = (status, {}, b"{" + b" " * drops + b"}"), drip
    began = time.perf_counter()
    with pytest.raises(UploadError, match="svarede ikke i tide"):
        post(a_post(server.url), patience=0.4)
    assert time.perf_counter() - began < ENDLESS / 2


def test_an_answer_that_never_ends_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "LONGEST", 100)
    server.answer = (200, {}, json.dumps({"data": "x" * 10_000}).encode())
    with pytest.raises(UploadError, match="svarede med mere end"):
        post(a_post(server.url))


def test_no_proxy_stands_between_us_and_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    server.answer = (200, {}, b"{}")
    assert post(a_post(server.url)) == {}


def test_the_key_is_in_no_representation() -> None:
    assert "hemmelig" not in repr(Access("https://a.dk", "hemmelig", "portal"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("brev.html", b"<p>Hej</p>", "Vælg udkastets fil"),
        ("brev.eml", b"", "mangler sin del i html og plain"),
        ("brev.eml", b"Subject: Hej\r\n\r\nKun tekst", "mangler sin del i html"),
        ("brev.eml", b"x" * 2_000_001, "fylder mere end 2 MB"),
        ("brev.eml", b"Content-Type: text/html; charset=findes-ikke\r\n\r\n<p>", "mangler sin"),
    ],
)
def test_what_is_no_draft_is_said(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UploadError, match=said):
        read_letter(tmp_path / name)


def test_a_draft_without_a_subject_is_no_letter(tmp_path: Path) -> None:
    file = saved(tmp_path)
    mail = file.read_bytes()
    file.write_bytes(mail[mail.index(b"X-Unsent") :])
    with pytest.raises(UploadError, match="har intet emne"):
        read_letter(file)


def test_nothing_that_is_said_to_listmonk_starts_a_campaign() -> None:
    said = listmonk.campaign(Letter("Emne", "<p>", "t", ""), [1], None)
    assert not {"send_at", "status", "template_id"} & set(said)
