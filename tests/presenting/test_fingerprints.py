"""Digests of contexts: what differs never looks the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from generator.presenting.fingerprints import Fingerprints
from tests.factories import a_portal

KNOWN = Fingerprints(a_portal())


class Pair(Struct, frozen=True):
    """Two values."""

    one: object
    other: object


# Of few leaves and keys, so that what is nested otherwise is soon the same but for that.
LEAVES = st.sampled_from([None, 1, "a"])
VALUES = st.recursive(
    LEAVES,
    lambda within: (
        st.lists(within, max_size=2).map(tuple)
        | st.dictionaries(st.sampled_from("ab"), within, max_size=2)
        | st.builds(Pair, within, within)
    ),
    max_leaves=4,
)


@given(st.lists(VALUES, min_size=2, max_size=12, unique_by=repr))
@example([{"a": {"b": 1}, "c": 2}, {"a": {"b": 1, "c": 2}}])
@example([Pair(Pair(1, {}), 1), Pair(Pair(1, {"a": 1}), 1)])
@example([(1, {}), ({}, 1)])
def test_different_values_have_different_digests(values: list[object]) -> None:
    assert len({KNOWN.of(value) for value in values}) == len(values)


def test_what_has_no_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest for a object"):
        KNOWN.of({"a": object()})
