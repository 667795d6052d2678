"""An indicator's drawing: everything within its box, every value of the table in it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.plan import Indicator
from generator.model.times import parse_day
from generator.presenting.diagrams.chart import WIDTH, Chart, chart

HEIGHT = 190
"""The viewBox's, in the template."""
TODAY = parse_day("2026-11-22")


def drawn(**fields: Any) -> Chart | None:
    return chart(Indicator.model_validate({"id": "a", "title": "A"} | fields), TODAY)


def at(day: str, value: str) -> dict[str, str]:
    return {"date": day, "value": value}


def test_from_the_baseline_over_what_was_measured_to_what_was_promised() -> None:
    found = drawn(
        baseline=at("2024-06-20", "41"),
        measurements=[at("2026-06-18", "73"), at("2025-06-19", "58"), at("2026-12-24", "99")],
        target=at("2027-06-17", "90"),
    )
    assert found is not None
    assert [point.label for point in found.points] == ["41", "58", "73", "90"]
    assert [point.kind for point in found.points] == ["baseline", "measured", "measured", "target"]
    xs, ys = [point.x for point in found.points], [point.y for point in found.points]
    assert xs == sorted(xs)
    assert ys == sorted(ys, reverse=True)
    assert found.measured.count(" ") == 2
    assert found.promised.split()[-1] == f"{xs[-1]:g},{ys[-1]:g}"
    assert [year.year for year in found.years] == [2025, 2026, 2027]
    assert found.today is not None
    assert xs[2] < found.today < xs[3]


def test_one_value_alone_makes_no_line() -> None:
    assert drawn(target=at("2027-06-17", "90")) is None
    assert drawn(baseline=at("2027-06-17", "90")) is None


def test_values_of_one_day_and_of_no_height_can_be_drawn() -> None:
    found = drawn(baseline=at("2026-06-18", "0"), target=at("2026-06-18", "0"))
    assert found is not None
    assert len(found.points) == 2


values = st.tuples(
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.decimals(min_value=-99_999, max_value=999_999_999, places=2),
)


@given(st.lists(values, min_size=1, max_size=40), values, values)
def test_whatever_was_measured_is_drawn_within_the_box(
    measured: list[tuple[date, Decimal]], base: tuple[date, Decimal], aim: tuple[date, Decimal]
) -> None:
    def one(value: tuple[date, Decimal]) -> dict[str, str]:
        return at(value[0].isoformat(), str(value[1]))

    indicator = Indicator.model_validate(
        {"id": "a", "title": "A", "baseline": one(base), "target": one(aim)}
        | {"measurements": [one(value) for value in measured]}
    )
    today = max(day for day, _ in measured) + timedelta(days=1)
    found = chart(indicator, today)
    assert found is not None
    assert len(found.points) == len(measured) + 2
    for point in found.points:
        assert 0 <= point.x <= WIDTH
        assert 0 <= point.y <= HEIGHT
    labels = [point for point in found.points if point.label]
    for index, point in enumerate(labels):
        for other in labels[:index]:
            assert abs(point.x - other.x) >= 42 or abs(point.y - other.y) >= 14
    assert found == chart(indicator, today)
