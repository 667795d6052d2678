"""The editors' guide as a whole: all that it shows can be copied, and it forgets nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from generator.model.actor import Actor
from generator.model.ages import Ages
from generator.model.calendar_source import CalendarSource
from generator.model.evaluation import Evaluation, Revision
from generator.model.event import Accepted, Change, Event, Provenance, Repeat
from generator.model.fields import Image, Word
from generator.model.kinds import KINDS
from generator.model.marks import marked_in, model_in
from generator.model.meeting import FollowUp, Meeting, NetworkMeeting
from generator.model.need import Need
from generator.model.news import News
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Goal, Partner, Partnership
from generator.model.place import Lending, Place, Room
from generator.model.plan import Activity, Indicator, Measurement, Plan
from generator.model.press import PressRelease, Quote
from generator.model.school_offer import SchoolOffer
from generator.model.selection import NewsletterEdition
from generator.model.settings import Press, SchoolHoliday, Settings, Term, Vocabularies
from generator.model.structure import Resource, Role, Structure, WorkingGroup
from generator.model.tradition import Tradition
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

FOLDER = Path("pages/om/redaktoer")
PAGES = sorted((ROOT / "content" / FOLDER).rglob("*.md"))
INDEX = ROOT / "content" / FOLDER / "index.md"
TOPICS = [page.parent.name for page in PAGES if page != INDEX]
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WHOLE: tuple[type[BaseModel], ...] = tuple(kind.model for kind in KINDS)
IN_ROOMS: tuple[type[BaseModel], ...] = (Plan, Meeting, Evaluation)
WRITTEN: tuple[type[BaseModel], ...] = (
    *(Actor, Need, Place, Room, Lending, Event, Repeat, Change, Accepted, Image, News, Tradition),
    *(Partnership, Partner, Goal, Structure, Role, WorkingGroup, Resource, Revision, SchoolOffer),
    *(Plan, Activity, Indicator, Measurement, Evaluation, NetworkMeeting, Meeting, FollowUp),
    *(SchoolHoliday, PressRelease, Quote, Press, NewsletterIssue, NewsletterEdition),
    *(CalendarSource, Provenance),
)
"""Whatever an editor writes."""
NOT_TOLD = {
    "manifest": "written by `portal newsletter sent`",
    "base": "written by imports",
    "uid": "an event that another system's calendar already holds",
    "revision": "written by imports",
    "editors": "for whoever gives rights",
    "meetings": "a folder in a partnership's",
    "evaluations": "a folder in a partnership's",
    "interval": "every second week is rare, and the error tells it",
}


def _examples() -> Iterator[tuple[str, str]]:
    for folder in ("content", "demo"):
        for page in sorted((ROOT / folder / FOLDER).rglob("*.md")):
            for number, text in enumerate(EXAMPLE.findall(page.read_text("utf-8")), 1):
                yield f"{folder}-{page.parent.name}-{number}", text


@pytest.mark.parametrize(("name", "text"), [*_examples()], ids=lambda part: part.partition("\n")[0])
def test_every_example_can_be_copied(name: str, text: str) -> None:
    """An example between lines of `---` is a whole file; another is one, or some fields of one."""
    head = text.startswith("---\n")
    fields = text.split("---\n")[1] if head else text
    data = read_yaml(fields).data
    models: tuple[type[BaseModel], ...] = WHOLE
    if not head:
        models = (*IN_ROOMS, *WHOLE, Settings, Indicator)
    faults = {model: _faults(model, data, part=not head) for model in models}
    fitting = [model for model, found in faults.items() if not found]
    assert fitting, min(faults.values(), key=len)
    vocabularies = _settings(name.partition("-")[0]).vocabularies
    for found in marked_in(fitting[0], data):
        if isinstance(found.mark, Word):
            assert found.value in vocabularies.terms(found.mark.vocabulary), found


def _faults(model: type[BaseModel], data: object, *, part: bool) -> list[str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [
            f"{model.__name__} {one['loc']}: {one['msg']}"
            for one in error.errors()
            if not (part and one["type"] == "missing" and len(one["loc"]) == 1)
        ]
    return []


def _settings(folder: str) -> Settings:
    data = read_yaml((ROOT / folder / "portal.yml").read_text("utf-8")).data
    settings = validate(Settings, data, "portal.yml")
    assert isinstance(settings, Settings)
    return settings


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_every_field_is_told_somewhere(model: type[BaseModel]) -> None:
    told = "\n".join(page.read_text("utf-8") for page in PAGES)
    names = [field.alias or name for name, field in model.model_fields.items()]
    told_as = r"`{0}\b|^[ -]*{0}:|[{{,] ?{0}:"
    missing = [
        name
        for name in names
        if name not in NOT_TOLD and not re.search(told_as.format(name), told, re.MULTILINE)
    ]
    assert missing == []


def _settings_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        inner = model_in(field.annotation)
        # A newsletter's edition has a page of its own, and ages are written `[6, 12]`.
        if inner is not None and inner not in (NewsletterEdition, Ages):
            yield from _settings_models(inner)


@pytest.mark.parametrize(
    "model", dict.fromkeys(_settings_models(Settings)), ids=lambda model: model.__name__
)
def test_every_setting_is_told_and_shown_in_the_reference(model: type[BaseModel]) -> None:
    page = (ROOT / "content" / FOLDER / "indstillinger/index.md").read_text("utf-8")
    tables = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    names = [field.alias or name for name, field in model.model_fields.items()]
    told = {*re.findall(r"`([a-z_0-9]+)`", tables), "newsletter", "look", "vocabularies"}
    assert set(names) - told == set()


def test_what_must_be_there_is_in_bold() -> None:
    page = (ROOT / "content" / FOLDER / "indstillinger/index.md").read_text("utf-8")
    demanded = {
        name
        for model in (Settings, Vocabularies, Term)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    assert {*re.findall(r"\*\*`([a-z_]+)`\*\*", page)} == demanded - {"vocabularies"}


@pytest.mark.parametrize("folder", ["content", "demo"])
def test_the_index_leads_to_every_page_and_every_page_back(folder: str) -> None:
    index = (ROOT / folder / FOLDER / "index.md").read_text("utf-8")
    listed = re.findall(r"\]\(/om/redaktoer/([a-z]+)/\)", index)
    assert list(dict.fromkeys(listed)) == [
        *("begynd", "opskrifter", "fejl", "sammen", "rettigheder", "persondata", "browser"),
        "felter",
        *("steder", "behov", "match", "moeder", "partnerskaber", "planer", "skoletilbud"),
        *("nyhedsbrev", "tryk", "opslag", "presse", "indstillinger"),
    ]
    assert sorted(set(listed)) == sorted(TOPICS)
    for topic in TOPICS:
        page = (ROOT / folder / FOLDER / topic / "index.md").read_text("utf-8")
        assert "](/om/redaktoer/)" in page, topic


def test_the_table_comes_first_and_leads_to_what_is_on_the_page() -> None:
    text = INDEX.read_text("utf-8")
    assert text.index("](/om/redaktoer/skoletilbud/)") < text.index("```yaml")
    headings = {_anchor(heading) for heading in re.findall(r"^##+ (.*)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def _anchor(heading: str) -> str:
    plain = heading.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@pytest.mark.parametrize("topic", TOPICS)
def test_the_demo_has_the_same_pages(topic: str) -> None:
    real, demo = (
        (ROOT / folder / FOLDER / topic / "index.md").read_text("utf-8")
        for folder in ("content", "demo")
    )
    demo = demo.replace("sources: [opdigtet]\n", "", 1).replace("`demo/", "`content/")
    lines = zip(real.split("\n"), demo.split("\n"), strict=True)
    changed = [pair for pair in lines if len(set(pair)) > 1]
    assert len(changed) <= 2, changed  # actors and places of its own
