"""What is kept from one build to the next, so that a build does only what has changed.

All of it lies in one folder (`.cache/`) that may be deleted at any time, is written by this program
alone and is as trusted as the bytecode beside the code. Where there is none (in tests), what has to
wait lies in the system's folder for temporary files. Nothing here knows what it keeps.
"""

from __future__ import annotations

from generator.caching.shelf import Body, Shelf
from generator.caching.spill import Bodies, Extent, Spill, bodies_at
from generator.caching.store import Store

__all__ = ["Bodies", "Body", "Extent", "Shelf", "Spill", "Store", "bodies_at"]
