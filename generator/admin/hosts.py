"""Where a portal's files lie, as the browser must know it: asked at every build, and so kept apart
from the configuration, which few builds make."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.model.settings import BrowserEditor

_APIS = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com/api/v4",
    "gitea": "https://gitea.com/api/v1",
}
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?")
"""Nothing else can stand in a security policy without meaning something else by it."""


def api_of(editor: BrowserEditor) -> str:
    """The address of the host's programming interface."""
    return editor.api or _APIS[editor.backend]


def hosts(editor: BrowserEditor | None) -> tuple[str, ...]:
    """The origins that the page may ask: the host's alone."""
    if editor is None:
        return ()
    found = (api_of(editor), editor.auth_url or "")
    origins = ("{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in found if url)
    return tuple(dict.fromkeys(one for one in origins if _ORIGIN.fullmatch(one)))
