"""As much of GraphQL as the browser editor speaks: a reader, and an executor over plain callables.

https://spec.graphql.org: operations, selections, aliases, arguments, variables, inline fragments.
What is asked for and not known is an error, as with the real host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    r'\s*(?:("(?:[^"\\]|\\.)*")|(\.\.\.)|([{}()\[\]:$!=])|([^\s{}()\[\]:$!=,"]+)|,)'
)


@dataclass(frozen=True, slots=True)
class Variable:
    """`$name`, until the request's variables are known."""

    name: str


@dataclass(frozen=True, slots=True)
class Selected:
    """A field asked for. `on` is the type that it is asked of, where a fragment names one."""

    alias: str
    name: str
    arguments: Mapping[str, Any]
    fields: tuple[Selected, ...]
    on: str | None = None


class UnknownError(Exception):
    """What the host would refuse to answer."""


def read(query: str) -> tuple[Selected, ...]:
    """The fields of the document's one operation."""
    tokens = list(_tokens(query))
    while tokens and tokens[0] != "{":  # the operation's kind and its variables' types
        tokens.pop(0)
    fields = _fields(tokens, None)
    if tokens:
        raise UnknownError(f"after the operation: {tokens[0]}")
    return fields


def _tokens(query: str) -> Iterator[str]:
    place = 0
    query = query.rstrip()
    while place < len(query):
        found = _TOKEN.match(query, place)
        if found is None:
            raise UnknownError(f"not GraphQL: {query[place : place + 20]}")
        place = found.end()
        if token := next(filter(None, found.groups()), None):
            yield token


def _fields(tokens: list[str], on: str | None) -> tuple[Selected, ...]:
    _expect(tokens, "{")
    found: list[Selected] = []
    while tokens[0] != "}":
        if tokens[0] == "...":
            _expect(tokens, "...", "on")
            found.extend(_fields(tokens, tokens.pop(0)))
            continue
        alias = name = tokens.pop(0)
        if tokens[0] == ":":
            _expect(tokens, ":")
            name = tokens.pop(0)
        arguments: dict[str, Any] = {}
        if tokens[0] == "(":
            arguments = _pairs(tokens, "(", ")")
        fields = _fields(tokens, None) if tokens[0] == "{" else ()
        found.append(Selected(alias, name, arguments, fields, on))
    _expect(tokens, "}")
    return tuple(found)


def _pairs(tokens: list[str], first: str, last: str) -> dict[str, Any]:
    _expect(tokens, first)
    found = {}
    while tokens[0] != last:
        name = tokens.pop(0)
        _expect(tokens, ":")
        found[name] = _value(tokens)
    _expect(tokens, last)
    return found


def _value(tokens: list[str]) -> Any:
    if tokens[0] == "{":
        return _pairs(tokens, "{", "}")
    if tokens[0] == "[":
        _expect(tokens, "[")
        found = []
        while tokens[0] != "]":
            found.append(_value(tokens))
        _expect(tokens, "]")
        return found
    token = tokens.pop(0)
    if token == "$":
        return Variable(tokens.pop(0))
    # Numbers and strings are JSON's; what is left is an enum's word.
    return token if re.fullmatch(r"[A-Z_]+", token) else json.loads(token)


def _expect(tokens: list[str], *wanted: str) -> None:
    for token in wanted:
        if not tokens or tokens.pop(0) != token:
            raise UnknownError(f"expected {token}")


def answer(fields: tuple[Selected, ...], source: Any, variables: Mapping[str, Any]) -> Any:
    """The fields' values of `source`: a mapping from names to values or to functions of arguments.

    `None` and plain values stand for themselves; of a list, each member is asked.
    """
    if source is None or not fields:
        return source
    if isinstance(source, list):
        return [answer(fields, member, variables) for member in source]
    found: dict[str, Any] = {}
    for field in fields:
        if field.on is not None and field.on != source.get("__typename", field.on):
            continue
        if field.name not in source:
            raise UnknownError(f"Field '{field.name}' doesn't exist")
        value = source[field.name]
        if callable(value):
            value = value(**_given(field.arguments, variables))
        found[field.alias] = answer(field.fields, value, variables)
    return found


def _given(value: Any, variables: Mapping[str, Any]) -> Any:
    """The value with each variable's own in its place."""
    if isinstance(value, Variable):
        return variables[value.name]
    if isinstance(value, Mapping):
        return {name: _given(part, variables) for name, part in value.items()}
    if isinstance(value, list):
        return [_given(part, variables) for part in value]
    return value
