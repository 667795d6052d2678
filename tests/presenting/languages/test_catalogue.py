"""The catalogues: whole, up to date, and read as Babel reads them."""

from __future__ import annotations

import ast
import io
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from generator.presenting.languages.catalogue import CONTEXT_END, FOLDER, codes, read_catalogue
from generator.settings import ROOT
from scripts import messages

CODES = codes()
_PLACE = re.compile(r"%\((\w+)\)[0-9]*[sd]")
_TAG = re.compile(r"<[^>]*>")


def test_english_is_there() -> None:
    assert "en" in CODES


def test_the_template_has_all_that_is_said() -> None:
    """Otherwise run `make messages`."""
    assert messages.TEMPLATE.read_text(encoding="utf-8") == messages.written(messages.extracted())


def test_nothing_said_stands_within_an_f_string() -> None:
    """Before Python 3.12 Babel does not look into one, and the words stay Danish."""
    found = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "generator").rglob("*.py"))
        for string in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in messages.KEYWORDS
        and any(isinstance(given, ast.Constant) for given in call.args)
    ]
    assert found == []


@pytest.mark.parametrize("code", CODES)
def test_everything_is_translated(code: str) -> None:
    """`make messages` puts what is missing into the file, with nothing in it."""
    known = _read(code)
    lacking = []
    for message in messages.extracted():
        if message.id:
            found = known.get(message.id, context=message.context)
            if found is None or not messages.is_whole(found.string):
                lacking.append(message.id)
    assert lacking == []


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_translated_that_is_not_said(code: str) -> None:
    said = messages.extracted()
    assert [one.id for one in _read(code) if one.id and said.get(one.id, one.context) is None] == []


@pytest.mark.parametrize("code", CODES)
def test_translations_have_the_same_values_and_markup(code: str) -> None:
    """A sentence may leave out nothing that it is given, and opens and closes the same elements."""
    for message in _read(code):
        if not message.id:
            continue
        danish = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string
        meant = {place for one in danish for place in _PLACE.findall(one)}
        for form in forms or ():
            # A singular need not say "1".
            assert set(_PLACE.findall(form)) | ({"num"} & meant) == meant, message.id
            assert sorted(_TAG.findall(form)) == sorted(_TAG.findall(danish[0])), message.id


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_is_read_as_babel_reads_it(code: str) -> None:
    text = (FOLDER / f"{code}.po").read_text(encoding="utf-8")
    expected = {}
    for message in _read(code):
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            key = f"{message.context}{CONTEXT_END}{one}" if message.context else one
            said = message.string
            expected[key] = (said,) if isinstance(said, str) else tuple(said or ())
    assert dict(read_catalogue(text).messages) == expected


def test_what_is_not_translated_and_what_is_doubted_is_left_out() -> None:
    found = read_catalogue(
        'msgid ""\nmsgstr "Language: nn_NO\\n"\n\nmsgid "a"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "b"\nmsgstr "B"\n\nmsgid "c \\"d\\""\nmsgstr ""\n"C\\n"\n"D\\\\"\n'
    )

    assert found.locale == "nn_NO"
    assert found.messages == {'c "d"': ("C\nD\\",)}


def test_the_plural_follows_the_languages_rule() -> None:
    """Polish has three forms."""
    rule = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    found = read_catalogue(f'msgid ""\nmsgstr ""\n"Plural-Forms: {rule}\\n"\n')

    assert [found.form(number) for number in (1, 3, 5, 12, 22)] == [0, 1, 2, 2, 1]


def _read(code: str) -> Catalog:
    return read_po(io.BytesIO((FOLDER / f"{code}.po").read_bytes()))
