"""The route from settings and hand-written pages to the finished shell."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.presenting.pictures import Placed
from generator.shell import cache as shell_cache
from generator.shell.mkdocs import MKDOCS, Builder
from generator.shell.pages import page_files
from generator.shell.pictures import with_pictures
from generator.shell.result import Shell
from generator.shell.site import Site


def build_shell(
    site: Site,
    pages: Path,
    config: Path,
    theme: Path,
    cache: Path,
    builder: Builder = MKDOCS,
    *,
    pictures: Mapping[str, Placed] | None = None,
) -> Shell:
    """The frames, the hand-written pages and the theme's files, all ready to publish.

    ``pages`` is ``content/pages`` (it may be missing), ``config`` the ``mkdocs.yml``, ``theme``
    the theme's folder, ``cache`` a folder that may be deleted at any time. With unchanged input
    the shell comes from there, and the page builder is not started. ``pictures`` are those beside
    the pages, by address; whoever gives them publishes them.

    Raises ShellError (Danish) when a page has a fault or the page builder fails.
    """
    pictures = pictures or {}
    digest = shell_digest(site, pages, config, theme, builder, pictures)
    if (kept := shell_cache.load(cache, digest)) is not None:
        return kept
    # Imported here: nearly every build finds its shell kept.
    from generator.shell.making import make_shell

    shell = make_shell(site, pages, config, theme, builder, pictures, digest)
    shell_cache.store(cache, shell)
    return shell


def shell_digest(
    site: Site,
    pages: Path,
    config: Path,
    theme: Path,
    builder: Builder,
    pictures: Mapping[str, Placed],
) -> str:
    """SHA-256 over everything a shell is made of: settings, pages, theme, versions, our code."""
    files = [("config", config)]
    files += [(f"pages/{name}", path) for name, path in page_files(pages)]
    # theme/entities and theme/parts are the poured pages' own and no part of the shell.
    shell_theme = [*theme.glob("*.html"), *theme.glob("*.svg"), *(theme / "assets").rglob("*")]
    files += [(f"theme/{path.relative_to(theme)}", path) for path in sorted(shell_theme)]
    files += [(f"code/{path.name}", path) for path in sorted(Path(__file__).parent.glob("*.py"))]
    elements = [with_pictures(f'<img src="{address}">', "/", pictures) for address in pictures]
    hashed = hashlib.sha256(repr((site, sorted(builder.versions().items()), elements)).encode())
    for name, path in files:
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            hashed.update(f"\n{name}\0{content}".encode())
    return hashed.hexdigest()
