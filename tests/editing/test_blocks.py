"""Whole fields written into a file's YAML: all else stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.blocks import with_field
from generator.editing.refusing import Unchangeable
from generator.reading.yaml_text import read_yaml

ORDER = ("title", "start", "repeat", "changes", "source")
TEXT = "title: Kor  # sådan hedder det\nstart: 2026-12-04\n# Serien\nrepeat:\n  every: week\nx: y\n"

words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9)
values = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=4),
    st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), words, min_size=1, max_size=3),
    st.lists(
        st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), words, min_size=1),
        min_size=1,
        max_size=3,
    ),
)


@given(name=st.sampled_from(["start", "repeat", "changes", "source", "x"]), value=values)
def test_any_value_is_read_as_it_was_meant(name: str, value: Any) -> None:
    result = with_field(TEXT, name, value, (*ORDER, "x"))
    assert read_yaml(result).data == {**read_yaml(TEXT).data, name: value}
    kept = [line for line in TEXT.split("\n") if line.startswith(("title", "# "))]
    assert [line for line in result.split("\n") if line in kept] == kept


def test_a_field_is_replaced_in_its_place_and_a_new_one_stands_in_order() -> None:
    result = with_field(TEXT, "repeat", {"dates": ["2026-12-04", "2026-12-11"]}, ORDER)
    assert result == TEXT.replace("  every: week\n", "  dates: [2026-12-04, 2026-12-11]\n")
    assert with_field(TEXT, "changes", [{"date": "2026-12-11"}], ORDER) == TEXT.replace(
        "x: y\n", "x: y\nchanges:\n  - date: 2026-12-11\n"
    )
    assert with_field(TEXT, "repeat", None, ORDER) == TEXT.replace("repeat:\n  every: week\n", "")
    assert with_field(TEXT, "source", None, ORDER) == TEXT


@pytest.mark.parametrize("value", [None, {"dates": ["2026-12-04"]}])
def test_a_comment_is_never_lost(value: Any) -> None:
    text = TEXT.replace("  every: week\n", "  every: week  # spørg Hans\n")
    with pytest.raises(Unchangeable):
        with_field(text, "repeat", value, ORDER)
