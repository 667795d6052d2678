"""Whatever a file holds, reading and checking end with problems and never with an exception."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.model.evaluation import Evaluation
from generator.model.kinds import KINDS
from generator.model.meeting import Meeting
from generator.model.plan import Plan
from generator.model.settings import Settings
from generator.model.times import ZONE
from generator.problems import CODES
from generator.reading.locating import locate
from generator.reading.pages import PageFields
from generator.reading.reader import read_portal
from generator.reports import problems as reporting
from tests.checking.every_rule import check

BASE = Path(__file__).parent.parent / "invalid/_base"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
FILES = tuple(
    file.relative_to(BASE).as_posix() for file in sorted(BASE.rglob("*")) if file.is_file()
)
often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path / "content"


def survives(content: Path, path: str, data: bytes) -> None:
    """Read and check with `data` in place of one file; everything found can be said."""
    file = content / path
    before = file.read_bytes()
    file.write_bytes(data)
    try:
        portal, problems = read_portal(content, NOW)
        if portal is not None:
            problems += locate(check(portal), content)
    finally:
        file.write_bytes(before)
    assert {problem.code for problem in problems} <= CODES.keys()
    assert all(problem.hint for problem in problems)
    for style in ("text", "github", "json"):
        said = reporting.report(problems, style, content)
        assert said.encode("utf-8", "backslashreplace")
        assert not {"\x1b", "\r", "\x00"} & set(said)


@often
@given(path=st.sampled_from(FILES), data=st.binary(max_size=200))
@example(path="portal.yml", data=b"\xff\xfe")
@example(path=FILES[0], data=b"---\n---")
@example(path=FILES[0], data=b"---\n\xef\xbb\xbf: \n---\n")
def test_any_bytes(content: Path, path: str, data: bytes) -> None:
    survives(content, path, data)


@often
@given(
    path=st.sampled_from(FILES),
    text=st.text(
        alphabet=st.sampled_from("ab:-\n \t[]{}\"'#&*!|>%@`,?~\\\u2028\x85æ0"), max_size=60
    ),
)
@example(path=FILES[0], text="a: |9\n x")
@example(path=FILES[0], text="? a\n? b")
def test_any_yaml_like_text(content: Path, path: str, text: str) -> None:
    fence = "---\n" if path.endswith(".md") else ""
    survives(content, path, f"{fence}{text}\n{fence}".encode())


@often
@given(
    path=st.sampled_from(FILES),
    start=st.integers(0, 500),
    length=st.integers(0, 20),
    data=st.binary(),
)
def test_any_damage_to_a_good_file(
    content: Path, path: str, start: int, length: int, data: bytes
) -> None:
    good = (content / path).read_bytes()
    survives(content, path, good[:start] + data + good[start + length :])


def _names(model: Any) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


MODELS = (*(kind.model for kind in KINDS), Settings, PageFields, Plan, Meeting, Evaluation)
keys = st.sampled_from(
    sorted({name for model in MODELS for name in _names(model)})
    + "name url file alt every on until dates except date reason actor id lat lon 1 x".split()
)
scalars = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        "2026-12-04|2026-12-04 19:30|2026-03-29 02:30|9999-99-99|2100-12-31 23:59|1900-01-01|"
        "koret|torvet|koncert|musik|week|month|monday|5th friday|last sunday|cancelled|true|gratis|"
        "80-120|0|1|52|9999999|1e400|nan|inf|-1|²|٣|https://æ.dk|https://[::1|http://a:b@c.d|//x|/a/|"
        "../../etc/passwd|foto.png|#FFFFFF|{path}|%s|\u0000|\ud7ff|\U0010ffff".split("|")
    ),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=12,
)
KINDS_OF_VALUE = st.dictionaries(keys, values, max_size=12)


@settings(often, max_examples=400)
@given(path=st.sampled_from(FILES), fields=KINDS_OF_VALUE, good=st.booleans())
@example(path="events/2026/julekoncert.md", fields={"repeat": {"every": "month"}}, good=True)
def test_any_fields(content: Path, path: str, fields: dict[str, Any], good: bool) -> None:
    """Any values in the known fields, alone or after those of a good file."""
    lines = [f"{name}: {json.dumps(value)}" for name, value in fields.items()]
    text = (content / path).read_text(encoding="utf-8")
    if path.endswith(".md"):
        top, body = text.removeprefix("---\n").split("---\n", 1)
    else:
        top, body = text, ""
    if good:
        written = {line.split(":")[0] for line in lines}
        lines = [
            *(line for line in top.splitlines() if line.split(":")[0] not in written),
            *lines,
        ]
    whole = "\n".join(lines)
    survives(
        content, path, (f"---\n{whole}\n---\n{body}" if path.endswith(".md") else whole).encode()
    )
