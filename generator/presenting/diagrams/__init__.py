"""Drawings of what the portal knows: geometry alone; `theme/parts/diagrams/` draws it as SVG."""
