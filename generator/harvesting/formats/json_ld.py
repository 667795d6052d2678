"""schema.org's events as JSON-LD: a file of it, or the blocks in a web page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from generator.analysing.title_marks import marked
from generator.harvesting.found import Found, LeftOut, Reading, Window
from generator.harvesting.identities import unshared
from generator.harvesting.limits import MAX_BYTES, MAX_EVENTS
from generator.harvesting.linked.dates import occasions
from generator.harvesting.linked.nodes import Nodes, identity, kinds, listed, named, words
from generator.harvesting.linked.particulars import categories, cost, online, where
from generator.harvesting.spans import in_order
from generator.harvesting.texts import LONGEST_TITLE, one_line, prose, web_address
from generator.harvesting.unreadable import NO_TITLE, Unreadable

Node: TypeAlias = Mapping[str, Any]

_TYPE = re.compile(r"type\s*=\s*[\"']?\s*application/(?:[a-z+]*ld\+json)", re.I)
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$",
)
"""What old sites put around a script."""
_IN = (
    *("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "event", "events"),
    *("subEvent", "subEvents", "hasPart", "@list", "@set"),
)
"""Where an event may lie in another node."""
_DEEPEST = 12
_MOST_BLOCKS = 500


def read(data: bytes, window: Window) -> Reading:
    """All events of the file or page within the window."""
    if len(data) > MAX_BYTES:
        return Reading((), faults=(f"Filen fylder mere end {MAX_BYTES // 1_000_000} MB",))
    text = _decoded(data)
    is_page = text.lstrip()[:1] == "<"
    blocks = list(_blocks(text)) if is_page else [text]
    if not blocks:
        return Reading((), faults=("Netsiden har ingen arrangementer som JSON-LD (schema.org)",))
    refused, trees = list[LeftOut](), list[Any]()
    for number, block in enumerate(blocks, 1):
        try:
            trees.append(json.loads(block, strict=False, parse_constant=lambda _: None))
        except (ValueError, RecursionError) as error:
            refused.append(LeftOut(number, f"blok {number}", _broken(error)))
    if not trees:
        return Reading((), faults=(refused[0].reason,), refused=tuple(refused))
    return _reading(trees, refused, window)


def _reading(trees: list[Any], refused: list[LeftOut], window: Window) -> Reading:
    nodes = Nodes(trees)
    events = list(_events(trees, nodes))
    found, outside = list[Found](), 0
    for row, node in enumerate(events[:MAX_EVENTS], 1):
        try:
            one = _event(row, node, nodes, window)
        except Unreadable as why:
            name = one_line(words(node.get("name")), 80) or f"nr. {row}"
            refused.append(LeftOut(row, name, why.reason, identity(node)))
            continue
        if one is None:
            outside += 1
        else:
            found.append(one)
    doubts: tuple[str, ...] = ()
    if len(events) > MAX_EVENTS:
        doubts = (f"Der er {len(events)} arrangementer, og kun de første {MAX_EVENTS} er læst",)
    return Reading(
        _distinct(found),
        tuple(refused),
        outside=outside,
        complete=len(events) <= MAX_EVENTS and not refused,
        doubts=doubts,
    )


def _distinct(found: list[Found]) -> tuple[Found, ...]:
    """Each once, though a page tells it twice."""
    kept = {(one.uid, one.title, one.occasions, one.location): one for one in reversed(found)}
    return unshared(sorted(kept.values(), key=lambda one: one.row))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _blocks(page: str) -> Iterator[str]:
    """The text of each `<script type="application/ld+json">`. By hand: a pattern would try each
    beginning to the page's end."""
    lower, at = page.lower(), 0
    for _ in range(_MOST_BLOCKS):
        opens = lower.find("<script", at)
        begins = lower.find(">", opens)
        ends = lower.find("</script", begins)
        if opens < 0 or begins < 0 or ends < 0:
            return
        if _TYPE.search(page[opens : min(begins, opens + 500)]):
            yield _WRAPPED.sub("", page[begins + 1 : ends])
        at = ends


def _broken(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"JSON kan ikke læses (linje {error.lineno}, tegn {error.colno})"
    return "JSON kan ikke læses: den er for dyb eller har for store tal"


def _events(trees: list[Any], nodes: Nodes) -> Iterator[Node]:
    """All events, the parts of one after it; what a series is made of comes with the series."""
    waiting = [(tree, 0) for tree in reversed(trees)]
    while waiting:
        tree, depth = waiting.pop()
        if isinstance(tree, list):
            waiting += ((part, depth) for part in reversed(tree))
            continue
        if not isinstance(tree, dict) or depth > _DEEPEST:
            continue
        is_event = any(kind.endswith("event") or kind in _OTHERS for kind in kinds(tree))
        if is_event:
            yield tree
        for key in reversed(_IN):
            if key in tree:
                parts = listed(tree[key])
                if is_event and key in ("subEvent", "subEvents"):
                    parts = [part for part in parts if not named(tree, nodes.of(part))]
                waiting += ((part, depth + 1) for part in reversed(parts))


_OTHERS = {"eventseries", "festival", "hackathon", "courseinstance"}


def _event(row: int, node: Node, nodes: Nodes, window: Window) -> Found | None:
    title, status = marked(one_line(words(node.get("name")), LONGEST_TITLE))
    if not title:
        raise Unreadable(NO_TITLE)
    doubts = list[str]()
    dates = in_order(occasions(node, nodes, status, window, doubts), window)
    if not dates:
        return None
    text = prose(words(node.get("description")))
    return Found(
        uid=identity(node),
        title=title,
        occasions=dates,
        text=text.text,
        location=where(node, nodes),
        url=web_address(words(node.get("url"))) or online(node, nodes),
        categories=categories(node),
        price=cost(node, nodes),
        row=row,
        doubts=tuple(dict.fromkeys((*doubts, *text.doubts))),
    )
