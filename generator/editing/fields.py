"""Single fields, written into a file's YAML: no line but theirs is written anew.

ruamel.yaml was measured on 86 actors: it gave each back as it was, but only in the indentation that
it is told of, and it sets the other kinds right as well.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.editing.refusing import Unchangeable
from generator.editing.scalars import plain
from generator.problems import FieldPath
from generator.reading.yaml_text import read_yaml

Fields: TypeAlias = list[tuple[ScalarNode, Node]]
Values: TypeAlias = Mapping[str, str | None]
"""Fields as they shall be; None takes one away."""


def with_values(text: str, values: Values, order: Sequence[str]) -> str:
    """The YAML with these fields on its outermost level. A field that is not there yet stands
    before the first that comes after it in `order`. Raises Unchangeable."""
    meant = read_yaml(text).data
    result = text if text.endswith("\n") else text + "\n"
    for name, value in values.items():
        meant = {key: old for key, old in meant.items() if key != name}
        if value is not None:
            meant[name] = value
        result = _with_value(result, name, value, order)
    return sure(text, result, meant, lost=any(value is None for value in values.values()))


def with_item(text: str, name: str, values: Values, order: Sequence[str]) -> str:
    """The YAML with a further item at the end of the list. Raises Unchangeable."""
    told = {key: value for key, value in values.items() if value is not None}
    meant = copy.deepcopy(read_yaml(text).data)
    meant.setdefault(name, []).append(told)
    result = text if text.endswith("\n") else text + "\n"
    fields = fields_of(result)
    found = named(fields, name)
    item = flow_of(told)
    if found is None or not found[1].value:
        if found is not None:
            raise Unchangeable(f"»{name}« er tom: slet linjen")
        return sure(text, placed(result, name, f"{name}:\n  - {item}\n", order), meant)
    key, value = found
    if not isinstance(value, SequenceNode):
        raise Unchangeable(f"»{name}« er ikke en liste")
    if value.flow_style:
        end = value.end_mark.index - 1
        return sure(text, f"{result[:end].rstrip()}, {item}{result[end:]}", meant)
    end = end_of_block(result, fields, key)
    indent = " " * value.start_mark.column
    return sure(text, f"{result[:end]}{indent}- {item}\n{result[end:]}", meant)


def with_item_values(text: str, name: str, index: int, values: Values, order: Sequence[str]) -> str:
    """The YAML with these fields of one item. Raises Unchangeable."""
    meant = copy.deepcopy(read_yaml(text).data)
    result = text if text.endswith("\n") else text + "\n"
    for key, value in values.items():
        item = meant[name][index]
        item.pop(key, None)
        if value is not None:
            item[key] = value
        found = named(fields_of(result), name)
        node = found[1].value[index] if found else None
        if not isinstance(node, MappingNode):
            raise Unchangeable(f"»{name}« er ikke en liste af opslag")
        result = _with_item_value(result, node, key, value, order)
    return sure(text, result, meant)


def sure(text: str, result: str, meant: Any, *, lost: bool = False) -> str:
    """The result, if it says what is meant and keeps the comments (those beside a field that is
    taken away may go with it). Raises Unchangeable."""
    after = read_yaml(result)
    if after.faults or after.data != meant or not comments(text) <= comments(result):
        raise Unchangeable("felterne er skrevet på en måde, som programmet ikke kan rette i")
    if not lost and text.count("#") > result.count("#"):
        raise Unchangeable("en kommentar ville gå tabt")
    return result


def comments(text: str) -> set[str]:
    """The lines that are nothing else."""
    return {line.strip() for line in text.split("\n") if line.lstrip().startswith("#")}


def fields_of(text: str) -> Fields:
    """The fields on the outermost level; the file was read before, so it is small and plain."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node.value if isinstance(node, MappingNode) else []


def named(fields: Fields, name: str) -> tuple[ScalarNode, Node] | None:
    """The field of that name."""
    return next((pair for pair in fields if pair[0].value == name), None)


def end_of_block(text: str, fields: Fields, key: Node) -> int:
    """Where a field's last line ends; comments and blank lines before the next belong to that."""
    starts = [other.start_mark.line for other, _ in fields]
    lines = text.split("\n")
    end = min((line for line in starts if line > key.start_mark.line), default=len(lines))
    while end > key.start_mark.line + 1 and (not lines[end - 1] or lines[end - 1][0] == "#"):
        end -= 1
    return min(sum(len(line) + 1 for line in lines[:end]), len(text))


def flow_of(values: Mapping[str, str]) -> str:
    """`{date: 2026-12-05, status: cancelled}`."""
    return "{" + ", ".join(f"{key}: {plain(v, flow=True)}" for key, v in values.items()) + "}"


def replaced(text: str, node: Node, value: str, *, flow: bool = False) -> str:
    """Another value in the place of one; what stands behind it stays."""
    start, end = node.start_mark.index, node.end_mark.index
    old = text[start:end]
    said = plain(value, flow=flow)
    if not old.strip():  # a field without a value: the mark is where the next token begins
        raise Unchangeable("et felt er tomt: slet linjen")
    return text[:start] + said + old[len(old.rstrip()) :] + text[end:]


def _with_value(text: str, name: str, value: str | None, order: Sequence[str]) -> str:
    fields = fields_of(text)
    found = named(fields, name)
    if found is None:
        if value is None:
            return text
        return placed(text, name, f"{name}: {plain(value)}\n", order)
    key, node = found
    if value is not None:
        if not isinstance(node, ScalarNode):
            raise Unchangeable(f"»{name}« er ikke en enkelt værdi")
        return replaced(text, node, value)
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    return text[:start] + text[end_of_block(text, fields, key) :]


def placed(text: str, name: str, block: str, order: Sequence[str]) -> str:
    """With a new field before the first that comes after it in order."""
    after = set(order[order.index(name) + 1 :])
    fields = fields_of(text)
    keys = [key for key, _ in fields]
    following = next((index for index, key in enumerate(keys) if key.value in after), None)
    if following is None and keys:
        at = end_of_block(text, fields, keys[-1])
    elif not following:
        at = keys[0].start_mark.index if keys else len(text)
    else:
        at = end_of_block(text, fields, keys[following - 1])
    return text[:at] + block + text[at:]


def _with_item_value(
    text: str, item: MappingNode, name: str, value: str | None, order: Sequence[str]
) -> str:
    at = next((at for at, (key, _) in enumerate(item.value) if key.value == name), None)
    if at is None:
        return text if value is None else _with_further(text, item, name, value, order)
    key, node = item.value[at]
    if value is not None:
        return replaced(text, node, value, flow=bool(item.flow_style))
    if item.flow_style:
        start = item.value[at - 1][1].end_mark.index if at else key.start_mark.index
        end = node.end_mark.index if at else item.value[1][0].start_mark.index
        return text[:start] + text[end:]
    if not at:
        raise Unchangeable(f"»{name}« kan ikke slettes, som den står: slet den i hånden")
    start = text.rindex("\n", 0, key.start_mark.index) + 1
    end = text.index("\n", max(node.end_mark.index - 1, start)) + 1
    return text[:start] + text[end:]


def _with_further(text: str, item: MappingNode, name: str, value: str, order: Sequence[str]) -> str:
    """A field that an item has not yet, behind the last that comes before it in order."""
    before = order[: order.index(name)]
    last = max((at for at, (key, _) in enumerate(item.value) if key.value in before), default=0)
    node = item.value[last][1]
    if item.flow_style:
        end = node.end_mark.index
        return f"{text[:end]}, {name}: {plain(value, flow=True)}{text[end:]}"
    if not isinstance(node, ScalarNode) or node.style in ("|", ">"):
        raise Unchangeable(f"»{name}« kan ikke skrives dér: skriv den i hånden")
    end = text.index("\n", node.start_mark.index + len(_raw(text, node))) + 1
    return f"{text[:end]}{' ' * item.start_mark.column}{name}: {plain(value)}\n{text[end:]}"


def _raw(text: str, node: Node) -> str:
    return text[node.start_mark.index : node.end_mark.index].rstrip()


def with_scalars(text: str, paths: Sequence[FieldPath], value: str) -> str:
    """The YAML with the value in each of these places, which hold one already. Raises
    Unchangeable."""
    meant = copy.deepcopy(read_yaml(text).data)
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None, "it holds what is replaced"
    nodes: list[tuple[Node, bool]] = []
    for path in paths:
        holder = meant
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value
        nodes.append(_at(root, path))
    result = text
    for node, flow in sorted(nodes, key=lambda found: -found[0].start_mark.index):
        result = replaced(result, node, value, flow=flow)
    return sure(text, result, meant)


def with_list(text: str, name: str, values: Sequence[str], order: Sequence[str]) -> str:
    """The YAML with the values as a list on one line, in the place of what stood there. Raises
    Unchangeable."""
    meant = {key: old for key, old in read_yaml(text).data.items() if key != name}
    bare = with_values(text, {name: None}, order)
    if not values:
        return bare
    line = f"{name}: [{', '.join(plain(value, flow=True) for value in values)}]\n"
    return sure(text, placed(bare, name, line, order), {**meant, name: list(values)})


def _at(node: Node, path: FieldPath) -> tuple[Node, bool]:
    """The node in a place, and whether it stands between brackets."""
    flow = False
    for step in path:
        flow = flow or bool(getattr(node, "flow_style", False))
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node, flow
