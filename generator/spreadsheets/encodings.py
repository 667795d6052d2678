"""Bytes of a text whose encoding nobody wrote down → the text, where it can be told for certain."""

from __future__ import annotations

import codecs
import re

from generator.editing.refusing import Refused

_SINGLE = ("cp1252", "mac_roman", "cp865")
"""Windows', Macintosh's and DOS's (865 and 850 have the Danish letters in the same places)."""
_LETTERS = "æøåéèüöäóáÆØÅÉÜÖÄ"
"""What Danish and its neighbours' names are written with."""
_OTHERS = "\u00a0–—’“”»«…€•·°§½¼¾×‘"
"""What else stands in a text, though not within a word."""
_STRANGE = re.compile(
    rf"[^\x00-\x7f{_LETTERS}{_OTHERS}]|(?<=[A-Za-z{_LETTERS}])[^\x00-\x7f{_LETTERS}’…](?=[A-Za-z])"
    rf"|(?<=[a-zæøåéèüöäóá])[ÆØÅÉÜÖÄ](?=[a-zæøåéèüöäóá])|¾(?=[A-Za-zæøå])"
)
"""A sign that is none of these, one of them within a word, or a capital between small letters."""
_LETTER = re.compile(f"[{_LETTERS}]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def decoded(data: bytes) -> str:
    """UTF-16 by its mark or its zero bytes, UTF-8 with or without mark, else the one of three with
    a byte a letter in which the words are Danish. Raises Refused, also where two of them fit."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        zeros = data[:4_000].count(0)
        if zeros:
            if zeros * 3 < len(data[:4_000]):
                raise _no_text()
            return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    except UnicodeDecodeError:
        raise _no_text() from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by_its_letters(data)


def _by_its_letters(data: bytes) -> str:
    if _CONTROLS.search(data.decode("latin-1")):
        raise _no_text()
    texts = {name: text for name in _SINGLE if (text := _as(data, name)) is not None}
    danish = {name for name, text in texts.items() if not _STRANGE.search(text)}
    windows = texts.get("cp1252")
    # What Windows writes is likeliest by far: it counts unless it is sure to be something else.
    if windows is not None and ("cp1252" in danish or not danish):
        return windows
    fitting = [texts[name] for name in danish if _LETTER.search(texts[name])]
    if len(fitting) != 1:
        raise _unknown_encoding()
    return fitting[0]


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unknown_encoding() -> Refused:
    return Refused(
        "Filens tegnsæt er ikke til at kende, så æ, ø og å kan ikke læses",
        "Åbn den i det program, den er skrevet i, og gem den som »CSV UTF-8« eller som .xlsx.",
    )


def _no_text() -> Refused:
    return Refused(
        "Filen er hverken CSV eller et regneark",
        "Hent udtrækket som CSV eller .xlsx. Er det pakket i en .zip, så pak det ud først.",
    )
