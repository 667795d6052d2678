"""`portal serve`: the portal on this machine, rebuilt and reloaded when a file is saved.

What is published holds no trace of this: the server alone adds one script of its own to the pages
on their way out, from the same host, so that even the pages' security policy stays as it is.
"""

from __future__ import annotations

from generator.serving.preview import Preview, rebuild, serve
from generator.serving.server import PreviewServer

__all__ = ["Preview", "PreviewServer", "rebuild", "serve"]
