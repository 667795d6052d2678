"""What the worker decides by (`theme/worker/rules.js`), in Node."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.times import ZONE
from generator.presenting.words.dates import clock, long_day
from generator.settings import ROOT
from tests.outputs.searching import node

RULES = ROOT / "theme" / "worker" / "rules.js"
CONFIG = {
    "origin": "https://by.example",
    "base": "/portal/",
    "pictures": "assets/billeder/",
}
HOME = "https://by.example/portal/"
AGE = 100


def calls(*wanted: tuple[str, *tuple[Any, ...]]) -> list[Any]:
    lines = "\n".join(json.dumps({"call": call, "given": given}) for call, *given in wanted)
    done = subprocess.run(
        [node(), Path(__file__).with_name("worker_rules.mjs"), RULES],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.strip().split("\n")]


def routed(url: str, *, mode: str = "no-cors", method: str = "GET", range: bool = False) -> Any:
    return calls(("route", {"method": method, "url": url, "mode": mode, "range": range}, CONFIG))[0]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "page"),
        ("arrangementer/jul/", "page"),
        ("arrangementer?emne=musik", "page"),
        ("404.html", "page"),
        ("arrangementer/kalender.ics", "pass"),
        ("rss.xml", "pass"),
        ("data/v1/build.json", "pass"),
        ("admin/", "pass"),
        ("indlejr/emner/musik/liste/", "pass"),
    ],
)
def test_where_the_visitor_goes(path: str, kind: str) -> None:
    assert routed(HOME + path, mode="navigate") == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("assets/css/portal.0123456789.css", "fixed"),
        ("assets/js/keep.js?v=0123456789", "fixed"),
        ("assets/billeder/abc-320.avif", "fixed"),
        ("assets/js/andet.js", "code"),
        ("assets/fonts/a.woff2", "loose"),
        ("assets/icon.svg", "loose"),
        ("sw.js", "pass"),
        ("manifest.webmanifest", "pass"),
        ("data/v1/soeg/indeks.json", "pass"),
        ("data/v1/gemte/0.json", "pass"),
        ("arrangementer/kalender.ics", "pass"),
        ("arrangementer/jul/", "pass"),
    ],
)
def test_what_a_page_asks_for(path: str, kind: str) -> None:
    assert routed(HOME + path) == kind


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://andre.example/portal/", {}),
        ("https://by.example/andet/", {}),
        ("https://by.example/portal", {}),
        (HOME, {"method": "POST"}),
        (HOME, {"method": "HEAD"}),
        (HOME, {"range": True}),
    ],
)
def test_what_is_none_of_its_business(url: str, asked: dict[str, Any]) -> None:
    assert routed(url, mode="navigate", **asked) == "pass"


def test_a_page_is_known_by_its_path() -> None:
    asked = [("key", HOME + end) for end in ("x/?q=privat#a", "x/index.html", "x/")]
    assert calls(*asked) == ["/portal/x/"] * 3


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 11, 26, 13, 10, tzinfo=UTC), datetime(2027, 7, 1, 22, 5, tzinfo=UTC)],
)
def test_the_bar_says_when(moment: datetime) -> None:
    page = '<main><template id="gammel"><div>Fra <time></time>.</div></template></main>'
    found = calls(("bar", page, moment.timestamp() * 1000, "da"))[0]
    here = moment.astimezone(ZONE)
    words = f"{long_day(here.date())} kl. {clock(here)}"
    iso = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert found == f'<div>Fra <time datetime="{iso}">{words}</time>.</div>'


def test_without_words_or_a_body_nothing_is_kept() -> None:
    bare = '<template id="gammel"><div>Uden tid</div></template>'
    assert calls(("bar", bare, 0, "da"), ("bar", "<main></main>", 0, "da")) == [None, None]
    assert calls(("marked", "<html>", "<b></b>"), ("marked", "<body>", None)) == [None, None]


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["", ' class="x"', "\n id='a'"]))
def test_the_bar_is_first_and_nothing_is_lost(before: str, after: str, attributes: str) -> None:
    head = before.replace("<", "&lt;")
    page, bar = f"{head}<body{attributes}>{after}", "<div>$& gammel</div>"
    found = calls(("marked", page, bar))[0]
    assert found == f"{head}<body{attributes}>{bar}{after}"


def test_what_a_page_cannot_be_seen_without() -> None:
    page = (
        '<link rel="stylesheet" href="../assets/css/portal.0123456789.css">'
        '<link rel="preload" href="../assets/fonts/a.woff2" as="font">'
        '<link rel="preload" href="../data/v1/soeg/indeks.json" as="fetch">'
        '<link rel="alternate" href="../rss.xml"><link rel="canonical" href="https://x.example/">'
        '<script src="/portal/assets/js/keep.js?v=0123456789&amp;x" defer></script>'
        '<script src="https://andre.example/portal/assets/a.js"></script><script>let a</script>'
    )
    assert calls(("needs", page, f"{HOME}x/", CONFIG))[0] == [
        f"{HOME}assets/css/portal.0123456789.css",
        f"{HOME}assets/fonts/a.woff2",
        f"{HOME}assets/js/keep.js?v=0123456789&x",
    ]


def entry(key: str, at: int, bytes: int = 1) -> dict[str, Any]:
    return {"key": key, "at": at, "bytes": bytes}


def test_the_oldest_go_first() -> None:
    limits = {"most": 2, "bytes": 100, "age": AGE}
    some = [entry("a", 1), entry("b", 3), entry("c", 2), entry("d", 4)]
    assert calls(("evicted", some, limits, 10, [])) == [["c", "a"]]
    assert calls(("evicted", some, limits, 10, ["a"])) == [["c"]]
    assert calls(("evicted", some, limits, 102, ["a"])) == [["c", "a"]]


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 50)), max_size=30),
    st.integers(0, 10),
    st.integers(0, 200),
)
def test_what_is_left_keeps_within_the_limits(
    found: list[tuple[int, int]], most: int, bytes: int
) -> None:
    entries = [entry(str(number), at, size) for number, (at, size) in enumerate(found)]
    spared = {one["key"] for one in entries[::5]}
    limits = {"most": most, "bytes": bytes, "age": AGE}
    gone = set(calls(("evicted", entries, limits, 200, sorted(spared)))[0])
    left = [one for one in entries if one["key"] not in gone]
    counted = [one for one in left if one["key"] not in spared]
    assert all(200 - one["at"] <= AGE for one in left)
    assert len(counted) <= most
    assert sum(one["bytes"] for one in counted) <= bytes
    assert {one["key"] for one in entries if 200 - one["at"] <= AGE} & spared <= {
        one["key"] for one in left
    }


@pytest.mark.parametrize(
    ("html", "is_ours"),
    [
        ('<link rel="canonical" href="https://by.example/portal/a/">', True),
        ('<link rel="canonical" href="https://new-host.example/portal/a/">', True),
        ('<link rel="canonical" href="https://by.example/portal/a/index.html">', True),
        ('<link rel="canonical" href="https://by.example/portal/b/">', False),
        ('<link rel="canonical" href="https://login.example/">', False),
        ("<h1>Under ombygning</h1>", False),
        # An old address names the page that it leads to.
        (
            '<link rel="canonical" href="https://by.example/portal/b/">'
            '<meta http-equiv="refresh" content="0; url=/portal/b/">',
            True,
        ),
    ],
)
def test_a_page_says_itself_which_it_is(html: str, is_ours: bool) -> None:
    assert calls(("isAt", html, "/portal/a/", HOME + "a/"))[0] is is_ours
