"""What a file's path tells of the entity in it."""

from __future__ import annotations


def slug_of(path: str) -> str:
    """`events/2026/julekoncert.md` and `events/2026/julekoncert/index.md` → `julekoncert`;
    `newsletters/2026-12.yml` → `2026-12`."""
    parts = path.removesuffix(".md").removesuffix(".yml").split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 2 else parts[-1]
