"""What a change would do to the site: two built folders in, a Danish summary out."""

from __future__ import annotations

from generator.comparing.report import report
from generator.comparing.site import BuiltSite, read_site

__all__ = ["BuiltSite", "read_site", "report"]
