"""A calendar from its address: bounded in time and size, and never from inside our own network.

Who writes content says which address is asked, and that one may lead on. So every host on the way
is looked up first, each of its addresses must be public, and the one that was looked at is the one
that is spoken to. Nothing is sent but the question: no cookie, no key, no name of a person.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from queue import Empty, SimpleQueue
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

LARGEST = 5_000_000
"""Bytes, as they come and unpacked; a calendar of ten thousand events takes about four million."""
REDIRECTS = 5
MOST_ADDRESSES = 3
PIECE = 65_536
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "::/96",  # IPv4-compatible (RFC 4291 §2.5.5.1)
            "::ffff:0:0:0/96",  # IPv4-translated (RFC 2765)
            "64:ff9b:1::/48",  # NAT64 of a network's own (RFC 8215)
            "5f00::/16",  # segments of a network's own (RFC 9602)
            "fec0::/10",  # site-local (RFC 3879)
            "192.0.0.0/24",  # IETF protocols, some of them global (RFC 6890)
        ),
    )
)
"""What Python's `is_global` lets pass, at least in some versions."""
_ACCEPT = "text/calendar, application/ld+json, text/csv, application/rss+xml, */*;q=0.5"


class Patience(Struct, frozen=True):
    """Seconds: to be let in, between two pieces, and for all of it."""

    connect: float = 10
    read: float = 15
    total: float = 45


PATIENT = Patience()


class Fetched(Struct, frozen=True):
    """What came, where it came from in the end, and what it is said to be."""

    data: bytes
    url: str
    content_type: str


class FetchError(Exception):
    """Why nothing came, in Danish."""


def fetch(url: str, *, loopback: bool = False, patience: Patience = PATIENT) -> Fetched:
    """What lies at the address. Raises FetchError. `loopback` lets this machine in, for tests."""
    until = time.monotonic() + patience.total
    for _ in range(REDIRECTS + 1):
        parts = _split(url)
        addresses = _addresses(parts, until, loopback=loopback)
        connection = _Pinned(parts, addresses, patience, until)
        # A server that sends a byte now and then would never be late by the socket's own clock.
        watch = threading.Timer(_left(until), connection.give_up)
        watch.daemon = True
        watch.start()
        try:
            found = _ask(connection, parts, url)
        except (TimeoutError, OSError, http.client.HTTPException, ValueError) as error:
            raise _broken(error, late=time.monotonic() >= until) from None
        finally:
            watch.cancel()
            connection.close()
        if isinstance(found, Fetched):
            return found
        url = _onwards(url, found)
    raise FetchError(f"adressen fører videre mere end {REDIRECTS} gange")


def _left(until: float) -> float:
    return max(until - time.monotonic(), 0)


def _onwards(url: str, there: str) -> str:
    with contextlib.suppress(UnicodeError):  # headers are read as Latin-1, and written as UTF-8
        there = there.encode("latin-1").decode()
    try:
        onwards = urljoin(url, there.strip())
        less = (urlsplit(url).scheme, urlsplit(onwards).scheme) == ("https", "http")
    except ValueError:
        raise FetchError("adressen fører videre til noget, der ikke er en adresse") from None
    if less:  # whoever is on the way could write events of their own
        raise FetchError("adressen fører fra https:// videre til http://, som ikke er sikker")
    return onwards


class _Pinned(http.client.HTTPConnection):
    """Speaks to the address that was looked at, whatever the name leads to by now."""

    def __init__(
        self, parts: SplitResult, addresses: list[str], patience: Patience, until: float
    ) -> None:
        super().__init__(parts.hostname or "", _port(parts), timeout=patience.connect)
        self._addresses, self._patience, self._until = addresses, patience, until
        self._secure = parts.scheme == "https"
        self.given_up = False
        self._spoken: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self._spoken = self._reached()
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self._spoken = self.sock
        self.sock.settimeout(self._patience.read)
        if self.given_up:
            raise TimeoutError

    def _reached(self) -> socket.socket:
        """The first of the addresses that answers: not every machine has IPv6."""
        for address in self._addresses[:-1]:
            with contextlib.suppress(OSError):
                return self._connected(address)
        return self._connected(self._addresses[-1])

    def _connected(self, address: str) -> socket.socket:
        patience = min(self._patience.connect, _left(self._until))
        if not patience:
            raise TimeoutError
        return socket.create_connection((address, self.port), patience)

    def give_up(self) -> None:
        """From another thread: whatever waits for the socket is told that it is over."""
        self.given_up = True
        # `sock` is taken away once an answer has begun that ends with the connection.
        if self._spoken is not None:
            with contextlib.suppress(OSError):
                self._spoken.shutdown(socket.SHUT_RDWR)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        host.encode("idna")
        _port(parts)
    except (ValueError, UnicodeError):
        raise FetchError("adressen kan ikke bruges") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError("adressen begynder hverken med https:// eller http://")
    if not host or parts.username or parts.password or re.search(r"[\s\x00-\x20\x7f]", url):
        raise FetchError("adressen kan ikke bruges")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _addresses(parts: SplitResult, until: float, *, loopback: bool) -> list[str]:
    """The host's addresses, when all of them are public."""
    addresses = _looked_up(parts.hostname or "", _port(parts), until)
    for address in addresses:
        if not _is_public(address, loopback=loopback):
            raise FetchError("adressen fører ind i et privat netværk, og dér hentes der intet")
    return list(dict.fromkeys(addresses))[:MOST_ADDRESSES]


def _looked_up(host: str, port: int, until: float) -> list[str]:
    """A look-up takes the time that it takes: it is left behind in a thread that nobody waits for
    at the end of the program either, as for an executor's."""
    answers: SimpleQueue[list[str] | None] = SimpleQueue()

    def look() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(one[4][0]) for one in found])
        except (OSError, UnicodeError):
            answers.put(None)

    threading.Thread(target=look, daemon=True).start()
    try:
        addresses = answers.get(timeout=_left(until))
    except Empty:
        raise FetchError(f"{_shown(host)} kunne ikke slås op i tide") from None
    if addresses is None:
        raise FetchError(f"der findes ingen vært, der hedder {_shown(host)}")
    return addresses


def _is_public(address: str, *, loopback: bool) -> bool:
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # Other ways to write an IPv4 address; 64:ff9b::/96 is NAT64's (RFC 6052).
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner), loopback=loopback)
    if loopback and ip.is_loopback:
        return True
    return ip.is_global and not ip.is_multicast and not any(ip in one for one in _NOT_PUBLIC)


def _ask(connection: _Pinned, parts: SplitResult, url: str) -> Fetched | str:
    """What came, or where it is said to be instead."""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path = quote(path, safe="%/?:@!$&'()*+,;=~-._[]")
    headers = {"Accept": _ACCEPT, "Accept-Encoding": "gzip", "User-Agent": "kulturportal"}
    connection.request("GET", path, headers=headers | {"Connection": "close"})
    answer = connection.getresponse()
    if answer.status in (301, 302, 303, 307, 308):
        there = answer.headers.get("Location") or ""
        if not there:
            raise FetchError("adressen fører videre, men siger ikke hvorhen")
        return there
    if answer.status != 200:
        raise FetchError(_refusal(answer.status))
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > LARGEST:
        raise _too_large()
    packed = (answer.headers.get("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError("svaret er pakket på en måde, som portalen ikke kan læse")
    data = _body(answer, unpack=packed.endswith("gzip"))
    if connection.given_up:  # what came is what there was when the time was over
        raise TimeoutError
    return Fetched(data, url, answer.headers.get("Content-Type") or "")


def _body(answer: http.client.HTTPResponse, *, unpack: bool) -> bytes:
    """All of it, unpacked piece by piece: a small file that swells is noticed while it does."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if unpack else None
    found = bytearray()
    came = 0
    while piece := answer.read1(PIECE):
        came += len(piece)
        if unpacker is None:
            found += piece
        else:
            try:
                found += unpacker.decompress(piece, LARGEST + 1 - len(found))
            except zlib.error:
                raise FetchError("svaret er skadet og kan ikke pakkes ud") from None
        if len(found) > LARGEST or came > LARGEST:
            raise _too_large()
    if answer.length or (unpacker is not None and not unpacker.eof):
        raise FetchError("forbindelsen blev afbrudt, før det hele var kommet")
    return bytes(found)


def _too_large() -> FetchError:
    return FetchError(f"svaret fylder over {LARGEST // 1_000_000} MB")


def _refusal(status: int) -> str:
    if status in (401, 403):
        return f"kalenderen er ikke offentlig (svar {status})"
    if status in (404, 410):
        return f"der er ingen kalender på adressen (svar {status})"
    if status == 429:
        return "serveren har for travlt (svar 429)"
    if status >= 500:
        return f"serveren har selv en fejl (svar {status})"
    return f"serveren svarede {status}"


def _broken(error: Exception, *, late: bool) -> FetchError:
    if isinstance(error, FetchError):
        return error
    if late or isinstance(error, TimeoutError):
        return FetchError("serveren svarede ikke i tide")
    if isinstance(error, ssl.SSLError):
        return FetchError("serverens certifikat kan ikke godkendes, eller den taler ikke TLS")
    if isinstance(error, ConnectionRefusedError):
        return FetchError("serveren tager ikke imod")
    return FetchError("forbindelsen blev afbrudt")


def _shown(host: str) -> str:
    return re.sub(r"[^\w.-]", "?", host)[:100]
