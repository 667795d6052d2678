"""What a page says in another language than the one that its elements declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

VOID_OF_WORDS = {"script", "style"}
ATTRIBUTES = ("alt", "title", "aria-label")
_DANISH = re.compile(
    r"[æøåÆØÅ]|(?<![\w-])(?:og|af|til|den|det|en|et|er|ikke|med|på|som|der|hvor|hvad|fra|kan|du|vi|"
    r"alle|ved|eller|søg|kl|kr|arrangement(?:er)?|aktør(?:er)?|steder?|emner?)(?![\w-])",
)
"""A letter that English has not, or a small Danish word."""
_ADDRESS = re.compile(r"(?:https?|webcal)://\S+")


def says(file: Path) -> Iterator[tuple[str, str]]:
    """Every text of a page, attributes' too, with the language that it is declared to be in."""
    document = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    yield from _said(document, document.get("lang") or "")


def _said(element: Element[Any], language: str) -> Iterator[tuple[str, str]]:
    tag = element.tag
    if not isinstance(tag, str) or tag in VOID_OF_WORDS:
        return
    language = element.get("lang") or language
    for name in ATTRIBUTES:
        if value := element.get(name):
            yield value, language
    if tag == "meta" and element.get("name") in ("description",):
        yield element.get("content", ""), language
    if text := element.text:
        yield text, language
    for child in element:
        yield from _said(child, language)
        if child.tail:
            yield child.tail, language


def danish_in(file: Path, names: Iterable[str]) -> list[str]:
    """The texts that are Danish and say that they are not. `names` are proper names, which are the
    same in every language (WCAG 3.1.2)."""
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found = []
    for text, language in says(file):
        left = known.sub("", _ADDRESS.sub("", text))
        if language != "da" and _DANISH.search(left):
            found.append(" ".join(text.split()))
    return found
