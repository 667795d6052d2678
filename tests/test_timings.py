"""What `portal build --timings` says."""

from __future__ import annotations

from generator.timings import Timings, by_output


def test_a_line_a_stage_with_its_share() -> None:
    assert Timings({"read": 0.5, "plan, render and write": 1.5}).table() == (
        "read                      0.500 s    25%\n"
        "plan, render and write    1.500 s    75%\n"
        "total                     2.000 s   100%"
    )


def test_a_line_an_output_the_longest_first_and_the_small_ones_together() -> None:
    spent = {"weeks/1": 0.25, "events/1": 2.0, "events/2": 1.0, "weeks/2": 0.75}
    assert by_output(spent | {"home": 0.001, "sitemap": 0.001}) == (
        "events                    3.000 s    75%\n"
        "weeks                     1.000 s    25%\n"
        "others                    0.002 s     0%"
    )


def test_nothing_took_any_time() -> None:
    assert by_output({}) == ""
    assert by_output({"home": 0.0}) == "home                      0.000 s     0%"
