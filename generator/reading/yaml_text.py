"""YAML with every scalar as text, built straight from libyaml's events.

No type guessing (`19:30` stays text, docs/architecture.md, *Text first*), no duplicate keys, no
anchors or aliases (the "billion laughs" need them and editors do not), no tags, bounded depth;
linear in the text's length and without recursion, so no file can exhaust the stack. A key without
a value counts as not written.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.problems import FieldPath
from generator.reading.yaml_faults import ALIAS, YamlFault, character_fault, syntax_fault

if not hasattr(yaml, "CSafeLoader"):
    raise ImportError("PyYAML was built without libyaml; install the wheel from the lock file")

MAX_DEPTH = 20
"""The schema needs six levels; more is a mistake or an attack."""
MAX_NODES = 20_000
"""Keys, values and collections. The longest real file, `portal.yml`, has some 2,000."""
MAX_FAULTS = 50
"""Beyond this the file is no YAML at all, and nobody reads on."""


class Span(Struct, frozen=True):
    """Where a key and its value begin, counted from 1."""

    key: tuple[int, int]
    value: tuple[int, int]


class _Open(Struct):
    """A collection being filled. `key` is the mapping's pending key."""

    value: dict[str, Any] | list[Any]
    path: FieldPath
    key: str | None = None
    key_mark: tuple[int, int] = (0, 0)


class Cut(Struct, frozen=True):
    """A plain text with what YAML takes from it: what follows ` #`, or a `!` in front of it."""

    path: FieldPath
    lost: str
    whole: str


class YamlDocument(Struct):
    """The data (None for an empty document), every fault, and where each field stands."""

    data: Any = None
    faults: list[YamlFault] = field(default_factory=list)
    spans: dict[FieldPath, Span] = field(default_factory=dict)
    empty: list[FieldPath] = field(default_factory=list)
    """Keys without a value. They count as not written, but one that is no field is a mistake."""
    cut: list[Cut] = field(default_factory=list)
    """Plain texts of which something is not read."""


def read_yaml(text: str, *, spans: bool = False) -> YamlDocument:
    """Parse one YAML document. With `spans`, also note where each field stands."""
    document = YamlDocument()
    try:
        _build(document, text, spans)
    except yaml.MarkedYAMLError as error:
        document.faults.append(syntax_fault(error, text))
    except yaml.YAMLError:
        document.faults.append(character_fault(text))
    return document


def _build(document: YamlDocument, text: str, spans: bool) -> None:
    stack: list[_Open] = []
    lines = text.split("\n")
    for number, event in enumerate(yaml.parse(text, yaml.CSafeLoader)):
        if len(document.faults) >= MAX_FAULTS:
            return
        if number >= MAX_NODES:
            document.faults.append(
                _fault(
                    event,
                    "for-mange",
                    f"Der er over {MAX_NODES} værdier i filen",
                    "Del den i flere filer.",
                )
            )
            return
        if isinstance(event, AliasEvent):
            _refuse_alias(document, event)
            _put(document, stack, "", event, spans)
        elif isinstance(event, ScalarEvent):
            _refuse_extras(document, event)
            path = _put(document, stack, event.value, event, spans)
            if path and (lost := _lost(lines, event)):
                document.cut.append(Cut(path, lost, _whole(event.value, lost)))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            _refuse_extras(document, event)
            value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
            path = _put(document, stack, value, event, spans)
            stack.append(_Open(value, path))
            if len(stack) > MAX_DEPTH:
                document.faults.append(
                    _fault(
                        event,
                        "for-dybt",
                        f"Der er mere end {MAX_DEPTH} niveauer inde i hinanden",
                        "Gør opstillingen fladere.",
                    )
                )
                return
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and document.data is not None:
            document.faults.append(
                _fault(
                    event,
                    "flere-dokumenter",
                    "Her begynder et nyt YAML-dokument",
                    "Slet linjen med ---, eller flyt resten til sin egen fil.",
                )
            )
            return


_TAKEN = re.compile(r"(\s+)#(\s?).*")
"""What is a comment to YAML. Meant as one it is set apart by two blanks, and has one behind the
sign; so has a hint where nothing is written yet."""


def _whole(kept: str, lost: str) -> str:
    return f"! {kept}" if lost == "!" else f"{kept} {lost}".strip()


def _lost(lines: list[str], event: ScalarEvent) -> str:
    """What YAML takes from a plain text without a word."""
    if event.tag == "!":
        return "!"
    mark = event.end_mark
    if event.style or mark is None or mark.line >= len(lines):
        return ""
    found = _TAKEN.fullmatch(lines[mark.line], mark.column)
    if found is None or (found[2] and (not event.value or len(found[1]) > 1)):
        return ""
    return found[0].strip()


def _put(
    document: YamlDocument, stack: list[_Open], value: Any, event: Event, spans: bool
) -> FieldPath:
    """Store a value where it belongs; returns the path it got."""
    if not stack:
        document.data = value
        return ()
    parent = stack[-1]
    mark = _mark(event)
    if isinstance(parent.value, list):
        path = (*parent.path, len(parent.value))
        if not _is_empty(value, event):
            parent.value.append(value)
            if spans:
                document.spans[path] = Span(mark, mark)
        return path
    if parent.key is None:
        if not isinstance(value, str):
            document.faults.append(
                _fault(
                    event,
                    "sammensat-noegle",
                    "Et felts navn skal være et enkelt ord",
                    "Skriv »navn: værdi«.",
                )
            )
            value = ""
        parent.key, parent.key_mark = value, mark
        return parent.path
    key, parent.key = parent.key, None
    path = (*parent.path, key)
    if path in document.spans if spans else key in parent.value:
        if not spans:
            document.faults.append(
                YamlFault(
                    *parent.key_mark,
                    "dobbelt-noegle",
                    f"»{key}« står to gange",
                    "Slet den ene, eller saml dem i én.",
                )
            )
        return path
    if _is_empty(value, event):
        document.empty.append(path)
    else:
        parent.value[key] = value
    if spans:
        document.spans[path] = Span(parent.key_mark, mark)
    return path


def _is_empty(value: Any, event: Event) -> bool:
    """A key written without a value: not the same as an empty text in quotes."""
    return value == "" and isinstance(event, ScalarEvent) and not event.style


def _refuse_alias(document: YamlDocument, event: Event) -> None:
    """Noted once: a "billion laughs" would be a billion errors."""
    if not any(fault.code == "alias" for fault in document.faults):
        document.faults.append(_fault(event, "alias", *ALIAS))


def _refuse_extras(document: YamlDocument, event: ScalarEvent | CollectionStartEvent) -> None:
    if event.anchor is not None:
        _refuse_alias(document, event)
    if event.tag is not None and event.tag != "!":
        document.faults.append(
            _fault(
                event,
                "yaml-maerke",
                f"YAML-mærket »{event.tag}« er ikke tilladt",
                "Skriv værdien uden mærket, eller sæt anførselstegn om teksten.",
            )
        )


def _fault(event: Event, code: str, message: str, hint: str = "") -> YamlFault:
    return YamlFault(*_mark(event), code, message, hint)


def _mark(event: Event) -> tuple[int, int]:
    """Line and column from 1; libyaml's events always carry their mark."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
