"""The editors' guide to plans shows what can be copied."""

from __future__ import annotations

import re

import yaml

from generator.model.periods import period_of
from generator.model.plan import Plan
from generator.model.settings import SchoolHoliday
from generator.settings import ROOT

GUIDE = ROOT / "content" / "pages" / "om" / "redaktoer" / "planer" / "index.md"


def test_the_examples_are_valid_and_the_two_guides_say_the_same() -> None:
    text = GUIDE.read_text("utf-8")
    plan, holidays = (
        yaml.load(example, yaml.BaseLoader)  # noqa: S506 - makes texts alone
        for example in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    )
    assert len(Plan.model_validate(plan).activities) == 3
    assert [SchoolHoliday.model_validate(one) for one in holidays["school_holidays"]]
    demo = (ROOT / "demo" / GUIDE.relative_to(ROOT / "content")).read_text("utf-8")
    assert demo.replace("sources: [opdigtet]\n", "").replace("demo/", "content/") == text


def test_every_period_in_the_table_is_one() -> None:
    table = GUIDE.read_text("utf-8").partition("| Skriv | Det er |")[2].partition("\n\n")[0]
    found = [one for row in table.splitlines()[2:] for one in re.findall(r"`([^`]*\d)`", row)]
    assert len(found) == 9
    assert all(map(period_of, found))
