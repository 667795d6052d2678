"""The canonical form of a file's fields: their order is the models', comments stay with what they
stand above or beside, and what is read is the same as before.

Fields that the models do not know come last. Every level is indented by two spaces; a list of words
stands on one line where it fits there; texts are in quotes only where YAML needs it; one blank line
at most stands between fields. A text over several lines keeps its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import yaml
from pydantic import BaseModel
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from generator.editing.refusing import Unchangeable
from generator.editing.scalars import scalar
from generator.editing.shapes import Shape
from generator.reading.yaml_text import read_yaml

WIDTH = 100
"""Columns, as in `.editorconfig`; what is longer is not put on one line."""
_WORDLIKE = re.compile(r"[a-z0-9][a-z0-9-]*|\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
_STRANGE = re.compile("^(?:---|\\.\\.\\.|%)|[\x85\u2028\u2029]|^\\t|^ *- *\\t", re.MULTILINE)
"""Several documents, directives, tabs, and what only YAML takes for the end of a line."""


def canonical(text: str, model: type[BaseModel]) -> str:
    """The fields in canonical form. Raises Unchangeable where that would not be safe."""
    before = read_yaml(text)
    if before.faults or _STRANGE.search(text):
        raise Unchangeable("felterne kan ikke læses")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, MappingNode) or root.flow_style or root.start_mark.column:
        return text
    lines = _Layout(text).whole(root, Shape(model))
    result = "\n".join(lines) + "\n"
    after = read_yaml(result)
    same = not after.faults and after.data == before.data
    if not same or set(after.empty) != set(before.empty) or _comments(result) != _comments(text):
        raise Unchangeable("felterne er skrevet på en måde, som »portal fmt« ikke kan ordne")
    return result


def _comments(text: str) -> tuple[Counter[str], int]:
    """The lines that are comments, and how often the sign stands anywhere."""
    lines = (line.strip() for line in text.split("\n"))
    return Counter(line for line in lines if line.startswith("#")), text.count("#")


class _Entry(NamedTuple):
    """A field or an item: the lines above it that belong to it, and its own from `start` on."""

    at: int
    lead: list[str]
    start: int
    end: int


class _Layout:
    """One text; lines are counted from 0, and `end` is the first line after."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, text.rstrip("\n").split("\n")

    def whole(self, root: MappingNode, shape: Shape) -> list[str]:
        """What stands above the first blank line stays on top: it is about the whole file."""
        first = root.start_mark.line
        above = _lead(_tidy(self.lines[:first], 0))
        cut = len(above) - above[::-1].index("") - 1 if "" in above else 0
        head = above[:cut]
        body = self.mapping(root, shape, 0, len(self.lines), 0, _lead(above[cut:]))
        return [*head, "", *body] if head else body

    # --- blocks ---------------------------------------------------------------------------------

    def mapping(
        self,
        node: MappingNode,
        shape: Shape,
        first: int,
        end: int,
        indent: int,
        lead: list[str] | None = None,
    ) -> list[str]:
        """A mapping whose fields stand on lines of their own; `lead` is what stands above it where
        that was looked at already."""
        starts = [key.start_mark.line for key, _ in node.value]
        entries, tail = self._entries(starts, node.start_mark.column, first, end, indent)
        if lead is not None:
            entries[0] = entries[0]._replace(lead=lead)
        order = {name: place for place, name in enumerate(shape.order)}
        entries.sort(key=lambda entry: order.get(node.value[entry.at][0].value, len(order)))
        result: list[str] = []
        for entry in entries:
            key, value = node.value[entry.at]
            head = f"{' ' * indent}{self._name(key)}:"
            after = self.text.index(":", key.end_mark.index) + 1
            inner = shape.of(key.value)
            result += entry.lead if result else _lead(entry.lead)
            result += self._value(head, value, inner, after, entry, indent)
        return result + tail

    def _sequence(
        self, node: SequenceNode, shape: Shape, first: int, end: int, indent: int
    ) -> list[str]:
        column = node.start_mark.column
        starts = [self._dash(node, item, column) for item in node.value]
        entries, tail = self._entries(starts, column, first, end, indent)
        result: list[str] = []
        for entry, item in zip(entries, node.value, strict=True):
            after = sum(len(line) + 1 for line in self.lines[: entry.start]) + column + 1
            result += entry.lead if result else _lead(entry.lead)
            result += self._value(f"{' ' * indent}-", item, shape, after, entry, indent)
        return result + tail

    def _dash(self, node: SequenceNode, item: Node, column: int) -> int:
        """The line of an item's dash; what it holds may begin further below."""
        if item is node.value[0]:
            return node.start_mark.line
        if isinstance(item, ScalarNode) and not item.value and not item.style:
            raise Unchangeable("der er en tom linje i en liste")
        line = item.start_mark.line
        while not re.match(rf" {{{column}}}-(?:\s|$)", self.lines[line]):
            line -= 1
        return line

    def _entries(
        self, starts: Sequence[int], column: int, first: int, end: int, indent: int
    ) -> tuple[list[_Entry], list[str]]:
        """What belongs to each: comments are the next one's, unless they stand further in."""
        above = [first, *(self._lead_of(column, at, starts[i]) for i, at in enumerate(starts[1:]))]
        last = self._lead_of(column, end, starts[-1])
        entries = [
            _Entry(index, _tidy(self.lines[lead:start], indent), start, stop)
            for index, (lead, start, stop) in enumerate(
                zip(above, starts, (*above[1:], last), strict=True)
            )
        ]
        tail = _tidy(self.lines[last:end], indent)
        while tail and not tail[-1]:
            tail.pop()
        return entries, tail

    def _lead_of(self, column: int, line: int, floor: int) -> int:
        """Where the blank lines and comments that stand above a line begin."""
        while line - 1 > floor and _is_aside(self.lines[line - 1], column):
            line -= 1
        return line

    def _name(self, key: Node) -> str:
        mark, end = key.start_mark, key.end_mark
        before = self.lines[mark.line][: mark.column].replace("- ", "  ")
        if mark.line != end.line or before.strip():
            raise Unchangeable("navnet på et felt er skrevet usædvanligt")
        return self.text[mark.index : end.index]

    # --- values ---------------------------------------------------------------------------------

    def _value(
        self, head: str, node: Node, shape: Shape, after: int, entry: _Entry, indent: int
    ) -> list[str]:
        """The lines of a field or item that begins with `head`; its value stands after `after`."""
        if isinstance(node, CollectionNode) and not node.flow_style:
            return self._block(head, node, shape, after, entry, indent)
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            return self._literal(head, node, entry, indent)
        empty = isinstance(node, ScalarNode) and not node.style and not node.value
        start = after if empty else node.start_mark.index
        if self.text[after:start].strip():
            raise Unchangeable("der står noget mellem et felt og dets værdi")
        raw = "" if empty else self.text[start : node.end_mark.index].rstrip()
        stop = start + len(raw)
        beside = self.text[stop : self._end_of_line(stop)].strip()
        if beside and not beside.startswith("#"):
            raise Unchangeable("der står noget efter en værdi")
        last = self.text.count("\n", 0, stop)
        below = [line for line in _tidy(self.lines[last + 1 : entry.end], indent + 2) if line]
        told = self._told(head, node, shape, raw, indent)
        return [f"{told[0]} {beside}" if beside else told[0], *told[1:], *below]

    def _told(self, head: str, node: Node, shape: Shape, raw: str, indent: int) -> list[str]:
        """A value that is no block."""
        if not raw:
            return [head]
        said = _flow(node, shape, self.text)
        one_line = "\n" not in raw
        kept = [f"{head} {_first(raw)}", *_under(raw, indent + 2)]
        if said is None or said.count("#") != raw.count("#"):
            return kept
        if isinstance(node, ScalarNode):
            return [f"{head} {scalar(node.value) if node.style else raw}"] if one_line else kept
        if len(head) + 1 + len(said) <= WIDTH or not isinstance(node, SequenceNode):
            return [f"{head} {said}"]
        items = (_flow(item, shape, self.text, flow=False) for item in node.value)
        lines = [f"{' ' * (indent + 2)}- {item}" for item in items]
        return [f"{head} {lines[0].lstrip()}", *lines[1:]] if _is_dash(head) else [head, *lines]

    def _block(
        self, head: str, node: CollectionNode, shape: Shape, after: int, entry: _Entry, indent: int
    ) -> list[str]:
        line, own = entry.start, node.start_mark.line
        beside = "" if own == line else self.text[after : self._end_of_line(after)].strip()
        first = line if own == line else line + 1
        words = self._words(head, node, entry, shape)
        if words and not beside:
            return [words]
        below = indent + 2
        if isinstance(node, MappingNode):
            lines = self.mapping(node, shape, first, entry.end, below)
        else:
            assert isinstance(node, SequenceNode)
            lines = self._sequence(node, shape, first, entry.end, below)
        if not _is_dash(head):
            return [f"{head} {beside}" if beside else head, *lines]
        at = next(number for number, line in enumerate(lines) if line and line.lstrip()[0] != "#")
        above = [f"{' ' * indent}{line.strip()}" for line in (beside, *lines[:at]) if line]
        return [*above, f"{head} {lines[at].lstrip()}", *lines[at + 1 :]]

    def _words(self, head: str, node: CollectionNode, entry: _Entry, shape: Shape) -> str | None:
        """A list of words on one line, where it fits and nothing is said about one of them."""
        if isinstance(node, MappingNode) or any("#" in line for line in self._of(entry)):
            return None
        if not all(isinstance(item, ScalarNode) for item in node.value):
            return None
        if not all(_WORDLIKE.fullmatch(item.value) and not item.style for item in node.value):
            return None
        line = f"{head} [{', '.join(item.value for item in node.value)}]"
        return line if len(line) <= WIDTH else None

    def _of(self, entry: _Entry) -> list[str]:
        return self.lines[entry.start : entry.end]

    def _literal(self, head: str, node: ScalarNode, entry: _Entry, indent: int) -> list[str]:
        """A text below `|` or `>`: its lines are content as they stand."""
        top = node.start_mark.line
        mark = self.lines[top][node.start_mark.column :].strip()
        if top != entry.start or re.match(r"[|>][+-]?\d", mark):
            raise Unchangeable("en tekst under | eller > er indrykket med et tal")
        lines = self._of(entry)[1:]
        own = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
        stop = 0
        for number, line in enumerate(lines):
            if line.strip() and len(line) - len(line.lstrip(" ")) < own:
                break
            stop = number + 1
        text = lines[:stop]
        while text and not text[-1].strip() and "+" not in mark:
            text.pop()
        # Further in they would be part of the text.
        below = [line for line in _tidy(lines[stop:], indent + 1) if line]
        shifted = [" " * (indent + 2) + line[own:] if line[own:] else "" for line in text]
        return [f"{head} {mark}", *shifted, *below]

    def _end_of_line(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _flow(node: Node, shape: Shape, text: str, *, flow: bool = True) -> str | None:
    """A value on one line; None where it cannot stand on one."""
    if isinstance(node, ScalarNode):
        raw = text[node.start_mark.index : node.end_mark.index].rstrip()
        if not raw or not node.value.isprintable():
            return None
        return raw if not node.style and "\n" not in raw else scalar(node.value, flow=flow)
    if isinstance(node, SequenceNode):
        items = [_flow(item, shape, text) for item in node.value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    order = {name: place for place, name in enumerate(shape.order)}
    pairs = sorted(node.value, key=lambda pair: order.get(pair[0].value, len(order)))
    names = [_flow(key, shape, text) for key, _ in pairs]
    values = [_flow(value, shape.of(key.value), text) for key, value in pairs]
    if None in names or None in values:
        return None
    said = (f"{name}: {value}" for name, value in zip(names, values, strict=True))
    return "{" + ", ".join(said) + "}"


def _is_dash(head: str) -> bool:
    """Whether what begins there is an item, whose first line stands beside its dash."""
    return head.lstrip() == "-"


def _first(raw: str) -> str:
    return raw.partition("\n")[0].rstrip()


def _under(raw: str, indent: int) -> list[str]:
    lines = (line.strip() for line in raw.split("\n")[1:])
    return [" " * indent + line if line else "" for line in lines]


def _is_aside(line: str, column: int) -> bool:
    """A blank line, or a comment that does not stand further in than the column."""
    told = line.lstrip(" ")
    return not told.strip() or (told[0] == "#" and len(line) - len(told) <= column)


def _tidy(lines: Sequence[str], indent: int) -> list[str]:
    """Comments at their place, and one blank line where there were several."""
    result: list[str] = []
    for line in lines:
        told = line.strip()
        if told or not result or result[-1]:
            result.append(" " * indent + told if told else "")
    return result


def _lead(lines: list[str]) -> list[str]:
    """What stands above the first of several: no blank line before it."""
    return lines[1:] if lines and not lines[0] else lines
