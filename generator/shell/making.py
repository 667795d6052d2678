"""A shell, made: the page builder is run once, and what it gives is taken apart."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.presenting.pictures import Placed
from generator.shell.assets import Assets, bundle
from generator.shell.chrome import Chrome, turns
from generator.shell.frame import SLOTS, Frame, ShellError, nav_slot
from generator.shell.mkdocs import Builder
from generator.shell.pages import PageSource, attachments, read_pages
from generator.shell.policy import headers_file
from generator.shell.render import finish_missing_page, finish_page
from generator.shell.result import Shell
from generator.shell.site import Site
from generator.shell.stage import depths, frame_file, stage


def make_shell(
    site: Site,
    pages: Path,
    config: Path,
    theme: Path,
    builder: Builder,
    pictures: Mapping[str, Placed],
    digest: str,
) -> Shell:
    """As `build_shell`, whatever is kept; `digest` is the shell's."""
    sources = read_pages(pages)
    assets = bundle(theme, site.colours)
    stylesheet = builder.stylesheet()
    with tempfile.TemporaryDirectory(prefix="portal-shell-") as folder:
        project = stage(
            site, pages, sources, config, theme, assets, stylesheet, Path(folder).resolve()
        )
        built = builder.build(project)
        return _collect(built, site, pages, sources, assets, stylesheet, pictures, digest)


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
    frames = {chrome.language: _frames(built, chrome) for chrome in site.chromes}
    editions = [
        (
            chrome,
            frozenset(page.danish_path for page in sources if page.language == chrome.language),
        )
        for chrome in site.chromes
    ]
    files = dict(assets.files)
    finished = []
    faults = []
    for source in sources:
        name = f"{source.path[1:]}index.html"
        try:
            html = (built / name).read_text(encoding="utf-8")
            ways = turns(source.danish_path, source.language, editions)
            finished_page, page = finish_page(html, site, source, pictures, ways)
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
    folders = {source.path.split("/")[1] for source in sources}
    folders |= {chrome.language for chrome in site.others}
    files["_headers"] = headers_file(site.base_path, folders)
    own = frames.pop(site.language)
    return Shell(frames=own, others=frames, files=files, pages=tuple(finished), digest=digest)


def _frames(built: Path, chrome: Chrome) -> dict[int, Frame]:
    """A language's frames, by depth."""
    slots = [*SLOTS, *(nav_slot(item.section) for item in chrome.navigation)]
    return {
        depth: Frame.split(
            (built / frame_file(depth, chrome)).with_suffix(".html").read_bytes(), slots
        )
        for depth in depths(chrome)
    }
