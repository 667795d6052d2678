"""The starters: right as they stand, right when everything in them is used, and filled as meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.fields import INVISIBLE
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.starting.forms import forms_of, required_of
from generator.starting.starters import FOLDER, STARTERS, Starter
from generator.starting.writing import Value

COMMENTED = re.compile(r"^# (\s*(?:- )?[a-z_]+:.*)$", re.MULTILINE)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).map(
    lambda text: " ".join(INVISIBLE.sub("", text).split()) or "x"
)

each = pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)


def fields_in(starter: Starter, text: str) -> object:
    if starter.suffix == ".yml":
        return read_yaml(text).data
    parts = split_front_matter(text)
    assert isinstance(parts, FrontMatter)
    found = read_yaml(parts.yaml)
    assert found.faults == []
    return found.data


def test_every_file_in_the_folder_is_a_starter() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {starter.file for starter in STARTERS}


@each
def test_as_it_stands_it_is_right(starter: Starter) -> None:
    data = fields_in(starter, starter.text)
    assert isinstance(validate(starter.model, data, starter.file), starter.model)


@each
def test_with_everything_in_it_used_it_is_right(starter: Starter) -> None:
    data = fields_in(starter, COMMENTED.sub(r"\1", starter.text))
    assert isinstance(data, dict)
    assert data.keys() >= {field.name for field in starter.fields}
    assert isinstance(validate(starter.model, data, starter.file), starter.model)


@each
def test_every_field_can_be_asked_for(starter: Starter) -> None:
    names = [field.name for field in starter.fields]
    assert len(set(names)) == len(names)
    assert set(names) <= forms_of(starter.model).keys()
    assert required_of(starter.model) <= {f.name for f in starter.fields if not f.optional}
    assert [field.optional for field in starter.fields] == sorted(
        field.optional for field in starter.fields
    ), "what is needed comes first"
    for field in starter.fields:
        assert re.fullmatch(r"[A-ZÆØÅ].*[.?]", field.hint), field


def values_for(starter: Starter) -> st.SearchStrategy[dict[str, Value]]:
    texts = {name: TEXTS for name, form in forms_of(starter.model).items() if not form.many}
    lists = {
        name: st.lists(st.one_of(TEXTS, st.fixed_dictionaries({"name": TEXTS})), min_size=1)
        for name, form in forms_of(starter.model).items()
        if form.many
    }
    return st.fixed_dictionaries({}, optional={**texts, **lists})


@each
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_filled_in_is_read_back(starter: Starter, data: st.DataObject) -> None:
    values = data.draw(values_for(starter))
    read = fields_in(starter, starter.filled(values))
    assert (read or {}) == values


def test_a_filled_starter() -> None:
    news = next(starter for starter in STARTERS if starter.name == "news")
    written = news.filled(
        {
            "title": "Kor: nu også om søndagen",
            "summary": "Alle kan være med.",
            "published": "2027-01-08 10:00",
            "topics": ["musik"],
            "sources": ["https://koret.example/", "Koret selv"],
            "draft": "ja",
        }
    )
    assert written == (
        "---\n"
        'title: "Kor: nu også om søndagen"\n'
        "summary: Alle kan være med.\n"
        "published: 2027-01-08 10:00\n"
        "\n"
        "# Kortnavne på de aktører, den handler om, med komma imellem.\n"
        "# actors: [koret]\n"
        "# Kortnavnet på det partnerskab, den handler om.\n"
        "# partnership: sang-for-alle\n"
        "topics: [musik]\n"
        "sources:\n"
        "  - https://koret.example/\n"
        "  - Koret selv\n"
        "draft: ja\n"
        "---\n"
        "<!-- Skriv nyheden under denne linje. -->\n"
    )
