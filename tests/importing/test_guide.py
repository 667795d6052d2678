"""The editors' page about needs and offers: what it shows is valid, and it forgets no field."""

from __future__ import annotations

import re

import pytest

from generator.importing.mapping import Mapping, Option, Wish
from generator.model.actor import Actor
from generator.model.need import Need
from generator.model.settings import Settings
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

PAGE = "pages/om/redaktoer/behov/index.md"
GUIDE = (ROOT / "content" / PAGE).read_text("utf-8")


def test_the_demo_has_the_same_page() -> None:
    assert (ROOT / "demo" / PAGE).read_text("utf-8") == GUIDE


def test_its_example_is_an_actor() -> None:
    examples = re.findall(r"```yaml\n---\n(.*?)---\n```", GUIDE, re.DOTALL)
    assert len(examples) == 1
    actor = validate(Actor, read_yaml(examples[0]).data, "example")
    assert isinstance(actor, Actor)
    assert actor.needs
    assert actor.offers


def test_every_field_is_told() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    assert told == set(Need.model_fields)


@pytest.mark.parametrize("content", ["content", "demo"])
def test_every_facility_is_told(content: str) -> None:
    data = read_yaml((ROOT / content / "portal.yml").read_text("utf-8")).data
    settings = validate(Settings, data, "portal.yml")
    assert isinstance(settings, Settings)
    row = next(line for line in GUIDE.split("\n") if line.startswith("| `facility`"))
    told = re.findall(r"`([\w-]+)`", row)[1:]
    assert told == list(settings.vocabularies.facilities)


@pytest.mark.parametrize("model", [Mapping, Wish, Option])
def test_every_field_of_a_mapping_is_told(model: type[Mapping | Wish | Option]) -> None:
    told = (ROOT / "docs/surveys/behovsundersoegelse.md").read_text("utf-8")
    assert [name for name in model.model_fields if f"`{name}" not in told] == []
