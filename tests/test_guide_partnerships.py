"""Who follows the guide to partnerships, and nothing else, gets a partnership that is all there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.analysing.goals import works_of
from generator.analysing.steps import RULES, steps_of
from generator.model.times import parse_instant
from generator.outputs import partnerships
from generator.problems import CODES, errors
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.outputs.rendering import bare_edition, rendered

GUIDE = "pages/om/redaktoer/partnerskaber/index.md"
NOW = parse_instant("2027-06-20 09:00")
EXAMPLE = re.compile(r"^`content/(\S+)`\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("portal_folder", ["content", "demo"])
def test_the_examples_make_a_whole_partnership(portal_folder: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / portal_folder, content)
    examples = EXAMPLE.findall((content / GUIDE).read_text("utf-8"))
    assert len(examples) == 7
    for name, text in examples:
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        assert not file.exists()
        file.write_text(text, "utf-8")

    portal, problems = read_portal(content, NOW)
    assert portal is not None
    assert errors(problems) == ()
    found = portal.partnerships["sang-for-alle"]
    assert [step.status for step in steps_of(portal, found)] == ["done"] * 8
    assert [[event.slug for event in work.events] for work in works_of(portal, found)] == [
        ["faellessang-i-salen"]
    ] * 2


def test_the_page_shows_what_the_guide_promises(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "demo", content)
    for name, text in EXAMPLE.findall((content / GUIDE).read_text("utf-8")):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    portal, _ = read_portal(content, NOW)
    assert portal is not None
    entities = (portal.partnerships["sang-for-alle"], *portal.actors.values())
    event = portal.events["faellessang-i-salen"]
    pages = rendered(
        partnerships.batches,
        bare_edition(*entities, event, now=str(NOW), settings=portal.settings),
    )
    html = pages["partnerskaber/sang-for-alle/index.html"]
    for text in (
        "12.500 kr. pr. skoleår",
        "3 timer om ugen",
        "Nodeholdet",
        "Sommerkoncert på torvet",
    ):
        assert text in html
    assert html.count('href="/arrangementer/faellessang-i-salen/"') >= 2


def test_the_demo_has_the_same_guide() -> None:
    real, demo = ((ROOT / name / GUIDE).read_text("utf-8") for name in ("content", "demo"))
    assert demo.replace("sources: [opdigtet]\n", "", 1) == real


def test_every_step_is_told_and_every_code_is_known() -> None:
    text = (ROOT / "content" / GUIDE).read_text("utf-8")
    assert len(re.findall(r"^\| \d\. ", text, re.MULTILINE)) == len(RULES)
    mistakes = text.partition("| Portalen siger |")[2]
    named = re.findall(r"^\| `([a-z-]+)`", mistakes, re.MULTILINE)
    assert named
    assert set(named) <= CODES.keys()
