"""Every scalar as text, held to PyYAML; faults with their place; nothing that grows endlessly."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.yaml_text import Span, read_yaml

texts = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1
)
data = st.recursive(
    texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=15,
)


@settings(deadline=None)
@given(st.dictionaries(texts, data, min_size=1), st.sampled_from([None, True, False]))
def test_read_as_pyyaml_reads_text(value: dict[str, Any], flow: bool | None) -> None:
    written = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, default_style='"', sort_keys=False
    )
    document = read_yaml(written)
    # PyYAML's BaseLoader is the reference: no type guessing either.
    assert (document.data, document.faults) == (yaml.load(written, yaml.CBaseLoader), [])  # noqa: S506
    assert document.data == value


def test_nothing_is_guessed() -> None:
    document = read_yaml("time: 19:30\nno: NO\nnumber: 007\nfloat: 1e3\nday: 2026-12-04\nnull: ~\n")
    assert document.data == {
        "time": "19:30",
        "no": "NO",
        "number": "007",
        "float": "1e3",
        "day": "2026-12-04",
        "null": "~",
    }


def test_a_field_without_a_value_is_not_written_and_empty_quotes_are() -> None:
    assert read_yaml('a:\nb: ""\nc: [x, , y]\n').faults != []
    assert read_yaml('a:\nb: ""\nc:\n  -\n  - x\n').data == {"b": "", "c": ["x"]}


def test_where_each_field_stands() -> None:
    document = read_yaml("a: 1\nb:\n  - c: 2\n", spans=True)
    assert document.spans == {
        ("a",): Span((1, 1), (1, 4)),
        ("b",): Span((2, 1), (3, 3)),
        ("b", 0): Span((3, 5), (3, 5)),
        ("b", 0, "c"): Span((3, 5), (3, 8)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500_000,
        "{a: " * 200_000,
        "- " * 300_000,
        "a: &a x\n" * 50_000,
        "a: 1\n" * 100_000,
        "? " * 200_000,
    ],
    ids=["brackets", "braces", "dashes", "anchors", "the same key", "question marks"],
)
def test_what_is_meant_to_exhaust_us_ends_soon(text: str) -> None:
    began = time.process_time()
    document = read_yaml(text)
    assert document.faults
    assert time.process_time() - began < 20
