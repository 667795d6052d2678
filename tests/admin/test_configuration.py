"""The browser editor's configuration, held to the models and to the editor's own JSON Schema."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.admin.collections import collections
from generator.admin.configuration import configuration
from generator.admin.decap import decap
from generator.admin.fields import PARTY, WHEN, Known, inputs
from generator.admin.hints import FORMS, form_of
from generator.admin.hosts import hosts
from generator.admin.order import GROUP, in_files
from generator.admin.page import policy
from generator.admin.patterns import PATTERNS
from generator.admin.words import LABELS, LEFT_OUT, ONE, label_of, reason_left_out
from generator.admin.years import years
from generator.build import build, read
from generator.editing.shapes import order_of
from generator.guide import read_guide
from generator.model.ages import AgesField
from generator.model.evaluation import Evaluation
from generator.model.event import Event, OnDayField
from generator.model.fields import PriceField
from generator.model.kinds import KINDS
from generator.model.marks import model_in
from generator.model.meeting import Meeting
from generator.model.plan import Plan
from generator.model.portal import Portal
from generator.model.settings import BrowserEditor
from generator.settings import ROOT, BuildSettings
from tests.test_golden import GOLDEN, NOW

SCHEMA = json.loads((ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
ROOTS: tuple[type[BaseModel], ...] = (*(kind.model for kind in KINDS), Plan, Meeting, Evaluation)
EDITORS = (
    None,
    BrowserEditor(repository="kommune/portal", forks=True),
    BrowserEditor(backend="gitlab", repository="a/b/c", auth_url="https://gitlab.com/"),
    BrowserEditor(backend="gitea", repository="a/b", api="https://git.example.dk:3000/api/v1"),
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = tmp_path_factory.mktemp("golden")
    found, _ = read(BuildSettings(GOLDEN / "content", folder / "site", NOW, cache=folder / "cache"))
    return found


def made(portal: Portal, editor: BrowserEditor | None = None) -> dict[str, Any]:
    settings = portal.settings.model_copy(update={"editor": editor})
    guide = read_guide(ROOT / "content")
    base_url = "https://kultur.example.dk/"
    return configuration(replace(portal, settings=settings), guide, base_url, "/assets/icon.svg")


def known(portal: Portal) -> Known:
    return Known(portal.settings, lambda *_: "", frozenset({"actors", "places", "partnerships"}))


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))
        yield from every_field([field["field"]] if "field" in field else [])


def fields_of(config: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for collection in config["collections"]:
        for one in collection.get("files", [collection]):
            yield from every_field(one["fields"])


def models(roots: tuple[type[BaseModel], ...] = ROOTS) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    todo = list(roots)
    while todo:
        model = todo.pop()
        if model not in found:
            found.append(model)
            shown = [
                info.annotation
                for name, info in model.model_fields.items()
                if not reason_left_out(model, info.alias or name)
            ]
            todo += [inner for one in shown if (inner := model_in(one)) is not None]
    return found


@pytest.mark.parametrize("editor", EDITORS, ids=["none", "github", "gitlab", "gitea"])
def test_the_editors_own_schema_takes_it(portal: Portal, editor: BrowserEditor | None) -> None:
    reader = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
    assert [error.message[:200] for error in reader.iter_errors(made(portal, editor))] == []
    broken = made(portal, editor)
    broken["collections"][0]["fields"][0]["widget"] = 7
    assert not reader.is_valid(broken)


def test_what_is_demanded_is_seen_first(portal: Portal) -> None:
    for one in made(portal)["collections"]:
        for fields in (file["fields"] for file in one.get("files", [one])):
            demanded = [at for at, field in enumerate(fields) if field["required"]]
            assert not demanded or demanded[-1] < 6, one["name"]
    event = [field["name"] for field in made(portal)["collections"][0]["fields"]]
    first = ["title", "start", "end", "venue", "organizers", "type", "summary", "body", "image"]
    assert event[: len(first)] == first
    known_names = {name for name in order_of(Event) if not reason_left_out(Event, name)}
    headings = {name for name in event if name.startswith("_group")}
    assert sorted(event) == sorted({*known_names, "body", *headings})


def test_what_few_write_is_folded_away_under_a_heading(portal: Portal) -> None:
    for one in made(portal)["collections"]:
        for fields in (file["fields"] for file in one.get("files", [one])):
            names = [field["name"] for field in fields]
            for at, field in enumerate(fields):
                if field["widget"] == GROUP:
                    under = fields[at + 1 : at + 1 + len(field["of"])]
                    assert [each["name"] for each in under] == field["of"] != []
                    assert not any(each["required"] for each in under)
                    assert field["name"] not in in_files().get(one["format"], ())
            assert len(names) == len(set(names))
    event = made(portal)["collections"][0]["fields"]
    heads = [field for field in event if field["widget"] == GROUP]
    assert len(heads) == 7
    assert len(event) - len(heads) - sum(len(head["of"]) for head in heads) == 9
    assert heads[0]["standard"] == {"status": "scheduled"}


def test_the_button_that_adds_one_says_one_of_what(portal: Portal) -> None:
    lists = {one["name"]: one for one in fields_of(made(portal)) if one["widget"] == "list"}
    assert [name for name, one in lists.items() if "label_singular" not in one] == []
    assert set(ONE) <= set(LABELS)


def test_the_program_knows_every_forms_order_in_files(portal: Portal) -> None:
    """Else what is shown first would be written first."""
    orders = in_files()
    for one in made(portal)["collections"]:
        if "files" not in one:
            inputs = (field for field in one["fields"] if field["widget"] != GROUP)
            names = [field["name"] for field in inputs if field["name"] != "body"]
            order = orders.get(one["format"], names)
            assert set(names) <= set(order), one["name"]


@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_every_field_has_an_input_or_a_reason(portal: Portal, model: type[BaseModel]) -> None:
    shown = [field["name"] for field in inputs(model, known(portal))]
    names = order_of(model)
    assert shown == [name for name in names if not reason_left_out(model, name)]
    assert set(names) - set(shown) <= {name for _, name in LEFT_OUT} | {"published"}
    assert "title" in shown or model in (Plan,)


def test_no_label_and_no_reason_is_left_of_a_field_that_went() -> None:
    names = {info.alias or name for one in models() for name, info in one.model_fields.items()}
    assert set(LABELS) - names == {"body", "description"}
    assert {name for _, name in LEFT_OUT} <= names


def test_every_word_of_a_vocabulary_is_offered_with_its_label(portal: Portal) -> None:
    fields = {field["name"]: field for field in made(portal)["collections"][0]["fields"]}
    terms = portal.settings.vocabularies
    for name, vocabulary in (("type", "event_types"), ("topics", "topics")):
        offered = {one["value"]: one["label"] for one in fields[name]["options"]}
        assert offered == {code: term.label for code, term in terms.terms(vocabulary).items()}
    assert fields["topics"]["multiple"] is True
    assert fields["type"]["required"] is True


def test_every_fixed_word_has_a_danish_label(portal: Portal) -> None:
    for field in fields_of(made(portal)):
        for option in field.get("options", []):
            assert option["label"] not in ("", option["value"]), (field, option)


def test_every_relation_leads_to_a_collection(portal: Portal) -> None:
    config = made(portal)
    names = {one["name"] for one in config["collections"]}
    related = {one["collection"] for one in fields_of(config) if one["widget"] == "relation"}
    assert related == {"actors", "places", "partnerships"}
    assert related <= names
    assert {one["kind"] for one in fields_of(config) if one["widget"] == PARTY} <= names


def test_names_and_files_are_each_one_collections_own(portal: Portal) -> None:
    found = collections(portal, known(portal), "content")
    assert len({one["name"] for one in found}) == len(found)
    labels = [one["label_singular"] for one in found]
    assert sorted(set(labels)) == sorted(labels), "the menu of what can be made"
    for one in found:
        for file in one.get("files", [{"file": one.get("folder")}]):
            assert file["file"].startswith("content/")


def test_nothing_deletes_or_renames_what_was_published(portal: Portal) -> None:
    for one in made(portal)["collections"]:
        if "files" not in one:
            assert (one["delete"], one["duplicate"]) == (False, False)
            assert one["slug"]["editable"] == ["create"]


def test_this_years_events_come_first(portal: Portal) -> None:
    assert years(portal)[:2] == [2026, 2027]
    assert all(year >= 2025 for year in years(portal))


def test_a_time_is_never_converted(portal: Portal) -> None:
    """Our own input writes what is typed; the editor's, which knows zones, has days alone."""
    kinds = {field["name"]: field["widget"] for field in fields_of(made(portal))}
    assert kinds["start"] == kinds["published"] == WHEN
    days = [one for one in fields_of(made(portal)) if one["widget"] == "datetime"]
    assert days
    assert all((one["type"], one["format"]) == ("date", "YYYY-MM-DD") for one in days)


@pytest.mark.parametrize(("kind", "form"), PATTERNS, ids=[form for _, form in PATTERNS])
def test_a_pattern_has_advice_in_danish(kind: Any, form: str, portal: Portal) -> None:
    told = {
        one["pattern"][0]: one["pattern"][1] for one in fields_of(made(portal)) if "pattern" in one
    }
    advice = told.get(f"^({form})$")
    assert advice is None or re.match(r"(Skriv|Den|Et) .*[a-zæøå]", advice)


AMOUNTS = st.from_regex(
    r"(?:gratis|Gratis|\d{1,6}(?:[.,]\d{1,2})?)(?: ?[-–] ?\d{1,6})?(?: kr\.?)?", fullmatch=True
)
AGES = st.from_regex(r"\d{1,2}(?: ?[-–] ?\d{1,2}|\+)?(?: år)?", fullmatch=True)
DAYS = st.from_regex(
    r"(?:2nd |last |2\. |sidste )?(?:mandag|lørdag|sunday|Tirsdag)", fullmatch=True
)


@pytest.mark.parametrize(
    ("kind", "texts"), [(PriceField, AMOUNTS), (AgesField, AGES), (OnDayField, DAYS)]
)
def test_a_pattern_takes_all_that_its_model_takes(kind: Any, texts: Any) -> None:
    (form,) = [form for one, form in PATTERNS if one is kind]

    @given(texts)
    def holds(text: str) -> None:
        try:
            TypeAdapter(kind).validate_python(text)
        except ValidationError:
            return
        assert re.fullmatch(form, text.strip()), text

    holds()


def test_the_page_may_ask_the_host_of_the_files_and_nobody_else() -> None:
    assert hosts(None) == ()
    assert hosts(EDITORS[1]) == ("https://api.github.com",)
    assert hosts(EDITORS[3]) == ("https://git.example.dk:3000",)
    sly = BrowserEditor(repository="a/b", api="https://a.dk;script-src/")
    assert hosts(sly) == ()
    said = policy(hosts(EDITORS[1]))
    assert re.findall(r"https?://[^ ;]+", said) == ["https://api.github.com"]
    assert "unsafe-eval" not in said.replace("wasm-unsafe-eval", "")
    assert "script-src 'self' 'wasm-unsafe-eval';" in said
    assert "'unsafe-inline'" in said


def test_without_a_way_to_sign_in_the_token_is_the_way(portal: Portal) -> None:
    backend = made(portal, EDITORS[1])["backend"]
    assert (backend["auth_methods"], backend["open_authoring"]) == (["token"], True)
    assert made(portal, EDITORS[1])["publish_mode"] == "editorial_workflow"
    assert made(portal, EDITORS[2])["backend"]["base_url"] == "https://gitlab.com"
    assert made(portal, EDITORS[3])["publish_mode"] == "simple"


DECAP = frozenset(
    ("boolean", "datetime", "image", "list", "markdown", "object", "relation", "select")
) | {"string", "text"}
"""Of its widgets (decapcms.org/docs/widgets) those that are used."""


def test_decap_gets_only_what_it_knows(portal: Portal) -> None:
    plan_b = decap(made(portal, EDITORS[1]))
    assert {field["widget"] for field in fields_of(plan_b)} <= DECAP
    assert plan_b["locale"] == "da"
    for one in plan_b["collections"]:
        if "files" not in one:
            assert one["format"] in ("yaml-frontmatter", "yml")
            assert isinstance(one["slug"], str)
    ours = [one["name"] for one in fields_of(made(portal)) if one["widget"] != GROUP]
    assert [one["name"] for one in fields_of(plan_b)] == ours


def test_no_input_is_without_a_hint(portal: Portal) -> None:
    silent = [
        f"{collection['name']}: {field['label']} ({field['name']})"
        for collection in made(portal)["collections"]
        for field in every_input(collection)
        if field["widget"] != GROUP and not field.get("hint", "").endswith((".", "?"))
    ]
    assert silent == []


def every_input(collection: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Those in others too, but for the one of which a list has several, which has the list's."""
    waiting = [*collection.get("fields", [])]
    for file in collection.get("files", []):
        waiting += file["fields"]
    while waiting:
        field = waiting.pop()
        waiting += field.get("fields", [])
        yield field


def test_no_hint_is_written_as_a_file_is(portal: Portal) -> None:
    fields = [field for one in made(portal)["collections"] for field in every_input(one)]
    hints = {field["hint"] for field in fields if "hint" in field}
    assert not [hint for hint in hints if re.search(r"`|[a-z]_[a-z]", hint)]


def test_whoever_adds_a_field_is_told_where_it_gets_its_name() -> None:
    with pytest.raises(LookupError, match=r"Event\.dressing: write it in LABELS in .*words\.py"):
        label_of(Event, "dressing")


def test_the_guide_calls_fields_what_their_form_calls_them() -> None:
    """And tells of none that the form has not."""
    forms: dict[str, dict[str, str]] = {"i-alle-formularer": dict(LABELS)}
    for model in models():
        labels = {name: label_of(model, name) for name in order_of(model) if name in LABELS}
        forms.setdefault(form_of(model), {}).update(labels)
    pages = [one for one in read_guide(ROOT / "content").sections if one.page == FORMS]
    for section in pages:
        rows = re.findall(r"^\| ([^|`]+) `([a-z_]+)` \|", section.told, re.MULTILINE)
        assert rows, section.anchor
        assert [(said, name) for said, name in rows if forms[section.anchor][name] != said] == []
    assert {section.anchor for section in pages} == {*forms} - {""}


HEAD = "---\ntitle: Behov\ndescription: Sådan skriver du behov.\n---\n\n"
"""Of a page of the guide."""


def test_what_the_guide_says_of_a_field_is_told_anew_when_it_is_rewritten(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(GOLDEN / "content", content)
    page = content / "pages/om/redaktoer/behov/index.md"
    page.parent.mkdir(parents=True)
    asked = BuildSettings(content, tmp_path / "site", NOW, cache=tmp_path / "cache")
    for said in ("Hvad der mangles.", "Hvad der tilbydes."):
        page.write_text(f"{HEAD}## Felterne\n\n| | |\n|---|---|\n| `text` | {said} |\n", "utf-8")
        build(asked)
        assert said in (asked.output / "admin/config.json").read_text("utf-8")


def test_a_page_of_the_guide_without_headings_tells_of_nothing(tmp_path: Path) -> None:
    page = tmp_path / "pages/om/redaktoer/behov/index.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"{HEAD}Her kommer mere.\n", "utf-8")
    assert read_guide(tmp_path).sections == ()
