"""A small invented portal: its settings and two hand-written pages."""

from __future__ import annotations

import json
from pathlib import Path

from generator.shell import Link, LinkGroup, NavItem, Site

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"
THEME = ROOT / "theme"

HOSTILE = """"><script>alert('x')</script> & {{ config }} {% raw %} 'æøå' <b>"""


def make_site(**changes: object) -> Site:
    settings: dict[str, object] = {
        "name": "Kultur i Klitkøbing",
        "tagline": "Alt, hvad der sker",
        "description": "Hvad sker der i Klitkøbing?",
        "base_url": "https://kultur.klitkoebing.example/portal/",
        "navigation": (
            NavItem("Arrangementer", "/arrangementer/", "arrangementer"),
            NavItem("Aktører", "/aktoerer/", "aktoerer"),
            NavItem("Om", "/om/", "om"),
        ),
        "footer": (
            LinkGroup("Følg med", (Link("Abonnér", "/abonner/"),)),
            LinkGroup("Om", (Link("Tilgængelighedserklæring", "/om/tilgaengelighed/"),)),
        ),
        "banner": "Opdigtet kommune",
        "tip_url": "mailto:tip@klitkoebing.example",
        "edit_url": "https://git.example/edit/{path}",
        "references": {"vision": ("Visionen", None)},
    }
    return Site(**(settings | changes))  # type: ignore[arg-type] # any field may be changed


OM = f"""---
title: {json.dumps(HOSTILE, ensure_ascii=False)}
description: {json.dumps(HOSTILE, ensure_ascii=False)}
sources: [vision, "https://kilde.example/a/", Optælling]
---
Se [alle arrangementer](/arrangementer/) og [tilgængelighed](tilgaengelighed.md).

!!! warning
    Pas på her.

| Navn | Antal |
|------|------:|
| Kor  |     2 |

Tekst<script>alert(1)</script> <span style="color:red" onclick="x()">farvet</span>.[^1]

[^1]: Fodnoten.
"""

TILGAENGELIGHED = """---
title: Tilgængelighed
description: Hvad vi ved om portalens tilgængelighed.
---
## Kort

Hej.
"""


def write_pages(folder: Path) -> Path:
    """``/om/`` with everything hostile, ``/om/tilgaengelighed/`` plain, and a picture."""
    pages = {
        "om/index.md": OM,
        "om/tilgaengelighed.md": TILGAENGELIGHED,
        "om/kort.png": "not looked into",
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
