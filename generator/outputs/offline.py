"""The portal without a net: `sw.js`, the page that stands in, and the manifest.

Nothing of it is used before the visitor asks on `/gemte/` (docs/offline.md). Where `portal.yml`
says `offline: no`, the worker that is published ends those that are out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import orjson

from generator.artifacts import Artifact, Batch, constant, digest
from generator.presenting.addresses import EVENTS, OFFLINE, on_site
from generator.presenting.edition import Edition
from generator.presenting.icons import ICONS
from generator.presenting.pouring import Head
from generator.presenting.worker import retired_script, sources, worker_script

WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
SCRIPTS = ("keep", "offline")
_FRAME = ("assets/css/portal.", "assets/js/portal.")


def batches(edition: Edition) -> Iterator[Batch]:
    """A handful of files; the pages that are always kept are those that lead to something."""
    theme = edition.theme
    inputs = digest(edition.inputs.listed, edition.inputs.shell, sources(theme))
    yield Batch("offline", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The worker, and what belongs to it."""
    if not edition.portal.settings.offline:
        yield constant(WORKER, retired_script(edition.theme), "portalen selv")
        return
    assets = [name for name in edition.shell_files if name.startswith(_FRAME)]
    standing = ("/", EVENTS, *(way.address for way in edition.ways))
    script = worker_script(edition.theme, edition.base_url, standing, assets)
    yield constant(WORKER, script, "portalen selv")
    yield constant(MANIFEST, orjson.dumps(_manifest(edition)), "portalen selv")
    yield edition.page(
        OFFLINE,
        "offline.html",
        title="Uden net",
        head=Head(description="Det, der kan ses, når portalen ikke kan nås.", noindex=True),
        scripts=list(map(edition.versioned, SCRIPTS)),
    )


def _manifest(edition: Edition) -> Mapping[str, object]:
    """W3C Web Application Manifest. The bar that goes back is kept where the browser has one."""
    settings, home = edition.portal.settings, on_site(edition.base_url, "/")
    paper, _ = settings.look.paper
    return {
        "id": home,
        "name": settings.public_name,
        "short_name": settings.name,
        "description": settings.description,
        "lang": settings.language,
        "dir": "ltr",
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {
                "src": on_site(edition.base_url, f"/{name}"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "maskable" if maskable else "any",
            }
            for name, (size, maskable) in ICONS.items()
        ],
    }
