"""Drawings as geometry: pure, in plain numbers; `theme/parts/diagrams/` draws them as SVG."""
