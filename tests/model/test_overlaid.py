"""Values laid over others are found, however many there are."""

from __future__ import annotations

from generator.model.overlaid import Overlaid


def test_the_last_value_counts_and_the_names_stay() -> None:
    base = {"a": 1, "b": 2, "c": 3}
    found = Overlaid(Overlaid(base, {"a": 10, "b": 20}), {"b": 200})
    assert dict(found) == {"a": 10, "b": 200, "c": 3}
    assert [*found] == [*base]
    assert base == {"a": 1, "b": 2, "c": 3}


def test_thousands_of_saves_do_not_pile_up() -> None:
    """Somebody writes for hours, and the build that follows never gets to its end."""
    found: Overlaid[int] = Overlaid({"a": 0, "b": 1}, {})
    for number in range(5_000):
        found = Overlaid(found, {"a": number})
    assert dict(found) == {"a": 4_999, "b": 1}
