"""What is said when an export is not read at all: as of any file (`generator.editing.refusing`)."""

from __future__ import annotations

from generator.editing.refusing import Refused

__all__ = ["Refused"]
