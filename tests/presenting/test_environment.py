"""Jinja2's environment, made quicker: with the same result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from generator.presenting.environment import PortalEnvironment, escaped
from generator.presenting.languages.language import DANISH_LANGUAGE
from tests.outputs.rendering import bare_edition

CONTEXT_WANTED = "jinja_pass_arg"
"""The attribute by which Jinja knows what wants to be handed more than its arguments."""


def _said(theme: Path, text: str, **context: Any) -> str:
    (theme / "page.html").write_text(text, encoding="utf-8")
    environment = PortalEnvironment(theme, DANISH_LANGUAGE, None)
    return environment.get_template("page.html").render(**context)


@given(st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.text().map(Markup)))
def test_values_are_escaped_as_by_markupsafe(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_no_function_of_the_templates_but_gettexts_wants_the_context() -> None:
    """Calls are written as Python's own, which hand on nothing but what stands there."""
    known = bare_edition().templates._environment.globals
    wanting = {name for name, one in known.items() if hasattr(one, CONTEXT_WANTED)}
    assert wanting <= {"gettext", "ngettext", "pgettext", "npgettext"}


def test_calls_hand_on_what_stands_there(tmp_path: Path) -> None:
    told = _said(
        tmp_path,
        "{% macro twice(text, end='.') %}{{ text }}{{ text }}{{ end }}{% endmacro %}"
        "{% for one in 'a<' %}{{ twice(one) }}{{ twice(one, end=join('-', one)) }}{% endfor %}"
        "{{ given(*[1, 2]) }}{{ given(**{'b': 3}) }}",
        join=lambda *parts: "".join(parts),
        given=lambda *places, **names: f"{places}{names}",
    )
    assert told == "aa.aa-a&lt;&lt;.&lt;&lt;-&lt;(1, 2){}(){&#39;b&#39;: 3}"


def test_what_is_not_there_cannot_be_called(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        _said(tmp_path, "{{ nobody(1) }}")
