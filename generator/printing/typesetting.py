"""Values and a template → a tagged PDF. The only module that names Typst.

A template (`theme/print/*.typ`) reads `values.json` and lays it out; content never becomes markup,
so that `#`, `$` or `@` in a title are signs like others. Typst works on files in memory alone: no
network, no package, no font but those in `theme/print/fonts/`, no clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
import orjson

from generator import forking
from generator.printing import PrintError
from generator.printing.characters import fit, read_characters
from generator.versions import library_version, program_digest

if TYPE_CHECKING:
    from typst import Fonts

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst writes the tags, and refuses what would break the standard."""
_MISSING = (
    "PDF-filer laves med Typst, som ikke er installeret her. Kør »make env-print«, og prøv igen"
)


class Typesetter:
    """Sets PDFs with the templates and fonts of a theme."""

    def __init__(self, theme: Path) -> None:
        self._folder = theme / "print"

    @cached_property
    def digest(self) -> str:
        """Of all that decides a PDF's bytes besides the values: templates, fonts, programs."""
        libraries = " ".join(map(library_version, ("typst", "segno")))
        hashed = hashlib.sha256(f"{program_digest()} {libraries}".encode())
        for file in sorted(self._folder.rglob("*")):
            if file.is_file():
                hashed.update(file.name.encode() + b"\x00" + file.read_bytes())
        return hashed.hexdigest()[:32]

    def set(self, template: str, value: object, pictures: Mapping[str, bytes]) -> bytes:
        """The PDF of `theme/print/<template>.typ`. `value` is a structure or plain values;
        `pictures` are the files that the template shows, by name.

        Raises PrintError where Typst is missing or cannot set it.
        """
        self.require()
        import typst  # 84 MB that only those install who print

        # Typst lays out in threads of its own: no process may be forked off this one any more.
        forking.has_threads()
        values = fit(msgspec.to_builtins(value), self._characters)
        files = {
            **self._sources,
            "main.typ": self._sources[f"{template}.typ"],
            "values.json": orjson.dumps(values),
            **pictures,
        }
        try:
            # Files by name are documented, but missing from its types.
            compiler = typst.Compiler(cast(Any, files), font_paths=self._fonts)
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD])
        except typst.TypstError as error:
            raise PrintError(f"Typst kan ikke sætte »{template}«: {error}") from error
        assert isinstance(made, bytes)  # a PDF is one file
        return made

    def require(self) -> None:
        """Raises PrintError where Typst is missing."""
        try:
            import typst  # noqa: F401 - asked for, not used
        except ImportError as error:
            raise PrintError(_MISSING) from error

    @cached_property
    def _sources(self) -> Mapping[str, bytes]:
        return {file.name: file.read_bytes() for file in self._folder.glob("*.typ")}

    @cached_property
    def _characters(self) -> frozenset[str]:
        return read_characters(self._folder / "fonts")

    @cached_property
    def _fonts(self) -> Fonts:
        from typst import Fonts

        return Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[self._folder / "fonts"],
        )
