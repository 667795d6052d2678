"""`portal serve`: a real server on the loopback interface, a real browser, real files saved."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator import cli
from generator.serving import Preview, PreviewServer
from generator.serving.server import content_type, entity_tag, with_script
from generator.settings import ROOT

EVENT = """---
title: {title}
start: {start}
type: koncert
---

Kom og hør.
"""
PORTAL = """name: Kultur i Prøveby
tagline: Alt det, der sker
description: Prøvebys kulturportal
municipality: Prøveby Kommune
identity_host: kultur.example.dk
base_url: https://kultur.example.dk/portal/
launched: 2026-01-15
publisher: Prøveby Kommune
vocabularies:
  event_types: {koncert: {label: Koncert, schema: MusicEvent, topic: musik}}
  topics: {musik: {label: Musik, colour: plum}}
  audiences: {alle: {label: Alle}}
  localities: {karise: {label: Karise, lat: 55.31, lon: 12.2}}
  actor_groups: {forening: {label: Forening}}
  actor_kinds: {kor: {label: Kor}}
  place_kinds: {kulturhus: {label: Kulturhus}}
  accessibility: {koerestol: {label: Kørestol}}
"""


# --- the server alone -----------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "steder").mkdir(parents=True)
    (folder / "index.html").write_text("<html><head></head><body>Forside</body></html>")
    (folder / "steder" / "index.html").write_text("<html><head></head><body>Steder</body></html>")
    (folder / "404.html").write_text("<html><head></head><body>Væk</body></html>", "utf-8")
    for name in ("kalender.ics", "rss.xml", "atom.xml", "feed.json", "portal.webmanifest"):
        (folder / name).write_text("{}")
    (tmp_path / "hemmelig.txt").write_text("hemmelig")
    return folder


@contextmanager
def serving(preview: Preview) -> Iterator[PreviewServer]:
    with PreviewServer(0, preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def fetch(
    port: int, path: str, *, method: str = "GET", host: str | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    return answer, answer.read()


def test_every_file_has_the_type_that_readers_expect(site: Path) -> None:
    with serving(Preview(site, version=1)) as server:
        types = {
            path: fetch(server.port, path)[0].headers["Content-Type"]
            for path in ("/", "/kalender.ics", "/rss.xml", "/atom.xml", "/feed.json")
        }
    assert types == {
        "/": "text/html; charset=utf-8",
        "/kalender.ics": "text/calendar; charset=utf-8",
        "/rss.xml": "application/rss+xml; charset=utf-8",
        "/atom.xml": "application/atom+xml; charset=utf-8",
        "/feed.json": "application/feed+json; charset=utf-8",
    }
    assert content_type("portal.webmanifest") == "application/manifest+json"
    assert content_type("sitemap.xml") == "application/xml; charset=utf-8"


def test_pages_live_under_the_base_path(site: Path) -> None:
    with serving(Preview(site, prefix="/portal", version=1)) as server:
        assert b"Steder" in fetch(server.port, "/portal/steder/")[1]
        root, _ = fetch(server.port, "/")
        assert (root.status, root.headers["Location"]) == (302, "/portal/")
        bare, _ = fetch(server.port, "/portal/steder")
        assert (bare.status, bare.headers["Location"]) == (302, "/portal/steder/")


@pytest.mark.parametrize("prefix", ["", "/portal"])
def test_a_worker_ends_itself_in_the_preview(site: Path, prefix: str) -> None:
    """It would show old pages to whoever writes; the site's own is not handed out."""
    (site / "sw.js").write_text("self.addEventListener('fetch', …)")
    with serving(Preview(site, prefix=prefix, version=1)) as server:
        answer, script = fetch(server.port, f"{prefix}/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"registration.unregister()" in script
    assert b"'fetch'" not in script
    assert b'"fetch"' not in script


def test_what_is_not_there_is_the_portals_own_404(site: Path) -> None:
    with serving(Preview(site, version=1)) as server:
        answer, body = fetch(server.port, "/findes-ikke/")
    assert answer.status == 404
    assert "Væk" in body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/../hemmelig.txt",
        "/%2e%2e/hemmelig.txt",
        "/steder/../../hemmelig.txt",
        "//etc/passwd",
        "/%00",
        "/.portal/server.py",
        "/.portal/../server.py",
        "/" + "a" * 300,
        "/" + "a/" * 3_000,
    ],
)
def test_nothing_outside_the_site_is_shown(site: Path, path: str) -> None:
    with serving(Preview(site, version=1)) as server:
        answer, body = fetch(server.port, path)
    assert answer.status in (200, 404)
    assert b"hemmelig" not in body
    assert b"root:" not in body
    assert b"import" not in body


def test_a_redirect_carries_no_header_of_the_askers(site: Path) -> None:
    with serving(Preview(site, version=1)) as server:
        answer, _ = fetch(server.port, "/steder/%0d%0aX-Ond:%20ja/..")
    assert answer.status == 302
    assert answer.headers["X-Ond"] is None


def test_another_hosts_name_gets_nothing(site: Path) -> None:
    with serving(Preview(site, version=1)) as server:
        assert fetch(server.port, "/", host="ond.example")[0].status == 403


def test_head_gives_the_headers_alone(site: Path) -> None:
    with serving(Preview(site, version=1)) as server:
        answer, body = fetch(server.port, "/", method="HEAD")
    assert answer.status == 200
    assert body == b""
    assert int(answer.headers["Content-Length"]) > 0


def test_the_script_is_added_to_pages_alone_and_to_no_file_on_disk(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    with serving(Preview(site, version=7)) as server:
        page = fetch(server.port, "/")[1]
        tag = entity_tag((site / "index.html").read_bytes())
        script = f'<script src="/.portal/reload.js?v=7&amp;page={tag}" defer></script></head>'
        assert script.encode() in page
        assert fetch(server.port, "/rss.xml")[1] == b"{}"
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_the_browser_editor_is_never_reloaded(site: Path) -> None:
    (site / "admin").mkdir()
    (site / "admin" / "index.html").write_text("<html><head></head><body>Editor</body></html>")
    with serving(Preview(site, version=1)) as server:
        assert b"/.portal/" not in fetch(server.port, "/admin/")[1]
        assert b"/.portal/" in fetch(server.port, "/administration/")[1]  # the 404 page


def test_a_page_has_a_tag_that_follows_its_words_alone(site: Path) -> None:
    def tag(path: str, version: int) -> str | None:
        with serving(Preview(site, version=version)) as server:
            return fetch(server.port, path, method="HEAD")[0].headers["ETag"]

    first = tag("/", 1)
    assert first is not None
    assert tag("/", 2) == first
    assert tag("/steder/", 1) not in (None, first)


def test_a_page_without_a_head_gets_the_script_too() -> None:
    assert with_script(b"<p>Hej", 1).endswith(b"<p>Hej")


def test_before_the_first_good_build_the_page_says_so(tmp_path: Path) -> None:
    with serving(Preview(tmp_path / "site", faults="fejl")) as server:
        answer, body = fetch(server.port, "/hvad/som/helst/")
    assert answer.status == 503
    assert "Portalen er ikke bygget endnu" in body.decode()
    assert b"/.portal/reload.js?v=0&amp;" in body


# --- the whole command ----------------------------------------------------------------------------


class Served:
    """A running `portal serve` and its content."""

    def __init__(self, content: Path, process: subprocess.Popen[str], address: str) -> None:
        self.content, self.process, self.address = content, process, address
        found = re.search(r":(\d+)/", address)
        assert found is not None, address
        self.port = int(found[1])

    def write(self, *, title: str = "Julekoncert", start: str = "2026-12-04 19:30") -> None:
        """In one stroke, as editors save: a half-written file would be a fault of its own."""
        draft = self.content.parent / "julekoncert.md"
        draft.write_text(EVENT.format(title=title, start=start), encoding="utf-8")
        draft.replace(self.content / "events" / "2026" / "julekoncert.md")

    def page(self) -> str:
        return fetch(self.port, "/portal/arrangementer/julekoncert/")[1].decode()

    def states(self) -> Iterator[dict[str, object]]:
        """What the server tells a browser, as it comes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request("GET", "/.portal/events")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    content = tmp_path_factory.mktemp("serve") / f"indhold-{os.getpid()}"
    (content / "events" / "2026").mkdir(parents=True)
    (content / "portal.yml").write_text(PORTAL, encoding="utf-8")
    (content / "events" / "2026" / "julekoncert.md").write_text(
        EVENT.format(title="Julekoncert", start="2026-12-04 19:30"), encoding="utf-8"
    )
    command: list[str | Path] = [
        Path(sys.executable).parent / "portal",
        "serve",
        "--content",
        content,
    ]
    process = subprocess.Popen(
        [*command, "--port", "0", "--now", "2026-11-22 09:00"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        # A runner started in the background has SIGINT ignored, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"vises på (http\S+)", line):
                break
        else:
            pytest.fail(said)
        yield Served(content, process, found[1])
    finally:
        process.kill()
        process.wait()
        for left in (ROOT / ".cache").glob(f"*preview-{content.name}*"):
            shutil.rmtree(left)


def test_saving_rebuilds_and_faults_keep_the_last_good_site(served: Served) -> None:
    assert served.address.endswith("/portal/")
    assert "Julekoncert" in served.page()
    states = served.states()
    first = next(states)
    assert first["faults"] == ""

    served.write(title="Nytårskoncert")
    second = next(states)
    assert second["version"] == int(str(first["version"])) + 1
    assert "Nytårskoncert" in served.page()

    served.write(title="Påskekoncert", start="i morgen")
    broken = next(states)
    assert broken["version"] == second["version"]
    assert "julekoncert.md:3:8: ugyldig-dato" in str(broken["faults"])
    assert "Nytårskoncert" in served.page()

    served.write(title="Påskekoncert")
    mended = next(states)
    assert mended == {"version": int(str(second["version"])) + 1, "faults": ""}
    assert "Påskekoncert" in served.page()


@pytest.mark.browser
def test_the_browser_reloads_and_shows_faults_within_the_policy(
    served: Served, browser: Browser
) -> None:
    states = served.states()
    next(states)
    served.write()
    next(states)
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(f"http://127.0.0.1:{served.port}/portal/arrangementer/julekoncert/")
    page.get_by_role("heading", level=1, name="Julekoncert").wait_for()

    served.write(start="i morgen")
    alert = page.get_by_role("alert")
    alert.wait_for()
    expect(alert).to_contain_text("ugyldig-dato")
    expect(alert).to_contain_text("den sidste udgave uden fejl")

    served.write(title="Sommerkoncert")
    page.get_by_role("heading", level=1, name="Sommerkoncert").wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.close()
    assert not complaints


@pytest.mark.browser
def test_the_browser_reloads_what_became_another_page_alone(site: Path, browser: Browser) -> None:
    """A build that left the page in view as it was takes nobody to its top again."""
    preview = Preview(site, version=1)
    page = browser.new_page()
    with serving(preview) as server:
        page.goto(f"{server.address}/steder/")
        page.evaluate("window.stayed = true")
        (site / "index.html").write_text("<html><head></head><body>Ny forside</body></html>")
        with page.expect_request(lambda asked: asked.method == "HEAD") as asked:
            preview.tell("")
        response = asked.value.response()
        assert response is not None
        assert response.status == 200
        # A reload that is under way would end this.
        later = "new Promise((done) => setTimeout(() => done(window.stayed), 300))"
        assert page.evaluate(later) is True

        page_file = site / "steder" / "index.html"
        page_file.write_text("<html><head></head><body>Nye steder</body></html>")
        preview.tell("")
        page.get_by_text("Nye steder").wait_for()
        assert page.evaluate("window.stayed") is None
    page.close()


def test_ctrl_c_ends_it_in_peace(served: Served) -> None:
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=120) == 0


def test_a_port_that_is_taken_is_wrong_use(
    tmp_path: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "portal.yml").write_text(PORTAL, encoding="utf-8")
    with serving(Preview(site, version=1)) as other:
        status = cli.main(["serve", "--content", str(tmp_path), "--port", str(other.port)])
    assert status == 2
    assert capsys.readouterr().err == (
        f"Fejl: Porten {other.port} kan ikke bruges (et andet program bruger den). "
        "Vælg en anden med --port.\n"
    )
