"""Text that stays text where it is put: Markdown for letters and summaries."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~])")
_BLOCK_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")


def markdown_text(text: str) -> str:
    """One line in which everything is escaped that CommonMark would read as markup."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def markdown_paragraph(text: str) -> str:
    """The same for the start of a line, where `1.` and `-` would begin a list."""
    return _BLOCK_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}",
        markdown_text(text),
    )
