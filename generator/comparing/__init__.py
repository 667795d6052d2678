"""What a change would do: two built sites in, or two portals; a Danish summary out."""

from __future__ import annotations

from generator.comparing.content import content_report
from generator.comparing.report import report
from generator.comparing.site import BuiltSite, read_site

__all__ = ["BuiltSite", "content_report", "read_site", "report"]
