"""The hand-written pages as they stand in ``content/pages``: front matter, address, faults."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.model.settings import DANISH
from generator.presenting.languages.file_names import in_language
from generator.shell.frame import ShellError

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEYS = ("title", "description", "sources")

_ATTACHED = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"})

RESERVED = "portal-ramme"
"""The folder of the empty frames while they are rendered; no page may have this name."""


class PageSource(Struct, frozen=True):
    """One Markdown file. ``file`` is relative to the pages' folder, ``path`` its address."""

    file: str
    path: str
    title: str
    description: str
    sources: tuple[str, ...]
    body: str
    language: str = DANISH

    @property
    def danish_path(self) -> str:
        """The address of the page that this one is a translation of; its own, if it is none."""
        return self.path if self.language == DANISH else self.path.removeprefix(f"/{self.language}")

    @property
    def section(self) -> str:
        """The first part of the address: the navigation item it belongs to, if there is one."""
        return self.danish_path.split("/")[1]

    @property
    def staged(self) -> str:
        """Where the page builder finds it: ``om/index.en.md`` as ``en/om/index.md``."""
        return self.file if self.language == DANISH else f"{self.path[1:]}index.md"


def page_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file below the pages' folder, Markdown or not, sorted, hidden ones left out.

    Raises ShellError when one is not really inside the folder.
    """
    if not root.is_dir():
        return
    inside = root.resolve()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if any(part.startswith(".") for part in relative.parts) or not path.is_file():
            continue
        if not path.resolve().is_relative_to(inside):
            raise ShellError(f"Filen pages/{relative} peger ud af mappen med sider.")
        yield relative.as_posix(), path


def attachments(root: Path) -> dict[str, Path]:
    """The pages' own pictures and documents: address without leading slash -> file.

    Raises ShellError for a kind of file that could run a script when opened by itself (HTML,
    SVG …): what is committed to the pages' folder is no more trusted than a page's text.
    """
    found = {name: path for name, path in page_files(root) if not name.endswith(".md")}
    if bad := [name for name, path in found.items() if path.suffix.lower() not in _ATTACHED]:
        kinds = ", ".join(sorted(suffix[1:] for suffix in _ATTACHED))
        raise ShellError(
            "\n".join(f"pages/{name}: Her må kun ligge .md og filer som {kinds}." for name in bad)
        )
    return found


def read_pages(root: Path) -> tuple[PageSource, ...]:
    """All hand-written pages, sorted by address.

    Raises ShellError that names every page with a fault, one to a line.
    """
    pages: list[PageSource] = []
    faults: list[str] = []
    for name, path in page_files(root):
        if not name.endswith(".md"):
            continue
        try:
            pages.append(parse_page(name, path.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError:
            faults.append(f"pages/{name}: Filen er ikke gemt som UTF-8.")
        except ShellError as error:
            faults.append(f"pages/{name}: {error}")
    seen: dict[str, str] = {}
    for page in pages:
        if (other := seen.setdefault(page.path, page.file)) != page.file:
            faults.append(f"pages/{page.file}: Adressen {page.path} bruges også af pages/{other}.")
    if faults:
        raise ShellError("\n".join(faults))
    return tuple(sorted(pages, key=lambda page: page.path))


def parse_page(name: str, text: str) -> PageSource:
    """One page from its text. ``name`` is the file's path below the pages' folder.

    Raises ShellError (without the file's name) when front matter or name cannot be used.
    """
    name_of, language = in_language(name)
    path = _address(name_of)
    text = text.replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise ShellError("Siden skal begynde med en linje ---, så title og description, så ---.")
    meta = _meta(match.group(1))
    return PageSource(
        file=name,
        path=path if language == DANISH else f"/{language}{path}",
        language=language,
        title=_line(meta, "title"),
        description=_line(meta, "description"),
        sources=_lines(meta, "sources"),
        body=text[match.end() :],
    )


def _address(name: str) -> str:
    parts = list(PurePosixPath(name.removesuffix(".md")).parts)
    if parts[-1:] == ["index"]:
        parts.pop()
    if not parts:
        raise ShellError("Forsiden laves af portalen selv; giv siden et andet sted end index.md.")
    if bad := [part for part in parts if not _NAME.fullmatch(part)]:
        raise ShellError(f"Navnet »{bad[0]}« må kun have a-z, 0-9 og bindestreg.")
    if RESERVED in parts:
        raise ShellError(f"Navnet »{RESERVED}« bruger portalen selv.")
    return "/" + "/".join(parts) + "/"


def _meta(text: str) -> Mapping[str, object]:
    import yaml  # imported here: `page_files` is asked in every build, this in few

    try:
        # Every scalar stays text, as everywhere in the content.
        meta = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds no objects
    except yaml.YAMLError as error:
        raise ShellError(f"Toppen af siden kan ikke læses: {error}") from error
    if not isinstance(meta, dict):
        raise ShellError("Toppen af siden skal være felter som »title: Om portalen«.")
    if unknown := [str(key) for key in meta if key not in _KEYS]:
        raise ShellError(f"Feltet »{unknown[0]}« kendes ikke her; brug {', '.join(_KEYS)}.")
    return meta


def _line(meta: Mapping[str, object], key: str) -> str:
    value = meta.get(key, "")
    if not isinstance(value, str) or not value.strip():
        raise ShellError(f"Feltet »{key}« mangler.")
    return unicodedata.normalize("NFC", " ".join(value.split()))


def _lines(meta: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = meta.get(key) or []
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ShellError(f"Feltet »{key}« skal være en liste af tekster.")
    return tuple(" ".join(item.split()) for item in items)
