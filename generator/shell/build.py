"""The route from settings and hand-written pages to the finished shell."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.presenting.pictures import Placed
from generator.shell import cache as shell_cache
from generator.shell.assets import Assets, bundle
from generator.shell.frame import SLOTS, Frame, ShellError, nav_slot
from generator.shell.mkdocs import MKDOCS, Builder
from generator.shell.pages import PageSource, attachments, page_files, read_pages
from generator.shell.pictures import with_pictures
from generator.shell.policy import headers_file
from generator.shell.render import finish_missing_page, finish_page
from generator.shell.result import Shell
from generator.shell.site import Site
from generator.shell.stage import DEPTHS, frame_file, stage


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
    sources = read_pages(pages)
    assets = bundle(theme, site.colours)
    stylesheet = builder.stylesheet()
    with tempfile.TemporaryDirectory(prefix="portal-shell-") as folder:
        project = stage(
            site, pages, sources, config, theme, assets, stylesheet, Path(folder).resolve()
        )
        built = builder.build(project)
        shell = _collect(built, site, pages, sources, assets, stylesheet, pictures, digest)
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


def _collect(
    built: Path,
    site: Site,
    pages: Path,
    sources: tuple[PageSource, ...],
    assets: Assets,
    stylesheet: str,
    pictures: Mapping[str, Placed],
    digest: str,
) -> Shell:
    slots = [*SLOTS, *(nav_slot(item.section) for item in site.navigation)]
    frames = {
        depth: Frame.split((built / frame_file(depth)).with_suffix(".html").read_bytes(), slots)
        for depth in DEPTHS
    }
    files = dict(assets.files)
    finished = []
    faults = []
    for source in sources:
        name = f"{source.path[1:]}index.html"
        try:
            html = (built / name).read_text(encoding="utf-8")
            finished_page, page = finish_page(html, site, source, pictures)
        except ShellError as fault:
            faults.append(str(fault))
            continue
        files[name] = finished_page
        finished.append(page)
    if faults:
        raise ShellError("\n".join(faults))
    if finished:
        # Its source map is not published, so the stylesheet must not ask for it.
        css = (built / stylesheet).read_text(encoding="utf-8")
        files[stylesheet] = css.partition("\n/*# sourceMappingURL=")[0].encode()
    for name, path in attachments(pages).items():
        if f"/{name}" not in pictures:
            files[name] = path.read_bytes()
    files["404.html"] = finish_missing_page((built / "404.html").read_text(encoding="utf-8"), site)
    files["_headers"] = headers_file(site.base_path)
    return Shell(frames=frames, files=files, pages=tuple(finished), digest=digest)
