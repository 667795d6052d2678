"""An issue's file → the same file saying that it was sent: all else stays, comments included."""

from __future__ import annotations

import re
from datetime import datetime

import yaml
from yaml.nodes import MappingNode, Node

from generator.model.times import ZONE
from generator.outreach.drafts import DraftError


def marked_sent(text: str, moment: datetime) -> str:
    """The text of an issue with `state: sent` and when. Raises DraftError where that cannot be
    written safely: the result is read again and must say what the text said, and these two."""
    said = _said(moment.astimezone(ZONE))
    result = text if text.endswith("\n") else text + "\n"
    for name, value in (("state", "sent"), ("sent", said)):
        result = _with_field(result, name, value)
    if _read(result) != _read(text) | {"state": "sent", "sent": said} or not (
        _comments(text) <= _comments(result)
    ):
        raise DraftError(
            "Filen er skrevet sådan, at det ikke er sikkert at rette den. Skriv selv de to linjer "
            f"»state: sent« og »sent: {said}« i den, og kør så kommandoen igen."
        )
    return result


def _said(moment: datetime) -> str:
    """`2026-12-01 10:00`; with its offset in the hour that the clock shows twice."""
    other = moment.replace(fold=1 - moment.fold)
    twice = other.utcoffset() != moment.utcoffset()
    return moment.isoformat(" ", "minutes") if twice else f"{moment:%Y-%m-%d %H:%M}"


def _with_field(text: str, name: str, value: str) -> str:
    node = _compose(text)
    pairs: list[tuple[Node, Node]] = node.value if node is not None else []
    for key, old in pairs:
        if key.value == name:
            start, end = old.start_mark.index, old.end_mark.index
            return (
                text[:start] + (" " if start == key.end_mark.index + 1 else "") + value + text[end:]
            )
    return f"{text}{name}: {value}\n"


def _compose(text: str) -> MappingNode | None:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node if isinstance(node, MappingNode) else None


def _read(text: str) -> dict[str, object]:
    """Every scalar as its text."""
    found = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts, lists and mappings alone
    return found if isinstance(found, dict) else {}


def _comments(text: str) -> set[str]:
    return set(re.findall(r"(?:^|\s)#.*$", text, re.MULTILINE))
