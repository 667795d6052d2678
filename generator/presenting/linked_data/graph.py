"""A small RDF graph, written as JSON-LD 1.1 and as Turtle: the same values, one source.

A node is a mapping from compact names (`dct:title`) to values; `@id` and `@type` as in JSON-LD. A
node within a node has no name of its own. A value is a node, a `Named` one, or a literal. What is
not known (None) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import orjson
from msgspec import Struct

from generator.presenting.cleaning import ascii_address, clean


class Named(Struct, frozen=True):
    """Something by its whole address (IRI)."""

    iri: str


class Literal(Struct, frozen=True):
    """Text in a language, or of a datatype (a compact name); plain where neither is given."""

    text: str
    language: str = ""
    datatype: str = ""


Node: TypeAlias = Mapping[str, Any]
Prefixes: TypeAlias = Mapping[str, str]


def json_ld(prefixes: Prefixes, nodes: Sequence[Node]) -> bytes:
    """The graph as JSON-LD. Its context stands in it: nobody must fetch another document."""
    graph = [_json_node(node) for node in nodes]
    whole = {"@context": dict(prefixes), "@graph": graph}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _json_node(node: Node) -> dict[str, Any]:
    return {
        name: _address(value) if name == "@id" else _json_value(value)
        for name, value in node.items()
        if value is not None
    }


def _json_value(value: Any) -> Any:
    match value:
        case Named():
            return {"@id": _address(value.iri)}
        case Literal(text, language, datatype):
            kind = {"@language": language} if language else {"@type": datatype} if datatype else {}
            return {"@value": clean(text), **kind}
        case str():
            return value
        case Mapping():
            return _json_node(value)
        case _:
            return [_json_value(one) for one in value]


def turtle(prefixes: Prefixes, nodes: Sequence[Node]) -> bytes:
    """The graph as Turtle (W3C RDF 1.1 Turtle)."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in prefixes.items()]
    for node in nodes:
        lines += ["", f"<{_address(node['@id'])}>", *_statements(node, "    ", " .")]
    return ("\n".join(lines) + "\n").encode()


def _statements(node: Node, indent: str, end: str) -> Iterator[str]:
    """The node's predicates and objects, one a line, the last followed by `end`."""
    said = [
        (_predicate(name), one)
        for name, value in node.items()
        if name != "@id" and value is not None
        for one in (value if isinstance(value, list | tuple) else [value])
    ]
    for number, (predicate, value) in enumerate(said):
        closing = end if number == len(said) - 1 else " ;"
        yield f"{indent}{predicate} {_object(value, indent)}{closing}"


def _predicate(name: str) -> str:
    return "a" if name == "@type" else name


def _object(value: Any, indent: str) -> str:
    match value:
        case Named():
            return f"<{_address(value.iri)}>"
        case Literal(text, language, datatype):
            quoted = f'"{_escaped(clean(text))}"'
            return quoted + (f"@{language}" if language else f"^^{datatype}" if datatype else "")
        case str():  # a type, as a compact name
            return value
        case _:
            inside = "\n".join(_statements(value, f"{indent}    ", ""))
            return f"[\n{inside}\n{indent}]"


def _address(iri: str) -> str:
    """Without what may not stand between `<` and `>` (IRIREF)."""
    return re.sub(
        r'[\x00-\x20<>"{}|^`\\]', lambda found: f"%{ord(found[0]):02X}", ascii_address(iri)
    )


def _escaped(text: str) -> str:
    """For STRING_LITERAL_QUOTE."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
