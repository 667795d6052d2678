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
from msgspec.structs import asdict

from generator.presenting.icons import PLAIN, WHOLE
from generator.shell.assets import FONT, SHARE_IMAGE, Assets
from generator.shell.chrome import Chrome
from generator.shell.frame import ShellError, nav_slot
from generator.shell.pages import RESERVED, PageSource, attachments
from generator.shell.policy import CONTENT_SECURITY_POLICY
from generator.shell.site import Site

DEPTHS = (0, 1, 2, 3)
"""How deep a poured page may lie: ``/`` is 0, ``/arrangementer/julekoncert/`` is 2."""


def depths(chrome: Chrome) -> tuple[int, ...]:
    """How deep the pages of a language may lie: those of another than the portal's own lie a folder
    deeper, in ``/en/``."""
    return DEPTHS if chrome.home == "/" else tuple(depth + 1 for depth in DEPTHS)


def frame_file(depth: int, chrome: Chrome) -> str:
    """Where a language's frame of that depth is staged, below the pages' folder."""
    folders = [RESERVED] * depth
    if chrome.home != "/":
        folders[0] = f"{RESERVED}-{chrome.language}"
    return "/".join([*folders, "index.md"])


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
    known = _alternates(site, sources)
    for page in sources:
        meta = _page_meta(site, page, known[page.danish_path])
        _write(docs / page.staged, _markdown(meta, page.body))
    for chrome in site.chromes:
        meta = {"title": " ", "template": "frame.html", "language": chrome.language}
        for depth in depths(chrome):
            _write(docs / frame_file(depth, chrome), _markdown(meta, ""))
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
        "language": site.language,
        "noindex": site.noindex,
        "policy": CONTENT_SECURITY_POLICY,
        "icon": assets.icon,
        "icon_plain": PLAIN,
        "icon_whole": WHOLE,
        "font": FONT,
        "stylesheet": assets.stylesheet,
        "content_stylesheet": content_stylesheet,
        "script": assets.script,
        "logo": _target(site.logo) if site.logo else None,
        "tip_url": _target(site.tip_url) if site.tip_url else None,
        "tip_away": _is_away(site.tip_url or ""),
        "languages": {chrome.language: _chrome_values(chrome) for chrome in site.chromes},
    }


def _chrome_values(chrome: Chrome) -> dict[str, Any]:
    return {
        "language": chrome.language,
        "locale": chrome.locale,
        "home": _target(chrome.home),
        "events": _target(f"{chrome.home}arrangementer/"),
        "public_name": chrome.public_name,
        "tagline": chrome.tagline,
        "banner": chrome.banner,
        "words": asdict(chrome.words),
        "search_language": chrome.search_language,
        "tip_language": chrome.tip_language,
        "tip_url": _target(chrome.tip_url) if chrome.tip_url else None,
        "tip_away": _is_away(chrome.tip_url or ""),
        "navigation": [
            {
                "label": item.label,
                "target": _target(item.path),
                "away": _is_away(item.path),
                "language": item.language,
                "mark": f"@@slot:{nav_slot(item.section)}@@",
            }
            for item in chrome.navigation
        ],
        "footer": [
            {
                "title": group.title,
                "links": [
                    {
                        "label": link.label,
                        "target": _target(link.target),
                        "away": _is_away(link.target),
                        "language": link.language,
                    }
                    for link in group.links
                ],
            }
            for group in chrome.footer
        ],
    }


def _alternates(site: Site, sources: tuple[PageSource, ...]) -> dict[str, list[dict[str, str]]]:
    """Of every hand-written page, by its Danish address, the languages that it is in, for
    ``hreflang``; nothing where that is one."""
    found: dict[str, dict[str, str]] = {}
    for chrome in site.chromes:
        for page in sources:
            if page.language == chrome.language:
                url = site.base_url + page.path[1:]
                found.setdefault(page.danish_path, {})[chrome.language] = url
    return {
        path: [
            {"language": language, "url": url}
            for language, url in ({**urls, "x-default": next(iter(urls.values()))}).items()
        ]
        if len(urls) > 1
        else []
        for path, urls in found.items()
    }


def _page_meta(site: Site, page: PageSource, alternates: list[dict[str, str]]) -> dict[str, Any]:
    chrome = site.chrome_of(page.language)
    return {
        "language": page.language,
        "alternates": alternates,
        "title": page.title,
        "full_title": site.page_title(page.title, chrome.public_name),
        "description": page.description,
        "address": site.base_url + page.path[1:],
        "share_image": site.base_url + SHARE_IMAGE,
        "edit_url": site.edit_link(f"pages/{page.file}"),
        "sources": [_source(site, page.language, source) for source in page.sources],
    }


def _source(site: Site, language: str, text: str) -> dict[str, str | None]:
    """What the portal names is in its own language: `language` is set where the page's is other."""
    title, url = site.references.get(text, (text, text))
    foreign = text in site.references and language != site.language
    shown = title.removeprefix("https://").removeprefix("http://").rstrip("/")
    return {
        "title": shown,
        "url": url if url and url.startswith(("https://", "http://")) else None,
        "language": site.language if foreign else None,
    }


def _target(address: str) -> str:
    # An address may not pass for a slot (frame.py): encoded it leads to the same place.
    address = address.replace("@@", "%40%40")
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
