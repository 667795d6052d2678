"""Changes of an actor's front matter, made in its text: all else stays, comments included.

As other fields are changed (editing/fields.py): nothing is written anew but the lines that change,
and the result is read again. If it says anything but what was meant, nothing is done.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.editing.fields import end_of_block, fields_of, named, placed, replaced, sure
from generator.editing.refusing import Unchangeable
from generator.editing.scalars import scalar
from generator.importing.merging import Added, Change, Interested, Updated
from generator.reading.yaml_text import read_yaml

ORDER = (
    *("needs", "offers", "interests"),
    *("sources", "notes", "aliases", "published", "modified", "editors"),
)
"""One of the first three that is not there yet goes before the first that follows it, else last."""


def edited(text: str, changes: Sequence[Change]) -> str:
    """The front matter's YAML with all changes. Raises Unchangeable."""
    before = read_yaml(text).data
    meant = copy.deepcopy(before if isinstance(before, dict) else {})
    result = text if text.endswith("\n") else text + "\n"
    for change in changes:
        if isinstance(change, Added):
            meant.setdefault(change.side, []).append(dict(change.values))
            result = _with_item(result, change.side, change.values)
        elif isinstance(change, Updated):
            _update(meant[change.side][change.index], change.values)
            for name, value in change.values.items():
                result = _with_field(result, change.side, change.index, name, value)
        else:
            old = meant.get("interests", [])
            meant["interests"] = [*([old] if isinstance(old, str) else old), change.code]
            result = _with_interest(result, change)
    # What an update replaces may have held a hash, and what it takes away a comment beside it.
    lost = any(isinstance(change, Updated) for change in changes)
    return sure(text, result, meant, lost=lost)


def _update(item: dict[str, Any], values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            item.pop(name, None)
        else:
            item[name] = value


# --- a further item ------------------------------------------------------------------------------


def _with_item(text: str, name: str, values: Mapping[str, str]) -> str:
    fields = fields_of(text)
    found = named(fields, name)
    if found is None:
        return placed(text, name, f"{name}:\n{_item('  ', values)}", ORDER)
    key, value = found
    if isinstance(value, SequenceNode) and value.flow_style and not value.value:
        text = text[: value.start_mark.index].rstrip(" ") + text[value.end_mark.index :]
    elif isinstance(value, SequenceNode) and value.flow_style:
        raise Unchangeable(
            f"»{name}« står på én linje med [ ]: skriv listen med en bindestreg på hver linje"
        )
    block = isinstance(value, SequenceNode) and not value.flow_style
    indent = " " * value.start_mark.column if block else "  "
    end = end_of_block(text, fields, key)
    return text[:end] + _item(indent, values) + text[end:]


def _item(indent: str, values: Mapping[str, str]) -> str:
    lines = [f"{name}: {scalar(value)}" for name, value in values.items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


# --- fields of an item ---------------------------------------------------------------------------


def _with_field(text: str, side: str, index: int, name: str, value: str | None) -> str:
    found = named(fields_of(text), side)
    item = found[1].value[index] if found and isinstance(found[1], SequenceNode) else None
    if not isinstance(item, MappingNode):
        raise Unchangeable(f"»{side}« kan ikke rettes")
    pair = next((pair for pair in item.value if pair[0].value == name), None)
    if pair is not None and value is not None:
        return replaced(text, pair[1], value, flow=bool(item.flow_style))
    if pair is not None:
        return _without(text, item, pair)
    assert value is not None, "a field that is not there is not taken away"
    if item.flow_style:
        end = item.end_mark.index - 1
        return f"{text[:end].rstrip()}, {name}: {scalar(value, flow=True)}{text[end:]}"
    last = next(v for k, v in item.value if k.value == "topic")
    end = text.index("\n", last.end_mark.index) + 1
    return f"{text[:end]}{' ' * item.start_mark.column}{name}: {scalar(value)}\n{text[end:]}"


def _without(text: str, item: MappingNode, pair: tuple[Node, Node]) -> str:
    if item.flow_style or item.value[0] is pair:
        raise Unchangeable(f"»{pair[0].value}« kan ikke slettes, som den står: slet den i hånden")
    start = text.rindex("\n", 0, pair[0].start_mark.index) + 1
    end = text.index("\n", max(pair[1].end_mark.index - 1, start)) + 1
    return text[:start] + text[end:]


# --- interests ------------------------------------------------------------------------------------


def _with_interest(text: str, change: Interested) -> str:
    fields = fields_of(text)
    found = named(fields, "interests")
    if found is None:
        return placed(text, "interests", f"interests: [{change.code}]\n", ORDER)
    key, value = found
    if isinstance(value, ScalarNode) and value.value:
        start, end = value.start_mark.index, value.end_mark.index
        return f"{text[:start]}[{text[start:end]}, {change.code}]{text[end:]}"
    if isinstance(value, SequenceNode) and value.flow_style:
        end = value.end_mark.index - 1
        comma = ", " if value.value else ""
        return f"{text[:end].rstrip()}{comma}{change.code}{text[end:]}"
    block = isinstance(value, SequenceNode)
    end = end_of_block(text, fields, key)
    indent = " " * value.start_mark.column if block else "  "
    return f"{text[:end]}{indent}- {change.code}\n{text[end:]}"
