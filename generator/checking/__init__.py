"""Rules that span entities. CHECKS is the list; each is one function with a one-line docstring."""

from __future__ import annotations

from generator.checking.rules import CHECKS, check

__all__ = ["CHECKS", "check"]
