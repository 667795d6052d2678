"""`/admin/`: the browser editor's page, its configuration and its program, as files of the site;
and the schemas of what editors write, for other programs (`/admin/schemas/event.json`).

The program is built beforehand (`make admin-bundle`) and copied as it is. The page has a security
policy of its own: besides the portal it may ask the host of the files, and nobody else.

This module is imported at every build; what makes configuration and schemas, when they are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from html import escape
from typing import Any

from generator.admin.hosts import hosts
from generator.admin.years import years
from generator.artifacts import Artifact, Batch, constant, digest
from generator.guide import read_guide
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import on_site
from generator.presenting.edition import Edition
from generator.settings import SHIPPED

BUNDLE = SHIPPED / "admin" / "bundle"
ICON = "/assets/icon.svg"
"""The portal's mark in its own colours, as the browser's tab has it."""
FILES = "files.json"
"""Of each of the program's files the SHA-256, beside them."""
GUIDE = "/om/redaktoer/browser/"
ORIGIN = "redigering i browseren"


def batches(edition: Edition) -> Iterator[Batch]:
    """The page with its configuration; what its own inputs ask for; and the program."""
    portal, known = edition.portal, edition.fingerprints
    rooms = [(slug, one.title) for slug, one in portal.partnerships.items()]
    asked = digest(edition.digest, _page(edition), portal.pages, rooms, years(portal))
    yield Batch("admin", partial(_written, edition), asked)
    series = known.of_listings(tuple(_repeated(portal)))
    registered = digest(edition.inputs.registered("actors", "places"), series)
    yield Batch("admin/register", partial(_register, edition), registered)
    yield Batch("admin/program", _program, digest(_digests()))
    # Of the program alone, as everything is.
    yield Batch("admin/schemas", _schemas, digest("schemas"))


def _written(edition: Edition) -> Iterator[Artifact]:
    from generator.admin.configuration import configuration
    from generator.admin.decap import decap

    guide, base_url = read_guide(edition.content), edition.base_url
    made = configuration(edition.portal, guide, base_url, on_site(base_url, ICON))
    yield constant("admin/index.html", _page(edition).encode(), ORIGIN)
    yield constant("admin/config.json", _json(made), ORIGIN)
    yield constant("admin/config-decap.yml", _yaml(decap(made)), ORIGIN)


def _register(edition: Edition) -> Iterator[Artifact]:
    yield constant("admin/register.json", _json(register(edition)), ORIGIN)


def _program() -> Iterator[Artifact]:
    for name, inputs in _digests().items():
        yield Artifact(f"admin/{name}", inputs, (BUNDLE / name).read_bytes, ORIGIN)


def _schemas() -> Iterator[Artifact]:
    from generator.starting.schemas import NAMES, schema_text

    for name in NAMES:
        yield constant(f"admin/schemas/{name}.json", schema_text(name).encode(), ORIGIN)


@cache
def _digests() -> Mapping[str, str]:
    found: dict[str, str] = json.loads((BUNDLE / FILES).read_text("utf-8"))
    return found


def register(edition: Edition) -> dict[str, Any]:
    """What our own part of the program asks for: for `portal-party` the names of all that has a
    slug, by kind; for `portal-when` the dates to come of each series, by its file; and by format
    the order in which files have their fields."""
    from generator.admin.order import in_files

    return {
        "order": in_files(),
        "series": _series(edition.portal),
        "actors": {slug: one.title for slug, one in edition.portal.actors.items()},
        "places": {slug: one.title for slug, one in edition.portal.places.items()},
    }


def _series(portal: Portal) -> dict[str, list[str]]:
    """What can be cancelled or moved, as a change names it: each date's original start."""
    from generator.editing.occasions import written

    dates = {event.path: portal.occurrences[event.slug] for event in _repeated(portal)}
    to_come = {
        path: [one.original for one in every if one.takes_place and one.last_day >= portal.today]
        for path, every in dates.items()
    }
    return {path: [*map(written, sorted(found))] for path, found in to_come.items() if found}


def _repeated(portal: Portal) -> Iterator[Listing]:
    return (event for event in portal.all_events if event.repeat)


def _yaml(value: Any) -> bytes:
    import yaml  # few builds make the configuration anew

    class Written(yaml.CSafeDumper):
        """Writes out what many collections have in common; it lies there for people to read."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    text = yaml.dump(value, Dumper=Written, allow_unicode=True, sort_keys=False, width=1000)
    return f"# Til Decap CMS, hvis Sveltia CMS en dag ikke kan bruges.\n{text}".encode()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def policy(origins: tuple[str, ...]) -> str:
    """What the page may do. The editor makes styles and pictures of its own as it runs (`blob:`,
    `style=`), and photographs smaller with WebAssembly; scripts come from the portal alone."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' blob:",
            "media-src 'self' blob:",
            "frame-src blob:",
            "worker-src 'self' blob:",
            " ".join(("connect-src 'self' data: blob:", *origins)),
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _page(edition: Edition) -> str:
    settings = edition.portal.settings
    name, version = escape(settings.public_name), _digests()["editor.js"][:10]
    guide, home = (escape(on_site(edition.base_url, to)) for to in (GUIDE, "/"))
    without = "" if settings.editor else " data-local-only"
    return f"""<!doctype html>
<html lang="da"{without}>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{escape(policy(hosts(settings.editor)))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="{escape(on_site(edition.base_url, ICON))}" type="image/svg+xml">
    <title>{name}: redigering</title>
    <script type="module" src="editor.js?v={version}"></script>
  </head>
  <body>
    <noscript><p>Redigering i browseren kræver JavaScript.</p></noscript>
    <template id="ikke-sat-op">
      <main>
        <h1>Redigering i browseren er ikke sat op</h1>
        <p>Portalen ved ikke, hvor filerne ligger. Det skriver den, der driver portalen, under
          <code>editor</code> i <code>portal.yml</code>.</p>
        <p>Har du selv en kopi af filerne, så kør <code>portal serve</code>, og åbn
          <code>/admin/</code> derfra. <a href="{guide}">Sådan redigerer du i browseren</a></p>
        <p><a href="{home}">Til {name}</a></p>
      </main>
    </template>
  </body>
</html>
"""
