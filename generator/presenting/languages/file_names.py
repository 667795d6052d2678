"""How the files of translations are called: `julekoncert.en.md` beside `julekoncert.md`."""

from __future__ import annotations

import re

from generator.model.settings import DANISH

_TRANSLATED = re.compile(r"((?:.+/)?[^/]+)\.([a-z]{2})\.md")


def in_language(path: str) -> tuple[str, str]:
    """`events/2026/x.en.md` → the file that it is a translation of, and its language; a file that
    is none is its own, in Danish. No slug has a full stop, so no name means both."""
    match = _TRANSLATED.fullmatch(path)
    return (f"{match[1]}.md", match[2]) if match else (path, DANISH)


def is_translation(path: str) -> bool:
    """Whether the file is a translation of another one."""
    return in_language(path)[1] != DANISH
