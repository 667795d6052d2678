"""Drawings as geometry: pure functions to coordinates, which `theme/parts/diagrams/` draws."""
