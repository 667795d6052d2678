"""Addresses of headings in hand-written pages: Danish letters kept, a letter first.

Python-Markdown's own make `velser` of »Øvelser«, and another slug function needs a Python tag in
`mkdocs.yml`, which Zensical does not read (docs/upgrading.md).
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def with_danish_ids(content: str) -> str:
    """The same HTML with every heading's id made anew, unless the author wrote one of his own."""
    taken: set[str] = set()

    def renamed(match: re.Match[str]) -> str:
        level, old, text = match.groups()
        words = unescape(re.sub(r"<[^>]*>", "", text))
        wanted = heading_slug(words) if re.sub(r"_\d+$", "", old) == _default(words) else old
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        return f'<h{level} id="{name}">{text}</h{level}>'

    return _HEADING.sub(renamed, content)


def heading_slug(words: str) -> str:
    """`1. Find aktørerne` → `afsnit-1-find-aktoererne`."""
    letters = _ascii(words.lower().translate(_DANISH))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return slug if slug[:1].isalpha() else f"afsnit-{slug}".rstrip("-")


def _default(words: str) -> str:
    """What `markdown.extensions.toc.slugify` makes of a heading."""
    bare = re.sub(r"[^\w\s-]", "", _ascii(words)).strip().lower()
    return re.sub(r"[-\s]+", "-", bare)


def _ascii(words: str) -> str:
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
