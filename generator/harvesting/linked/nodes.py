"""Nodes of JSON-LD: their types, words and names, wherever a site puts them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.harvesting.texts import one_line

Node: TypeAlias = Mapping[str, Any]
_MOST = 50_000


class Nodes:
    """The nodes of a file by their `@id`, so that what only names one can be followed."""

    def __init__(self, trees: list[Any]) -> None:
        self._by_id = dict[str, Node]()
        waiting, seen = list(trees), 0
        while waiting and seen < _MOST:
            tree, seen = waiting.pop(), seen + 1
            if isinstance(tree, list):
                waiting += tree
            elif isinstance(tree, dict):
                name = tree.get("@id")
                if isinstance(name, str) and len(tree) > 1:
                    self._by_id.setdefault(name, tree)
                waiting += (value for value in tree.values() if isinstance(value, list | dict))

    def of(self, value: Any) -> Node:
        """The node that is meant: itself, the one it names, or an empty one."""
        if isinstance(value, dict):
            if set(value) == {"@id"} and isinstance(value["@id"], str):
                return self._by_id.get(value["@id"], value)
            return value
        return {}

    def all(self, value: Any) -> list[Node]:
        """Every node of a value that may be one or several."""
        return [node for node in map(self.of, listed(value)) if node]


def listed(value: Any) -> list[Any]:
    """One or several → several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(value: Any) -> str:
    """A text as it may be written: alone, with a language, in a list, as a number."""
    for _ in range(4):
        if isinstance(value, list):
            danish = [
                one for one in value if isinstance(one, dict) and one.get("@language") == "da"
            ]
            value = (danish or value or [None])[0]
        elif isinstance(value, dict):
            value = value.get("@value", value.get("name", value.get("@id", value.get("url"))))
        else:
            break
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    return str(value)


def kinds(node: Node) -> set[str]:
    """Its types, small and without schema.org's address."""
    written = (str(one) for one in listed(node.get("@type")) if isinstance(one, str))
    return {one.rpartition("/")[2].rpartition(":")[2].lower() for one in written}


def constant(value: Any) -> str:
    """`https://schema.org/EventCancelled` → `eventcancelled`."""
    return words(value).rstrip("/").rpartition("/")[2].rpartition(":")[2].lower()


def identity(node: Node) -> str:
    """`@id`, or what the source calls its identifier."""
    identifier = node.get("identifier")
    if isinstance(identifier, dict):
        identifier = identifier.get("value", identifier.get("@id"))
    name = words(node.get("@id"))
    # A blank node's name is made anew each time.
    return one_line(words(identifier) if name.startswith("_:") else name or words(identifier), 250)


def named(whole: Node, part: Node) -> bool:
    """Whether a part is only a date of the whole: it has dates, and no other name."""
    name = words(part.get("name")).strip().casefold()
    return "startDate" in part and name in ("", words(whole.get("name")).strip().casefold())
