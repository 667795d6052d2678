"""Nothing at a call shows that `long_day(day)` is Danish: so whatever makes pages in another
language takes its words from `edition.language`, and what does not says here why it need not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.settings import ROOT

DANISH = {"_DANISH", "DANISH_LANGUAGE"}
MAY = {
    "actor_rows": "the ways to write to an actor stand in the lists of actor_filters.py alone",
    "facilities": "places.py tells how much a place is used on Danish pages alone",
    "kept_events": "what is saved is told in Danish, and offered on Danish pages alone",
    "matches": "lists of several actors stand in groups alone, which are in Danish",
    "meetings": "meetings are in Danish",
    "open_data.tables": "open data are the same in every language, their words Danish",
    "press.release": "releases are in Danish",
    "recurring": "it reads rules that are written in Danish, and says nothing",
    "school_words": "school offers are in Danish",
    "searching.events": "the search is in Danish; other languages have the finder",
    "share_card_words": "no words, but where a line may not end: a card does not know its language,"
    " and in English a day may stand on the line above its month",
    "syndication.publication": "it asks whether there is a headline, and says none",
}
"""The modules of presenting/ that pages in other languages are made with, and yet speak Danish."""


def test_what_makes_pages_in_other_languages_takes_no_danish_words() -> None:
    modules = _reached(f"generator.outputs.{name}" for name in _translated())
    danish = {one: names for one in modules if (names := set(_danish_words(one)))}
    found = {one.removeprefix("generator.presenting."): names for one, names in danish.items()}
    assert {one: names for one, names in found.items() if one not in MAY} == {}
    assert MAY.keys() - found.keys() == set(), "these no longer need to be excused"


def _translated() -> set[str]:
    """The outputs that are made once more for every language, as their register names them."""
    found = set()
    for statement in _tree("generator.outputs").body:
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            assert isinstance(statement.target, ast.Name)
            if statement.target.id.startswith("TRANSLATED_"):
                found |= {
                    one.value.id
                    for one in ast.walk(statement.value)
                    if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
                }
    assert {"events", "home", "actors", "share_cards"} <= found
    return found


def _reached(modules: Iterator[str]) -> set[str]:
    """These, and all of presenting/ that they import, and so on."""
    found, ahead = set[str](), list(modules)
    while ahead:
        if (one := ahead.pop()) not in found:
            found.add(one)
            ahead += [
                name
                for module, name in _imported(one)
                for name in (module, f"{module}.{name}")
                if name.startswith("generator.presenting.") and _file(name) is not None
            ]
    return found


def _danish_words(module: str) -> Iterator[str]:
    """The names that a module imports and that are bound to Danish where they come from."""
    for source, name in _imported(module):
        whole = f"{source}.{name}"
        if _file(whole) is not None:
            yield from (f"{name}.{one}" for one in _bound(whole))
        elif name in _bound(source):
            yield name


def _bound(module: str) -> set[str]:
    """The names at the end of a module that are the Danish language's."""
    found = set()
    for statement in _tree(module).body:
        if isinstance(statement, ast.Assign):
            said = {one.id for one in ast.walk(statement.value) if isinstance(one, ast.Name)}
            if said & DANISH:
                targets = (one for target in statement.targets for one in ast.walk(target))
                found |= {one.id for one in targets if isinstance(one, ast.Name)}
    return found - DANISH


def _imported(module: str) -> list[tuple[str, str]]:
    """Module and name of each import from the program; what only types need stands apart."""
    return [
        (statement.module, one.name)
        for statement in _tree(module).body
        if isinstance(statement, ast.ImportFrom)
        and (statement.module or "").startswith("generator.")
        and statement.module is not None
        for one in statement.names
    ]


def _file(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)


@cache
def _tree(module: str) -> ast.Module:
    file = _file(module)
    assert file is not None, module
    return ast.parse(file.read_text("utf-8"))
