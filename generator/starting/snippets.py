"""The starters as snippets for Visual Studio Code: Tab goes from field to field."""

from __future__ import annotations

import json
import re

from generator.starting.starters import STARTERS, Starter

FILE = "content.code-snippets"
_NEEDED = re.compile(r"([a-z][a-z_]*): (\S.*)")
_SCOPES = {".md": "markdown", ".yml": "yaml"}


def snippets() -> str:
    """The file `content.code-snippets`."""
    found = {
        f"Ny fil: {starter.label}": {
            "scope": _SCOPES[starter.suffix],
            "prefix": f"ny-{starter.name}",
            "description": f"Begynd på {starter.label}",
            "body": body_of(starter),
        }
        for starter in STARTERS
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def body_of(starter: Starter) -> list[str]:
    """Its lines; what is needed is a tab stop with the example in it, and the last is at the end
    (https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax)."""
    body: list[str] = []
    stops = 0
    for line in starter.text.removesuffix("\n").split("\n"):
        found = _NEEDED.fullmatch(line)
        if found is not None:
            stops += 1
            body.append(f"{found[1]}: ${{{stops}:{_escaped(found[2])}}}")
        else:
            body.append(_escaped(line))
    return [*body, "$0"]


def _escaped(text: str) -> str:
    return re.sub(r"([\\$}])", r"\\\1", text)
