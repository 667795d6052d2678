"""The whole configuration of the browser editor, as a value."""

from __future__ import annotations

from typing import Any

from generator.admin.collections import RELATED, collections
from generator.admin.fields import Known
from generator.admin.hints import hints_for
from generator.guide import Guide
from generator.model.portal import Portal
from generator.model.settings import DANISH, BrowserEditor

LONGEST_SIDE = 2560
"""Pixels: as large as any screen shows a picture. A larger one is made smaller before it is sent,
and with it goes what the camera wrote of place and time."""
MOST_BYTES = 20_000_000
SPELLING = {
    "structure": "multiple_files",
    "locales": [DANISH],
    "default_locale": DANISH,
    "omit_default_locale_from_file_path": True,
}
"""Addresses are spelt in Danish: å is aa. There is no other language: a form beside the form would
be in the way of most. What is short is translated in fields, a whole text in a file."""
NO_HOST = BrowserEditor(repository="lokal/mappe")
"""Where no host is set up, the editor works on a folder of one's own machine."""


def configuration(portal: Portal, guide: Guide, base_url: str, logo: str) -> dict[str, Any]:
    """For Sveltia CMS. `base_url` is the portal's address with a slash at its end, `logo` that of
    its mark."""
    editor = portal.settings.editor or NO_HOST
    known = Known(portal.settings, hints_for(guide), RELATED)
    return {
        "backend": backend(editor),
        **workflow(editor),
        "app_title": f"{portal.settings.public_name}: redigering",
        "site_url": base_url,
        "display_url": base_url,
        "show_preview_links": False,
        "logo": {"src": logo, "show_in_header": False},
        "issue_reports": {"url": base_url},
        "media_folder": f"{editor.folder}/pages/billeder",
        "public_folder": "/billeder",
        "media_libraries": _pictures(),
        "slug": {
            "encoding": "ascii",
            "clean_accents": True,
            "sanitize_replacement": "-",
            "maxlength": 60,
            "timezone": "local",
        },
        "i18n": SPELLING,
        "output": {"omit_empty_optional_fields": True},
        "collections": collections(portal, known, editor.folder),
    }


def backend(editor: BrowserEditor) -> dict[str, Any]:
    """Where files are read and saved, and in which words."""
    made: dict[str, Any] = {
        "name": editor.backend,
        "repo": editor.repository,
        "branch": editor.branch,
        "commit_messages": {
            "create": "Nyt: {{slug}} ({{collection}})",
            "update": "Rettet: {{slug}} ({{collection}})",
            "delete": "Slettet: {{slug}} ({{collection}})",
            "uploadMedia": "Billede: {{path}}",
            "deleteMedia": "Billede slettet: {{path}}",
        },
    }
    if editor.api:
        made["api_root"] = editor.api.rstrip("/")
    if editor.auth_url:
        made["base_url"] = editor.auth_url.rstrip("/")
    else:
        made["auth_methods"] = ["token"]
    if editor.forks and editor.backend == "github":
        made["open_authoring"] = True
    return made


def workflow(editor: BrowserEditor) -> dict[str, str]:
    """A proposal that others look at, where the host's editor has them."""
    return {"publish_mode": "simple" if editor.backend == "gitea" else "editorial_workflow"}


def _pictures() -> dict[str, Any]:
    smaller = {"format": "webp", "quality": 85, "width": LONGEST_SIDE, "height": LONGEST_SIDE}
    return {
        "default": {
            "config": {
                "max_file_size": MOST_BYTES,
                "slugify_filename": True,
                "transformations": {"raster_image": smaller},
            }
        },
        "stock_assets": {"providers": []},
    }
