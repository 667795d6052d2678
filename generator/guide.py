"""Where the editors' guide tells of a field or of an error: `/om/redaktoer/#billeder`.

It is read off the guide itself, as it stands in the content, when there is something to tell: a
heading that is given another name has another address, a portal without the guide has no links, and
no link can lead to a section that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct, field

from generator.model.settings import SETTINGS
from generator.shell.headings import heading_slug

FOLDER = "om/redaktoer"
_HOMES: Mapping[str, tuple[str, ...]] = {
    "events": ("", "steder"),
    "actors": ("#aktoerer", "behov", ""),
    "places": ("steder",),
    "partnerships": ("partnerskaber", "planer", "moeder"),
    "news": ("#nyheder",),
    "meetings": ("moeder",),
    "school_offers": ("skoletilbud",),
    "traditions": ("#traditioner",),
    "newsletters": ("nyhedsbrev",),
    "press": ("presse",),
    SETTINGS: ("indstillinger", "planer", "nyhedsbrev", "presse"),
}
"""The pages, or sections of the first page (`""`), that tell of a kind, the likeliest first. What
none of them tells (`image`) is told for all kinds on the first page."""
MOST_BYTES = 200_000
_HEADING = re.compile(r"^(#{2,3}) +(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"\s*\{[^}]*#([\w-]+)[^}]*\}$")
"""An address that the author chose: `## Billeder {#foto}`."""


class Section(Struct, frozen=True):
    """From one heading to the next: its page (`steder`, or nothing for the first), its address on
    the portal, and what is told in prose and tables, and in examples."""

    page: str
    anchor: str
    told: str
    shown: str

    @property
    def address(self) -> str:
        page = f"/{FOLDER}/{self.page}/" if self.page else f"/{FOLDER}/"
        return f"{page}#{self.anchor}"


class Guide(Struct, frozen=True):
    """The guide, for whoever asks where it tells of something."""

    sections: tuple[Section, ...]
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def about(self, path: str, code: str, name: str) -> str:
        """The address of the section that helps with an error in a field (`image.credit`) of a
        file; the empty text where none does.

        First one of the kind's that names the error, then one that tells of the field, in a table,
        a sentence or an example, then any that names the error, and last, for a field that nobody
        knows, the kind's first.
        """
        asked = path.partition("/")[0], code, name
        if asked not in self._known:
            self._known[asked] = next((found.address for found in self._all(*asked)), "")
        return self._known[asked]

    def _all(self, folder: str, code: str, name: str) -> Iterator[Section]:
        if folder not in _HOMES:
            return
        homes = [section for home in _HOMES[folder] for section in self._at(home)]
        # The first page tells of what an event has, and `description` is something else there.
        first = [one for one in self.sections if not one.page and folder != "portal.yml"]
        error = rf"`{re.escape(code)}`"
        yield from _telling(homes, error)
        for word in map(re.escape, filter(None, reversed(name.split(".")))):
            for sections in (homes, first):
                yield from _telling(sections, rf"^\|[^|]*`{word}\b")
                yield from _telling(sections, rf"`{word}\b")
                yield from _showing(sections, rf"^[ -]*{word}:|[{{,] ?{word}:")
        yield from _telling(self.sections, error)
        if name:
            yield from homes

    def _at(self, home: str) -> list[Section]:
        if home.startswith("#"):
            return [one for one in self.sections if not one.page and one.anchor == home[1:]]
        return [one for one in self.sections if one.page == home]


def _telling(sections: Sequence[Section], pattern: str) -> Iterator[Section]:
    found = re.compile(pattern, re.MULTILINE)
    return (section for section in sections if found.search(section.told))


def _showing(sections: Sequence[Section], pattern: str) -> Iterator[Section]:
    found = re.compile(pattern, re.MULTILINE)
    return (section for section in sections if found.search(section.shown))


def read_guide(content: Path) -> Guide:
    """The guide in the content folder, page by page; without sections where there is none."""
    root = content / "pages" / FOLDER
    # The folder's own `index.md` stands before those of its pages.
    pages = sorted(root.glob("index.md")) + sorted(root.glob("*/index.md"))
    found = (
        section
        for page in pages
        if _can_be_read(page)
        for section in sections_of(
            "" if page.parent == root else page.parent.name, page.read_text("utf-8", "replace")
        )
    )
    return Guide(tuple(found))


def _can_be_read(page: Path) -> bool:
    """Whether it is a plain file of a sensible size: of others an error is told (sources.py)."""
    return not page.is_symlink() and page.is_file() and page.stat().st_size <= MOST_BYTES


def sections_of(page: str, text: str) -> Iterator[Section]:
    """The sections under a page's headings."""
    # A heading in an example is none, and an example's lines are not.
    bare = _FENCE.sub(lambda found: re.sub(r"^#", " ", found[0], flags=re.MULTILINE), text)
    heads = list(_HEADING.finditer(bare))
    taken: dict[str, int] = {}
    for head, following in pairwise([*heads, None]):
        assert head is not None  # only the last is, and it comes first in no pair
        body = bare[head.end() : following.start() if following else len(bare)]
        chosen = _MARKED.search(head[2])
        slug = chosen[1] if chosen else heading_slug(head[2])
        taken[slug] = taken.get(slug, 0) + 1
        anchor = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        shown = "\n".join(_FENCE.findall(body))
        yield Section(page, anchor, _FENCE.sub("", body), shown)
