"""What the browser editor writes: nothing is lost, and what it did not change is not touched.

`admin/source/format.js` runs in Node as it does in the browser; the YAML that it reads is read by
the portal's own reader, which takes every scalar for text as well.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.admin.fields import Known, inputs
from generator.admin.order import format_of, in_files, in_form
from generator.editing.finding import yaml_part
from generator.editing.formatting import of_text
from generator.editing.shapes import model_of
from generator.model.event import Event
from generator.model.kinds import BY_FOLDER
from generator.model.settings import Settings
from generator.presenting.languages.file_names import is_translation
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

HERE = Path(__file__).parent


def within(content: str) -> list[tuple[str, str]]:
    """(path in the content folder, text) of all that the editor opens."""
    folder = ROOT / content
    paths = [
        path.relative_to(folder).as_posix()
        for suffix in ("md", "yml")
        for path in sorted(folder.rglob(f"*.{suffix}"))
    ]
    return [
        (path, (folder / path).read_text("utf-8"))
        for path in paths
        if model_of(path) is not None and not is_translation(path)
    ]


WRITTEN = [
    one for content in ("demo", "content", "tests/golden/content") for one in within(content)
]


def known() -> Known:
    data = read_yaml((ROOT / "demo/portal.yml").read_text("utf-8")).data
    found = validate(Settings, data, "portal.yml")
    assert isinstance(found, Settings)
    return Known(found, lambda *_: "", frozenset({"actors", "places", "partnerships"}))


KNOWN = known()


def asked(path: str, text: str | None, **changed: Any) -> dict[str, Any]:
    """What `format.mjs` is asked: one file with the form's fields, and what is changed in it."""
    model = model_of(path)
    assert model is not None
    markdown = path.endswith(".md")
    body = [{"name": "body", "widget": "richtext", "required": False}] if markdown else []
    head = "" if text is None else head_of(path, text)
    fields, kind = [*inputs(model, KNOWN), *body], BY_FOLDER[path.split("/")[0]]
    own = model is kind.model
    return {
        "text": text if text is None else text.strip(),
        "fields": in_form(kind, fields) if own else fields,
        "order": in_files()[format_of(kind.folder, path.split(".")[-1])] if own else None,
        "markdown": markdown,
        "yaml": {head: read_yaml(head).data or {}},
        "set": changed,
    }


def head_of(path: str, text: str) -> str:
    """The fields' lines as `format.js` cuts them out."""
    return yaml_part(path, text.strip())[1].removesuffix("\n")


def answers(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    run = subprocess.run(
        ["node", str(HERE / "format.mjs")],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def data_of(path: str, text: str) -> Any:
    return read_yaml(yaml_part(path, text)[1]).data


def test_a_file_that_nothing_was_changed_in_stays_as_it_is() -> None:
    assert len(WRITTEN) > 500
    found = answers([asked(path, text) for path, text in WRITTEN])
    changed = [
        path
        for (path, text), one in zip(WRITTEN, found, strict=True)
        if one["text"].strip() != text.strip()
    ]
    assert changed == []


def test_one_field_changed_is_one_field_changed() -> None:
    """In every file: its fields in the order of `portal fmt`, and nothing else is another."""
    files = [(path, text) for path, text in WRITTEN if path.startswith("events/")]
    found = answers([asked(path, text, price_note="Børn: halv pris") for path, text in files])
    for (path, text), one in zip(files, found, strict=True):
        expected = {**data_of(path, text), "price_note": "Børn: halv pris"}
        assert data_of(path, one["text"]) == expected, path
        if of_text(path, text) == text:
            assert one["text"] == of_text(path, one["text"]), path
        lost = set(text.split("\n")) - set(one["text"].split("\n"))
        assert all(line.startswith(("price_note:", "  ")) for line in lost), (path, lost)


def test_comments_words_and_what_there_is_no_input_for_are_kept() -> None:
    text = (
        "---\n# Spørg før du retter.\ntitle: Kor # hele navnet\nstart: 2027-01-04 19:00\n"
        "room: 1.10\ntype: koncert\ntopics: musik\nrepeat:\n  every: week\n  on: mandag\n"
        "  until: 2027-04-26\nchanges:\n  # syg\n"
        "  - {date: 2027-01-11, status: cancelled}\nuid: abc@x\n---\n\nHej.\n"
    )
    change = {"date": "2027-01-18 19:00", "status": "cancelled", "reason": "Sne: vejen er lukket"}
    first = answers([asked("events/2027/a.md", text)])[0]["value"]
    assert (first["topics"], first["room"]) == (["musik"], "1.10")
    (one,) = answers([asked("events/2027/a.md", text, changes=[*first["changes"], change])])
    expected = text.replace(
        "uid: abc@x",
        "  - date: 2027-01-18 19:00\n    status: cancelled\n"
        '    reason: "Sne: vejen er lukket"\nuid: abc@x',
    )
    assert one["text"] == expected


def test_an_emptied_field_goes_and_a_default_is_not_written() -> None:
    text = "---\ntitle: Kor\nstart: 2027-01-04\ntype: koncert\nprice: 80\n---\n"
    (one,) = answers([asked("events/2027/a.md", text, price="", status="scheduled", draft=False)])
    assert one["text"] == text.replace("price: 80\n", "")


TEXTS = (
    st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"),
            include_characters="\n",
        ),
        min_size=1,
        max_size=60,
    )
    .map(str.strip)
    .filter(bool)
)
EVENTS = st.fixed_dictionaries(
    {"title": TEXTS, "start": st.just("2027-01-23 19:30"), "type": st.just("koncert")},
    optional={
        "summary": TEXTS,
        "venue": st.one_of(st.just("huset"), st.fixed_dictionaries({"name": TEXTS})),
        "organizers": st.lists(st.one_of(st.just("koret"), st.fixed_dictionaries({"name": TEXTS}))),
        "topics": st.lists(st.sampled_from(["musik", "film"]), unique=True),
        "price": st.sampled_from(["gratis", "120", "79,50", "80-120"]),
        "sources": st.lists(TEXTS, max_size=3),
        "draft": st.just(True),
        "repeat": st.just({"every": "week", "on": ["mandag"], "until": "2027-04-26"}),
        "body": TEXTS,
    },
)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(EVENTS, min_size=20, max_size=30))
def test_a_new_file_says_what_was_typed(events: list[dict[str, Any]]) -> None:
    """And is as `portal fmt` has it, whatever was typed."""
    path = "events/2027/a.md"
    questions = [asked(path, None, **event) for event in events]
    for event, one in zip(events, answers(questions), strict=True):
        body = event.pop("body", "")
        said = {name: value for name, value in event.items() if value != []}
        if "draft" in said:
            said["draft"] = "true"
        data = data_of(path, one["text"])
        assert data == said
        assert list(data) == [name for name in _order() if name in said]
        assert yaml_part(path, one["text"])[2].removeprefix("---").strip() == body.strip()
        assert of_text(path, one["text"]) == one["text"]


def _order() -> list[str]:
    return [field["name"] for field in inputs(Event, KNOWN)]


@pytest.mark.parametrize("text", ["nej", "1.10", "~", "a: b", "- a", "#a", "'a", 'a "b" c', "a\\b"])
def test_no_yaml_reader_takes_a_text_for_something_else(text: str) -> None:
    (one,) = answers([asked("events/2027/a.md", None, title=text)])
    assert data_of("events/2027/a.md", one["text"]) == {"title": text}
    assert yaml.safe_load(one["text"].split("---\n")[1]) == {"title": text}
