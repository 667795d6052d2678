"""Rules that span entities; rules.py is the list, each one function with a one-line docstring."""

from __future__ import annotations

from generator.checking.rules import check_entity, check_event, check_portal

__all__ = ["check_entity", "check_event", "check_portal"]
