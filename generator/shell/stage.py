"""Stages a project for the page builder: the hand-written pages and one empty frame per depth.

Everything untrusted is written here as plain values (JSON, which YAML reads too), so that a page
cannot choose its own template or add keys that the theme would believe.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.shell.assets import FONT, SHARE_IMAGE, Assets
from generator.shell.frame import ShellError, nav_slot
from generator.shell.pages import RESERVED, PageSource, attachments
from generator.shell.policy import CONTENT_SECURITY_POLICY
from generator.shell.site import Site

DEPTHS = (0, 1, 2, 3)
"""How deep a poured page may lie: ``/`` is 0, ``/arrangementer/julekoncert/`` is 2."""


def frame_file(depth: int) -> str:
    """Where the frame of that depth is staged, below the pages' folder."""
    return "/".join([RESERVED] * depth + ["index.md"])


def stage(
    site: Site,
    pages: Path,
    sources: tuple[PageSource, ...],
    config: Path,
    theme: Path,
    assets: Assets,
    content_stylesheet: str,
    target: Path,
) -> Path:
    """Write the project into ``target`` and return its ``mkdocs.yml``; it builds into ``site/``.

    ``content_stylesheet`` is the address of the builder's own stylesheet for Markdown.
    """
    docs = target / "docs"
    for name, path in attachments(pages).items():
        _write(docs / name, path.read_bytes())
    for page in sources:
        _write(docs / page.file, _markdown(_page_meta(site, page), page.body))
    for depth in DEPTHS:
        _write(docs / frame_file(depth), _markdown({"title": " ", "template": "frame.html"}, ""))
    for template in [*sorted(theme.glob("*.html")), theme / "logo.svg"]:
        _write(target / "theme" / template.name, template.read_bytes())
    settings = _load(config)
    settings |= {
        "site_name": site.name,
        "site_url": site.base_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**settings.get("theme", {}), "custom_dir": "theme", "language": site.language},
        "extra": {"portal": portal_values(site, assets, content_stylesheet)},
    }
    project = target / "mkdocs.yml"
    _write(project, yaml.safe_dump(settings, allow_unicode=True, sort_keys=True).encode())
    return project


def portal_values(site: Site, assets: Assets, content_stylesheet: str) -> dict[str, Any]:
    """``config.extra.portal``, all that the templates know about the portal. Addresses within
    the portal lose their first slash, so that the templates' ``url`` makes them relative; those
    that lead away are marked, since not every builder's ``url`` leaves ``mailto:`` alone."""
    return {
        "name": site.name,
        "public_name": site.public_name or site.name,
        "tagline": site.tagline,
        "language": site.language,
        "banner": site.banner,
        "noindex": site.noindex,
        "policy": CONTENT_SECURITY_POLICY,
        "icon": assets.icon,
        "font": FONT,
        "stylesheet": assets.stylesheet,
        "content_stylesheet": content_stylesheet,
        "script": assets.script,
        "logo": _target(site.logo) if site.logo else None,
        "tip_url": _target(site.tip_url) if site.tip_url else None,
        "tip_away": _is_away(site.tip_url or ""),
        "navigation": [
            {
                "label": item.label,
                "target": _target(item.path),
                "away": _is_away(item.path),
                "mark": f"@@slot:{nav_slot(item.section)}@@",
            }
            for item in site.navigation
        ],
        "footer": [
            {
                "title": group.title,
                "links": [
                    {
                        "label": link.label,
                        "target": _target(link.target),
                        "away": _is_away(link.target),
                    }
                    for link in group.links
                ],
            }
            for group in site.footer
        ],
    }


def _page_meta(site: Site, page: PageSource) -> dict[str, Any]:
    return {
        "title": page.title,
        "full_title": site.page_title(page.title),
        "description": page.description,
        "address": site.base_url + page.path[1:],
        "share_image": site.base_url + SHARE_IMAGE,
        "edit_url": site.edit_link(f"pages/{page.file}"),
        "sources": [_source(site.references, source) for source in page.sources],
    }


def _source(references: Mapping[str, tuple[str, str | None]], text: str) -> dict[str, str | None]:
    title, url = references.get(text, (text, text))
    shown = title.removeprefix("https://").removeprefix("http://").rstrip("/")
    return {"title": shown, "url": url if url and url.startswith(("https://", "http://")) else None}


def _target(address: str) -> str:
    return (address.removeprefix("/") or ".") if address.startswith("/") else address


def _is_away(address: str) -> bool:
    return not address.startswith("/")


def _markdown(meta: Mapping[str, Any], body: str) -> bytes:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", body]).encode()


def _load(config: Path) -> dict[str, Any]:
    try:
        settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ShellError(f"{config.name} kan ikke læses: {error}") from error
    if not isinstance(settings, dict):
        raise ShellError(f"{config.name} skal være felter som »site_name: …«.")
    return settings


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
