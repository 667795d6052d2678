"""Calendars are fetched within bounds, and never from inside our own network."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from generator.harvesting.fetching import FetchError, Patience, _onwards, fetch
from tests.harvesting.servers import ENDLESS, Server, serving

QUICK = Patience(connect=1, read=0.4, total=0.8)
AMPLE = Patience(connect=60, read=60, total=60)
"""For what is wrong otherwise: a busy machine may take its time to find that out."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hanging", "serveren svarede ikke i tide"),
        ("dripping", "serveren svarede ikke i tide"),
        ("failing", "serveren har selv en fejl (svar 500)"),
        ("missing", "der er ingen kalender på adressen (svar 404)"),
        ("huge", "svaret fylder over 5 MB"),
        ("announced", "svaret fylder over 5 MB"),
        ("bomb", "svaret fylder over 5 MB"),
        ("broken-gzip", "forbindelsen blev afbrudt, før det hele var kommet"),
        ("brotli", "svaret er pakket på en måde, som portalen ikke kan læse"),
        ("loop", "adressen fører videre mere end 5 gange"),
        ("inside", "adressen fører ind i et privat netværk, og dér hentes der intet"),
        ("to-nonsense", "adressen fører videre til noget, der ikke er en adresse"),
        ("to-file", "adressen begynder hverken med https:// eller http://"),
        ("nowhere", "adressen fører videre, men siger ikke hvorhen"),
        ("short", "forbindelsen blev afbrudt, før det hele var kommet"),
        ("noise", "forbindelsen blev afbrudt"),
    ],
)
def test_what_is_wrong_is_said_and_in_time(server: Server, name: str, said: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError) as failed:
        fetch(server.url(name), loopback=True, patience=QUICK if "i tide" in said else AMPLE)
    assert str(failed.value) == said
    assert time.monotonic() - begun < ENDLESS / 2  # without a bound the server has all of it


@pytest.mark.parametrize("name", ["koret.ics", "moved", "packed", "koret.ics?æ=ø"])
def test_what_is_right_comes(server: Server, name: str) -> None:
    server.files["koret.ics?%C3%A6=%C3%B8"] = server.files["koret.ics"]
    came = fetch(server.url(name), loopback=True)
    assert came.data == server.files["koret.ics"]
    assert came.url == server.url("koret.ics" if name in ("koret.ics", "moved") else name)


def test_a_redirect_may_have_danish_letters(server: Server) -> None:
    server.files["b%C3%A6k.ics"] = b"BEGIN:VCALENDAR"
    assert fetch(server.url("to-letters"), loopback=True).data == b"BEGIN:VCALENDAR"


def test_what_began_encrypted_stays_so() -> None:
    here = "HTTPS://a.example/x"
    for there in ("http://a.example/y", "HTTP://b.example/", " http://b.example/"):
        with pytest.raises(FetchError, match="fra https:// videre til http://"):
            _onwards(here, there)
    assert _onwards(here, "//b.example/y") == "https://b.example/y"
    assert _onwards("http://a.example/x", "/y") == "http://a.example/y"


def test_this_machine_is_asked_only_when_that_is_allowed(server: Server) -> None:
    server.asked.clear()
    with pytest.raises(FetchError, match="privat netværk"):
        fetch(server.url("koret.ics"))
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.9.9", "192.168.1.1", "127.0.0.1", "0.0.0.0", "169.254.169.254"),
        *("100.64.0.1", "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1"),
        *("64:ff9b::a00:1", "2002:a00:1::", "ff02::1", "fe80::1%eth0"),
        *("64:ff9b:1::a00:1", "::10.0.0.1", "::ffff:0:10.0.0.1", "fec0::1", "5f00::1"),
        *("::93.184.216.34", "192.0.0.9"),
    ],
)
def test_no_address_within_our_own_network(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One such address among a name's is enough: which one is spoken to is the resolver's luck."""

    def resolved(*_: Any, **__: Any) -> list[Any]:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        public = (socket.AF_INET, 1, 6, "", ("93.184.215.14", 443))
        return [public, (family, 1, 6, "", (address, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("spoken to"))
    with pytest.raises(FetchError, match="privat netværk"):
        fetch("https://kalender.example/a.ics")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.dk/",
        "https://",
        "https://bruger:kode@example.dk/",
        "https://example.dk:99999999/",
        "https://example.dk/\r\nX-Injected: 1",
        "http://[::1",
    ],
)
def test_what_is_no_address_is_not_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    with pytest.raises(FetchError):
        fetch(url)


def test_the_address_that_was_looked_at_is_the_one_that_is_spoken_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere the second time it is looked up (DNS rebinding)."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolved(host: str, *more: Any, **named: Any) -> list[Any]:
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    came = fetch(f"http://kalender.example:{server.server_port}/koret.ics", loopback=True)
    assert came.data == server.files["koret.ics"]
    assert asked == ["kalender.example", "127.0.0.1"]


def test_looking_a_name_up_is_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = threading.Event()

    def slow(*_: Any, **__: Any) -> list[Any]:
        asleep.wait(ENDLESS)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"kalender\.example kunne ikke slås op i tide"):
        fetch("https://kalender.example/a.ics", patience=QUICK)
    took = time.monotonic() - begun
    asleep.set()
    assert took < ENDLESS / 2


def test_each_connection_gets_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three addresses that nobody answers at may not take thrice as long as one."""
    clock, given = [100.0], []

    def resolved(*_: Any, **__: Any) -> list[Any]:
        clock[0] += 27
        return [(socket.AF_INET, 1, 6, "", (f"93.184.215.{n}", 443)) for n in range(1, 4)]

    def silent(address: tuple[str, int], patience: float) -> socket.socket:
        given.append((address[0], patience))
        clock[0] += patience
        raise TimeoutError

    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", silent)
    with pytest.raises(FetchError, match="serveren svarede ikke i tide"):
        fetch("https://kalender.example/a.ics")
    assert given == [("93.184.215.1", 10), ("93.184.215.2", 8)]
    assert clock[0] == 145
