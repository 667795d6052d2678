"""The geometry of drawings: pure functions to shapes and texts, which a template sets as SVG."""
