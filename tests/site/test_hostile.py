"""A portal in which every text attacks: nothing runs, breaks out, or is said wrongly.

The same files are built twice, once with hostile texts and once with plain ones. Elements and
attributes must be the same on every page; a browser, with the policy and without, must do nothing.
Formulas (`=HYPERLINK(…)`) are held to stay text, in the one table that a spreadsheet may open.
"""

from __future__ import annotations

import csv
import email
import email.policy
import functools
import http.server
import io
import itertools
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import html5lib
import pyromark
import pytest
import vobject
from lxml import etree
from playwright.sync_api import Browser, ConsoleMessage, Dialog
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

from generator import cli
from generator.build import build, read
from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.outreach.rendering import draft
from generator.outreach.systems import WORD_JOINER
from generator.presenting.addresses import address
from generator.settings import ROOT, BuildSettings
from tests.site.hostile.payloads import BODIES, LINES
from tests.site.hostile.portal import write

HOST = "https://fjendtlig.example"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
RUNNING = frozenset(
    "iframe frame frameset object embed applet base style math foreignobject "
    "animate set audio video source track textarea portal marquee plaintext xmp".split()
)
"""Elements that no page of the portal has, however it is written; `source` for pictures alone,
`base` for links out of other sites' frames, and `template` where no text of others is."""
_FILE = r"(?:/|(?:\.\./)+)assets/billeder/[0-9a-f]{12}-\d+\.(?:avif|webp) \d+w"
OFFERED = rf"{_FILE}(?:, {_FILE})*"
LINKS = ("href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "ping")
SCHEMES = frozenset({"http", "https", "mailto", "tel", "webcal"})


@dataclass(frozen=True)
class Built:
    site: Path
    portal: Portal
    pages: dict[str, Any]
    """Address → tree, as the HTML standard's algorithm reads it."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    words = (f"T{10 + n % 90} {line}" for n, line in enumerate(itertools.cycle(LINES)))
    return _built(tmp_path_factory.mktemp("hostile"), words, bodies=True)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    words = (f"T{10 + n % 90} ord" for n in itertools.count())
    return _built(tmp_path_factory.mktemp("plain"), words, bodies=False)


def _built(folder: Path, words: Iterator[str], *, bodies: bool) -> Built:
    content = write(folder / "content", words, bodies=bodies)
    settings = BuildSettings(content, folder / "site", NOW, cache=folder / "cache")
    build(settings)
    portal, _ = read(settings)
    site = folder / "site"
    pages = {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): _tree(file.read_bytes())
        for file in sorted(site.rglob("*.html"))
        # A program, not a page; what it shows of the content is data to it (tests/admin).
        if file != site / "admin" / "index.html"
    }
    return Built(site, portal, pages)


def _tree(page: bytes) -> Any:
    return html5lib.parse(page.decode(), treebuilder="etree", namespaceHTMLElements=False)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _words(text: str) -> str:
    return " ".join(text.split())


# --- pages ------------------------------------------------------------------------------------


def test_every_page_has_the_elements_it_has_with_plain_words(hostile: Built, plain: Built) -> None:
    assert sorted(hostile.pages) == sorted(plain.pages)
    for where, page in hostile.pages.items():
        expected = Counter(_skeleton(plain.pages[where]))
        difference = Counter(_skeleton(page))
        difference.subtract(expected)
        # A longer text takes more lines in a drawing, each an element of the kind it was.
        lines = {key for key in expected if re.search(LINE, key)}
        assert {key: n for key, n in difference.items() if n and key not in lines} == {}, where


LINE = r"2000/svg}text\[[^\]/]*\]$"


def _skeleton(element: Any, above: str = "") -> Iterator[str]:
    """Each element with its attributes' names and where it stands; bodies as one."""
    here = f"{above}/{element.tag}[{' '.join(sorted(element.attrib))}]"
    yield here
    if "prose" not in element.get("class", "").split():
        for child in element:
            if isinstance(child.tag, str):
                yield from _skeleton(child, here)


def test_nothing_on_a_page_could_run_or_reach_out(hostile: Built) -> None:
    statement = f"0; url={hostile.portal.settings.was_url}"
    for where, page in hostile.pages.items():
        redirect = page.find(".//meta[@http-equiv='refresh']")
        leads_on = redirect is not None and (
            re.fullmatch(r"0; ?url=/[a-z0-9/-]*", redirect.get("content", "")) is not None
            or (where == "/was/" and redirect.get("content") == statement)
        )
        for element in page.iter():
            if isinstance(element.tag, str):
                _inert(element, where, allow_refresh=leads_on)
        for box in page.iter():
            if "prose" in box.get("class", "").split():
                assert box.find(".//template") is None, where


def _inert(element: Any, where: str, *, allow_refresh: bool) -> None:
    told = f"{where}: <{element.tag} {element.attrib}>"
    if element.tag == "base" and where.startswith("/indlejr/"):
        assert element.attrib == {"target": "_top"}, told
        return
    if element.tag == "source":
        assert re.fullmatch(OFFERED, element.get("srcset", "")), told
        assert element.attrib.keys() == {"type", "srcset", "sizes"}, told
        return
    assert element.tag.lower() not in RUNNING, told
    for name, value in element.attrib.items():
        assert not name.lower().startswith("on"), told
        assert name not in ("style", "srcdoc", "xlink:href", "ping", "formaction", "nonce"), told
        if name in LINKS:
            # As a browser does it: tabs and line ends out, blanks at the ends off.
            target = urlsplit(urljoin(HOST + where, re.sub(r"[\t\n\r]", "", value).strip("\0 ")))
            assert target.scheme in SCHEMES, told
            if element.tag in ("script", "link", "img", "form", "input", "use", "image"):
                canonical = element.get("rel") == "canonical"
                assert f"{target.scheme}://{target.netloc}" == HOST or canonical, told
    if element.tag == "script" and element.get("type") != "application/ld+json":
        assert re.fullmatch(
            r"[./]*assets/js/[a-z0-9.-]+\.js(\?v=[0-9a-f]+)?", element.get("src", "")
        ), told
        assert not (element.text or "").strip(), told
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        assert allow_refresh, told


def test_every_title_stands_as_it_was_written(hostile: Built) -> None:
    for entity in _with_pages(hostile.portal):
        page = hostile.pages[address(entity)]
        said = _words(entity.title)
        (heading,) = page.iter("h1")
        assert said in _text(heading)
        assert said in _text(page.find(".//title"))
        assert said in _words(page.find(".//meta[@property='og:title']").get("content"))
    for written in hostile.portal.pages:
        page = hostile.pages[written.address]
        assert _words(written.title) == _text(next(page.iter("h1")))
        assert _text(page.find(".//title")).startswith(_words(written.title))
        described = page.find(".//meta[@name='description']").get("content")
        assert _words(described) == _words(written.description)


def test_notes_sources_reasons_and_the_rest_stand_on_the_page(hostile: Built) -> None:
    """Every text of an event, an actor and a place that is for people, as it was written."""
    portal = hostile.portal
    event, actor, place = portal.events["enkelt"], portal.actors["koret"], portal.places["salen"]
    cancelled = portal.events["udefra"]
    told: list[tuple[Entity, str | None]] = [
        (event, event.price_note),
        (event, event.accessibility_note),
        (event, event.summary),
        (event, event.title_en),
        (cancelled, cancelled.status_reason),
        (cancelled, cancelled.venue.name if not isinstance(cancelled.venue, str | None) else ""),
        (actor, actor.address),
        (actor, actor.legal_name),
        (actor, actor.notes[0]),
        (place, place.address),
        (place, place.rooms[0].name),
        (place, place.lending.terms if place.lending else ""),
    ]
    for entity, text in told:
        assert text
        assert _words(text) in _text(hostile.pages[address(entity)].find("body")), text


def test_what_machines_are_told_is_json_and_the_same_text(hostile: Built) -> None:
    for page in hostile.pages.values():
        for script in page.iter("script"):
            if script.get("type") == "application/ld+json":
                assert isinstance(json.loads(script.text), dict)
    for entity in _with_pages(hostile.portal):
        scripts = hostile.pages[address(entity)].iter("script")
        told = [json.loads(script.text) for script in scripts if script.text]
        assert entity.title in list(_values(told)), entity.title
    event = hostile.portal.events["enkelt"]
    (told,) = (
        json.loads(script.text)
        for script in hostile.pages[address(event)].iter("script")
        if script.text and "startDate" in script.text
    )
    assert (told["name"], told["description"]) == (event.title, event.summary)


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _values(member)


def _with_pages(portal: Portal) -> list[Any]:
    kinds: tuple[Mapping[str, Entity], ...] = (
        *(portal.events, portal.actors, portal.places, portal.news, portal.partnerships),
        *(portal.meetings, portal.school_offers),
    )
    return [entity for kind in kinds for entity in kind.values()]


def test_a_body_stays_within_its_box(hostile: Built) -> None:
    """What comes after the body on a page comes after it in the tree as well."""
    for news in hostile.portal.news.values():
        page = hostile.pages[address(news)]
        boxes = [e for e in page.iter() if "prose" in e.get("class", "").split()]
        footer = page.find(".//footer[@class='site-footer']")
        assert len(boxes) == 1, news.slug
        assert footer is not None
        assert footer not in [inner for box in boxes for inner in box.iter()], news.slug


# --- feeds, calendars and files -----------------------------------------------------------------


def test_feeds_are_well_formed_and_say_the_same_text(hostile: Built) -> None:
    titles = [_words(news.title) for news in hostile.portal.news.values()]
    for name in ("rss.xml", "atom.xml"):
        data = (hostile.site / "nyheder" / name).read_bytes()
        etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        found = [
            _words(entry.text or "") for entry in etree.fromstring(data).iterfind(".//{*}title")
        ]
        for title in titles:
            assert any(title in text for text in found), (name, title)
        parsed = feedparser.parse(data)
        assert not parsed.bozo
        assert len(parsed.entries) == len(titles)
    feed = json.loads((hostile.site / "nyheder/feed.json").read_bytes())
    assert sorted(_words(item["title"]) for item in feed["items"]) == sorted(titles)


def test_the_html_in_feeds_is_as_harmless_as_the_pages(hostile: Built) -> None:
    """Readers sanitise, and should not have to."""
    for file in hostile.site.rglob("feed.json"):
        for item in json.loads(file.read_bytes())["items"]:
            for element in html5lib.parseFragment(
                item.get("content_html", ""), namespaceHTMLElements=False
            ).iter():
                if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
                    _inert(element, "/nyheder/", allow_refresh=False)
                    assert element.tag != "script"
    for name in ("rss.xml", "atom.xml"):
        for file in hostile.site.rglob(name):
            tree = etree.parse(file)
            for element in tree.iter("{*}encoded", "{*}content", "description", "{*}summary"):
                # A channel's description is plain text, an item's is HTML.
                above = element.getparent()
                assert above is not None
                if element.get("type", "html") == "html" and above.tag != "channel":
                    fragment = html5lib.parseFragment(element.text or "")
                    tags = {str(e.tag).rpartition("}")[2] for e in fragment.iter()}
                    assert not tags & (RUNNING | {"script"}), (file, tags)


def test_every_xml_and_json_file_is_well_formed(hostile: Built) -> None:
    for file in hostile.site.rglob("*"):
        if file.suffix in (".xml", ".opml", ".svg"):
            etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
        elif file.suffix == ".json":
            json.loads(file.read_bytes())
    outlines = etree.parse(hostile.site / "abonner/feeds.opml").iterfind(".//outline[@xmlUrl]")
    assert all(outline.get("xmlUrl", "").startswith(HOST + "/") for outline in outlines)
    for place in etree.parse(hostile.site / "sitemap.xml").iterfind(".//{*}loc"):
        assert re.fullmatch(rf"{HOST}/[a-z0-9/._-]*", place.text or "")


def test_no_table_has_a_formula_or_a_cell_too_many(hostile: Built) -> None:
    files = sorted(hostile.site.rglob("*.csv"))
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8-sig")
        heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
        assert text.count("\n") == len(rows) + 1, file
        assert {len(row) for row in rows} <= {len(heading)}, file
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t＝＋－＠")], file


def test_linked_open_data_can_be_read_and_say_the_same_text(hostile: Built) -> None:
    told = Graph().parse(hostile.site / "data/dcat.ttl", format="turtle")
    again = Graph().parse(hostile.site / "data/dcat.jsonld", format="json-ld")
    assert isomorphic(told, again)
    texts = {_words(str(one)) for one in told.objects() if isinstance(one, Literal)}
    assert any(_words(hostile.portal.settings.name) in text for text in texts)


def test_calendars_hold_their_events_and_nothing_smuggled_in(hostile: Built) -> None:
    for event in hostile.portal.events.values():
        data = (hostile.site / f"arrangementer/{event.slug}/begivenhed.ics").read_bytes()
        lines = data.decode().removesuffix("\r\n").split("\r\n")
        assert not any("\n" in line or "\r" in line for line in lines)
        assert all(len(line.encode()) <= 75 for line in lines)
        names = {re.split("[;:]", line)[0] for line in _unfolded(lines)}
        assert not names & {"VALARM", "ATTACH", "ATTENDEE", "SET-COOKIE"}
        components = {line for line in lines if line.startswith("BEGIN:")}
        assert components <= {"BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTIMEZONE"} | {
            "BEGIN:STANDARD",
            "BEGIN:DAYLIGHT",
        }
        vevents = vobject.readOne(data.decode()).vevent_list
        # A change of one date may have a title of its own.
        own = [change.title for change in event.changes if change.title]
        for vevent in vevents:
            summary = _words(vevent.summary.value)
            assert any(_words(title) in summary for title in (event.title, *own)), summary


def test_no_calendar_has_a_line_or_a_component_that_a_text_smuggled_in(hostile: Built) -> None:
    """Plans, meetings and evaluations included: whatever the portal writes as iCalendar."""
    files = sorted(hostile.site.rglob("*.ics"))
    names = {file.relative_to(hostile.site).as_posix() for file in files}
    assert {"partnerskaber/i-gang/plan.ics", "netvaerk/moeder/kommende/begivenhed.ics"} <= names, (
        names
    )
    for file in files:
        text = file.read_bytes().decode()
        lines = text.removesuffix("\r\n").split("\r\n")
        assert not any("\n" in line or "\r" in line for line in lines), file
        assert all(len(line.encode()) <= 75 for line in lines), file
        unfolded = _unfolded(lines)
        assert not {re.split("[;:]", line)[0] for line in unfolded} & {"VALARM", "ATTACH"}, file
        begun = {line for line in unfolded if line.startswith("BEGIN:")}
        assert begun <= {f"BEGIN:{name}" for name in COMPONENTS}, file
        assert text.count("\nUID:") == text.count("BEGIN:VEVENT"), file


COMPONENTS = ("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT")


def test_what_the_commands_print_stays_what_it_is(
    hostile: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--content", str(hostile.site.parent / "content"), "--now", NOW.isoformat())
    assert cli.main(["match", *where, "--format", "csv"]) == 0
    heading, *rows = csv.reader(io.StringIO(capsys.readouterr().out), delimiter=";")
    assert rows
    assert all(len(row) == len(heading) for row in rows)
    assert not any(cell[:1] in "=+-@\t" for row in rows for cell in row if cell)
    assert cli.main(["health", *where, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    told = {one["partnership"]: one["title"] for one in report["partnerships"]}
    assert told["i-gang"] == hostile.portal.partnerships["i-gang"].title


def _unfolded(lines: list[str]) -> list[str]:
    unfolded: list[str] = []
    for line in lines:
        if line.startswith((" ", "\t")):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return unfolded


def test_no_file_stands_outside_the_site_or_has_an_odd_name(hostile: Built) -> None:
    beside = {entry.name for entry in hostile.site.parent.iterdir() if "site" not in entry.name}
    assert beside <= {"content", "cache"}
    for file in hostile.site.rglob("*"):
        name = file.relative_to(hostile.site).as_posix()
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name), name
        assert not file.is_symlink()


# --- the newsletter -----------------------------------------------------------------------------


def test_the_newsletter_says_it_and_does_nothing(hostile: Built) -> None:
    made = draft(hostile.portal, HOST + "/", ROOT / "theme", date(2026, 11, 22), date(2026, 12, 8))
    files = {Path(name).suffix: data for name, data in made.files.items()}
    title = hostile.portal.events["enkelt"].title
    titles = [event.title for event in hostile.portal.events.values() if event.slug != "gammelt"]
    letter = _tree(files[".html"])
    # What a sending system would take for a tag of its own has a character in it that is not seen.
    words = _text(letter.find("body"))
    assert not re.search(r"\{\{|\{%|\*\||\{\$", words)
    words = words.replace(WORD_JOINER, "")
    for element in letter.iter():
        if isinstance(element.tag, str):
            assert element.tag not in RUNNING - {"style"} | {"script", "form", "link"}, element
            assert not any(name.lower().startswith("on") for name in element.attrib)
            for name in set(LINKS) & set(element.attrib):
                assert urlsplit(element.get(name)).scheme in SCHEMES, element.attrib
            if element.tag == "img":
                assert element.get("src").startswith(HOST)
    for text in titles:
        assert _words(text) in words, text
    markdown = html5lib.parseFragment(
        pyromark.html(files[".md"].decode()), namespaceHTMLElements=False
    )
    tags = {element.tag for element in markdown.iter() if isinstance(element.tag, str)}
    assert tags <= set("DOCUMENT_FRAGMENT h1 h2 h3 p a strong ul li hr em".split())
    assert all(urlsplit(a.get("href")).scheme in SCHEMES for a in markdown.iter("a"))
    assert _words(title) in _text(markdown).replace(WORD_JOINER, "")
    mail = email.message_from_bytes(files[".eml"], policy=email.policy.default)
    assert {name.lower() for name in mail} <= {
        *("subject", "x-unsent", "content-language", "mime-version", "content-type"),
    }
    # Where a long header is folded, Python 3.13.0 reads the fold back as blanks (RFC 5322 §2.2.3).
    # A title may look like an encoded word (RFC 2047): it is read as one, and is still a subject.
    written = email.policy.default.header_factory("subject", made.newsletter.subject)
    assert mail["subject"].split() == str(written).split()
    html = mail.get_body(("html",))
    assert html is not None
    assert html.get_content().replace("\r\n", "\n").rstrip() == files[".html"].decode().rstrip()


# --- a browser ----------------------------------------------------------------------------------


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The test's own output is enough."""


@pytest.fixture(scope="module")
def hostile_url(hostile: Built) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(hostile.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


TOUCH = """() => {
  for (const element of document.querySelectorAll("*"))
    for (const name of ["mouseover", "focus", "click", "toggle", "error", "load", "animationstart"])
      element.dispatchEvent(new Event(name, { cancelable: true }));
  return window.__hit;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without the policy"])
def test_in_a_browser_nothing_runs_and_nobody_is_called(
    hostile: Built, hostile_url: str, browser: Browser, policy: bool
) -> None:
    context = browser.new_context(bypass_csp=not policy)
    context.add_init_script(
        "Object.defineProperty(window, '__hit', {set(v) { console.error('ramt', v); this.h = v; },"
        "get() { return this.h; }}); for (const n of ['alert', 'confirm', 'prompt'])"
        "window[n] = () => { window.__hit = n; };"
    )
    page = context.new_page()
    called: list[str] = []
    said: list[str] = []
    dialogs: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: called.append(request.url))
    page.on("console", lambda message: said.append(_said(message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", dismissed)
    seen = 0
    for where in hostile.pages:
        if _is_redirect(hostile.pages[where]):
            continue
        page.goto(hostile_url + where, wait_until="load")
        assert page.evaluate(TOUCH) is None, where
        assert page.url.startswith(hostile_url + where), where
        seen += 1
    assert seen > 100
    assert dialogs == []
    assert [message for message in said if message.startswith("error") or "ramt" in message] == []
    away = [url for url in called if not url.startswith((hostile_url + "/", "data:"))]
    assert away == []
    context.close()


def _said(message: ConsoleMessage) -> str:
    """Pages in frames name no icon; without their policy the browser asks for one at the root."""
    if message.location["url"].endswith("/favicon.ico"):
        return "icon"
    return f"{message.type}: {message.text}"


def _is_redirect(page: Any) -> bool:
    return page.find(".//meta[@http-equiv='refresh']") is not None


@pytest.mark.browser
def test_search_shows_hostile_titles_as_text(hostile_url: str, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(hostile_url + "/soeg/?q=script")
    page.wait_for_selector(".search-results li")
    assert page.locator(".search-results script, .search-results img").count() == 0
    assert "<script>" in page.locator(".search-results").inner_text()
    assert page.evaluate("window.__hit") is None
    page.goto(hostile_url + "/soeg/?q=%3Cimg%20src=x%20onerror=window.__hit=1%3E")
    page.wait_for_function("document.querySelector('.search-count').textContent")
    assert page.evaluate("window.__hit") is None
    context.close()


def test_the_payloads_are_all_in_use(hostile: Built) -> None:
    """So that a shorter list or a changed model does not quietly leave some out."""
    written = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (hostile.site.parent / "content").rglob("*")
        if file.suffix in (".md", ".yml")
    )
    assert all(json.dumps(line, ensure_ascii=False)[1:-1] in written for line in LINES)
    assert all(body in written for body in BODIES)
