"""Brings the catalogues of words up to date: `make messages` (docs/languages.md).

`portal.pot` gets every message of templates and code, and each language's `.po` those that it
lacks, with nothing in them; what is no longer said anywhere is taken out. Translations are kept.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "generator" / "locale"
TEMPLATE = LOCALE / "portal.pot"
PLACES = (
    (ROOT / "theme", "theme", [("entities/**.html", "jinja2"), ("parts/**.html", "jinja2")]),
    (ROOT / "generator", "generator", [("**.py", "python")]),
)
OPTIONS: Mapping[str, dict[str, Any]] = {
    "**.html": {"trimmed": "true", "silent": "false"},
}
KEYWORDS = {**DEFAULT_KEYWORDS, "_say": None, "_context": ((1, "c"), 2)}
"""What a call that says something is named: gettext's names, and those under which objects keep
`gettext` and `pgettext` for themselves."""
COMMENT = "# What the portal says, in Danish. Made by `make messages`; see docs/languages.md."


def extracted() -> Catalog:
    """Every message there is, with the files that say it (no lines: those change daily)."""
    catalogue = Catalog(project="Kulturportalen", fuzzy=False, header_comment=COMMENT)
    for folder, name, methods in PLACES:
        options = {pattern: OPTIONS["**.html"] for pattern, kind in methods if kind == "jinja2"}
        for file, _, message, _comments, context in extract_from_dir(
            folder, methods, options, KEYWORDS
        ):
            catalogue.add(message, None, [(f"{name}/{file}", 0)], context=context)
    return catalogue


def written(catalogue: Catalog) -> str:
    """The catalogue as a file: sorted by message, and the same whenever it is written."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=False, sort_output=True, include_lineno=False)
    return "".join(_lasting(out.getvalue().decode().splitlines(keepends=True)))


def _lasting(lines: list[str]) -> Iterator[str]:
    """Without the header's lines that tell when and by whom it was made."""
    passing = (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
        *("Generated-By", "Report-Msgid-Bugs-To", "Project-Id-Version"),
    )
    return (line for line in lines if not line.startswith(tuple(f'"{one}' for one in passing)))


def updated(catalogue: Catalog, text: str) -> Catalog:
    """A language's catalogue with the messages of `catalogue`, and its own translations of them."""
    known = read_po(io.BytesIO(text.encode()))
    known.update(catalogue, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def main() -> int:
    """Write what changed, and tell what is not translated yet."""
    found = extracted()
    TEMPLATE.write_text(written(found), encoding="utf-8")
    for path in sorted(LOCALE.glob("*.po")):
        known = updated(found, path.read_text(encoding="utf-8"))
        path.write_text(written(known), encoding="utf-8")
        lacking = [message.id for message in known if message.id and not is_whole(message.string)]
        print(f"{path.name}: {len(known)} messages, {len(lacking)} not translated")
        for message in lacking:
            print(f"  {message!r}")
    return 0


def is_whole(said: object) -> bool:
    """Whether a message, or each of its forms, is translated."""
    return all(said) if isinstance(said, tuple | list) else bool(said)


if __name__ == "__main__":
    sys.exit(main())
